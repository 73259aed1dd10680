"""What `scaffold check` concludes of videos and playlists, through the loopback YouTube."""

from typing import Literal

import pytest

from tests.e2e.checking import PL, Site, certainties, found, lecture, post_of, watch
from tests.youtube import Answer, Video, World, course, on, status, video_id
from tests.youtube.probes import GREY, JPEG, WORDS
from tests.youtube.world import ListState, VideoState

V1, V2 = video_id(1), video_id(2)
ARCHIVE = "https://web.archive.org/web/https://www.youtube.com/"


def test_a_healthy_site_is_clean_and_says_what_was_looked_at(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    site.write("post.md", post_of(world.playlists[0]))
    ran = site.check()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "nothing found; 1 post, 6 links, 3 videos, 1 playlist; 4 ok, 0 broken, 0 unknown; "
        "2 requests made, 0 from cache\n"
    )
    assert site.youtube.counts == {"playlist": 1, "reload": 1}


@pytest.mark.parametrize(
    ("state", "rule", "words"),
    [("deleted", "video-deleted", "was deleted"), ("private", "video-private", "is private")],
)
def test_a_dead_row_and_oembed_agree(
    site: Site, world: World, state: VideoState, rule: str, words: str
) -> None:
    world.playlists.append(course(3))
    world.playlists[0].videos[1].state = state
    site.write("post.md", post_of(world.playlists[0]))
    ran = site.check()
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        f"post.md:7:4: error: {rule}: the video 2. Topic 2 ({V2}) {words}; 1 note links to it\n"
        f"    an archived copy may be at {ARCHIVE}watch?v={V2}\n"
        "1 error; 1 post, 6 links, 3 videos, 1 playlist; 3 ok, 1 broken, 0 unknown; "
        "4 requests made, 0 from cache\n"
    )
    # of the video, and of one that is alive
    assert site.youtube.counts == {"playlist": 1, "reload": 1, "oembed": 2}


@pytest.mark.parametrize(("state", "rule"), [("deleted", "deleted"), ("private", "private")])
@pytest.mark.parametrize("shape", ["lockup", "old"])
@pytest.mark.parametrize("titles", ["placeholder", "none"])
def test_dead_rows_of_every_shape_are_known(
    site: Site,
    world: World,
    state: VideoState,
    rule: str,
    shape: Literal["lockup", "old"],
    titles: Literal["placeholder", "none"],
) -> None:
    world.playlists.append(course(3, shape=shape, dead_titles=titles))
    world.playlists[0].videos[2].state = state
    site.write("post.md", post_of(world.playlists[0]))
    assert found(site.told()) == [(f"video-{rule}", video_id(3))]


@pytest.mark.parametrize(
    ("state", "certainty", "rule"),
    [
        ("alive", "ok", None),
        ("unlisted", "ok", None),
        ("embed_disabled", "ok", None),  # oEmbed 401, thumbnail 200
        ("age", "ok", None),
        ("region", "ok", None),
        ("members", "ok", None),
        ("upcoming", "ok", None),
        ("live", "ok", None),
        ("deleted", "deleted", "video-deleted"),
        ("private", "private", "video-private"),
    ],
)
def test_a_video_in_no_listing(
    site: Site, world: World, state: VideoState, certainty: str, rule: str | None
) -> None:
    world.videos.append(Video(V1, "Alone", state=state))
    site.write("post.md", f"Look at {watch(V1)} and again {watch(V1, '&feature=share')}.\n")
    report = site.told()
    assert certainties(report) == {V1: certainty}
    assert [rule for rule, _ in found(report)] == ([rule] if rule else [])
    assert report["code"] == (1 if rule else 0)
    counts = {"oembed": 1 if rule is None else 2}  # the second of a video that is alive
    if state in {"embed_disabled", "deleted", "private"}:
        counts["thumbnail"] = 1
    assert site.youtube.counts == counts


@pytest.mark.parametrize(
    "state", ["embed_disabled", "age", "region", "unlisted", "upcoming", "live"]
)
def test_a_living_row_is_enough(site: Site, world: World, state: VideoState) -> None:
    world.playlists.append(course(3))
    world.playlists[0].videos[0].state = state
    site.write("post.md", post_of(world.playlists[0]))
    report = site.told()
    assert (report["code"], report["findings"], report["unknown"]) == (0, [], [])
    assert site.youtube.counts == {"playlist": 1, "reload": 1}


