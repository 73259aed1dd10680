"""Variables that begin as ours do: misspelt ones are mistakes, others may be anybody's."""

import difflib
import os

from scaffold.model.settings import Settings, keys_of
from scaffold.outside.own_folders import CACHE_FOLDER, PREFIX

_ALIKE = 0.8  # so much of a name must be a setting's: SCAFFOLD_PORT is none of ours
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
    """What is set and names no setting. What stands in a table is the table's to refuse."""
    known = _names()
    tables = tuple(f"{name}__" for name in known if any(k.startswith(f"{name}__") for k in known))
    return sorted(
        name
        for name, value in os.environ.items()
        if value and name.upper().startswith(PREFIX)
        if name.upper() not in known and not name.upper().startswith(tables)
    )


def _meant(name: str) -> str:
    """The variable that was perhaps meant, or ""."""
    bare = name.upper().removeprefix(PREFIX)
    # a list of tables has no variables for its keys
    names = {n.removeprefix(PREFIX): n for n in _names() if not n.startswith(_OF_A_LIST)}
    close = difflib.get_close_matches(bare, names, n=1, cutoff=_ALIKE)
    option = [names[short] for short in (f"CHECK__{bare}",) if short in names]
    head = bare.partition("__")[0]
    whole = [names[head]] if head.lower() in Settings.model_fields else []
    return next(iter([names[word] for word in close] + option + whole), "")
