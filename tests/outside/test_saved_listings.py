"""Saved listings of every kind, and what makes one unfit."""

import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from scaffold.errors import SourceNotUnderstood
from scaffold.model.listing import Chapter, Listing, ListingKind, Video, VideoState
from scaffold.model.pattern import TitlePattern
from scaffold.model.timecode import Timecode
from scaffold.notes.course.learning import learn
from scaffold.outside import saved_listings, snapshots
from scaffold.report import listing as report

PL = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
A, B, C = "aaaaaaaaaaa", "bbbbbbbbbbb", "ccccccccccc"


def save(folder: Path, raw: Any) -> Path:
    path = folder / "course.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def flat(*entries: Any, **head: Any) -> dict[str, Any]:
    return {"_type": "playlist", "id": PL, "title": "Course", "entries": list(entries), **head}


def entry(video_id: str, **fields: Any) -> dict[str, Any]:
    return {"_type": "url", "ie_key": "Youtube", "id": video_id, "title": video_id} | {
        "duration": 60,
        **fields,
    }


def test_a_flat_answer_keeps_order_places_and_dead_rows(tmp_path: Path) -> None:
    raw = flat(entry(A), entry(B, duration=None, title="[Private video]"), entry(C))
    (listing,) = saved_listings.read(save(tmp_path, raw))
    assert [(v.id, v.position, v.state.gone) for v in listing.videos] == [
        (A, 1, False),
        (B, 2, True),
        (C, 3, False),
    ]
    assert listing.playlist_id == PL
    assert listing.from_file
    assert not listing.shortfalls


def test_an_empty_entry_of_a_flat_answer_is_a_failed_page(tmp_path: Path) -> None:
    (listing,) = saved_listings.read(save(tmp_path, flat(entry(A), None)))
    assert listing.shortfalls == ("1 of the file's entries are empty",)
    assert listing.unnamed == ()


def test_an_empty_entry_of_a_full_answer_is_a_dead_video_without_a_name(tmp_path: Path) -> None:
    full = {"extractor_key": "Youtube", "title": "T", "duration": 60}
    raw = flat({**full, "id": A}, None, {**full, "id": C})
    (listing,) = saved_listings.read(save(tmp_path, raw))
    assert listing.unnamed == (2,)
    assert [(v.id, v.position, v.title) for v in listing.videos] == [(A, 1, "T"), (C, 3, "T")]
    assert listing.shortfalls


def test_a_video_listed_twice_counts_at_its_first_place(tmp_path: Path) -> None:
    (listing,) = saved_listings.read(save(tmp_path, flat(entry(A), entry(B), entry(A), entry(C))))
    assert [(v.id, v.position) for v in listing.videos] == [(A, 1), (B, 2), (C, 4)]
    assert listing.rows == 4


def test_a_single_video_is_a_listing_of_one(tmp_path: Path) -> None:
    raw = {"id": A, "extractor_key": "Youtube", "title": "Talk", "duration": 60, "channel": "c"}
    (listing,) = saved_listings.read(save(tmp_path, raw))
    assert (listing.kind, listing.id, listing.title) == (ListingKind.VIDEO, A, "Talk")


def course() -> Listing:
    chapters = (Chapter(start=Timecode.of(0), title="a"), Chapter(start=Timecode.of(75), title="b"))
    return Listing(
        id=PL,
        title="Course",
        channel="c",
        url=f"https://www.youtube.com/playlist?list={PL}",
        count=2,
        lang="en",
        videos=(
            Video(id=A, position=1, title="Exact", listed="Listed", duration=9, chapters=chapters),
            Video(id=B, position=2, state=VideoState.DEAD),
        ),
        rows=2,
    )


def test_what_show_writes_is_read_back_whole(tmp_path: Path) -> None:
    text = report.to_json(course(), TitlePattern(), report.rows_of(course(), TitlePattern()))
    path = tmp_path / "shown.json"
    path.write_text(text, encoding="utf-8")
    (listing,) = saved_listings.read(path)
    assert listing == course().model_copy(update={"from_file": True})


