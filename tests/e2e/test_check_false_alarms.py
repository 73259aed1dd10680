"""Whatever goes wrong between us and YouTube, nothing that lives is ever called broken."""

from collections.abc import Callable

import pytest

from tests.e2e.checking import Site, certainties, courses, found, post_of, watch
from tests.youtube import (
    BROKEN,
    CONSENT,
    CUT,
    HOLLOW,
    NO_DATA,
    NO_MORE,
    NOT_JSON,
    RESET,
    SORRY,
    TOO_MANY,
    Answer,
    Fault,
    RateLimit,
    Video,
    World,
    bot_check,
    on,
    random_resets,
    refused,
    slow,
    status,
    try_later,
    video_id,
)
from tests.youtube.probes import GREY

FAULTS: dict[str, Answer] = {
    "429": status(429),
    "429-soon": status(429, retry_after=1),
    "429-much-later": status(429, retry_after=3600),
    "sorry": SORRY,
    "503": BROKEN,
    "500": status(500),
    "408": status(408),
    "403": status(403),
    "404": status(404),
    "410": status(410),
    "reset": RESET,
    "cut": CUT,
    "slow": slow(2),
    "consent": CONSENT,
    "not-json": NOT_JSON,
    "no-data": NO_DATA,
    "no-more": NO_MORE,
    "hollow": HOLLOW,
    "empty": Answer(),
    "null": Answer(body=b"null", kind="application/json"),
}
KINDS = ["listing", "oembed", "thumbnail", "any"]
PARTS = ["playlist", "reload"]  # where one door is shut, yt-dlp tries the next
OF_PARTS = ["429-soon", "503", "403", "404", "reset", "no-data", "hollow"]
RARE = {"408", "410", "500", "429-much-later", "empty", "null"}
RARE_KINDS = ["listing", "oembed", "any"]
# one of each kind runs with every test run, the whole matrix in CI
QUICK_PAIRS = {("503", "any"), ("404", "oembed"), ("reset", "listing"), ("consent", "any")}
QUICK = ("--socket-timeout", "0.5")


class Two:
    """A healthy post, and one about a course and lone videos some of which are dead."""

    def __init__(self, site: Site, world: World) -> None:
        self.site, self.world = site, world
        healthy, ill = courses(world, 2)
        ill.videos[0].state, ill.videos[2].state = "deleted", "private"
        lone = [Video(video_id(n, "z"), f"Lone {n}") for n in range(4)]
        lone[1].state, lone[2].state, lone[3].state = "deleted", "private", "embed_disabled"
        world.videos += lone
        site.write("healthy.md", post_of(healthy, also=[lone[0].id, lone[3].id]))
        site.write("ill.md", post_of(ill, also=[v.id for v in lone]))
        everyone = [*ill.videos, *lone]
        self.dead = {v.id for v in everyone if v.gone}
        self.healthy = {v.id for v in (*healthy.videos, *everyone) if not v.gone} | {
            healthy.id,
            ill.id,
        }

    def is_true(self, *words: str) -> None:
        """Nothing alive is called broken; what is unknown is said, and fails nothing unasked."""
        healthy = self.site.told("healthy.md", "--fail-on-unknown", *words)
        assert healthy["findings"] == []
        assert (healthy["sums"]["broken"], healthy["failed"]) == (0, [])
        unknown = healthy["sums"]["unknown"]
        assert unknown == list(certainties(healthy).values()).count("unknown")
        assert not unknown or healthy["unknown"]
        assert len(healthy["unknown"]) <= 2
        assert healthy["code"] == (3 if healthy["unknown"] else 0)
        both = self.site.told(*words)
        verdicts = certainties(both)
        assert {i for i in self.healthy if verdicts[i] not in {"ok", "unknown"}} == set()
        assert {i for i in self.dead if verdicts[i] == "ok"} == set()
        broken = {i for i in self.dead if verdicts[i] in {"deleted", "private"}}
        assert {video for _, video in found(both)} == broken
        assert both["code"] == (1 if broken else 0)

    def is_told_whole(self) -> None:
        """In calm, all is known, whatever was kept from a run in trouble."""
        self.world.faults.clear()
        report = self.site.told()
        assert {video for _, video in found(report)} == self.dead
        assert report["unknown"] == []
        assert {i for i, c in certainties(report).items() if c == "ok"} == self.healthy


@pytest.fixture
def two(site: Site, world: World) -> Two:
    return Two(site, world)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(f, k, marks=[] if (f, k) in QUICK_PAIRS else pytest.mark.slow)
        for f, k in (
            *((f, k) for f in FAULTS for k in (RARE_KINDS if f in RARE else KINDS)),
            *((f, k) for f in OF_PARTS for k in PARTS),
        )
    ],
)
def test_no_fault_of_any_request_is_a_false_alarm(two: Two, fault: str, kind: str) -> None:
    two.world.faults.append(on(kind, FAULTS[fault]))
    two.is_true(*QUICK)
    if kind == "any":
        two.is_told_whole()


@pytest.mark.slow
@pytest.mark.parametrize(
    "fault",
    [
        RateLimit(2, status(429, retry_after=1)),
        RateLimit(1, status(429)),
        random_resets(0.3, 1),
        random_resets(0.6, 2),
        random_resets(0.9, 3),
        bot_check(),
        try_later(),
        refused("Video unavailable", "ERROR"),
        on("any", BROKEN, times=range(3)),
        on("any", RESET, times=range(1, 6)),
        on("listing", status(429, retry_after=1), times=range(1)),
        on("oembed", status(429, retry_after=1), times=range(1, 3)),
    ],
    ids=[
        "two-a-second",
        "one-a-second",
        "resets-30",
        "resets-60",
        "resets-90",
        "bot-check",
        "try-later",
        "player-refuses",
        "503-at-first",
        "resets-at-first",
        "429-once",
        "429-of-oembed",
    ],
)
def test_no_passing_trouble_is_a_false_alarm(two: Two, fault: Fault) -> None:
    two.world.faults.append(fault)
    two.is_true(*QUICK)
    two.is_told_whole()


