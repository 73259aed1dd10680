"""The length of a video in no list: asked for where notes link into it, once."""

import time

from scaffold.outside.cache import Answers
from tests.e2e.checking import Site, found, watch
from tests.youtube import TOO_MANY, Video, World, bot_check, on, video_id
from tests.youtube.faults import refused

LONE, OTHER = video_id(1, "z"), video_id(2, "z")
POST = f"# A\n\n[5:00]({watch(LONE, '&t=5m00s')}) - late\n\n[Other]({watch(OTHER)})\n"


def test_a_note_past_the_end_of_a_lone_video_is_found_and_its_page_read_once(
    site: Site, world: World
) -> None:
    world.videos += [Video(LONE, "Lone", duration=100), Video(OTHER, "Other", duration=100)]
    site.write("a.md", POST)
    assert found(site.told()) == [("past-end", LONE)]
    assert site.youtube.counts == {"oembed": 2, "watch": 1}
    assert found(site.told("--max-age", "0")) == [("past-end", LONE)]
    assert site.youtube.counts == {"oembed": 2}
    assert found(site.told()) == [("past-end", LONE)]
    assert site.youtube.counts == {}


def test_a_length_that_nobody_knows_is_no_finding(site: Site, world: World) -> None:
    world.videos += [Video(LONE, "Lone", duration=100), Video(OTHER, "Other")]
    world.faults.append(bot_check())
    site.write("a.md", POST)
    report = site.told()
    assert (found(report), report["code"], report["unknown"]) == ([], 0, [])
    world.faults[:] = [on("video", TOO_MANY)]
    assert found(site.told("--retries", "0")) == []


def test_a_page_that_denies_a_living_video_ends_no_check(site: Site, world: World) -> None:
    world.videos += [Video(LONE, "Lone", duration=100), Video(OTHER, "Other")]
    world.faults.append(refused("Video unavailable", "ERROR"))
    site.write("a.md", POST)
    report = site.told()
    assert (found(report), report["code"], report["unknown"]) == ([], 0, [])


def test_lengths_outlive_what_is_swept(tmp_path: object, site: Site) -> None:
    answers = Answers(site.folder / "cache")
    for kind in ("length", "video"):
        answers.put((kind, LONE, "", False), {"seconds": 1}, time.time())
    answers.sweep(time.time() + 40 * 86_400)
    later = time.time() + 1
    assert answers.get(("length", LONE, "", False), float("inf"), later) == {"seconds": 1}
    assert answers.get(("video", LONE, "", False), float("inf"), later) is None
