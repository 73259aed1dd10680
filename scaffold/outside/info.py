"""Saved listings: `yt-dlp -J` (flat and full), `scaffold show --json`, a snapshot."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import SourceNotUnderstood
from scaffold.model.listing import Listing, ListingKind, Video
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.outside.youtube import shapes

SAVED = "scaffold_listing"
"""The key that marks what `show --json` writes; its value is the version of that form."""

_HINT = "Make one with `yt-dlp -J --flat-playlist URL > FILE` or `scaffold show URL --json > FILE`."


def read(path: Path) -> tuple[Listing, ...]:
    """All listings of the file: one, or each lone video of a snapshot's `videos.json`."""
    raw = _load(path)
    try:
        if SAVED in raw:
            return (_saved(raw),)
        if "schema" in raw and "videos" in raw:
            return _of_snapshot(Snapshot.model_validate(raw))
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"]))
        raise _refused(path, f"{place}: {problem['msg']}") from error
    return (_of_yt_dlp(raw, path),)


def _load(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_bytes())
    except OSError as error:
        raise _refused(path, error.strerror or "it cannot be read") from error
    except (ValueError, RecursionError) as error:
        raise _refused(path, f"it is no JSON ({error})") from error
    if not isinstance(raw, dict):
        raise _refused(path, "it holds no JSON object")
    return raw


def _refused(path: Path, why: str) -> SourceNotUnderstood:
    return SourceNotUnderstood(str(path), why, _HINT)


def _saved(raw: dict[str, Any]) -> Listing:
    known = {key: raw[key] for key in raw if key in Listing.model_fields}
    fields = Video.model_fields
    known["videos"] = [
        {key: video[key] for key in video if key in fields} for video in raw.get("videos", ())
    ]
    return Listing.model_validate({**known, "from_file": True})


def _of_snapshot(snapshot: Snapshot) -> tuple[Listing, ...]:
    if snapshot.kind is ListingKind.VIDEO:
        return tuple(_lone(video_id, known) for video_id, known in snapshot.videos.items())
    videos = tuple(
        _known(video_id, snapshot.videos.get(video_id, KnownVideo()), position, snapshot.lang)
        for position, video_id in enumerate(snapshot.order, 1)
    )
    return (
        Listing(
            id=snapshot.id,
            kind=snapshot.kind,
            title=snapshot.title or snapshot.id,
            channel=snapshot.channel,
            url=_address(snapshot.kind, snapshot.id),
            count=len(videos),
            lang=snapshot.lang,
            videos=videos,
            rows=len(videos),
            from_file=True,
        ),
    )


def _lone(video_id: str, known: KnownVideo) -> Listing:
    return _lone_listing(_known(video_id, known, 1, None))


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


def _known(video_id: str, known: KnownVideo, position: int, lang: str | None) -> Video:
    chapters = known.chapters
    if known.automatic_chapters:
        machine = (c.model_copy(update={"automatic": True}) for c in known.automatic_chapters)
        chapters = (*(chapters or ()), *machine)
    return Video(
        id=video_id,
        position=position,
        title=known.title,
        listed=known.listed.get(lang or "") or next(iter(known.listed.values()), None),
        channel=known.channel,
        duration=known.duration,
        chapters=chapters,
        state=known.state,
    )


def _address(kind: ListingKind, listing_id: str) -> str:
    match kind:
        case ListingKind.PLAYLIST:
            return f"https://www.youtube.com/playlist?list={listing_id}"
        case ListingKind.CHANNEL:
            return f"https://www.youtube.com/{listing_id}/videos"
        case ListingKind.VIDEO:
            return f"https://www.youtube.com/watch?v={listing_id}"


def _of_yt_dlp(raw: dict[str, Any], path: Path) -> Listing:
    kind = raw.get("_type", "video")
    if kind == "video" and shapes.is_video(raw):
        return _lone_listing(shapes.read_page(raw))
    if kind != "playlist" or not isinstance(raw.get("entries"), list):
        raise _refused(path, "it is no answer of `yt-dlp -J` for YouTube, and no snapshot")
    head = shapes.read_head(raw)
    entries = raw["entries"]
    full = not any(e.get("_type") in {"url", "url_transparent"} for e in entries if e)
    videos, unnamed = _entries(entries, full=full)
    nones = sum(entry is None for entry in entries)
    gap = f"{nones} of the file's entries are empty" if nones else ""
    return Listing(
        id=head.id or path.stem,
        kind=_kind(raw),
        title=head.title or head.id or path.stem,
        channel=head.channel or head.uploader or "",
        url=_address(_kind(raw), head.id or path.stem),
        count=head.playlist_count,
        thumbnail=head.thumbnail,
        videos=videos,
        rows=sum(e is not None and shapes.is_video(e) for e in entries) + len(unnamed),
        unnamed=unnamed,
        shortfalls=(gap,) if gap else (),
        from_file=True,
    )


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
        position = int(raw.get("playlist_index") or position + 1)
        video = shapes.read_page(raw, position) if full else shapes.read_row(raw, position)
        if video:
            videos.setdefault(video.id, video)
    return tuple(videos.values()), tuple(unnamed)
