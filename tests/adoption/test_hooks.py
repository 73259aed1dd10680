"""`.pre-commit-hooks.yaml`: each hook is a command line that does its job on a list of files."""

import re
import shlex
from typing import Any

import pytest
import yaml

from scaffold.outside.files.posts import ENDINGS
from tests.adoption.shell import ROOT
from tests.conftest import Ran, Runner
from tests.youtube import Server, World, course, video_id

HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
PL = "PLcourse0000000001"
HEADING = f"## [1. One](https://www.youtube.com/watch?v={video_id(1)}&list={PL}&index=1)\n"
ids = pytest.mark.parametrize("hook", HOOKS)


def run(scaffold: Runner, hook: str, *files: str, youtube: Server | None = None) -> Ran:
    """As pre-commit does: the entry, split as a shell would, then the files that match."""
    program, *words = shlex.split(HOOKS[hook]["entry"])
    assert program == "scaffold"
    matching = [name for name in files if re.search(HOOKS[hook]["files"], name)]
    if youtube:
        scaffold.env |= {"SCAFFOLD_PROXY": youtube.proxy, "SCAFFOLD_NO_CHECK_CERTIFICATES": "true"}
    return scaffold(*words, *HOOKS[hook].get("args", []), *matching)


def put(scaffold: Runner, name: str, text: str) -> None:
    path = scaffold.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())


def test_there_are_three_hooks() -> None:
    assert list(HOOKS) == ["scaffold-link", "scaffold-check-offline", "scaffold-check"]


@ids
def test_a_hook_has_what_pre_commit_wants(hook: str) -> None:
    told = HOOKS[hook]
    known = {
        "id", "name", "description", "entry", "language", "files", "types", "require_serial",
        "stages", "minimum_pre_commit_version", "args",
    }  # fmt: skip
    assert told.keys() <= known
    assert {"id", "name", "description", "entry", "language"} <= told.keys()
    assert (told["language"], told["types"], told["require_serial"]) == ("python", ["text"], True)
    # before it, `stages: [manual]` was not known by that word
    assert told["minimum_pre_commit_version"] == "3.2.0"


def test_only_the_hook_that_asks_youtube_waits_to_be_called() -> None:
    stages = {hook: told.get("stages") for hook, told in HOOKS.items()}
    assert stages == {
        "scaffold-link": None,
        "scaffold-check-offline": None,
        "scaffold-check": ["manual"],
    }


@ids
def test_posts_match_in_every_ending_and_nothing_else_does(hook: str) -> None:
    pattern = re.compile(HOOKS[hook]["files"])
    for ending in ENDINGS:
        for name in (f"a{ending}", f"a b/c.d{ending.upper()}", f"курс/лекция{ending.title()}"):
            assert pattern.search(name), name
    for name in ("a.txt", "a.md.bak", "amd", "a.markdowns", "md", "a.md/b.py"):
        assert not pattern.search(name), name


def test_link_changes_files_which_is_what_pre_commit_looks_at(scaffold: Runner) -> None:
    put(scaffold, "my posts/a b.md", f"{HEADING}8:00 - text\n")
    put(scaffold, "c.Rmd", f"{HEADING}9:00 - text\n")
    put(scaffold, "d.txt", f"{HEADING}9:00 - text\n")
    ran = run(scaffold, "scaffold-link", "my posts/a b.md", "c.Rmd", "d.txt")
    assert (ran.code, ran.out) == (0, "")
    for name, linked in (("my posts/a b.md", True), ("c.Rmd", True), ("d.txt", False)):
        assert (b"&t=" in (scaffold.folder / name).read_bytes()) is linked
    again = run(scaffold, "scaffold-link", "my posts/a b.md", "c.Rmd")
    assert (again.code, again.out, again.err) == (0, "", "")


def test_check_offline_finds_without_a_request(scaffold: Runner, youtube: Server) -> None:
    put(scaffold, "a.md", "[One](https://www.youtube.com/watch?v=short)\n")
    put(scaffold, "b.mdx", HEADING)
    ran = run(scaffold, "scaffold-check-offline", "a.md", "b.mdx", youtube=youtube)
    assert ran.code == 1
    assert ran.out.startswith("a.md:1:1: error: malformed-link: ")
    assert youtube.count() == 0
    assert run(scaffold, "scaffold-check-offline", "b.mdx", youtube=youtube).code == 0


def test_check_asks_once_for_all_files(scaffold: Runner, youtube: Server, world: World) -> None:
    held = course(2)
    held.videos[0].state = "deleted"
    world.playlists.append(held)
    for name in ("a.md", "b.md"):
        put(scaffold, name, HEADING)
    ran = run(scaffold, "scaffold-check", "a.md", "b.md", youtube=youtube)
    assert ran.code == 1
    assert ran.out.count(": error: video-deleted: ") == 2
    assert youtube.count("playlist") == 1
    assert youtube.count("oembed") == 2  # one for a video that is alive
