"""The playlist's picture: fetched, and put where the preset wants it."""

import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from scaffold.app.new import place
from scaffold.app.outcome import Remark
from scaffold.errors import ScaffoldError
from scaffold.model.listing import Listing
from scaffold.model.preset import ImageRule, Preset
from scaffold.model.settings import Settings
from scaffold.notes.writing import render
from scaffold.notes.writing.render import PathContext, PictureContext
from scaffold.outside.limits import limited
from scaffold.outside.own_folders import real
from scaffold.outside.sites.layout import Layout
from scaffold.outside.youtube.client import YouTube


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture's address for the post, where it is stored, and what to say; all may lack."""

    address: str | None = None
    path: Path | None = None
    content: bytes | None = None
    remarks: tuple[Remark, ...] = ()


def fetch(
    listing: Listing,
    preset: Preset,
    layout: Layout | None,
    post: Path | None,
    words: PathContext,
    settings: Settings,
    youtube: YouTube | None,
) -> Picture:
    """The playlist's picture, where the preset wants it; without it the post is written too."""
    if not settings.image:
        return Picture()
    rule = preset.rules.image
    if rule is None:
        return _none(f"note: preset {preset.name} has no place for a picture.")
    if post is None:
        return _none("note: no picture was stored: the post goes to stdout.")
    alive = next((video for video in listing.videos if not video.state.gone), None)
    first = f"https://i.ytimg.com/vi/{alive.id}/hqdefault.jpg" if alive else None
    url = listing.thumbnail or first
    if url is None or youtube is None:
        return _none("note: the listing names no picture that can be fetched.")
    try:
        content, ending = youtube.image(url)
    except ScaffoldError as error:
        return _none(f"warning: no picture was stored. {error}")
    path, address = _placed(preset, rule, layout, post, words, ending)
    return Picture(address, path, content)


def _none(said: str) -> Picture:
    return Picture(remarks=(Remark(said),))


def _placed(
    preset: Preset,
    rule: ImageRule,
    layout: Layout | None,
    post: Path,
    words: PathContext,
    ending: str,
) -> tuple[Path, str]:
    """Where the picture goes, and what the post calls it: its rules may go by the post's place."""
    post = real(post.parent) / post.name
    root = layout.root.resolve() if layout else Path.cwd().resolve()
    if not post.is_relative_to(root):
        root = post.parent
    known = PictureContext(
        **asdict(words),
        ending=ending,
        folder=post.parent.relative_to(root).as_posix(),
        stem=post.stem,
    )
    path = place.refuse_existing(place.inside(root, preset, rule.path, known))
    from_post = os.path.relpath(path, post.parent).replace(os.sep, "/")
    from_root = os.path.relpath(path, root).replace(os.sep, "/")
    known = replace(known, path=from_post, site_path=from_root)
    return path, limited(preset, render.render_path, preset, rule.url, known)
