"""What `yt-dlp -J` and `-j` wrote to a file, as a listing."""

import json
from typing import Any

from scaffold.errors import SourceChanged, SourceNotUnderstood
from scaffold.model.address import PLAYLIST, WATCH
from scaffold.model.listing import Listing, ListingKind, Video
from scaffold.outside.youtube import shapes

_NO_DUMP = "it is neither an answer of `yt-dlp -J` for YouTube nor a snapshot"


def joined(content: bytes) -> dict[str, Any] | None:
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


def tab_of(raw: dict[str, Any], path: str) -> dict[str, Any]:
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


def lone_listing(video: Video) -> Listing:
    """A video of a file as a listing of one."""
    lone = shapes.lone_listing(video)
    return lone.model_copy(update={"from_file": True, "thumbnail": None})


def read(raw: dict[str, Any], name: str) -> Listing:
    """The listing of an answer; `name` is its id where it says none. Raises SourceChanged."""
    type_ = raw.get("_type", "video")
    if type_ == "video" and shapes.is_video(raw):
        return lone_listing(shapes.read_page(raw))
    if type_ != "playlist" or not isinstance(raw.get("entries"), list):
        raise SourceChanged("the file", _NO_DUMP)
    head = shapes.read_head(raw)
    entries = raw["entries"]
    flat = {"url", "url_transparent"}  # what a full list holds are the videos themselves
    full = not any(isinstance(entry, dict) and entry.get("_type") in flat for entry in entries)
    videos, unnamed, doubts = _entries(entries, full=full)
    if not videos and any(entry is not None for entry in entries):
        raise SourceChanged("the file", "it lists no videos of YouTube")
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
        url=address(kind, head.id or name),
        count=head.playlist_count,
        thumbnail=head.thumbnail,
        videos=videos,
        rows=sum(e is not None and shapes.is_video(e) for e in entries) + len(unnamed),
        unnamed=unnamed,
        shortfalls=gaps + doubts,
        from_file=True,
    )


def address(kind: ListingKind, listing_id: str) -> str:
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
) -> tuple[tuple[Video, ...], tuple[int, ...], tuple[str, ...]]:
    """The videos at their places; in a full file an empty entry is a dead video without a name."""
    rows: dict[str, shapes.Row] = {}
    unnamed: list[int] = []
    position = 0
    for raw in entries:
        if raw is None:
            position += full
            unnamed += [position] if full else []
            continue
        if not shapes.is_video(raw):
            continue
        # a file of a part of a list says where in YouTube's list it begins
        index = raw.get("playlist_index")
        position = index if type(index) is int and index > 0 else position + 1
        page = shapes.Row(shapes.read_page(raw, position)) if full else None
        row = page or shapes.read_row(raw, position)
        if row:
            rows.setdefault(row.video.id, row)
    videos, doubts = shapes.settled(tuple(rows.values()))
    return videos, tuple(unnamed), doubts