def test_a_video_for_members_lives_with_a_note(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    world.playlists[0].videos[0].state = "members"
    site.write("post.md", post_of(world.playlists[0]))
    ran = site.check()
    assert ran.code == 0
    assert ran.out == (
        f"post.md:3:4: info: video-unavailable: the video 1. Topic 1 ({V1}) is for "
        "members only; 1 note links to it\n"
        "1 remark; 1 post, 6 links, 3 videos, 1 playlist; 4 ok, 0 broken, 0 unknown; "
        "2 requests made, 0 from cache\n"
    )


# (oEmbed, thumbnail) for a video in no listing, and for a dead row
CELLS: list[tuple[int, int, str, str]] = [
    (200, 200, "ok", "ok"),
    (404, 404, "deleted", "deleted"),
    (404, 200, "unknown", "deleted"),
    (403, 404, "private", "private"),
    (403, 200, "unknown", "private"),
    (401, 200, "ok", "unknown"),
    (401, 404, "unknown", "unknown"),
    (400, 404, "unknown", "unknown"),
    (404, 503, "unknown", "deleted"),
    (429, 404, "unknown", "unknown"),
    (500, 404, "unknown", "unknown"),
    (410, 404, "unknown", "unknown"),
]


@pytest.mark.parametrize(("oembed", "thumbnail", "absent", "dead"), CELLS)
def test_every_pair_of_probes(
    site: Site, world: World, oembed: int, thumbnail: int, absent: str, dead: str
) -> None:
    world.playlists.append(course(2))
    world.playlists[0].videos[1].state = "private"
    lone = video_id(9)
    world.videos.append(Video(lone, "Alone"))
    site.write("post.md", post_of(world.playlists[0], also=[lone]))
    if oembed != 200:
        answer = Answer(oembed, WORDS.get(oembed, b"error"), headers={"Retry-After": "0"})
        world.faults.append(on("oembed", answer, where=lambda asked: asked.about in {lone, V2}))
    else:
        world.playlists[0].videos[1].state = "alive"  # as oEmbed sees it
        world.playlists[0].placeholders = True
    pictures = {200: Answer(200, JPEG, "image/jpeg"), 404: Answer(404, GREY, "image/jpeg")}
    world.faults.append(on("thumbnail", pictures.get(thumbnail) or status(thumbnail)))
    report = site.told()
    verdicts = certainties(report)
    assert (verdicts[lone], verdicts[V2]) == (absent, dead)
    rules = {"deleted": ["video-deleted"], "private": ["video-private"]}
    wanted = [rule for told in (dead, absent) for rule in rules.get(told, [])]
    assert [rule for rule, _ in found(report)] == wanted
    assert report["code"] == (1 if wanted else 0)
    unknown = [absent, dead].count("unknown")
    assert report["sums"]["unknown"] == unknown
    assert bool(report["unknown"]) == bool(unknown)


@pytest.mark.parametrize("state", ["alert", "http404", "unviewable"])
def test_a_playlist_that_is_gone(site: Site, world: World, state: ListState) -> None:
    world.playlists.append(course(2, state=state))
    world.videos += world.playlists[0].videos
    site.write("post.md", post_of(world.playlists[0]))
    ran = site.check()
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0] == (
        f"post.md:3:4: error: playlist-gone: the playlist {PL} does not exist any more; "
        "4 links name it, 2 of them from notes"
    )
    assert lines[1] == f"    an archived copy may be at {ARCHIVE}playlist?list={PL}"
    assert lines[2].startswith(
        "1 error; 1 post, 4 links, 2 videos, 1 playlist; 2 ok, 1 broken, 0 unknown; "
    )
    assert site.youtube.count("oembed") == 3  # the list, and each video


def test_a_playlist_of_which_oembed_does_not_say_that_it_is_gone(site: Site, world: World) -> None:
    world.playlists.append(course(2, state="alert"))
    world.faults.append(on("oembed", Answer(200, b'{"title": "There"}'), about=PL))
    site.write("post.md", post_of(world.playlists[0]))
    report = site.told()
    assert report["code"] == 0
    assert report["findings"] == []
    assert report["unknown"] == [
        "1 playlist: it cannot be listed, but oEmbed does not say that it is gone"
    ]


