"""The playlist's picture: fetched, and put where the preset wants it."""

from dataclasses import dataclass, replace
from pathlib import Path

from scaffold.app import place
from scaffold.app.outcome import Remark
from scaffold.errors import ScaffoldError
from scaffold.model.listing import Listing
from scaffold.model.preset import Preset
from scaffold.model.settings import Settings
from scaffold.notes import render
from scaffold.notes.render import PathWords
from scaffold.outside.sites import Site
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
    site: Site | None,
    words: PathWords,
    settings: Settings,
    youtube: YouTube | None,
) -> Picture:
    """The playlist's picture, where the preset wants it; without it the post is written too."""
    if not settings.image:
        return Picture()
    rule = preset.rules.image
    if rule is None:
        return Picture(remarks=(Remark(f"note: preset {preset.name} has no place for a picture."),))
    url = listing.thumbnail or _first_picture(listing)
    if url is None or youtube is None:
        return Picture(remarks=(Remark("note: the listing names no picture that can be fetched."),))
    try:
        content, ending = youtube.image(url)
    except ScaffoldError as error:
        return Picture(remarks=(Remark(f"warning: no picture was stored. {error}"),))
    root = site.root if site else Path.cwd()
    words = replace(words, ending=ending)
    path = place.refuse_existing(place.inside(root, preset, rule.path, words))
    return Picture(render.render_path(preset, rule.url, words), path, content)


def _first_picture(listing: Listing) -> str | None:
    alive = next((video for video in listing.videos if not video.state.gone), None)
    return f"https://i.ytimg.com/vi/{alive.id}/hqdefault.jpg" if alive else None
