"""Preset folders: shipped ones, and a person's own laid over them."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from scaffold.errors import TemplateBroken, UsageError
from scaffold.model.preset import Preset, PresetRules

RULES = "preset.toml"
ENDING = ".j2"


def shipped_folder() -> Path:
    """`scaffold/templates/` of an installed wheel, else `templates/` of the checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def names() -> tuple[str, ...]:
    """The shipped presets, sorted."""
    return tuple(sorted(rules.parent.name for rules in shipped_folder().glob(f"*/{RULES}")))


def load(name: str, own: Path | None = None) -> Preset:
    """A shipped preset, with the files of a person's own folder in place of its."""
    if name not in names():
        raise UsageError(f"There is no preset {name!r}.", f"The presets are: {', '.join(names())}.")
    folders = [shipped_folder() / name]
    if own is not None:
        if not own.is_dir():
            raise TemplateBroken(
                f"The template folder {own} is not there.",
                f"Make one with: scaffold presets export {name} {own}",
            )
        folders.append(own)
    return _merge(name, folders)


def _merge(name: str, folders: list[Path]) -> Preset:
    found = {path.name: path for folder in folders for path in sorted(folder.iterdir())}
    sources = {key: _text(path) for key, path in found.items() if key.endswith(ENDING)}
    return Preset(
        name=name,
        rules=_rules([folder / RULES for folder in folders]),
        templates=sources,
        origins={key: str(found[key]) for key in sources},
    )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateBroken(f"{path} cannot be read: {error}.", "Save it as UTF-8.") from error


def _rules(files: list[Path]) -> PresetRules:
    merged: dict[str, object] = {}
    for path in (path for path in files if path.is_file()):
        try:
            merged |= tomllib.loads(_text(path))
            rules = PresetRules.model_validate(merged)
        except tomllib.TOMLDecodeError as error:
            raise TemplateBroken(f"{path} is no TOML: {error}.") from error
        except ValidationError as error:
            problems = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            raise TemplateBroken(f"{path}: {'; '.join(problems)}.") from error
    return rules
