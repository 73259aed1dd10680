"""Which posts a command works on, and the settings that hold for them."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scaffold.errors import ScaffoldError, UsageError
from scaffold.model.timecode import TimeStyle
from scaffold.outside.files import bounds, posts
from scaffold.outside.settings.load import LoadedSettings, load
from scaffold.wording import visible


@dataclass(frozen=True, slots=True)
class ChosenPosts:
    """Files to work on in order, what stood in the way of others, and the settings for all.

    `named` are the files and folders as given, or those of the settings or the site.
    """

    paths: tuple[Path, ...]
    errors: tuple[ScaffoldError, ...]
    loaded: LoadedSettings
    named: tuple[Path, ...]

    @property
    def lack(self) -> str:
        """A sentence if no post was found and no error says why; else ""."""
        if self.paths or self.errors:
            return ""
        return _none_in(self.named)


def choose(paths: Sequence[Path], overrides: Mapping[str, object], command: str) -> ChosenPosts:
    """Find the posts that a command works on; `command` is its name, for a hint.

    A named folder without any is an error: what nobody looked at must not pass.
    """
    loaded = load(common_folder(paths), overrides)
    given = tuple(paths) or _of_settings(loaded)
    where = given or _of_site(loaded, command)
    found, missing = posts.find(path for path in where if given or path.exists())
    errors: tuple[ScaffoldError, ...] = missing
    if paths and not (found or missing):
        hint = "Files that git ignores do not count, unless they are named themselves."
        errors = (UsageError(_none_in(where), hint),)
    return ChosenPosts(found, errors, loaded, where)


def _none_in(paths: Sequence[Path]) -> str:
    spoken = ("this folder" if path == Path() else str(path) for path in paths)
    return f"No posts in {', '.join(spoken)}."


def style_of(loaded: LoadedSettings) -> TimeStyle | None:
    """The style of times in the settings; None for `auto`."""
    setting = loaded.given("style") or "auto"
    return None if setting == "auto" else TimeStyle(setting)


def common_folder(paths: Sequence[Path]) -> Path:
    """The folder that holds all of the paths; the current one if there are none."""
    # Path.is_dir raises for a name that is too long
    folders = [p if os.path.isdir(p) else os.path.dirname(p) for p in map(os.path.abspath, paths)]  # noqa: PTH112, PTH120
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # two drives
        return Path.cwd()


def _of_settings(loaded: LoadedSettings) -> tuple[Path, ...]:
    base = loaded.repo_file.parent if loaded.repo_file else Path.cwd()
    return tuple(_relative(base / name) for name in loaded.given("posts") or ())


def _of_site(loaded: LoadedSettings, command: str) -> tuple[Path, ...]:
    """The content folders of the site, those of all generators whose files its root has.

    They may not be there yet.
    """
    from scaffold.outside.sites import layout, marks

    template = loaded.given("template")
    own = Path(str(template)) if template else None
    site = marks.find(Path.cwd(), own) or marks.locate(Path.cwd(), own=own)
    if site is None:
        raise UsageError(
            "No post was named, and the current folder is in no site.",
            _naming(command, sorted(Path().glob("*.md"))),
        )
    folders: dict[Path, None] = {}
    usual: dict[Path, None] = {}
    for each in marks.candidates(site.root, own):
        found = layout.of(each)
        found.refuse_outside()
        folders |= dict.fromkeys(found.folders())
        usual |= dict.fromkeys(site.root / name for name in found.content)
    for folder in folders:
        refuse_way_out(folder)
    return tuple(_relative(folder) for folder in folders or usual)


def refuse_way_out(folder: Path) -> None:
    """Raise UsageError for a folder of the site that is a link out of the repository."""
    target = bounds.way_out(folder)
    if target:
        raise UsageError(
            f"{folder} leads out of the repository, to {target}; nothing was read or written.",
            "Name the folder on the command line, or in your own settings.",
        )


def _relative(path: Path) -> Path:
    cwd = Path.cwd()
    return path.relative_to(cwd) if path.is_relative_to(cwd) else path


def _naming(command: str, here: Sequence[Path]) -> str:
    """How to name posts; where one is here, the whole line."""
    if len(here) == 1:
        return f'Run: scaffold {command} "{visible(str(here[0]))}"'
    return "Name files or folders after the command; a dot is the current folder."
