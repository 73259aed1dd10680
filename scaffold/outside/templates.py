"""Preset folders: shipped ones, those that they extend, and a person's own laid over them."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from scaffold.errors import TemplateBroken, UsageError
from scaffold.model.preset import Preset, PresetRules, SiteRules
from scaffold.model.settings import keys_of
from scaffold.outside.files import bounds, files
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


def sites(own: Path | None = None) -> dict[str, SiteRules]:
    """The kinds of sites that are known, by preset; those that come first in a folder of several.

    A person's own folder is a generator of its own, by the folder's name, if its `preset.toml`
    names marks that no shipped preset has.
    """
    known = _shipped_sites(shipped_folder())
    rules = _rules([own / RULES]).site if own and (own / RULES).is_file() else SiteRules()
    if own is None or not rules.marks or any(rules.marks == site.marks for site in known.values()):
        return known
    return {own.resolve().name: rules, **known}


@lru_cache(maxsize=8)
def _shipped_sites(folder: Path) -> dict[str, SiteRules]:
    """Read once a run, and only where a site is looked for."""
    found = {path.parent.name: _rules([path]).site for path in sorted(folder.glob(f"*/{RULES}"))}
    marked = ((name, site) for name, site in found.items() if site.marks)
    return dict(sorted(marked, key=lambda item: item[1].order))


def family(name: str) -> frozenset[str]:
    """The name of a preset with those that it extends: `hugo-yaml` is of `hugo`."""
    folders = _lineage(shipped_folder() / name) if name in names() else []
    return frozenset({name, *(folder.name for folder in folders)})


def load(name: str, own: Path | None = None) -> Preset:
    """A shipped preset, with the files of a person's own folder in place of its.

    Where the own folder's `preset.toml` says `extends`, it is laid over that preset instead.
    An own folder that is a generator of its own (see `sites`) goes by the folder's name.
    """
    if name not in names():
        if own is None or name not in sites(own):
            shipped = ", ".join(names())
            raise UsageError(f"Unknown preset {name!r}.", f"The presets are: {shipped}.")
        return _merge(name, _lineage(own))
    folder = shipped_folder() / name
    if own is None:
        return _merge(name, _lineage(folder))
    _refuse_useless(own, name)
    preset = _merge(name, _lineage(own) if _parent(own) else [*_lineage(folder), own])
    changed = preset.rules.path != _rules([f / RULES for f in _lineage(folder)]).path
    return preset.model_copy(update={"own_path": changed})


def _refuse_useless(own: Path, name: str) -> None:
    """A folder of which nothing, or not what its author thinks, would be used."""
    export = f"Make one with: scaffold presets export {name} "
    if not own.is_dir():
        raise TemplateBroken(f"The template folder {own} is not there.", f"{export}{own}")
    there = {path.name for path in own.iterdir()}
    shipped = {path.name for path in shipped_folder().glob(f"*/*{ENDING}")}
    for file in sorted(there):
        if file + ENDING in shipped - there:
            raise TemplateBroken(
                f"{own / file} is not read: the names of templates end in {ENDING}.",
                f"Rename it to {file}{ENDING}.",
            )
    if RULES not in there and not any(file.endswith(ENDING) for file in there):
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
    rules = _rules([folder / RULES for folder in folders])
    escapes = frozenset[str]().union(*map(_escapes, rules.escapes))
    return Preset(
        name=name,
        family=family(name) | {folder.name for folder in folders},
        rules=rules.model_copy(update={"escapes": escapes}),
        templates=sources,
        origins={key: str(found[key]) for key in sources},
        shipped=all(folder.parent == shipped_folder() for folder in folders),
    )


def _escapes(name: str) -> frozenset[str]:
    """What a preset escapes, if the name is one's; else the dialect of that name."""
    if name not in names():
        return frozenset({name})
    return _rules([folder / RULES for folder in _lineage(shipped_folder() / name)]).escapes


def _text(path: Path) -> str:
    target = bounds.way_out(path) if path.is_symlink() else None
    if target:
        raise TemplateBroken(
            f"{path} is a link that leads out of its folder, to {target}; it was not read.",
            "Put a copy in its place.",
        )
    try:
        return files.read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise TemplateBroken(f"{path} cannot be read: {why}.", "Save it as UTF-8.") from error


def _rules(paths: list[Path]) -> PresetRules:
    merged: dict[str, object] = {}
    for path in filter(Path.is_file, paths):
        try:
            merged |= tomllib.loads(_text(path))
            rules = PresetRules.model_validate(merged)
        except tomllib.TOMLDecodeError as error:
            raise TemplateBroken(f"{path} is not TOML: {error}.") from error
        except ValidationError as error:
            raise _broken(path, error) from error
    return rules


def _broken(path: Path, error: ValidationError) -> TemplateBroken:
    file = settings_files.read(path)

    def place(keys: list[str]) -> str:
        return f"{file.place(keys)}: {'.'.join(keys)}"

    problems = "; ".join(mistakes(error, place, tuple(keys_of(PresetRules))))
    return TemplateBroken(
        f"{problems}.", 'docs/templates.md lists what is allowed there, under "In preset.toml".'
    )
