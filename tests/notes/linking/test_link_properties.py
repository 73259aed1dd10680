"""The contract of reading and linking, held against nasty texts."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scaffold.errors import PostUnreadable
from scaffold.model.address import VideoLink
from scaffold.model.edit import Edit, Span
from scaffold.model.post import Post
from scaffold.model.timecode import TimeStyle
from scaffold.notes.editing import edits, net
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read
from tests.notes import nasty

_NEWLINE = re.compile(rb"\r\n|\r|\n")

# each was found by `python -m tests.fuzz.link` once
FINDS = (
    "## [T](https:www.youtube.com/watch?v=_q46x0tq2FQ)\n8:00 x\n",
    "# T\n\n[x](\x00https://youtu.be/_q46x0tq2FQ)\n\n8:00 x\n",
)  # fmt: skip


def linked(post: Post) -> bytes:
    """The post after link."""
    return edits.apply(post.data, linking.plan(post).edits)


def lines(data: bytes) -> list[bytes]:
    return _NEWLINE.split(data)


@given(nasty.posts)
def test_outside_the_edits_not_a_byte_changes(text: str) -> None:
    post = read(text)
    plan = linking.plan(post)
    after = edits.apply(post.data, plan.edits)
    assert net.foreign_change(post, after, plan.edits) == ""
    for edit in plan.edits:
        assert edit.span.start == edit.span.end
    moved = 0
    for edit in sorted(plan.edits):
        start = edit.span.start + moved
        assert after[start : start + len(edit.text)] == edit.text.encode()
        moved += len(edit.text)
    assert len(after) == len(post.data) + moved


@given(nasty.posts)
def test_linking_twice_is_linking_once(text: str) -> None:
    once = linked(read(text))
    assert linked(read(once)) == once


@given(nasty.posts)
def test_every_line_of_a_person_survives_in_order(text: str) -> None:
    post = read(text)
    after = lines(linked(post))
    added = re.compile(rb"\]?\(https?://[^()\s]+t=[0-9hms]+\)")
    without = [added.sub(b"", line).replace(b"[", b"") for line in after]
    before = [added.sub(b"", line).replace(b"[", b"") for line in lines(post.data)]
    assert len(after) == len(before)
    for old, new in zip(before, without, strict=True):
        assert old.replace(b"]", b"") == new.replace(b"]", b"")
    assert _NEWLINE.findall(linked(post)) == _NEWLINE.findall(post.data)


@given(nasty.posts)
def test_what_was_linked_is_read_as_a_note_of_the_same_lecture(text: str) -> None:
    post = read(text)
    plan = linking.plan(post)
    again = read(linked(post))
    before = [(s.lecture.video.video if s.lecture else None) for s in post.sections]
    after = [(s.lecture.video.video if s.lecture else None) for s in again.sections]
    assert before == after
    old = sum(len(section.notes) for section in post.sections)
    assert sum(len(section.notes) for section in again.sections) == old + plan.linked


@given(st.one_of(nasty.texts, st.text()))
def test_sections_tile_the_body_and_hold_all_links(text: str) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return
    post = read(text)
    at = post.body.start
    for section in post.sections:
        assert section.span.start == at
        at = section.span.end
    assert at == post.body.end == len(post.data)
    held = sum(len(section.notes) + len(section.links) for section in post.sections)
    matter = post.front_matter.span.end if post.front_matter else 0
    assert held == sum(1 for link in post.links if link.span.start >= matter)


@given(nasty.texts)
def test_spans_never_split_a_letter_and_follow_each_other(text: str) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return
    post = read(text)
    for link in post.links:
        assert post.slice(link.span)
        assert post.slice(link.target)
        assert link.address
    for heading in post.headings:
        assert heading.span.start <= heading.content.start
        assert heading.content.end <= heading.span.end
        post.slice(heading.content)
        for piece in heading.pieces:
            post.slice(piece.span)
    starts = [link.span.start for link in post.links]
    assert starts == sorted(starts)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        post = read(data)
    except PostUnreadable:
        return
    assert post.data == data
    assert post.text.encode() == data
    linking.plan(post)


@pytest.mark.parametrize("text", FINDS)
def test_what_was_once_found_stays_right(text: str) -> None:
    post = read(text)
    plan = linking.plan(post)
    after = edits.apply(post.data, plan.edits)
    assert net.foreign_change(post, after, plan.edits) == ""
    assert linking.plan(read(after)).edits == ()


@given(
    st.sampled_from(nasty.IDS),
    st.sampled_from([None, nasty.LIST, "RDabc"]),
    st.one_of(st.none(), st.integers(0, 999_999)),
    st.one_of(st.none(), st.integers(0, 359_999)),
    st.sampled_from(TimeStyle),
)
def test_an_address_that_was_written_reads_back(
    video: str, playlist: str | None, index: int | None, seconds: int | None, style: TimeStyle
) -> None:
    from scaffold.model.address import parse
    from scaffold.model.timecode import Timecode

    time = Timecode.of(seconds) if seconds is not None else None
    link = VideoLink(video, playlist, index, time)
    assert parse(link.url(style)) == link


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text(max_size=3)), max_size=5))
@example([(0, 5, "x"), (3, 6, "y")])
def test_edits_apply_or_overlap(raw: list[tuple[int, int, str]]) -> None:
    data = b"0123456789abcdefghij"
    wanted = [Edit(Span(min(a, b), max(a, b)), text) for a, b, text in raw if text.isascii()]
    try:
        after = edits.apply(data, wanted)
    except ValueError:
        assert len(wanted) > 1
        return
    grown = sum(len(edit.text) - edit.span.size for edit in wanted)
    assert len(after) == len(data) + grown
