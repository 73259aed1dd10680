"""Saved listings: `yt-dlp -J` (flat and full), `scaffold show --json`, a snapshot."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import SourceChanged, SourceNotUnderstood
from scaffold.model.listing import Listing, ListingKind, Video
from scaffold.model.snapshot import SCHEMA, Snapshot
from scaffold.outside.youtube import dumps

SAVED = "scaffold_listing"
"""The key that marks what `show --json` writes; its value is the version of that form."""

_SAVED_FORM = 1
_HINT = "Make one with `yt-dlp -J --flat-playlist URL > FILE` or `scaffold show URL --json > FILE`."
_LARGEST = 128 * 2**20  # bytes: full dumps of long courses have tens of millions
_UPDATE = "Update: python -P -m pip install -U playlist-scaffold"


def read(path: Path) -> tuple[Listing, ...]:
    """All listings of the file: one, or each lone video of a snapshot's `videos.json`.

    Raises SourceNotUnderstood with the reason for whatever else the file is.
    """
    raw = dumps.tab_of(_load(path), str(path))
    try:
        if SAVED in raw:
            _refuse_newer(path, raw[SAVED], _SAVED_FORM)
            return (_saved(raw),)
        if "schema" in raw and "videos" in raw:
            _refuse_newer(path, raw["schema"], SCHEMA)
            snapshot = Snapshot.model_validate(raw)
            if snapshot.kind is ListingKind.VIDEO:
                lone = snapshot.model_copy(update={"lang": None})
                return tuple(dumps.lone_listing(lone.video(video_id)) for video_id in lone.videos)
            named = {
                "title": snapshot.title or snapshot.id,
                "url": dumps.address(snapshot.kind, snapshot.id),
            }
            return (snapshot.listing().model_copy(update=named),)
        return (dumps.read(raw, path.stem),)
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
        raw = dumps.joined(data)
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
    return listing.model_copy(update={"url": dumps.address(listing.kind, listing.id)})
