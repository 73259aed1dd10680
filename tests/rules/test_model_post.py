"""The model post: `missing-index` in line 40 and nothing else, offline or with its listing.

The fixture has the form of the model post, line for line, with words of its own; where the model
post itself is at hand it must fare the same.
"""

from pathlib import Path

import pytest

from scaffold.model.edit import Edit
from scaffold.model.finding import Certainty, Verdict
from scaffold.notes.course import known, learning
from scaffold.notes.editing.edits import apply
from scaffold.notes.reading.read import read
from scaffold.outside import saved_listings
from scaffold.rules import ALL
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running
from tests.conftest import Runner
from tests.rules.views import told_by

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "deep-learning-ngu-2019.md"
OWN = ROOT / "fixtures" / "posts" / "check-course" / "post.md"
POSTS = [OWN, *([SEED] if SEED.exists() else [])]
LISTING = ROOT / "fixtures" / "deep-learning-ngu-2019.json"

DEFAULT = running.chosen((), ())
FOUND = (
    "40:4 warning: this lecture's link has no index=, which 9 of 10 lecture links of the post have"
)
posts = pytest.mark.parametrize("path", POSTS, ids=lambda path: path.parent.name)


def online(data: bytes, *, offered: bool = True) -> View:
    (listing,) = saved_listings.read(LISTING)
    one = known.of_listing(listing)
    assert one.playlist
    name, ids = one.playlist, frozenset(one.by_id)
    alive = {video: Verdict(video, Certainty.OK) for video in ids}
    there = {name: Verdict(name, Certainty.OK)}
    told = {name: ids} if offered else {}
    return View(read(data, (one,)), {name: one}, alive, there, offered=told)


@posts
def test_offline_one_finding(path: Path) -> None:
    assert told_by(DEFAULT, View(read(path.read_bytes()))) == ([FOUND], 0)


@posts
@pytest.mark.parametrize("offered", [True, False], ids=["offered", "not known to a snapshot"])
def test_with_its_listing_nothing_else(path: Path, offered: bool) -> None:
    assert told_by(DEFAULT, online(path.read_bytes(), offered=offered)) == ([FOUND], 0)


@posts
def test_with_what_a_snapshot_remembers_nothing_else(path: Path) -> None:
    (listing,) = saved_listings.read(LISTING)
    snapshot = learning.learn(None, listing, "2026-11-24", listing.id)
    old = known.of_snapshot(snapshot)
    assert old.playlist
    post = read(path.read_bytes(), (old,))
    seen = View(post, {old.playlist: old}, remembered=known.remembered((snapshot,)))
    assert told_by(DEFAULT, seen) == ([FOUND], 0)


@posts
def test_even_rules_that_are_off_find_no_more(path: Path) -> None:
    assert told_by(ALL, online(path.read_bytes())) == ([FOUND], 0)


@posts
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
def test_its_mend_is_one_parameter_in_line_40(path: Path, bom: bytes, newline: bytes) -> None:
    data = bom + path.read_bytes().replace(b"\n", newline)
    seen = online(data)
    (finding,) = running.run(seen, DEFAULT).found
    assert finding.fix
    after = apply(data, finding.fix.edits)
    before_lines, after_lines = data.split(newline), after.split(newline)
    differing = [n for n, pair in enumerate(zip(before_lines, after_lines, strict=True), 1)
                 if pair[0] != pair[1]]  # fmt: skip
    assert differing == [40]
    assert after_lines[39] == before_lines[39][:-1] + b"&index=2)"
    assert told_by(DEFAULT, online(after)) == ([], 0)


@posts
@pytest.mark.parametrize("where", ["label", "link"])
def test_a_digit_too_many_in_any_note_is_found(path: Path, where: str) -> None:
    data = path.read_bytes()
    post = read(data)
    notes = [note for section in post.sections if section.lecture for note in section.notes]
    assert len(notes) > 70
    for note in notes:
        assert note.label
        time = data.rindex(b"t=", note.target.start, note.target.end) + 2
        spoilt = apply(data, [Edit.insert(note.label.start if where == "label" else time, "1")])
        told, _ = told_by(DEFAULT, View(read(spoilt)))
        line, column = post.line_column(note.span.start)
        assert any(f"{line}:{column} warning: the label " in text for text in told), note.text


@posts
def test_as_a_command(path: Path, scaffold: Runner) -> None:
    (scaffold.folder / "post.md").write_bytes(path.read_bytes())
    said = FOUND.replace(" warning: ", ": warning: missing-index: ")
    offline = scaffold("check", "post.md", "--offline")
    assert (offline.code, offline.out.splitlines()[0]) == (0, f"post.md:{said}")
    assert offline.out.splitlines()[-1].startswith("1 warning; 1 post, 91 links, 10 videos, 1 ")
    listing = ("--from-info", LISTING)
    ran = scaffold("check", "post.md", "--offline", *listing, "--fail-on", "warning")
    assert ran.code == 1
    assert ran.out.splitlines()[:2] == [f"post.md:{said}", "    fix: add index=2"]
    assert ran.out.splitlines()[-1].startswith("1 warning; ")
    fixed = scaffold("check", "post.md", "--offline", *listing, "--fix", "--fail-on", "warning")
    assert fixed.code == 0, fixed.out
    assert scaffold("check", "post.md", "--offline", "--fail-on", "warning").code == 0
