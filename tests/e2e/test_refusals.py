"""What a run costs, and what it says, when YouTube refuses it."""

import pytest

from tests.conftest import Runner
from tests.youtube import TOO_MANY, Fault, Server, World, bot_check, course, on, try_later

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (on("video", TOO_MANY), "too many requests (429)"),
        (try_later(), "too many requests (429)"),
        (bot_check(), "prove a person is there"),
    ],
    ids=["429", "try-later", "bot-check"],
)
@pytest.mark.parametrize("command", [("new",), ("show", "--full")], ids=["new", "show"])
def test_a_ban_of_pages_costs_no_more_than_what_was_under_way(
    scaffold: Runner,
    youtube: Server,
    world: World,
    command: tuple[str, ...],
    fault: Fault,
    said: str,
) -> None:
    world.playlists.append(course(49))
    world.faults.append(fault)
    ran = scaffold(*command, URL, youtube=youtube)
    assert ran.code == 0
    assert said in ran.err
    assert youtube.count() <= 20
