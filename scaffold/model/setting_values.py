"""Values of settings that people write in a form of their own: ages, keys, addresses of proxies."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

AGES = frozenset({"check.max_age"})
"""Keys that are lengths of time: people write `1d`, and we count seconds."""

_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_PROXIES = frozenset({"http", "https", "socks4", "socks4a", "socks5", "socks5h"})


def _age(value: object) -> object:
    """`1d`, `12h`, `30m`, `45s` or a number: seconds."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"(\d{1,9})([smhdw]?)", value.strip())
    if not found:
        raise ValueError("an age is a number with s, m, h, d or w: 1d")
    return int(found[1]) * _SECONDS[found[2]]


def as_written(key: str, value: object) -> object:
    """A setting's value as a person writes it: an age of 43200 seconds is `12h`."""
    if key not in AGES or not isinstance(value, int) or not value:
        return value
    unit = next(unit for unit in "dhms" if value % _SECONDS[unit] == 0)
    return f"{value // _SECONDS[unit]}{unit}"


def _key(value: SecretStr) -> SecretStr:
    """A key as a header can carry it; "" is none. Never quoted."""
    text = value.get_secret_value().strip()
    if not re.fullmatch(r"[!-~]{0,500}", text):
        raise ValueError("a key is letters and digits without blanks")
    return SecretStr(text)


def _proxy(value: SecretStr) -> SecretStr:
    """An address as yt-dlp takes it; "" means none. Never quoted: it may hold a password."""
    text = value.get_secret_value()
    wanted = ValueError("expected an address: http://HOST:PORT, socks5://USER:PASSWORD@HOST:PORT")
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        sound = parts.scheme in _PROXIES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise wanted from None
    if text and not sound:
        raise wanted
    return value


_WrittenAge = (
    Annotated[int, Field(ge=0)] | Annotated[str, Field(pattern=r"^\s*[0-9]{1,9}[smhdw]?\s*$")]
)
Age = Annotated[int, BeforeValidator(_age, json_schema_input_type=_WrittenAge)]
"""A length of time in seconds."""
ApiKey = Annotated[SecretStr, AfterValidator(_key)]
ProxyAddress = Annotated[SecretStr, AfterValidator(_proxy)]
