"""Sections: the body divided among its lectures, without gap or overlap."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scaffold.model.address import VideoLink, parse
from scaffold.model.course import Course
from scaffold.model.edit import Span
from scaffold.model.note_address import note_address
from scaffold.model.post import BareTimecode, Naming, PostLink, Section, SectionLecture
from scaffold.notes.reading import lecture_links
from scaffold.notes.reading.headings import candidates
from scaffold.notes.reading.outline import Mark, Outline, lecture_of, only_video


def tile(
    outline: Outline, courses: Sequence[Course] = (), given: str | None = None
) -> tuple[Section, ...]:
    """The sections in order; `given` is the address of a lecture for what has none."""
    marks = _known(outline, lecture_links.marks(outline), courses)
    tiles = _tiles(marks, outline.body)
    if given is not None:
        tiles = _with_given(tiles, given)
    untimed = frozenset(map(id, outline.untimed))
    filled = []
    for section in tiles:
        own = section.lecture.link if section.lecture else None
        notes: list[PostLink] = []
        others: list[PostLink] = []
        for link in outline.links_in(section.span):
            is_note = id(link) not in untimed or (link is not own and link.moment)
            (notes if is_note else others).append(link)
        left, right = (bisect_left(outline.bare, at, key=_start) for at in section.span)
        bare = outline.bare[left:right]
        parts = section.span, section.level, section.heading, section.lecture
        known = section.continued, section.doubt
        filled.append(Section(*parts, *known, tuple(notes), tuple(others), bare))
    return tuple(filled)


def _start(bare: BareTimecode) -> int:
    return bare.span.start


def _known(outline: Outline, marks: list[Mark], courses: Sequence[Course]) -> list[Mark]:
    if outline.times and outline.untimed:
        marks = _with_named_headings(outline, marks)
    if outline.naming or sum(mark.lecture is not None for mark in marks) <= 1:
        whole = lecture_links.whole_post(outline, marks)
        if whole:
            return whole
    # the course of the one playlist that the post names
    listed = {link.playlist for link in (*outline.of_matter, *outline.links) if courses} - {None}
    course = next((course for course in courses if course.playlist in listed), None)
    if course is None or len(listed) > 1:
        return marks
    from scaffold.notes.reading import plain_headings

    cited = {video.video for link in outline.untimed if (video := link.video)}
    return plain_headings.name(marks, course, cited if not outline.times else set())


def _with_named_headings(outline: Outline, marks: list[Mark]) -> list[Mark]:
    """The marks, headings named by what is right below them: `Video: URL` for each lecture.

    Only where several videos are named, each with timecodes below it, is it more than a line for
    the whole post.
    """
    named = [_named(outline, mark, marks, place) for place, mark in enumerate(marks)]
    videos = {mark.lecture.video.video for mark in named if mark.lecture}
    return named if len(videos) > 1 else marks


def _named(outline: Outline, mark: Mark, marks: list[Mark], place: int) -> Mark:
    heading = mark.heading
    if heading is None or heading.link or mark.lecture or mark.doubt:
        return mark
    later = (marks[at] for at in range(place + 1, len(marks)))
    end = next((other.start for other in later if other.level <= mark.level), outline.body.end)
    times = outline.times_in(heading.span.end, end)
    headings = (marks[at].start for at in range(place + 1, len(marks)) if marks[at].heading)
    below = min(next(headings, end), times[0] if times else heading.span.end)
    if not candidates(outline.links_in(Span(heading.span.end, below))):
        return mark  # mostly no block needs to be looked at
    block = outline.block_after(heading.span.end)
    if block is None or block.kind not in {"paragraph", "html", "list"}:
        return mark
    links = candidates(outline.links_in(Span(block.start, min(block.end, times[0]))))
    link = only_video(links)
    if link is None:
        return mark
    from scaffold.notes.reading import video_lines as lines

    if any(lines.names_video(outline, ln) or lines.is_address(outline, ln) for ln in links):
        return replace(mark, lecture=lecture_of(link, Naming.LINE))
    return mark


def _tiles(marks: list[Mark], body: Span) -> list[Section]:
    tiles: list[Section] = []
    begun: set[int] = set()  # the lectures, which are compared by being the same
    start, current = body.start, Mark(body.start, 0)
    for at, mark in _turns(marks, body.end):
        if at > start:
            tiles.append(_section(current, Span(start, at), begun))
            start = at
        current = mark
    if body.end > start or not tiles:
        tiles.append(_section(current, Span(start, body.end), begun))
    return tiles


def _section(mark: Mark, span: Span, begun: set[int]) -> Section:
    continued = id(mark.lecture) in begun
    if mark.lecture is not None:
        begun.add(id(mark.lecture))
    heading = None if continued else mark.heading
    return Section(span, mark.level, heading, mark.lecture, continued, mark.doubt)


def _turns(marks: list[Mark], end: int) -> Iterator[tuple[int, Mark]]:
    """Each place where another section begins, and the mark that rules from there."""
    open_marks: list[Mark] = []
    for mark in marks:
        yield from _closings(open_marks, mark.start)
        kept = [m for m in open_marks if m.level < mark.level]
        nested_plain = mark.heading is not None and mark.lecture is None and not mark.doubt
        if nested_plain and kept:
            if kept != open_marks:
                yield mark.start, kept[-1]
            open_marks = kept
            continue
        open_marks = [*kept, mark] if mark.lecture or mark.doubt else kept
        yield mark.start, mark
    yield from _closings(open_marks, end)


def _closings(open_marks: list[Mark], until: int) -> Iterator[tuple[int, Mark]]:
    """Where open items end before the next mark, what was open around them goes on."""
    while open_marks and (last := open_marks[-1]).end is not None and last.end <= until:
        open_marks.pop()
        yield last.end, open_marks[-1] if open_marks else Mark(last.end, 0)


def _with_given(tiles: list[Section], given: str) -> list[Section]:
    """--video names what is before the first lecture, or everything if there is none."""
    address = parse(given)
    if not isinstance(address, VideoLink):
        return tiles
    lecture = SectionLecture(Naming.GIVEN, address, note_address(given))
    if not any(section.lecture for section in tiles):
        span = Span(tiles[0].span.start, tiles[-1].span.end)
        return [Section(span, 0, tiles[0].heading, lecture)]
    first = next(place for place, tile in enumerate(tiles) if tile.lecture)
    return [*(replace(tile, lecture=lecture, doubt="") for tile in tiles[:first]), *tiles[first:]]
