"""Settings files and the environment, laid over each other; all mistakes in one message.

Order, the later wins: defaults, the user's file, the repo's file, `SCAFFOLD_*`, command line.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import SettingsError
from scaffold.model.settings import USER_ONLY, Settings, keys_of

FILE = "scaffold.toml"
PREFIX = "SCAFFOLD_"
_TABLE = re.compile(rb"^\s*\[+\s*tool\s*\.\s*scaffold\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings of a run, where each key came from, and the files that were read.

    `repo_file` is the file nearest to the posts; paths in it are relative to its folder.
    """

    settings: Settings = field(default_factory=Settings)
    origins: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    repo_file: Path | None = None


def load(start: Path, overrides: Mapping[str, object] | None = None) -> LoadedSettings:
    """The settings for posts in the folder `start`; None among the overrides means not given.

    Raises SettingsError with a line for each mistake of all files and variables.
    """
    given = {key: value for key, value in (overrides or {}).items() if value is not None}
    user, repo = user_file(), repo_file(start)
    files = tuple(path for path in (user, repo) if path is not None)
    variables = _variables()
    if not files and not variables:
        return _validated(given)
    return _layered(repo, files, given)


def _validated(given: dict[str, object]) -> LoadedSettings:
    """The quick way: no file and no variable, so only the command line can be wrong."""
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        raise SettingsError(tuple(_problems(error, "command line", {}))) from error
    return LoadedSettings(settings, dict.fromkeys(given, "command line"))


def user_file() -> Path | None:
    """The user's own settings file, if there is one."""
    path = user_folder() / FILE
    return path if path.is_file() else None


def user_folder() -> Path:
    """Where the user's own settings live on this system."""
    import platformdirs

    return Path(platformdirs.user_config_dir("scaffold", appauthor=False, roaming=False))


def repo_file(start: Path) -> Path | None:
    """The nearest `scaffold.toml` or `pyproject.toml` with `[tool.scaffold]` in the repo."""
    home = Path.home().resolve()
    start = start.resolve()
    for folder in (start, *start.parents):
        if folder == home and folder != start:
            return None
        for path in (folder / FILE, folder / "pyproject.toml"):
            if path.is_file() and (path.name == FILE or _has_table(path)):
                return path
        if (folder / ".git").exists():
            return None
    return None


def _has_table(path: Path) -> bool:
    try:
        return bool(
            re.search(rb"^\s*\[+\s*tool\s*\.\s*scaffold\b", path.read_bytes(), re.MULTILINE)
        )
    except OSError:
        return False


def _variables() -> dict[str, str]:
    known = {PREFIX + key.upper(): key for key in Settings.model_fields}
    return {name: key for name, key in known.items() if name in os.environ}


def _layered(
    repo: Path | None, files: tuple[Path, ...], given: dict[str, object]
) -> LoadedSettings:
    layers: list[tuple[str, dict[str, Any], dict[str, int]]] = []
    problems: list[str] = []
    for path in files:
        try:
            raw, lines = _table(path)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            problems.append(f"{path}: no TOML: {error}")
            continue
        problems += _misplaced(path, raw, lines) if path == repo else []
        allowed = {k: v for k, v in raw.items() if path != repo or k not in USER_ONLY}
        layers.append((str(path), allowed, lines))
    layers.append(("environment", _environment(problems), {}))
    layers.append(("command line", given, {}))
    for origin, raw, lines in layers:
        problems += _mistakes(origin, raw, lines)
    if problems:
        raise SettingsError(tuple(problems))
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, raw, _ in layers:
        merged = _over(merged, raw)
        origins |= dict.fromkeys(raw, origin)
    return LoadedSettings(Settings.model_validate(merged), origins, files, repo)


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Tables are laid over each other key by key; anything else replaces what was there."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _over(merged[key], value) if both else value
    return merged


def _table(path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    text = path.read_bytes().decode("utf-8-sig")
    raw = tomllib.loads(text)
    if path.name != FILE:
        raw = raw.get("tool", {}).get("scaffold", {})
    table = {key.replace("-", "_"): value for key, value in raw.items()}
    if isinstance(table.get("check"), dict):
        table["check"] = {key.replace("-", "_"): v for key, v in table["check"].items()}
    return table, _lines(text)


def _lines(text: str) -> dict[str, int]:
    """The line on which each key stands first; good enough to point at."""
    found: dict[str, int] = {}
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        match = re.match(r"\s*(?:\[+[\w.\-\s]*?)?([\w-]+)\s*(?:=|\]+\s*(?:#.*)?$)", line)
        if match:
            found.setdefault(match[1].replace("-", "_"), number)
    return found


def _misplaced(path: Path, raw: dict[str, Any], lines: dict[str, int]) -> list[str]:
    return [
        f"{_place(str(path), key, lines)}: {key} may not stand in a repo's file; put it into "
        f"{user_folder() / FILE}, {PREFIX}{key.upper()} or the command line"
        for key in raw
        if key in USER_ONLY
    ]


def _environment(problems: list[str]) -> dict[str, Any]:
    """`SCAFFOLD_*` as pydantic-settings reads it: plain words, or JSON for lists and tables."""
    if not _variables():
        return {}
    from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict
    from pydantic_settings.exceptions import SettingsError as NotJson

    class FromEnvironment(Settings, BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=PREFIX, env_nested_delimiter="__", extra="ignore", frozen=True
        )

    found: dict[str, Any] = {}
    source = EnvSettingsSource(FromEnvironment)
    for name, key in _variables().items():
        if isinstance(value := os.environ[name], str) and key in {"titles", "tags"}:
            found[key] = _words(value, key)
            continue
        try:
            value, _, is_complex = source.get_field_value(FromEnvironment.model_fields[key], key)
            found[key] = source.prepare_field_value(
                key, FromEnvironment.model_fields[key], value, is_complex
            )
        except (NotJson, ValueError):
            problems.append(f'{name}: a list or table is given as JSON here: \'["a", "b"]\'')
    return found


def _words(value: str, key: str) -> object:
    if key == "titles":
        return value
    return [word.strip() for word in value.split(",") if word.strip()]


def _mistakes(origin: str, raw: dict[str, Any], lines: dict[str, int]) -> Iterator[str]:
    try:
        Settings.model_validate(raw)
    except ValidationError as error:
        yield from _problems(error, origin, lines)


def _problems(error: ValidationError, origin: str, lines: dict[str, int]) -> Iterator[str]:
    for problem in error.errors(include_url=False, include_input=False):
        loc = [str(part) for part in problem["loc"]]
        if origin == "environment":
            place = PREFIX + loc[0].upper()
        else:
            place = f"{_place(origin, loc[0], lines)}: {'.'.join(loc)}"
        if problem["type"] == "extra_forbidden":
            yield f"{place}: no such key{_suggestion(loc)}"
        else:
            yield f"{place}: {problem['msg'].removeprefix('Value error, ')}"


def _place(origin: str, key: str, lines: dict[str, int]) -> str:
    return f"{origin}:{lines[key]}" if key in lines else origin


def _suggestion(loc: list[str]) -> str:
    keys = [key for key in keys_of() if key.count(".") == len(loc) - 1]
    close = difflib.get_close_matches(".".join(loc), keys, n=1, cutoff=0.6)
    return f"; did you mean {close[0].rpartition('.')[2]}?" if close else ""