def _cut(world: World) -> None:
    for held in world.playlists:
        held.cut_after = 1


def _no_count(world: World) -> None:
    _cut(world)
    for held in world.playlists:
        held.count = None


def _empty(world: World) -> None:
    for held in world.playlists:
        held.cut_after = 0


def _placeholders(world: World) -> None:
    for held in world.playlists:
        held.placeholders = True


def _failed_page(world: World) -> None:
    for held in world.playlists:
        held.page_size = 1
    world.faults.append(on("continuation", BROKEN))


def _hollow_page(world: World) -> None:
    _failed_page(world)
    world.faults[-1] = on("continuation", HOLLOW)


def _ending_page(world: World) -> None:
    _failed_page(world)
    world.faults[-1] = on("continuation", NO_MORE)


BENDS: dict[str, Callable[[World], None]] = {
    "cut": _cut,
    "cut-and-not-counted": _no_count,
    "empty": _empty,
    "placeholders": _placeholders,
    "failed-page": _failed_page,
    "hollow-page": _hollow_page,
    "ending-page": _ending_page,
}


@pytest.mark.parametrize("probes", [True, False], ids=["asked", "silent"])
@pytest.mark.parametrize("bend", BENDS)
def test_no_short_or_dead_looking_listing_is_a_false_alarm(
    two: Two, bend: str, probes: bool
) -> None:
    BENDS[bend](two.world)
    if not probes:
        two.world.faults.append(on("oembed", BROKEN))
    healthy = two.site.told("healthy.md")
    wrong = [rule for rule, _ in found(healthy) if rule != "removed-from-playlist"]
    assert wrong == []
    assert healthy["code"] == 0
    assert healthy["sums"]["broken"] == 0
    if bend != "cut-and-not-counted":  # nothing tells that this list was ever longer
        assert healthy["findings"] == []
    if bend not in {"placeholders", "cut-and-not-counted"}:
        (told,) = (words for words in healthy["unknown"] if "incomplete" in words)
        assert told.startswith(
            "what was removed from PLcourse0000000001, for its listing is incomplete: "
        )
    both = two.site.told()
    assert {video for rule, video in found(both) if rule != "removed-from-playlist"} <= two.dead


def test_what_is_unknown_of_short_lists_is_what_they_lost_not_they_themselves(two: Two) -> None:
    _cut(two.world)
    ran = two.site.check("healthy.md")
    (line,) = (line for line in ran.out.splitlines() if line.startswith("unknown: "))
    assert line.startswith("unknown: what was removed from PLcourse0000000001, for its listing is ")
    assert " 0 broken, 0 unknown; " in ran.out.splitlines()[-1]
    (told,) = (words for words in two.site.told()["unknown"] if "incomplete" in words)
    assert told.startswith("what was removed from 2 playlists with incomplete listings: PL")


def test_a_snapshot_betrays_a_short_list_that_is_not_counted(two: Two) -> None:
    assert two.site.check("--save").code == 1
    _no_count(two.world)
    for held in two.world.playlists:
        held.cut_after = 0
    report = two.site.told("healthy.md", "--max-age", "0")
    assert report["findings"] == []
    assert report["code"] == 0
    assert len(report["unknown"]) == 1


NOT_FOUND = Answer(404, b"Not Found", "text/plain; charset=utf-8")


def test_two_lies_at_once_are_no_verdict(two: Two) -> None:
    """All answers of oEmbed and all pictures say "gone", and a row looks dead."""
    two.world.faults += [on("oembed", NOT_FOUND), on("thumbnail", Answer(404, GREY, "image/jpeg"))]
    report = two.site.told()
    assert found(report) == []
    assert report["sums"]["broken"] == 0
    (told,) = report["unknown"]
    assert told.endswith("oEmbed gives no answer for a video that is alive, either")


def test_a_404_without_youtubes_own_words_is_no_verdict(two: Two) -> None:
    page = Answer(404, b"<html>Please log in to the hotel's network</html>")
    two.world.faults.append(on("oembed", page, where=lambda request: request.about in two.dead))
    report = two.site.told()
    assert (found(report), report["sums"]["broken"]) == ([], 0)


def test_a_listing_of_which_every_row_looks_dead_is_no_verdict(two: Two) -> None:
    for video in two.world.playlists[1].videos:
        video.state = "deleted"
    report = two.site.told("ill.md")
    assert not {video for _, video in found(report)} & {"removed-from-playlist"}
    assert any("look private or deleted" in words for words in report["unknown"])


@pytest.mark.slow
def test_too_many_requests_cost_a_wait_and_no_more(two: Two) -> None:
    """The run waits as long as it is told, asks once more, and ends."""
    two.world.faults.append(on("any", TOO_MANY))
    report = two.site.told()
    assert report["unknown"] == ["10 videos and 2 playlists: too many requests (429)"]
    assert two.site.youtube.count() <= 4


def test_a_wrong_cookie_file_is_a_mistake_and_not_unknown(two: Two) -> None:
    ran = two.site.check("--cookies", "nowhere.txt")
    assert ran.code == 2
    assert "The cookie file nowhere.txt is not there." in ran.err


def test_a_link_of_ten_characters_is_malformed_and_never_asked_about(site: Site) -> None:
    site.write("post.md", f"{watch('abcdefghij')}\n")
    report = site.told()
    assert found(report) == [("malformed-link", None)]
    assert site.youtube.count() == 0
