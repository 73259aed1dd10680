"""The layer of settings that variables make: `SCAFFOLD_LANG`, `SCAFFOLD_CHECK__FAIL_ON`."""

import contextlib
import json
import os
from typing import Any

from scaffold.model.settings import Settings, holds_tables, is_list, keys_of
from scaffold.outside.own_folders import CACHE_FOLDER, PREFIX
from scaffold.outside.settings.merging import laid_over, tabled
from scaffold.wording import did_you_mean

_ALIKE = 0.8  # so much of a name must be a setting's: SCAFFOLD_PORT is not ours
_OF_A_LIST = f"{PREFIX}IGNORE__"


def misspelt() -> tuple[str, ...]:
    """A line for each variable that was meant for a setting, and would set nothing."""
    meant = ((name, _meant(name)) for name in _strange())
    return tuple(f"{name}: no such variable; did you mean {it}?" for name, it in meant if it)


def foreign() -> tuple[str, ...]:
    """The variables that are like no setting: another program may want them."""
    return tuple(name for name in _strange() if not _meant(name))


def _names() -> tuple[str, ...]:
    settings = (PREFIX + key.replace(".", "__").upper() for key in keys_of())
    return (*settings, CACHE_FOLDER)


def _strange() -> list[str]:
    """What is set and names no setting. Names within a table are refused by the table."""
    known = _names()
    tables = tuple(f"{name}__" for name in known if any(k.startswith(f"{name}__") for k in known))
    return [
        name
        for name in _set_variables()
        if name.upper() not in known and not name.upper().startswith(tables)
    ]


def _set_variables() -> list[str]:
    """The variables that begin as ours do; an empty one counts as not set."""
    return sorted(
        name for name, value in os.environ.items() if value and name.upper().startswith(PREFIX)
    )


def _meant(name: str) -> str:
    """The variable that was perhaps meant, or ""."""
    bare = name.upper().removeprefix(PREFIX)
    # a list of tables has no variables for its keys
    names = {n.removeprefix(PREFIX): n for n in _names() if not n.startswith(_OF_A_LIST)}
    close = did_you_mean(bare, names, _ALIKE)
    option = [names[short] for short in (f"CHECK__{bare}",) if short in names]
    head = bare.partition("__")[0]
    whole = [names[head]] if head.lower() in Settings.model_fields else []
    return next(iter(([names[close]] if close else []) + option + whole), "")


def read() -> tuple[dict[str, Any], tuple[str, ...]]:
    """What the variables set, and what is wrong with their names.

    Values are plain words; lists have commas or are JSON, tables are JSON or go by `__`.
    """
    values: dict[str, Any] = {}
    strange = set(_strange())
    # a table as a whole comes before its keys
    for name in sorted(_set_variables(), key=lambda name: name.count("__")):
        if name not in strange and name.upper() != CACHE_FOLDER:
            keys = name.upper().removeprefix(PREFIX).lower().split("__")
            value: Any = _decoded(".".join(keys), os.environ[name])
            for key in reversed(keys):
                value = {key: value}
            values = laid_over(values, tabled(value))
    return values, misspelt()


def _decoded(key: str, text: str) -> Any:
    """What is not JSON stays as it is, for the model to refuse it with all else."""
    field = keys_of().get(key)
    if field is None or not (is_list(field) or holds_tables(field)):
        return text
    text = text.strip()
    if text[:1] in {"[", "{"}:
        with contextlib.suppress(ValueError, RecursionError):
            return json.loads(text)
    if not is_list(field):
        return text
    if key == "extractor_args":  # their own form has commas
        return [text]
    return [word.strip() for word in text.split(",") if word.strip()]


def name_of(keys: list[str]) -> str:
    """The variable that sets a key: its own, or that of the table around it."""
    nested = PREFIX + "__".join(keys[:2]).upper()
    names = {name.upper() for name in os.environ}
    return nested if nested in names else PREFIX + keys[0].upper()
