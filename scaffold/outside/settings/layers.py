"""Layers of settings: each checked by itself, then laid over each other."""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import SettingsError
from scaffold.model.settings import PATHS, USER_ONLY, Settings
from scaffold.outside.files import bounds
from scaffold.outside.own_folders import PREFIX, within_repo
from scaffold.outside.settings import environment
from scaffold.outside.settings.file import SettingsFile, read
from scaffold.outside.settings.merging import laid_over, tabled
from scaffold.outside.settings.mistakes import Place, mistakes

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
    layers += [
        _Layer(ENVIRONMENT, environment.name_of, *environment.read()),
        _Layer(COMMAND_LINE, _option, tabled(given)),
    ]
    problems = tuple(problem for layer in layers for problem in _problems(layer))
    if problems:
        raise SettingsError(problems)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        values = laid_over(values, layer.values)
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


def _of_file(path: Path, refused: frozenset[str], own: Path) -> _Layer:
    file = read(path)
    if file.problem:
        return _Layer(str(path), _in_file(file), problems=(file.problem,))
    problems = tuple(
        f"{file.place([key])}: {key} is not allowed in a repository's file; put it into {own}, "
        f"{PREFIX}{key.upper()} or {_option([key])}"
        for key in file.values
        if key in refused
    )
    allowed = {key: value for key, value in file.values.items() if key not in refused}
    values = tabled(_rooted(allowed, path.parent))
    problems += tuple(_misled(file, values, own if refused else None))
    return _Layer(str(path), _in_file(file), values, problems)


def _misled(file: SettingsFile, values: Mapping[str, Any], own: Path | None) -> Iterator[str]:
    """A line for each path that no system takes; in a repo's file (`own`), that leads out of it."""
    *_, root = within_repo(file.path.parent)
    if not (root / ".git").exists():
        root = file.path.parent
    for key in sorted(PATHS):
        keys = key.split(".")
        value: Any = values
        for name in keys:
            value = value.get(name) if isinstance(value, dict) else None
        for path in value if isinstance(value, list) else [value]:
            if not isinstance(path, str):
                continue  # the model refuses it
            if "\0" in path:
                yield f"{file.place(keys)}: {key} holds a NUL, which no path may"
            elif own and _leads_out(Path(path), root):
                yield (
                    f"{file.place(keys)}: {key} leads out of the repository, to {path}; put it "
                    f"into {own}, or name it on the command line"
                )


def _leads_out(path: Path, root: Path) -> bool:
    named = Path(os.path.abspath(path))  # noqa: PTH100 - links keep their own names here
    inside = any(named.is_relative_to(folder) for folder in (root, root.resolve()))
    return not inside or bounds.is_gits(named.relative_to(root)) or bool(bounds.way_out(named))


def _in_file(file: SettingsFile) -> Place:
    def place(keys: list[str]) -> str:
        return f"{file.place(keys)}: {'.'.join(keys)}"

    return place


def _option(keys: list[str]) -> str:
    return "--" + (keys[1:] or keys)[0].replace("_", "-")


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
    if not isinstance(value, str) or "\0" in value:
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
