"""The model post, stripped of its note links, becomes itself again."""

import re
from pathlib import Path

import pytest

from scaffold.model.edit import Edit, Span
from scaffold.notes.editing import edits, net
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "deep-learning-ngu-2019.md"
OWN = ROOT / "fixtures" / "posts" / "link-course" / "linked.md"
# the seed has one time in another form than all others
ODD = {SEED: (b"&t=8m0s)", b"&t=8m00s)")}
POSTS = [OWN, *([SEED] if SEED.exists() else [])]
NEWLINES = {"LF": b"\n", "CRLF": b"\r\n"}


def stripped(data: bytes) -> bytes:
    """The post with its note links cut down to bare timecodes."""
    cuts = []
    for section in read(data).sections:
        for note in section.notes if section.lecture else ():
            assert note.label is not None
            cuts.append(Edit(Span(note.span.start, note.label.start), ""))
            cuts.append(Edit(Span(note.label.end, note.span.end), ""))
    return edits.apply(data, cuts)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("newline", NEWLINES)
@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.parent.name)
def test_a_post_stripped_of_its_note_links_and_linked_again_is_itself(
    path: Path, newline: str, bom: bytes
) -> None:
    data = bom + path.read_bytes().replace(b"\n", NEWLINES[newline])
    expected = data.replace(*ODD[path], 1) if path in ODD else data
    bare = read(stripped(data))
    plan = linking.plan(bare)
    linked = edits.apply(bare.data, plan.edits)
    assert plan.left == ()
    assert linked == expected
    assert net.foreign_change(bare, linked, plan.edits) == ""
    assert linking.plan(read(linked)).edits == ()


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.parent.name)
def test_the_stripped_post_has_no_moments_left(path: Path) -> None:
    bare = stripped(path.read_bytes())
    assert not re.search(rb"[?&]t=\d+m\d+s\)", bare)
    assert sum(len(section.bare) for section in read(bare).sections) >= 10
