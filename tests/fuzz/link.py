"""Any bytes through reading and `link`: `python -m tests.fuzz.link SECONDS [SEED]`.

Golden posts cut up, spliced and sprinkled with what bites, until the time is over. What breaks a
guarantee is shrunk and shown; it then becomes a named case of `test_link_properties.py`.
"""

import re

from hypothesis import strategies as st

from scaffold.errors import PostUnreadable
from scaffold.model.course import Course
from scaffold.model.post import Section
from scaffold.notes.editing import edits, net
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read
from tests.fuzz import fuzzing
from tests.notes import goldens, nasty

NEWLINE = re.compile(rb"\r\n|\r|\n")
POSTS = sorted({(case / "post.md").read_bytes() for case in goldens.CASES})
COURSES = goldens.known_courses(goldens.ROOT / "fixtures" / "posts" / "link-lectures-e")
WORDS = [piece.encode("utf-8", "replace") for piece in nasty.PIECES + nasty.NEWLINES]


def guarantees(data: bytes, known: tuple[Course, ...] = ()) -> None:
    """What `link` promises for any bytes at all."""
    try:
        post = read(data, known)
    except PostUnreadable:
        return
    ends = [section.span.end for section in post.sections]
    assert [section.span.start for section in post.sections] == [post.body.start, *ends[:-1]]
    assert ends[-1] == len(data)
    plan = linking.plan(post, known)
    assert all(edit.span.start == edit.span.end for edit in plan.edits)
    for left in plan.left:
        assert min(post.line_column(left.offset)) > 0
    after = edits.apply(data, plan.edits)
    assert net.foreign_change(post, after, plan.edits, known) == ""
    assert NEWLINE.findall(after) == NEWLINE.findall(data)
    again = read(after, known)
    assert linking.plan(again, known).edits == ()
    assert [_video(section) for section in again.sections] == [_video(s) for s in post.sections]
    assert sum(map(_notes, again.sections)) == sum(map(_notes, post.sections)) + plan.linked


def _video(section: Section) -> str | None:
    return section.lecture.video.video if section.lecture else None


def _notes(section: Section) -> int:
    return len(section.notes)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A golden post, or a part of it, with bytes cut out, doubled and put in."""
    data = draw(st.sampled_from(POSTS))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 100, 1000])))
        put = draw(
            st.one_of(
                st.sampled_from(WORDS),
                st.binary(max_size=3),
                st.just(data[at:end] * 2),
                st.just(b""),
            )
        )
        data = data[:at] + put + data[end:]
    return data


TARGETS = {
    "mutated golden posts": mutated(),
    "nasty texts below a lecture": nasty.posts.map(str.encode),
    "any bytes": st.binary(max_size=400),
}


def both(data: bytes) -> None:
    """Without and with a course that is known."""
    guarantees(data)
    guarantees(data, COURSES)


if __name__ == "__main__":
    fuzzing.main(TARGETS, both)
