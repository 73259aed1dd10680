"""The parameters of an address as people write them: read, put in, taken out."""

import re
from functools import lru_cache

TIME_PARAMETERS = ("t", "start", "time_continue")
"""Where a link carries its time, the first that is there counts."""

_PARAMETER = re.compile(r"(?:^|[?&#;])\s*([\w-]+)=([^&#\s]*)", re.ASCII)
_SECOND = re.compile(r"\?(?=(?:v|list|index|t|start|time_continue)=\w)")
_REPEATED = re.compile(r"(\b(list=[\w-]+)(?:&[^#]*)?)&(?:amp;)?\2(?![\w-])", re.ASCII)
_ESCAPES = re.compile(r"&(?:amp|#38|#x26);|%(3[FD]|26|5F|2D)", re.IGNORECASE)
_UNESCAPED = {"3F": "?", "3D": "=", "26": "&", "5F": "_", "2D": "-"}


def unescape(url: str) -> str:
    """Undo what people and HTML do to the separators: `&amp;`, `%3F`, `%3D`, `%26`, `%5F`."""
    if "&" not in url and "%" not in url:
        return url
    return _ESCAPES.sub(lambda m: _UNESCAPED[m[1].upper()] if m[1] else "&", url)


def parameters_of(rest: str) -> dict[str, str]:
    """The parameters of an address by name; the first of those of a name counts.

    A time behind `#` outranks one before: Obsidian's media notes put it behind any address.
    """
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(rest):
        if match[0].startswith("#") and match[1] in TIME_PARAMETERS:
            found[match[1]] = match[2]
        found.setdefault(match[1], match[2])
    return found


def time_in(parameters: dict[str, str]) -> str | None:
    """The time as written (`8m0s`, `s5722`), or None if there is none."""
    return next((parameters[name] for name in TIME_PARAMETERS if name in parameters), None)


def with_separators(url: str) -> str:
    """The address with `&` for a second `?` before what YouTube then reads: `?si=x?t=5`.

    A `list=` that is there twice is kept once.
    """
    head, mark, fragment = url.partition("#")
    base, first, rest = head.partition("?")
    if "?" not in rest:
        return url
    separator = "&amp;" if "&amp;" in head else "&"
    return base + first + _REPEATED.sub(r"\1", _SECOND.sub(separator, rest)) + mark + fragment


def with_parameter(url: str, name: str, value: str) -> str:
    """Put `name=value` into an address as written; all other bytes stay, `&amp;` included."""
    found = _written(name).search(url)
    if found:
        return url[: found.start(2)] + value + url[found.end(2) :]
    head, mark, fragment = url.partition("#")
    separator = "?" if "?" not in head else "&amp;" if "&amp;" in head else "&"
    return f"{head}{separator}{name}={value}{mark}{fragment}"


def without_parameter(url: str, name: str) -> str:
    """Take a parameter out of an address as written; all other bytes stay."""
    found = _written(name).search(url)
    if not found:
        return url
    before, after = url[: found.start()], url[found.end() :]
    following = re.match(r"&(?:amp;)?", after)
    if found[1] == "?" and following:
        return f"{before}?{after[following.end() :]}"
    return before + after


@lru_cache(maxsize=64)
def _written(name: str) -> re.Pattern[str]:
    return re.compile(rf"(\?|&(?:amp;)?|#){re.escape(name)}=([^?&#\s\"'<>)]*)", re.ASCII)
