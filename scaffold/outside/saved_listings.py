"""Saved listings: `yt-dlp -J` (flat and full), `scaffold show --json`, a snapshot."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import SourceChanged, SourceNotUnderstood
from scaffold.model.listing import Listing, ListingKind, Video
from scaffold.model.snapshot import SCHEMA, Snapshot
from scaffold.outside.youtube import shapes

SAVED = "scaffold_listing"
"""The key that marks what `show --json` writes; its value is the version of that form."""

_SAVED_FORM = 1
_HINT = "Make one with `yt-dlp -J --flat-playlist URL > FILE` or `scaffold show URL --json > FILE`."
_UPDATE = "Update: python -m pip install -U playlist-scaffold"


def read(path: Path) -> tuple[Listing, ...]:
    """All listings of the file: one, or each lone video of a snapshot's `videos.json`.

    Raises SourceNotUnderstood with the reason for whatever else the file is.
    """
    raw = _load(path)
    try:
        if SAVED in raw:
            _refuse_newer(path, raw[SAVED], _SAVED_FORM)
            return (_saved(raw),)
        if "schema" in raw and "videos" in raw:
            _refuse_newer(path, raw["schema"], SCHEMA)
            return _of_snapshot(Snapshot.model_validate(raw))
        return (_of_yt_dlp(raw, path),)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"]))
        raise _refused(path, f"{place}: {problem['msg']}") from error
    except SourceChanged as error:
        # what yt-dlp wrote is no answer of now: neither waiting nor an update changes the file
        raise _refused(path, error.why) from error


def _refuse_newer(path: Path, form: object, known: int) -> None:
    if isinstance(form, int) and form > known:
        why = f"a newer scaffold wrote it (its form is {form}, this one knows {known})"
        raise SourceNotUnderstood(str(path), why, _UPDATE)


def _load(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise SourceNotUnderstood(str(path), "there is no such file", "Check the path.") from error
    except OSError as error:
        raise _refused(path, error.strerror or "it cannot be read") from error
    except RecursionError as error:
        raise _refused(path, "it is nested too deep") from error
    except ValueError as error:
        raise _refused(path, f"it is no JSON ({error})") from error
    if raw is None:
        raise _refused(path, "it is empty: yt-dlp failed when it was made")
    if not isinstance(raw, dict):
        raise _refused(path, "it holds no JSON object")
    return raw


def _refused(path: Path, why: str) -> SourceNotUnderstood:
    return SourceNotUnderstood(str(path), why, _HINT)


def _saved(raw: dict[str, Any]) -> Listing:
    known = {key: raw[key] for key in raw if key in Listing.model_fields}
    if isinstance(raw.get("videos"), list):
        known["videos"] = [_own_fields(video) for video in raw["videos"]]
    listing = Listing.model_validate({**known, "from_file": True})
    # the address becomes a link in a post: whoever wrote the file, it leads to YouTube
    if listing.url.startswith("https://www.youtube.com/"):
        return listing
    return listing.model_copy(update={"url": _address(listing.kind, listing.id)})


def _own_fields(raw: object) -> object:
    """A video without what `show` tells beside it (its number and clean title)."""
    if not isinstance(raw, dict):
        return raw
    return {key: value for key, value in raw.items() if key in Video.model_fields}


def _of_snapshot(snapshot: Snapshot) -> tuple[Listing, ...]:
    if snapshot.kind is ListingKind.VIDEO:
        lone = snapshot.model_copy(update={"lang": None})
        return tuple(_lone_listing(lone.video(video_id)) for video_id in lone.videos)
    named = {
        "title": snapshot.title or snapshot.id,
        "url": _address(snapshot.kind, snapshot.id),
    }
    return (snapshot.listing().model_copy(update=named),)


def _lone_listing(video: Video) -> Listing:
    return Listing(
        id=video.id,
        kind=ListingKind.VIDEO,
        title=video.best_title or video.id,
        channel=video.channel or "",
        url=_address(ListingKind.VIDEO, video.id),
        count=1,
        videos=(video,),
        rows=1,
        from_file=True,
    )


def _address(kind: ListingKind, listing_id: str) -> str:
    match kind:
        case ListingKind.PLAYLIST:
            return f"https://www.youtube.com/playlist?list={listing_id}"
        case ListingKind.CHANNEL:
            name = f"channel/{listing_id}" if listing_id.startswith("UC") else listing_id
            return f"https://www.youtube.com/{name}/videos"
        case ListingKind.VIDEO:
            return f"https://www.youtube.com/watch?v={listing_id}"


def _of_yt_dlp(raw: dict[str, Any], path: Path) -> Listing:
    kind = raw.get("_type", "video")
    if kind == "video" and shapes.is_video(raw):
        return _lone_listing(shapes.read_page(raw))
    if kind != "playlist" or not isinstance(raw.get("entries"), list):
        raise _refused(path, "it is neither an answer of `yt-dlp -J` for YouTube nor a snapshot")
    head = shapes.read_head(raw)
    entries = raw["entries"]
    full = not any(_is_row(entry) for entry in entries)
    videos, unnamed = _entries(entries, full=full)
    if not videos and any(entry is not None for entry in entries):
        raise _refused(path, "it lists no videos of YouTube")
    nones = sum(entry is None for entry in entries)
    gap = f"{nones} of the file's entries are empty" if nones else ""
    channel = head.channel or head.uploader or ""
    title = channel if _kind(raw) is ListingKind.CHANNEL else head.title
    return Listing(
        id=head.id or path.stem,
        kind=_kind(raw),
        title=title or head.title or head.id or path.stem,
        channel=channel,
        url=_address(_kind(raw), head.id or path.stem),
        count=head.playlist_count,
        thumbnail=head.thumbnail,
        videos=videos,
        rows=sum(e is not None and shapes.is_video(e) for e in entries) + len(unnamed),
        unnamed=unnamed,
        shortfalls=(gap,) if gap else (),
        from_file=True,
    )


def _is_row(entry: object) -> bool:
    """Whether the entry is one of a flat list; a full one holds the videos themselves."""
    return isinstance(entry, dict) and entry.get("_type") in {"url", "url_transparent"}


def _kind(raw: dict[str, Any]) -> ListingKind:
    listed = str(raw.get("id", ""))
    return ListingKind.CHANNEL if listed.startswith(("UC", "@")) else ListingKind.PLAYLIST


def _entries(entries: list[Any], *, full: bool) -> tuple[tuple[Video, ...], tuple[int, ...]]:
    """The videos at their places; in a full file an empty entry is a dead video without a name."""
    videos: dict[str, Video] = {}
    unnamed: list[int] = []
    position = 0
    for raw in entries:
        if raw is None:
            position += full
            unnamed += [position] if full else []
            continue
        if not shapes.is_video(raw):
            continue
        position = _place(raw, position + 1)
        video = shapes.read_page(raw, position) if full else shapes.read_row(raw, position)
        if video:
            videos.setdefault(video.id, video)
    return tuple(videos.values()), tuple(unnamed)


def _place(raw: dict[str, Any], counted: int) -> int:
    """An entry's place in YouTube's list; a file of a part of it says where it begins."""
    told = raw.get("playlist_index")
    return told if type(told) is int and told > 0 else counted