def test_a_snapshot_is_read_as_the_listing_it_remembers(tmp_path: Path) -> None:
    snapshots.write(tmp_path, learn(None, course(), "2026-11-24", PL))
    (listing,) = saved_listings.read(tmp_path / f"{PL}.json")
    assert [(v.id, v.title, v.listed) for v in listing.videos] == [
        (A, "Exact", "Listed"),
        (B, None, None),
    ]
    assert listing.videos[0].chapters == course().videos[0].chapters


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "not JSON"),
        ("[]", "no JSON object"),
        ('{"a": 1}', "neither an answer of `yt-dlp -J`"),
        ('{"_type": "playlist", "entries": 3}', "neither an answer of `yt-dlp -J`"),
        ('{"_type": "video", "id": "12345", "extractor_key": "Vimeo"}', "neither an answer"),
        ('{"schema": 1, "videos": 4}', "id: Field required"),
        ("\xff\xfe", "not JSON"),
        ("[" * 100_000, "nested too deep"),
        ("null", "yt-dlp failed when it was made"),
        ('{"scaffold_listing": 2, "id": "x"}', "a newer scaffold wrote it (its form is 2"),
        ('{"schema": 99, "videos": {}, "id": "x"}', "a newer scaffold wrote it (its form is 99"),
        ('{"scaffold_listing": 1, "id": "x", "videos": 5}', "videos: "),
        ('{"scaffold_listing": 1, "id": "x", "videos": [5]}', "videos.0: "),
        ('{"_type": "playlist", "entries": [null, 5, "x"]}', "an entry is not a JSON object"),
        ('{"_type": "playlist", "id": 5, "entries": []}', "id: "),
        ('{"_type": "playlist", "entries": [{"id": "a", "ie_key": "Vimeo"}]}', "no videos of You"),
    ],
)
def test_a_file_that_holds_no_listing_is_refused_by_name(
    tmp_path: Path, content: str, why: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(SourceNotUnderstood, match=r"broken\.json") as caught:
        saved_listings.read(path)
    assert why in str(caught.value)
    assert "yt-dlp -J" in caught.value.hint or "pip install -U playlist" in caught.value.hint


def test_lengths_that_cannot_be_are_not_known(tmp_path: Path) -> None:
    rows = [entry(A, duration=-3), entry(B, duration=float("nan")), entry(C, duration=1e400)]
    (listing,) = saved_listings.read(save(tmp_path, flat(*rows, channel="c")))
    assert [video.duration for video in listing.videos] == [None, None, None]


def test_a_dead_video_of_a_full_answer_is_not_named_by_what_yt_dlp_invents(tmp_path: Path) -> None:
    full = {"extractor_key": "Youtube", "channel": "c"}
    dead = {**full, "id": B, "title": f"youtube video #{B}", "live_status": None}
    raw = flat({**full, "id": A, "title": "T", "duration": 60}, dead)
    (listing,) = saved_listings.read(save(tmp_path, raw))
    assert [(video.title, video.state.gone) for video in listing.videos] == [
        ("T", False),
        (None, True),
    ]


def test_an_address_in_a_file_leads_to_youtube_only(tmp_path: Path) -> None:
    raw = {"scaffold_listing": 1, "id": PL, "title": "C", "url": "javascript:alert(1)"}
    (listing,) = saved_listings.read(save(tmp_path, raw))
    assert listing.url == f"https://www.youtube.com/playlist?list={PL}"


def test_a_channels_file_is_named_and_addressed_as_the_channel(tmp_path: Path) -> None:
    channel = "UCabcdefghijklmnopqrstuv"
    raw = flat(entry(A), id=channel, title="Name - Videos", channel="Name")
    (listing,) = saved_listings.read(save(tmp_path, raw))
    assert (listing.title, listing.url) == (
        "Name",
        f"https://www.youtube.com/channel/{channel}/videos",
    )


def test_places_of_a_part_of_a_list_are_those_of_the_whole(tmp_path: Path) -> None:
    rows = (entry(A, playlist_index=101), entry(B, playlist_index=102), entry(C, playlist_index=-1))
    (listing,) = saved_listings.read(save(tmp_path, flat(*rows)))
    assert [video.position for video in listing.videos] == [101, 102, 103]


def line(number: int, **fields: Any) -> str:
    row = {"_type": "url", "ie_key": "Youtube", "id": f"v{number:010}", "title": f"Part {number}"}
    head = {"playlist_id": "PLlines00000000001", "playlist_title": "Course", "playlist_count": 2}
    return json.dumps(row | head | {"duration": 60, "playlist_index": number} | fields)


def test_lines_of_one_playlist_are_its_listing(tmp_path: Path) -> None:
    file = tmp_path / "lines.json"
    file.write_text(f"{line(1)}\n{line(2)}\n", "utf-8")
    (listing,) = saved_listings.read(file)
    assert (listing.id, listing.title, listing.count) == ("PLlines00000000001", "Course", 2)
    assert [video.listed for video in listing.videos] == ["Part 1", "Part 2"]


@pytest.mark.parametrize("second", [line(2, playlist_id="PLother00000000001"), "[1]", "{", "{}"])
def test_lines_of_no_one_playlist_are_refused_with_the_line_to_run(
    tmp_path: Path, second: str
) -> None:
    file = tmp_path / "lines.json"
    file.write_text(f"{line(1)}\n{second}\n", "utf-8")
    with pytest.raises(SourceNotUnderstood) as caught:
        saved_listings.read(file)
    assert "yt-dlp -J --flat-playlist URL" in caught.value.hint


def channel(*tabs: str) -> dict[str, Any]:
    """A channel as `yt-dlp -J` writes it: a list of its tabs."""
    url = "https://www.youtube.com/@uni"
    rows = [json.loads(line(1)), json.loads(line(2))]
    nested = [
        {"_type": "playlist", "id": "@uni", "channel": "Uni", "webpage_url": f"{url}/{tab}"}
        | {"entries": rows}
        for tab in tabs
    ]
    return {"_type": "playlist", "id": "@uni", "webpage_url": url, "entries": nested}


@pytest.mark.parametrize("tabs", [("videos",), ("videos", "shorts"), ("streams",)])
def test_a_channels_nested_answer_is_its_tab_of_videos(
    tmp_path: Path, tabs: tuple[str, ...]
) -> None:
    file = tmp_path / "channel.json"
    file.write_text(json.dumps(channel(*tabs)), "utf-8")
    (listing,) = saved_listings.read(file)
    assert (listing.kind, len(listing.videos)) == ("channel", 2)


def test_of_a_channel_without_tab_of_videos_the_line_to_run_is_said(tmp_path: Path) -> None:
    file = tmp_path / "channel.json"
    file.write_text(json.dumps(channel("streams", "shorts")), "utf-8")
    with pytest.raises(SourceNotUnderstood) as caught:
        saved_listings.read(file)
    assert 'yt-dlp -J --flat-playlist "https://www.youtube.com/@uni/videos"' in caught.value.hint


def test_by_before_a_channels_name_goes(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    raw = {"_type": "playlist", "id": "PLlines00000000001", "channel": "by Uni"}
    file.write_text(json.dumps(raw | {"entries": [json.loads(line(1))]}), "utf-8")
    (listing,) = saved_listings.read(file)
    assert listing.channel == "Uni"


@pytest.mark.skipif(os.name == "nt", reason="it has no named pipes in folders")
@pytest.mark.parametrize("lines", [False, True], ids=["-J", "-j"])
def test_a_pipe_is_read_once(tmp_path: Path, lines: bool) -> None:
    entry = {"_type": "url", "ie_key": "Youtube", "id": "_q46x0tq2FQ", "title": "A"}
    of_list = {"playlist_id": "PLx00000000001", "playlist_index": 1, "playlist_count": 1}
    whole = {"_type": "playlist", "id": "PLx00000000001", "title": "C", "entries": [entry]}
    text = "\n".join([json.dumps(entry | of_list)] * 2) if lines else json.dumps(whole)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(text,), daemon=True)
    writer.start()
    (listing,) = saved_listings.read(pipe)
    assert listing.id == "PLx00000000001"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
def test_what_has_no_end_is_refused() -> None:
    with pytest.raises(SourceNotUnderstood, match="larger than"):
        saved_listings.read(Path("/dev/zero"))
