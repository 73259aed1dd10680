"""What a repository or an answer holds, spoilt: `python -m tests.fuzz.stored SECONDS [SEED]`.

Snapshots, settings, saved listings of yt-dlp and answers of the Data API, with values of any kind
in any place. They are read, or refused in a sentence. What breaks becomes a named test of the room
that read it.
"""

import contextlib
import copy
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from scaffold.errors import ScaffoldError
from scaffold.model.listing import Listing
from scaffold.outside import baseline, saved_listings, snapshots
from scaffold.outside.settings.load import load
from scaffold.outside.youtube.data_api import with_videos
from tests.fuzz import fuzzing
from tests.notes import goldens, nasty
from tests.youtube.test_data_api import answering

PLAYLIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
DUMP = json.loads((goldens.ROOT / "fixtures" / "deep-learning-ngu-2019.json").read_text("utf-8"))
_DEEP: Any = []
for _ in range(400):
    _DEEP = [_DEEP]
VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 10**30, 1e308, float("nan"), "", "x", "\ud800", "x" * 4000, "2026-13-45",
    "1:75:99", [], {}, [None], {"a": {"b": 1}}, ["a", 1], _DEEP, "../../x", "\0", "{n}", "(a*)*b",
    "999999999:59:59 x", "8:00 x", "P1Y", "PT9999999999999H", *nasty.PIECES,
)  # fmt: skip
SNAPSHOT = {
    "schema": 2, "id": PLAYLIST, "title": "t", "channel": "c", "lang": "ru",
    "order": ["_q46x0tq2FQ", "1BUuB28FDOc"], "accepted_missing": 1, "accepted_gone": ["x"],
    "pattern": {"prefix": ["Lecture {n}"], "suffix": " | x", "numbered": True, "whole": ["y"]},
    "videos": {"_q46x0tq2FQ": {
        "title": "a", "listed": {"ru": "b"}, "duration": 600, "chapters": ["0:00 a", "8:00 b"],
        "automatic_chapters": ["0:00 c"], "state": "alive", "first_seen": "2026-11-24",
        "gone_since": "2026-11-25", "length_noted": {"seconds": 1, "since": "2026-11-24"},
        "unread": True}},
    "posts": {"a.md": {"preset": "hugo", "chapters": "all", "part": "index",
                       "offered": {"_q46x0tq2FQ": "a", "1BUuB28FDOc": None},
                       "reported": {"_q46x0tq2FQ": "b"}, "unlinked": ["1BUuB28FDOc"]}},
    "shifts": {"a.md": {"_q46x0tq2FQ": [{"words": "--by 1s", "written": {"a": ["b"]}}]}},
}  # fmt: skip
SETTINGS: dict[str, Any] = {
    "preset": "hugo", "template": "own", "posts": ["content"], "snapshots": "s", "lang": "ru",
    "tags": ["a"], "flat": True, "anchors": True, "retries": 1, "sleep_requests": 1.5,
    "titles": {"mode": "clean", "replace": [{"pattern": "a(b)", "with": r"\1"}]},
    "check": {"select": ["past-end"], "ignore": ["video-deleted"], "fail_on": "error",
              "max_age": "1d", "baseline": "b.json", "budget": 5},
    "ignore": [{"path": "a.md", "rule": "past-end", "video": "_q46x0tq2FQ", "reason": "r"}],
}  # fmt: skip
ANSWER = {
    "kind": "youtube#videoListResponse", "nextPageToken": "t",
    "items": [{
        "kind": "youtube#video", "id": "_q46x0tq2FQ",
        "snippet": {"title": "a", "channelTitle": "c", "liveBroadcastContent": "none",
                    "localized": {"title": "b"}, "resourceId": {"videoId": "_q46x0tq2FQ"}},
        "contentDetails": {"duration": "PT10M", "itemCount": 3},
        "status": {"privacyStatus": "public"}}],
}  # fmt: skip
Example = tuple[str, Any]


@st.composite
def spoilt(draw: st.DrawFn, kind: str, whole: Any) -> Example:
    """The document with some of its values put out of place, twice, or away."""
    held = {"": copy.deepcopy(whole)}
    for _ in range(draw(st.integers(1, 6))):
        place: Any = held
        key: Any = ""
        for _ in range(draw(st.integers(1, 7))):
            inner = place[key]
            if not isinstance(inner, dict | list) or not inner:
                break
            place = inner
            names = sorted(inner, key=str) if isinstance(inner, dict) else range(len(inner))
            key = draw(st.sampled_from(names))
        if draw(st.booleans()) or place is held:
            place[key] = copy.deepcopy(draw(st.sampled_from(VALUES)))
        elif isinstance(place, dict) and draw(st.booleans()):
            place[draw(st.text(max_size=12))] = place[key]
        else:
            del place[key]
    return kind, held[""]


def _snapshot(folder: Path, whole: Any) -> None:
    (folder / f"{PLAYLIST}.json").write_text(json.dumps(whole), "utf-8")
    read = snapshots.read(folder, PLAYLIST)
    assert read is not None
    text = snapshots.to_text(read)
    (folder / f"{PLAYLIST}.json").write_bytes(text.encode("utf-8", "backslashreplace"))
    again = snapshots.read(folder, PLAYLIST)
    assert again is not None
    assert snapshots.to_text(again) == text
    assert read.listing().videos is not None


def _settings(folder: Path, whole: Any) -> None:
    import tomlkit

    (folder / ".git").mkdir()
    try:
        text = tomlkit.dumps(whole)
    except Exception:  # noqa: BLE001 - what TOML cannot say, no file says
        text = json.dumps(whole)
    (folder / "scaffold.toml").write_text(text, "utf-8", errors="replace")
    load(folder)


def _dump(folder: Path, whole: Any) -> None:
    (folder / "a.json").write_text(json.dumps(whole), "utf-8")
    for listing in saved_listings.read(folder / "a.json"):
        assert json.dumps(listing.model_dump(mode="json"))


def _answer(_: Path, whole: Any) -> None:
    body, ids = json.dumps(whole).encode(), ["_q46x0tq2FQ"]
    for status in (400, 403, 404, 500, 200):
        api = answering(body, status)
        for ask in (
            lambda api=api: api.listing(Listing(id=PLAYLIST, videos=())),
            lambda api=api: with_videos(Listing(id=PLAYLIST, videos=()), api.videos(ids)),
            lambda api=api: api.playlists(ids),
        ):
            try:
                assert ask() is not None
            except ScaffoldError:
                continue
            assert status == 200


def _baseline(folder: Path, whole: Any) -> None:
    (folder / "b.json").write_text(json.dumps(whole), "utf-8")
    baseline.read(folder / "b.json")


READERS: dict[str, Callable[[Path, Any], None]] = {
    "snapshot": _snapshot, "settings": _settings, "dump": _dump, "answer": _answer,
    "baseline": _baseline,
}  # fmt: skip


def holds(example: Example) -> None:
    """Read, or refused in a sentence."""
    kind, whole = example
    with (
        tempfile.TemporaryDirectory(prefix="scaffold-fuzz-") as place,
        contextlib.suppress(ScaffoldError),
    ):
        READERS[kind](Path(place), whole)


if __name__ == "__main__":
    found = {baseline.KEY: 1, "findings": [{"fingerprint": "a" * 16, "path": "a.md", "rule": "x"}]}
    documents = {"snapshot": SNAPSHOT, "settings": SETTINGS, "dump": DUMP, "answer": ANSWER}
    documents["baseline"] = found
    fuzzing.main({kind: spoilt(kind, whole) for kind, whole in documents.items()}, holds)
