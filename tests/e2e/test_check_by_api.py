"""`check` by YouTube's Data API: the verdicts of pages, and what goes wrong with a key."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks import scoring, worlds
from tests.e2e.checking import Site, certainties, courses, found, post_of, watch
from tests.youtube import (
    BROKEN,
    CONSENT,
    NOT_JSON,
    TOO_MANY,
    Video,
    World,
    course,
    on,
    serve,
    status,
    video_id,
)
from tests.youtube.data_api import KEY, error
from tests.youtube.wire import to_json

LONE = video_id(1, "z")


@pytest.fixture
def keyed(site: Site) -> Site:
    site.run.env["SCAFFOLD_API_KEY"] = KEY
    return site


def all_alive(world: World) -> None:
    world.playlists.append(course(4))


def all_states(world: World) -> None:
    """A list with a video of each state, a lone one of each, and lists of each state."""
    states = ("alive", "private", "deleted", "unlisted", "upcoming", "live", "age", "region")
    world.playlists.append(course(9))
    for video, state in zip(world.playlists[0].videos, (*states, "embed_disabled"), strict=True):
        video.state = state  # type: ignore[assignment]  # one of them
    for n, state in enumerate(states, 1):
        world.videos.append(Video(video_id(n, "z"), f"Lone {n}", state=state))  # type: ignore[arg-type]  # the same
    for n, state in enumerate(("alert", "http404", "unviewable", "private"), 1):
        held = course(2, playlist_id=f"PLgone{n:012}", mark="abcd"[n - 1], state=state)
        world.playlists.append(held)


def moved_and_long(world: World) -> None:
    """Past the end, out of place, gone from the list, and over several pages."""
    world.playlists.append(course(120))
    world.playlists[0].videos[0].duration = 30
    world.playlists[0].videos[110].state = "deleted"
    world.playlists[0].videos[111].state = "private"


WORLDS: list[Callable[[World], None]] = [all_alive, all_states, moved_and_long]


@pytest.mark.parametrize("made", WORLDS, ids=lambda made: made.__name__)
def test_verdicts_and_findings_of_both_sources_are_the_same(
    keyed: Site, world: World, made: Callable[[World], None]
) -> None:
    made(world)
    for n, held in enumerate(world.playlists):
        also = [video.id for video in world.videos] if n == 0 else []
        keyed.write(f"{n}.md", post_of(held, also=[*also, video_id(99, "y")]))
    told = {source: keyed.told("--source", source, "--max-age", "0") for source in ("page", "api")}
    page, api = told["page"], told["api"]
    assert certainties(api) == certainties(page)
    assert sorted(found(api)) == sorted(found(page))
    assert api["code"] == page["code"]


def test_auto_asks_the_api_where_there_is_a_key(keyed: Site, world: World) -> None:
    all_alive(world)
    keyed.write("a.md", post_of(world.playlists[0]))
    assert keyed.check().code == 0
    assert keyed.youtube.counts == {"api_playlists": 1, "api_items": 1, "api_videos": 1}
    assert keyed.check().code == 0
    assert keyed.youtube.counts == {}  # from the cache
    assert keyed.check("--source", "page").code == 0
    assert keyed.youtube.count("playlist") == 1


def test_without_a_key_pages_are_asked_and_source_api_is_refused(site: Site, world: World) -> None:
    all_alive(world)
    site.write("a.md", post_of(world.playlists[0]))
    assert site.check().code == 0
    assert site.youtube.count("api_playlists", "api_items", "api_videos") == 0
    ran = site.check("--source", "api")
    assert ran.code == 2
    assert "SCAFFOLD_API_KEY" in ran.err


def test_a_site_of_many_lists_costs_a_call_a_list_and_a_call_for_fifty_videos(
    keyed: Site, world: World
) -> None:
    for held in courses(world, 20, size=10):
        keyed.write(f"{held.id}.md", post_of(held))
    assert keyed.check().code == 0
    assert keyed.youtube.counts == {"api_playlists": 1, "api_items": 20, "api_videos": 4}


def test_lone_videos_past_their_end_are_found_again_from_the_cache(
    keyed: Site, world: World
) -> None:
    world.videos.append(Video(LONE, "Lone", duration=100))
    keyed.write("a.md", f"# A\n\n[5:00]({watch(LONE, '&t=5m00s')}) - late\n")
    for _ in range(2):
        assert found(keyed.told()) == [("past-end", LONE)]
    assert keyed.youtube.counts == {}


CAUSES: list[tuple[str, Any, int, str]] = [
    ("quota", error(403, "quotaExceeded"), 0, "the daily quota of YouTube's Data API is used up"),
    ("rate", error(403, "rateLimitExceeded"), 0, "asked too often"),
    ("429", TOO_MANY, 0, "429"),
    ("5xx", BROKEN, 0, "503"),
    ("500", status(500), 0, "500"),
    ("not JSON", NOT_JSON, 0, "lacks"),
    ("no items", to_json({"kind": "youtube#videoListResponse"}), 0, "lacks items"),
    ("no parts", to_json({"items": [{"id": video_id(1)}]}), 0, "without the part"),
    ("elsewhere", CONSENT, 0, ""),
    ("bad key", error(400, "API_KEY_INVALID"), 2, "does not accept the key"),
    ("old form", error(400, "keyInvalid"), 2, "does not accept the key"),
    ("disabled", error(403, "accessNotConfigured"), 2, "is not enabled"),
    ("disabled too", error(403, "SERVICE_DISABLED"), 2, "is not enabled"),
    ("restricted", error(403, "API_KEY_IP_ADDRESS_BLOCKED"), 2, "may not be used"),
]


@pytest.mark.parametrize(
    "kind",
    [
        "api_videos",
        pytest.param("api_playlists", marks=pytest.mark.slow),
        pytest.param("api_items", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize(
    ("answer", "code", "sentence"), [c[1:] for c in CAUSES], ids=[c[0] for c in CAUSES]
)
def test_what_goes_wrong_is_a_sentence_and_never_a_dead_video(
    keyed: Site, world: World, kind: str, answer: Any, code: int, sentence: str
) -> None:
    all_alive(world)
    world.videos.append(Video(LONE, "Lone"))
    world.faults.append(on(kind, answer))
    keyed.write("a.md", post_of(world.playlists[0], also=[LONE]))
    ran = keyed.check("--retries", "0", "-v")
    assert ran.code == code, ran.out + ran.err
    assert sentence in ran.out + ran.err
    assert "video-deleted" not in ran.out
    assert "Traceback" not in ran.err
    assert KEY not in ran.out + ran.err


def test_the_key_is_sent_to_the_api_alone_and_kept_nowhere(keyed: Site, world: World) -> None:
    all_states(world)
    keyed.write("a.md", post_of(world.playlists[0], also=[LONE]))
    ran = keyed.check("-v", "--format", "json")
    assert KEY not in ran.out + ran.err
    for request in keyed.youtube.requests:
        assert (request.key == KEY) == (request.host == "youtube.googleapis.com")
        assert KEY not in json.dumps([request.query, request.path, request.cookies])
    for path in (*keyed.folder.rglob("*"), *keyed.run.home.rglob("*")):
        assert not path.is_file() or KEY.encode() not in path.read_bytes()


@pytest.mark.parametrize("key", ["wrong-key", "a b", "naïve"])
def test_a_bad_key_is_exit_code_2_and_not_quoted(keyed: Site, world: World, key: str) -> None:
    all_alive(world)
    keyed.write("a.md", post_of(world.playlists[0]))
    keyed.run.env["SCAFFOLD_API_KEY"] = key
    ran = keyed.check()
    assert ran.code == 2, ran.err
    assert key not in ran.err


def test_a_repository_may_not_set_a_key(site: Site) -> None:
    site.write("scaffold.toml", f'api_key = "{KEY}"\n')
    ran = site.check("--offline")
    assert ran.code == 2
    assert KEY not in ran.err


def test_what_the_api_says_is_not_kept_in_snapshots(keyed: Site, world: World) -> None:
    all_alive(world)
    keyed.write("a.md", post_of(world.playlists[0]))
    assert keyed.check("--source", "api", "--save").code == 2
    assert keyed.check("--save").code == 0
    assert keyed.youtube.count("api_playlists", "api_items", "api_videos") == 0


def test_a_quota_that_is_spent_is_not_asked_again(keyed: Site, world: World) -> None:
    world.faults.append(on("api_items", error(403, "quotaExceeded")))
    for held in courses(world, 12):
        keyed.write(f"{held.id}.md", post_of(held))
    report = keyed.told("--retries", "0")
    assert keyed.youtube.count("api_items") <= 8  # those on their way
    assert set(certainties(report).values()) <= {"unknown", "ok"}


@pytest.mark.slow
def test_a_site_of_100_lists_costs_at_most_140_requests_and_all_that_is_ill_is_found(
    keyed: Site,
) -> None:
    made = worlds.site(keyed.folder, 100, notes=3)
    with serve(made.after) as youtube:
        ran = keyed.run("check", ".", "--format", "json", youtube=youtube)
        assert youtube.count() <= 140
    score = scoring.of_findings(made, json.loads(ran.out)["findings"])
    by_memory = {worlds.Ill.REUPLOADED}  # which needs what an earlier check has saved
    assert not score.false
    cases = [case for case in made.cases if case.ill not in by_memory]
    assert sum(n for ill, n in score.found.items() if ill not in by_memory) == len(cases)
