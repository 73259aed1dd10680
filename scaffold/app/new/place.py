"""Where a new post goes, and with which preset: the command line, the settings, the site."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from scaffold.app.new import following
from scaffold.app.outcome import Remark, spoken
from scaffold.app.site import STDOUT
from scaffold.errors import PostExists, TemplateBroken
from scaffold.model.preset import Preset
from scaffold.notes.writing import render
from scaffold.outside.files import bounds, files
from scaffold.outside.limits import limited
from scaffold.outside.sites.layout import Layout

LONGEST = 255
"""Bytes of the longest name that disks take."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a new post goes (None: to stdout), as which preset, and what to say of it."""

    path: Path | None
    preset: Preset
    remarks: tuple[Remark, ...] = ()


def location_of(
    output: str | None,
    preset: Preset,
    layout: Layout | None,
    words: render.PathContext,
    old: Sequence[Path],
    given: str | None,
) -> Location:
    """The place of a new post; an existing file is refused.

    `old` are the site's posts: path and form follow the newest, unless the path or a preset is
    `given`. The preset then escapes what the format of the file wants.
    """
    if layout is None:
        path = _path_of(output, preset, words)
        return Location(path, render.for_file(preset, str(path or preset.rules.path)))
    usual = limited(preset, render.render_path, preset, preset.rules.path, words)
    followed = following.follow(layout, old, preset, usual, words.slug, render.day_of(words.date))
    if given is not None:
        followed = replace(followed, preset=preset, form="")
    said = [followed.remark(path=output is None), *layout.warnings()]
    remarks = tuple(Remark(text) for text in said if text)
    if output is not None:
        path = _path_of(output, followed.preset, words)
        named = render.for_file(followed.preset, str(path or followed.path))
        return Location(path, named, remarks)
    what = f"The path rule of preset {preset.name}"
    path = within(layout.root, usual, what)
    if layout.site.preset in preset.family and not preset.own_path:
        layout.refuse_outside()
        path = Path(os.path.normpath(within(layout.root, followed.path, what, layout.boundary)))
    return Location(refuse_existing(path), render.for_file(followed.preset, path.name), remarks)


def _path_of(output: str | None, preset: Preset, words: render.PathContext) -> Path | None:
    """The file that was named, or one in the current folder."""
    if output == STDOUT:
        return None
    path = Path(output or ".")
    if path.is_dir() or str(output).endswith(("/", "\\")):
        path = path / f"{words.slug}{ending_of(preset)}"
    return refuse_existing(path)


def ending_of(preset: Preset) -> str:
    """What names of posts end in: `.md`, `.qmd`, `.mdx`."""
    return PurePosixPath(preset.rules.path).suffix or ".md"


def inside(root: Path, preset: Preset, rule: str, words: render.PathContext) -> Path:
    """The path that a preset's rule names; it may not leave the root."""
    what = f"The path rule of preset {preset.name}"
    return within(root, limited(preset, render.render_path, preset, rule, words), what)


def within(root: Path, relative: str, what: str, boundary: Path | None = None) -> Path:
    """A path from the root, or TemplateBroken: `what` leads out of it, or names no file.

    With a boundary it may lead out of the root, not of that.
    """
    parts = PurePosixPath(relative).parts
    too_long = any(len(os.fsencode(part)) > LONGEST for part in parts)
    if too_long or "\0" in relative or not parts or re.match(r"\.(?!\.)", parts[-1]):
        raise TemplateBroken(
            f"{what} names a file that not every system takes: {relative!r}.",
            "Put titles through the filter file_name: {{ title | file_name }}.",
        )
    path = root / relative
    named = Path(os.path.abspath(path))  # noqa: PTH100 - links of the person's own keep their names
    inside_root = named.is_relative_to((boundary or root).absolute()) and not bounds.is_gits(
        Path(relative)
    )
    # where the root itself is a link, what it leads to is the root
    target = bounds.way_out(root.resolve() / relative)
    if not inside_root or target:
        raise TemplateBroken(
            f"{what} leads out of {root}: {target or path}.",
            "A path rule stays within the site; use -o to write elsewhere.",
        )
    return path


def refuse_existing(path: Path) -> Path:
    """The path, if nothing is there."""
    if files.is_taken(path) and (path.is_symlink() or not path.is_dir()):
        raise PostExists(spoken(path))
    return path
