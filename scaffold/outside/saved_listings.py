"""Saved listings: `yt-dlp -J` (flat and full), `scaffold show --json`, a snapshot."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import SourceNotUnderstood
from scaffold.errors.no_answer import SourceChanged
from scaffold.model.address import PLAYLIST, WATCH
from scaffold.model.listing import Listing, ListingKind, Video
from scaffold.model.snapshot import SCHEMA, Snapshot
from scaffold.outside.youtube import shapes

SAVED = "scaffold_listing"
"""The key that marks what `show --json` writes; its value is the version of that form."""

_NO_DUMP = "it is neither an answer of `yt-dlp -J` for YouTube nor a snapshot"
_SAVED_FORM = 1
_HINT = "Make one with `yt-dlp -J --flat-playlist URL > FILE` or `scaffold show URL --json > FILE`."
_LARGEST = 128 * 2**20  # bytes: full dumps of long courses have tens of millions
_UPDATE = "Update: python -P -m pip install -U playlist-scaffold"


def read(path: Path) -> tuple[Listing, ...]:
    """All listings of the file: one, or each lone video of a snapshot's `videos.json`.

    Raises SourceNotUnderstood with the reason for whatever else the file is.
    """
    raw = _tab_of(_load(path), str(path))
    try:
        if SAVED in raw:
            _refuse_newer(path, raw[SAVED], _SAVED_FORM)
            return (_saved(raw),)
        if "schema" in raw and "videos" in raw:
            _refuse_newer(path, raw["schema"], SCHEMA)
            snapshot = Snapshot.model_validate(raw)
            if snapshot.kind is ListingKind.VIDEO:
                lone = snapshot.model_copy(update={"lang": None})
                return tuple(_lone(lone.video(video_id)) for video_id in lone.videos)
            named = {
                "title": snapshot.title or snapshot.id,
                "url": _address(snapshot.kind, snapshot.id),
            }
            return (snapshot.listing().model_copy(update=named),)
        return (_of_dump(raw, path.stem),)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"]))
        raise _refused(path, f"{place}: {problem['msg']}") from error
    except SourceChanged as error:
        # what yt-dlp wrote is not an answer of now: neither waiting nor an update changes the file
        raise _refused(path, error.why) from error


def _refuse_newer(path: Path, form: object, known: int) -> None:
    if isinstance(form, int) and form > known:
        why = f"a newer scaffold wrote it (its form is {form}, this one knows {known})"
        raise SourceNotUnderstood(str(path), why, _UPDATE)


def read_all(paths: Iterable[Path]) -> tuple[Listing, ...]:
    """All listings of the files, in the order given."""
    return tuple(listing for path in paths for listing in read(path))


def _load(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:  # or a pipe, which can be read but once
            data = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise SourceNotUnderstood(str(path), "there is no such file", "Check the path.") from error
    except OSError as error:
        raise _refused(path, error.strerror or "it cannot be read") from error
    if len(data) > _LARGEST:
        raise _refused(path, f"it is larger than {_LARGEST // 2**20} MB")
    try:
        raw = json.loads(data)
    except RecursionError as error:
        raise _refused(path, "it is nested too deep") from error
    except ValueError as error:
        raw = _joined(data)
        if raw is None:
            raise _refused(path, f"it is not JSON ({error})") from error
    if not isinstance(raw, dict):
        empty = "it is empty: yt-dlp failed when it was made"
        raise _refused(path, empty if raw is None else "it holds no JSON object")
    return raw


def _refused(path: Path, why: str) -> SourceNotUnderstood:
    return SourceNotUnderstood(str(path), why, _HINT)


def _saved(raw: dict[str, Any]) -> Listing:
    fields = Video.model_fields
    known = {key: raw[key] for key in raw if key in Listing.model_fields}
    if isinstance(raw.get("videos"), list):
        # without what `show` adds to a video (its number and clean title)
        known["videos"] = [
            {key: row[key] for key in row if key in fields} if isinstance(row, dict) else row
            for row in raw["videos"]
        ]
    listing = Listing.model_validate({**known, "from_file": True})
    # the address becomes a link in a post: whoever wrote the file, it leads to YouTube
    if listing.url.startswith("https://www.youtube.com/"):
        return listing
    return listing.model_copy(update={"url": _address(listing.kind, listing.id)})


def _joined(content: bytes) -> dict[str, Any] | None:
    """The lines of `yt-dlp -j`, a video each, as the playlist that all of them name."""
    try:
        rows = [json.loads(line) for line in content.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
    if not rows or not all(isinstance(row, dict) for row in rows):
        return None
    heads = {row.get("playlist_id") for row in rows}
    if len(heads) != 1 or None in heads:
        return None
    head = rows[0]
    return {
        "_type": "playlist",
        "id": head["playlist_id"],
        "title": head.get("playlist_title") or head.get("playlist"),
        "channel": head.get("playlist_channel") or head.get("playlist_uploader"),
        "playlist_count": head.get("playlist_count"),
        "entries": rows,
    }


def _tab_of(raw: dict[str, Any], path: str) -> dict[str, Any]:
    """The tab of videos in a channel's answer, which nests its tabs; other answers unchanged.

    Raises SourceNotUnderstood with the line to run where that is not one of them.
    """
    entries = raw.get("entries")
    if not isinstance(entries, list) or not entries:
        return raw
    tabs = [e for e in entries if isinstance(e, dict) and isinstance(e.get("entries"), list)]
    if len(tabs) < len(entries):
        return raw
    videos = [tab for tab in tabs if str(tab.get("webpage_url", "")).endswith("/videos")]
    if len(videos or tabs) == 1:
        return (videos or tabs)[0]
    address = raw.get("channel_url") or raw.get("webpage_url") or "URL"
    raise SourceNotUnderstood(
        path,
        f"it holds {len(tabs)} lists of a channel",
        f'Save one of them: yt-dlp -J --flat-playlist "{address}/videos" > FILE',
    )


def _lone(video: Video) -> Listing:
    """A video of a file as a listing of one."""
    lone = shapes.lone_listing(video)
    return lone.model_copy(update={"from_file": True, "thumbnail": None})


def _of_dump(raw: dict[str, Any], name: str) -> Listing:
    """The listing of an answer; `name` is its id where it says none. Raises SourceChanged."""
    type_ = raw.get("_type", "video")
    if type_ == "video" and shapes.is_video(raw):
        return _lone(shapes.read_page(raw))
    if type_ != "playlist" or not isinstance(raw.get("entries"), list):
        raise SourceChanged("the file", _NO_DUMP)
    head = shapes.read_head(raw)
    entries = raw["entries"]
    flat = {"url", "url_transparent"}  # what a full list holds are the videos themselves
    full = not any(isinstance(entry, dict) and entry.get("_type") in flat for entry in entries)
    found, unnamed, count = _entries(entries, full=full)
    if not count and any(entry is not None for entry in entries):
        raise SourceChanged("the file", "it lists no videos of YouTube")
    videos, doubts = shapes.settled(found)
    nones = sum(entry is None for entry in entries)
    gaps = (f"{nones} of the file's entries are empty",) if nones else ()
    channel = head.channel or head.uploader or ""
    is_channel = str(raw.get("id", "")).startswith(("UC", "@"))
    kind = ListingKind.CHANNEL if is_channel else ListingKind.PLAYLIST
    title = channel if is_channel else head.title
    return Listing(
        id=head.id or name,
        kind=kind,
        title=title or head.title or head.id or name,
        channel=channel,
        url=_address(kind, head.id or name),
        count=head.playlist_count,
        thumbnail=head.thumbnail,
        videos=videos,
        rows=count + len(unnamed),
        unnamed=unnamed,
        shortfalls=gaps + doubts,
        from_file=True,
    )


def _address(kind: ListingKind, listing_id: str) -> str:
    """Where a listing is on YouTube."""
    match kind:
        case ListingKind.PLAYLIST:
            return PLAYLIST + listing_id
        case ListingKind.CHANNEL:
            name = f"channel/{listing_id}" if listing_id.startswith("UC") else listing_id
            return f"https://www.youtube.com/{name}/videos"
        case ListingKind.VIDEO:
            return WATCH + listing_id


def _entries(
    entries: list[Any], *, full: bool
) -> tuple[tuple[shapes.Row, ...], tuple[int, ...], int]:
    """The first row of each video, the places of dead ones without a name, how many rows came.

    In a full file an empty entry is such a dead video.
    """
    rows: dict[str, shapes.Row] = {}
    unnamed: list[int] = []
    position = count = 0
    for raw in entries:
        if raw is None:
            position += full
            unnamed += [position] if full else []
            continue
        # a file of a part of a list says where in YouTube's list it begins
        index = raw.get("playlist_index") if isinstance(raw, dict) else None
        place = index if type(index) is int and index > 0 else position + 1
        if full:
            row = shapes.Row(shapes.read_page(raw, place)) if shapes.is_video(raw) else None
        else:
            row = shapes.read_row(raw, place)
        if row:
            position = place
            count += 1
            rows.setdefault(row.video.id, row)
    return tuple(rows.values()), tuple(unnamed), count
