"""Preset folders: shipped ones, those that they extend, and a person's own laid over them."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from scaffold.errors import TemplateBroken, UsageError
from scaffold.model.preset import Preset, PresetRules
from scaffold.model.settings import keys_of
from scaffold.outside.settings import file as settings_files
from scaffold.outside.settings.mistakes import mistakes

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
    """A shipped preset, with the files of a person's own folder in place of its.

    Where the own folder's `preset.toml` says `extends`, it is laid over that preset instead.
    """
    if name not in names():
        raise UsageError(f"There is no preset {name!r}.", f"The presets are: {', '.join(names())}.")
    if own is None:
        return _merge(name, _lineage(shipped_folder() / name))
    _refuse_useless(own, name)
    if _parent(own):
        return _merge(name, _lineage(own))
    return _merge(name, [*_lineage(shipped_folder() / name), own])


def _refuse_useless(own: Path, name: str) -> None:
    """A folder of which nothing, or not what its author thinks, would be used."""
    export = f"Make one with: scaffold presets export {name} "
    if not own.is_dir():
        raise TemplateBroken(f"The template folder {own} is not there.", f"{export}{own}")
    files = {path.name for path in own.iterdir()}
    shipped = {path.name for path in shipped_folder().glob(f"*/*{ENDING}")}
    for file in sorted(files):
        if file + ENDING in shipped - files:
            raise TemplateBroken(
                f"{own / file} is not read: the names of templates end in {ENDING}.",
                f"Call it {file}{ENDING}.",
            )
    if RULES not in files and not any(file.endswith(ENDING) for file in files):
        raise TemplateBroken(
            f"The template folder {own} holds neither {RULES} nor a template.", f"{export}DIR"
        )


def _lineage(folder: Path) -> list[Path]:
    """The folders of a preset, the most general first."""
    folders = [folder]
    while parent := _parent(folders[0]):
        folder = shipped_folder() / parent
        if parent not in names() or folder in folders:
            raise TemplateBroken(
                f"{folders[0] / RULES}: extends: {parent!r} cannot be extended.",
                f"What can be extended: {', '.join(names())}; none of them twice.",
            )
        folders.insert(0, folder)
    return folders


def _parent(folder: Path) -> str:
    """The preset that a folder extends, or ""."""
    path = folder / RULES
    return _rules([path]).extends if path.is_file() else ""


def _merge(name: str, folders: list[Path]) -> Preset:
    found = {path.name: path for folder in folders for path in sorted(folder.iterdir())}
    sources = {key: _text(path) for key, path in found.items() if key.endswith(ENDING)}
    return Preset(
        name=name,
        rules=_rules([folder / RULES for folder in folders]),
        templates=sources,
        origins={key: str(found[key]) for key in sources},
        shipped=all(folder.parent == shipped_folder() for folder in folders),
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
            raise _broken(path, error) from error
    return rules


def _broken(path: Path, error: ValidationError) -> TemplateBroken:
    file = settings_files.read(path)

    def place(keys: list[str]) -> str:
        return f"{file.place(keys)}: {'.'.join(keys)}"

    problems = "; ".join(mistakes(error, place, tuple(keys_of(PresetRules))))
    return TemplateBroken(
        f"{problems}.", 'docs/templates.md lists what may stand there, under "In preset.toml".'
    )
