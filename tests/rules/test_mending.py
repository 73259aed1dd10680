"""`--fix` of all rules together: what is certain is mended, in one run, and twice is once."""

import json
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.rules.views import PL, heading, note, url, vid

SELECT = ("--select", "tracking-parameter", "--fail-on", "warning")


def listing(folder: Path, *videos: int) -> Path:
    """A saved listing of these videos, in this order."""
    entries = [
        {
            "_type": "url",
            "ie_key": "Youtube",
            "id": vid(n),
            "title": f"Topic {n}",
            "duration": 3600,
        }
        for n in videos
    ]
    raw = {"_type": "playlist", "id": PL, "title": "Course", "entries": entries}
    path = folder / "list.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


# 4 stands second in the list now; all mends of one link touch the same address
BEFORE = (
    heading(1, "&index=1&si=abc")
    + note("8:00", 1, "&t=8m00s&feature=share")
    + "9:00 - typed by hand\n\n"
    + heading(2, "&index=2&pp=x")
    + heading(3, "&si=x&feature=y")
    + heading(4)
    + f"<!-- scaffold: ignore index-mismatch - as the book counts -->\n{heading(5)}"
    + f"[8:00]({url(5, '&t=18m00s')}) nobody knows which is right\n"
)
AFTER = (
    heading(1)
    + note("8:00", 1)
    + f"[9:00]({url(1, '&t=9m00s')}) - typed by hand\n\n"
    + heading(2, "&index=3")
    + heading(3, "&index=4")
    + heading(4, "&index=2")
    + f"<!-- scaffold: ignore index-mismatch - as the book counts -->\n{heading(5)}"
    + f"[8:00]({url(5, '&t=18m00s')}) nobody knows which is right\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no BOM", "BOM"])
def test_all_that_is_certain_is_mended_in_one_run(scaffold: Runner, bom: str, newline: str) -> None:
    post = scaffold.folder / "post.md"
    before = (bom + BEFORE).replace("\n", newline).encode()
    after = (bom + AFTER).replace("\n", newline).encode()
    post.write_bytes(before)
    source = listing(scaffold.folder, 1, 4, 2, 3, 6, 5)
    known = ("check", "post.md", "--offline", "--from-info", source, *SELECT)
    told = scaffold(*known)
    assert told.code == 1
    assert post.read_bytes() == before
    assert told.out.count("    fix: ") == 8, told.out

    mended = scaffold(*known, "--fix")
    assert post.read_bytes() == after
    assert mended.code == 1  # what remains decides
    left = [line for line in mended.out.splitlines() if line.startswith("post.md")]
    line = AFTER[: AFTER.index("[8:00](" + url(5))].count("\n") + 1
    assert left == [
        f"post.md:{line}:1: warning: label-mismatch: "
        "the label says 8:00, but the link leads to 18:00"
    ]
    stamp = post.stat().st_mtime_ns
    again = scaffold(*known, "--fix")
    assert post.read_bytes() == after
    assert post.stat().st_mtime_ns == stamp
    assert (again.out, again.code) == (mended.out, 1)


def test_nothing_certain_nothing_written(scaffold: Runner) -> None:
    post = scaffold.folder / "post.md"
    post.write_text(heading(1) + heading(2) + heading(3, ""), encoding="utf-8")
    stamp = post.stat().st_mtime_ns
    ran = scaffold("check", "post.md", "--offline", "--fix", "--fail-on", "warning")
    assert ran.code == 1
    assert "post.md:3:4: warning: missing-index" in ran.out
    assert post.stat().st_mtime_ns == stamp
