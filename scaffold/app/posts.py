"""Which posts a command works on, and the settings that hold for them."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scaffold.errors import ScaffoldError, UsageError
from scaffold.model.timecode import TimeStyle
from scaffold.outside.files import bounds, posts
from scaffold.outside.settings.load import LoadedSettings, load


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
        """A sentence where there is nothing to work on and nothing stood in the way; else ""."""
        if self.paths or self.errors:
            return ""
        spoken = ("this folder" if path == Path() else str(path) for path in self.named)
        return f"No posts in {', '.join(spoken)}."


def choose(paths: Sequence[Path], overrides: Mapping[str, object]) -> ChosenPosts:
    """All that `link` wants to know of its POSTs."""
    loaded = load(common_folder(paths), overrides)
    where = named(paths, loaded)
    found, missing = posts.find(where)
    return ChosenPosts(found, missing, loaded, where)


def named(paths: Sequence[Path], loaded: LoadedSettings) -> tuple[Path, ...]:
    """The files and folders given, or those of the settings or the site if none are."""
    return tuple(paths) or _of_settings(loaded) or _of_site()


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


def _of_site() -> tuple[Path, ...]:
    from scaffold.outside.sites import config, marks

    site = marks.find(Path.cwd()) or marks.locate(Path.cwd())  # which tells of several
    if site is None:
        raise UsageError(
            "No post was named, and the current folder is in no site.",
            "Name files or folders; a dot is the current folder.",
        )
    # a walk follows no links: where the content's folder is one, it is walked by itself
    linked = [
        folder
        for folder in config.content_folders(site)
        if not folder.resolve().is_relative_to(site.root)
    ]
    for folder in linked:
        refuse_way_out(folder)
    return (_relative(site.root), *map(_relative, linked))


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
