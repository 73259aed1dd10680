"""Layers of settings: each checked by itself, then laid over each other."""

import contextlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import SettingsError
from scaffold.model.settings import PATHS, USER_ONLY, Settings, holds_tables, is_list, keys_of
from scaffold.outside.own_folders import CACHE_FOLDER, PREFIX
from scaffold.outside.settings.file import SettingsFile, read
from scaffold.outside.settings.mistakes import Place, mistakes
from scaffold.wording import did_you_mean

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


ENVIRONMENT = "environment"
COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class _Layer:
    """What one origin sets; `place` names a key there for a message."""

    origin: str
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def stack(
    user: Path | None, repo: Path | None, given: Mapping[str, object], own: Path
) -> tuple[Settings, dict[str, str]]:
    """All layers as one, with the origin of each key that was set; `own` is the user's file.

    Raises SettingsError with all mistakes of all layers.
    """
    layers = [_of_file(path, frozenset(), own) for path in (user,) if path]
    layers += [_of_file(path, USER_ONLY, own) for path in (repo,) if path]
    layers += [_of_environment(), _Layer(COMMAND_LINE, _option, _tabled(given))]
    problems = tuple(problem for layer in layers for problem in _problems(layer))
    if problems:
        raise SettingsError(problems)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        values = _laid_over(values, layer.values)
        origins |= dict.fromkeys(_dotted(layer.values), layer.origin)
    return Settings.model_validate(values), origins


def _problems(layer: _Layer) -> list[str]:
    """All mistakes of a layer, in the order of its lines."""
    problems = list(layer.problems)
    try:
        Settings.model_validate(dict(layer.values))
    except ValidationError as error:
        problems += mistakes(error, layer.place)

    def line(problem: str) -> int:
        found = re.match(r":(\d+):", problem.removeprefix(layer.origin))
        return int(found[1]) if found else 0

    return sorted(problems, key=line)


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The upper layer wins; tables are laid over each other key by key."""
    tables = {
        key: _laid_over(below[key], value)
        for key, value in above.items()
        if isinstance(value, dict) and isinstance(below.get(key), dict)
    }
    return {**below, **above, **tables}


def _of_file(path: Path, refused: frozenset[str], own: Path) -> _Layer:
    file = read(path)
    if file.problem:
        return _Layer(str(path), _in_file(file), problems=(file.problem,))
    problems = tuple(
        f"{file.place([key])}: {key} may not stand in a repo's file; put it into {own}, "
        f"{PREFIX}{key.upper()} or {_option([key])}"
        for key in file.values
        if key in refused
    )
    allowed = {key: value for key, value in file.values.items() if key not in refused}
    values = _tabled(_rooted(allowed, path.parent))
    return _Layer(str(path), _in_file(file), values, problems)


def _in_file(file: SettingsFile) -> Place:
    def place(keys: list[str]) -> str:
        return f"{file.place(keys)}: {'.'.join(keys)}"

    return place


def _option(keys: list[str]) -> str:
    return "--" + (keys[1:] or keys)[0].replace("_", "-")


def _tabled(values: Mapping[str, Any]) -> dict[str, Any]:
    """With `titles = "exact"` as the table it stands for, so that tables lie over each other."""
    titles = values.get("titles")
    return {**values, "titles": {"mode": titles}} if isinstance(titles, str) else dict(values)


def _rooted(values: Mapping[str, Any], folder: Path, above: str = "") -> dict[str, Any]:
    """With paths that start at the file's folder; `~` is the home folder."""
    rooted: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, dict):
            rooted[key] = _rooted(value, folder, f"{above}{key}.")
        else:
            rooted[key] = _at(folder, value) if above + key in PATHS else value
    return rooted


def _at(folder: Path, value: Any) -> Any:
    if isinstance(value, list):
        return [_at(folder, item) for item in value]
    if not isinstance(value, str):
        return value
    path = Path(value)
    with contextlib.suppress(RuntimeError):  # nobody's home
        path = path.expanduser()
    return str(folder / path)


def _dotted(values: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for key, value in values.items():
        yield above + key
        if isinstance(value, dict):
            yield from _dotted(value, f"{above}{key}.")


def _of_environment() -> _Layer:
    """`SCAFFOLD_*`: plain words; lists with commas or as JSON, tables as JSON or by `__`."""
    values: dict[str, Any] = {}
    strange = set(_strange())
    # a table as a whole comes before its keys
    for name in sorted(_set_variables(), key=lambda name: name.count("__")):
        if name not in strange and name.upper() != CACHE_FOLDER:
            keys = name.upper().removeprefix(PREFIX).lower().split("__")
            value: Any = _decoded(".".join(keys), os.environ[name])
            for key in reversed(keys):
                value = {key: value}
            values = _laid_over(values, _tabled(value))
    return _Layer(ENVIRONMENT, _variable, values, misspelt())


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


def _variable(keys: list[str]) -> str:
    """The variable that sets a key: its own, or that of the table around it."""
    nested = PREFIX + "__".join(keys[:2]).upper()
    names = {name.upper() for name in os.environ}
    return nested if nested in names else PREFIX + keys[0].upper()