def test_private_playlists_are_unknown_in_one_notice(site: Site, world: World) -> None:
    for number in (1, 2):
        held = course(1, playlist_id=f"PLcourse{number:010}", mark="ab"[number - 1])
        held.state = "private"
        world.playlists.append(held)
        site.write(f"{number}.md", post_of(held))
    report = site.told()
    assert report["findings"] == []
    assert report["unknown"] == [
        "2 playlists: private, shown only with the cookies of an account that may see it"
    ]
    assert report["code"] == 0


def test_a_video_that_was_removed_from_its_playlist(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    removed = Video(video_id(9), "Removed")
    world.videos.append(removed)
    site.write("post.md", post_of(world.playlists[0]) + "\n" + lecture(removed.id, 4))
    ran = site.check()
    assert ran.code == 0
    assert ran.out.splitlines()[0] == (
        f"post.md:15:4: warning: removed-from-playlist: 4. Topic 4 ({removed.id}) is not in the "
        f"playlist {PL} any more; 1 note links to it"
    )
    assert site.check("--fail-on", "warning").code == 1
    assert site.check("--fail-on", "never").code == 0


def test_a_deleted_video_that_the_playlist_lacks_takes_two_probes(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    site.write("post.md", post_of(world.playlists[0]) + "\n" + lecture(video_id(9), 4))
    report = site.told()
    assert found(report) == [("video-deleted", video_id(9))]
    assert site.youtube.counts == {"playlist": 1, "reload": 1, "oembed": 2, "thumbnail": 1}


def test_a_lecture_that_was_uploaded_again_is_found_and_mended(site: Site, world: World) -> None:
    held = course(3)
    world.playlists.append(held)
    path = site.write("post.md", post_of(held))
    assert site.check("--save").code == 0
    held.videos[1].state = "deleted"
    held.videos.append(Video(video_id(9), held.videos[1].title, 604))
    ran = site.check("--max-age", "0")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        f"post.md:7:4: error: video-deleted: the video 2. Topic 2 ({V2}) was deleted; "
        "1 note links to it",
        "    it was «Lecture 2: Topic 2», 10:02 by Channel",
        f"    an archived copy may be at {ARCHIVE}watch?v={V2}",
        "    perhaps it was uploaded again as «Lecture 2: Topic 2» (10:04), number 4 of the "
        f"playlist: {watch(video_id(9), f'&list={PL}')}",
        f"post.md:7:4: warning: reuploaded: 2. Topic 2 ({V2}) seems to be "
        f"{video_id(9)} now, number 4 of the playlist: same title, same length",
        f"    fix: put {video_id(9)} into its links",
        "1 error, 1 warning; 1 post, 6 links, 3 videos, 1 playlist; 3 ok, 1 broken, 0 unknown; "
        "4 requests made, 0 from cache",
    ]
    before = path.read_text()
    ran = site.check("--fix", "--max-age", "0")
    after = path.read_text()
    assert after == before.replace(V2, video_id(9)).replace("index=2", "index=4")
    assert (ran.code, ran.err) == (0, "1 finding fixed\n")
    assert ran.out.splitlines()[-1].endswith(
        "4 ok, 0 broken, 0 unknown; 4 requests made, 0 from cache"
    )


def test_a_video_that_is_alive_in_one_list_and_dead_nowhere_else_is_not_asked_about(
    site: Site, world: World
) -> None:
    world.playlists += [course(3), course(2, playlist_id="PLcourse0000000002", mark="v")]
    site.write("a.md", post_of(world.playlists[0]))
    site.write("b.md", f"{watch(V1)} and {watch(video_id(3))}\n")
    assert site.told()["code"] == 0
    assert site.youtube.counts == {"playlist": 1, "reload": 1}


def test_what_a_run_concluded_stands_in_detail_with_its_evidence(site: Site, world: World) -> None:
    world.playlists.append(course(2))
    world.playlists[0].videos[1].state = "deleted"
    lone = Video(video_id(9), "Alone", state="embed_disabled")
    world.videos.append(lone)
    site.write("post.md", post_of(world.playlists[0], also=[lone.id]))
    ran = site.check("-v")
    assert ran.err.splitlines() == [
        f"{PL}: ok (listing: it is there)",
        f"{V1}: ok (listing: a living row)",
        f"{V2}: deleted, it was deleted (listing: a dead row; oEmbed: 404)",
        f"{lone.id}: ok (listing: no row; oEmbed: 401; thumbnail: 200)",
        "6 requests were made",
    ]
