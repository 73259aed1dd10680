"""Every setting's value and where it came from; secrets are masked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from scaffold.app.outcome import spoken
from scaffold.model.diagnosis import SettingFact
from scaffold.model.record import Record
from scaffold.model.setting_values import as_written
from scaffold.model.settings import Settings, keys_of
from scaffold.outside.settings.load import LoadedSettings
from scaffold.wording import count_of

MASK = "********"
_SECRET = frozenset({"proxy", "extractor_args"})


def facts(loaded: LoadedSettings) -> Iterator[SettingFact]:
    """A fact for each key that holds a value; of tables the keys are named."""
    for key in keys_of():
        value = _value(loaded.settings, key)
        if value is not _NO_KEY and not isinstance(value, Record):
            origin = loaded.origins.get(key, "default")
            if Path(origin).is_absolute():
                origin = spoken(Path(origin))
            yield SettingFact(key, _shown(key, value), origin)


_NO_KEY = object()


def _value(settings: Settings, key: str) -> Any:
    """The value of a dotted key; keys of tables in a list have none of their own."""
    value: Any = settings
    for name in key.split("."):
        if not isinstance(value, Record):
            return _NO_KEY
        value = getattr(value, name)
    return value


def _shown(key: str, value: Any) -> str:
    if value in (None, ()):
        return "-"
    if key in _SECRET or isinstance(value, SecretStr):
        return MASK
    if isinstance(value, tuple) and isinstance(value[0], Record):
        return count_of(len(value), "table")
    written = list(value) if isinstance(value, tuple) else as_written(key, value)
    return json.dumps(written, ensure_ascii=False)
