"""`scaffold presets`: what there is, and a copy of one to change."""

from pathlib import Path

from scaffold.app.outcome import Outcome, Remark, spoken
from scaffold.errors import PostExists, UsageError
from scaffold.outside import templates
from scaffold.outside.files import files


def names() -> tuple[str, ...]:
    """The shipped presets."""
    return templates.names()


def table() -> str:
    """A line a preset: its name and what it is for."""
    described = [(name, templates.load(name).rules.description) for name in templates.names()]
    width = max(len(name) for name, _ in described)
    return "".join(f"{name:<{width}}  {description}\n" for name, description in described)


def export(name: str, folder: Path) -> Outcome:
    """Copy the files that make up a preset; one that is there already is refused first.

    The paths written are the output.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder.", "Name another folder.")
    wanted = {folder / key: text for key, text in _files(name).items()}
    for path in wanted:
        if files.is_taken(path):
            raise PostExists(spoken(path), "Name another folder, or move the file out of the way.")
    for path, text in wanted.items():
        files.create(path, text)
    said = spoken(folder)
    return Outcome(
        "".join(f"{spoken(path)}\n" for path in wanted),
        (
            Remark(
                "next: change what you like, delete what you leave as it is, then run: "
                f'scaffold new "PLAYLIST" --preset {name} --template "{said}"'
            ),
        ),
    )


def _files(name: str) -> dict[str, str]:
    """The rules of a preset and all of its templates, those of presets it extends among them."""
    preset = templates.load(name)
    rules = files.read(templates.shipped_folder() / name / templates.RULES).text
    return {templates.RULES: rules, **dict(sorted(preset.templates.items()))}
