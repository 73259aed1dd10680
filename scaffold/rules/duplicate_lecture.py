"""Two headings of a post link the same lecture.

Mostly a heading was copied and its link forgotten. Headings that link the same video at different
times are chapters of a long video, and fine; so are headings that say to be parts of one lecture
(`part 1` and `part 2`, `3a` and `3b`, `(1/2)`, `(cont.)`), unless the playlist has another video of
that name; sections whose notes follow one another, a translation with the same notes, a post in
which each lecture is linked more than once, a title over the notes on its only video, and the first
of the chapters a level below. A link on its own line below a heading counts where both headings are
of one level and have notes, or where most headings are numbered alike (`Video 13`, `Video 14`). A
link that gives the video another place in its playlist (`index=`) is reported anywhere; where its
label is the same, if its item or row is about another thing, or the video has a third place.

What to do: correct the link of one of them, or join the sections.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scaffold.model.address import VideoLink
from scaffold.model.finding import Finding, Severity
from scaffold.model.post import Naming
from scaffold.model.post_link import PostLink
from scaffold.notes.text.plain_text import folded
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import LectureSection, View

_ITEM = re.compile(rb"[ \t>]*(?:[-*+]|\d+[.)]|\|)[ \t]+([^\r\n]*\w[^\r\n]*)")
_NUMBER = re.compile(r"\d+")


def find(view: View) -> Iterator[Finding]:
    """Headings whose video another heading above has, and links at two places of a playlist."""
    reported = {finding.span: finding for finding in _headings(view)}
    yield from reported.values()
    yield from (finding for finding in _places(view) if finding.span not in reported)


def _places(view: View) -> Iterator[Finding]:
    placed: dict[tuple[str, str | None], list[tuple[PostLink, int]]] = {}
    for link, address in view.links:
        if isinstance(address, VideoLink) and address.index is not None and not link.moment:
            key = address.video, address.course
            placed.setdefault(key, []).append((link, address.index))
    for (video, _), links in placed.items():
        (first, index), *others = links
        many = len({place for _, place in links}) > 2
        for link, place in others:
            apart = many or folded(first.text) != folded(link.text)
            if place != index and (apart or _are_items(view, first, link)):
                line = view.post.line_of(first.span.start)
                here = f"{view.name_of(video)} has index={place} here"
                yield RULE.at(link, f"{here} and index={index} in line {line}", video=video)


def _are_items(view: View, one: PostLink, other: PostLink) -> bool:
    """Whether they are in items or rows about other things: `- [Task 1](a.py) [Video](URL)`."""
    starts = one.span.start, other.span.start
    items = [_ITEM.fullmatch(view.post.data, view.post.line_start(at), at) for at in starts]
    return all(items) and len({found[1].strip() for found in items if found}) == 2


def _headings(view: View) -> Iterator[Finding]:
    seen: dict[tuple[str, int, str], LectureSection] = {}
    heads = [
        lecture
        for lecture in view.opened
        if lecture.naming is Naming.HEADING
        or (lecture.naming is Naming.LINE and lecture.section.heading is not None)
    ]
    counts = Counter(lecture.video for lecture in heads)
    if max(counts.values(), default=0) < 2 or (len(counts) > 1 and min(counts.values()) > 1):
        return  # nothing twice, or a post in two languages
    if len(heads) == 2 and _is_title(view, *heads):
        return
    from scaffold.rules.base.parts import go_on, marks_behind, part_of

    parts = {id(lecture): part_of(lecture.title) for lecture in heads}
    marks = marks_behind((lecture.video, parts[id(lecture)]) for lecture in heads)
    misplaced = _misplaced(view, heads)
    for lecture in heads:
        video = lecture.link.video if lecture.link else None
        if lecture.link is None or video is None:
            continue
        start, part = video.time.seconds if video.time else 0, parts[id(lecture)]
        first = seen.setdefault((lecture.video, start, ""), lecture)
        same = first is lecture or not misplaced.isdisjoint({id(first), id(lecture)})
        if not same and go_on(parts[id(first)], part, marks, lecture.video):
            first = seen.setdefault((lecture.video, start, part.mark), lecture)
        alike = first is not lecture and (
            _are_alike(first, lecture) or _are_of_series(first, lecture, heads)
        )
        if alike and not (
            _share_the_recording(first, lecture) or _is_first_chapter(first, lecture, heads)
        ):
            heading = first.section.heading
            line = view.post.line_of((heading.span if heading else first.place).start)
            message = (
                f"{view.name_of(lecture.video)} is the lecture of the heading in line {line}, too"
            )
            yield RULE.at(lecture, message)


def _is_title(view: View, one: LectureSection, other: LectureSection) -> bool:
    """Whether the first heading is the post's title, and the other one names its video again."""
    heading = next((section.heading for section in view.post.sections if section.heading), None)
    same = one.link and other.link and one.link.url == other.link.url
    return bool(same and one.section.heading == heading and not _moments(one))


def _misplaced(view: View, heads: Sequence[LectureSection]) -> set[int]:
    """The headings (by identity) that have the title of another video of the list."""
    from scaffold.notes.reading.plain_headings import number_and_rest

    named: dict[str, set[str]] = {}
    for course in view.lists.values():
        for entry in course.lectures:
            for title in entry.titles:
                named.setdefault(folded(title), set()).add(entry.id)
    found = set()
    for lecture in heads if named else ():
        text = folded(lecture.title)
        videos = named.get(text) or named.get(number_and_rest(text)[1], {lecture.video})
        if lecture.video not in videos:
            found.add(id(lecture))
    return found


def _are_alike(one: LectureSection, other: LectureSection) -> bool:
    """Whether both are lectures with notes; a video may well be shown twice without."""
    if one.naming is other.naming is Naming.HEADING:
        return True
    noted = all(each.notes or each.section.bare for each in (one, other))
    return noted and one.section.level == other.section.level


def _are_of_series(
    one: LectureSection, other: LectureSection, heads: Sequence[LectureSection]
) -> bool:
    """Whether they are numbered headings as most are (`Video 13`), with links of other labels."""
    (words, number), (same, another) = (_NUMBER.subn("", each.title) for each in (one, other))
    if not number or not another or words != same or folded(one.label) == folded(other.label):
        return False
    return len({each.video for each in heads if _NUMBER.sub("", each.title) == words}) > 3


def _share_the_recording(one: LectureSection, other: LectureSection) -> bool:
    """Whether the sections are two parts of one recording, or one and its translation."""
    first, second = _moments(one), _moments(other)
    if first and first == second:
        return True
    if len(first) < 2 or not second:
        return False  # a single note is before or after any other
    return max(first) <= min(second) or (len(second) > 1 and max(second) <= min(first))


def _is_first_chapter(
    whole: LectureSection, lecture: LectureSection, heads: Sequence[LectureSection]
) -> bool:
    """Whether it is a level below the other, as headings that link later moments of the video."""
    level = lecture.section.level
    return level > whole.section.level and any(
        each.video == lecture.video and each.section.level == level
        for each in heads
        if each.link and each.link.video and each.link.video.time
    )


def _moments(lecture: LectureSection) -> list[int]:
    linked = [moment for note in lecture.notes if (moment := note.moment) is not None]
    return linked + [bare.timecode.seconds for bare in lecture.section.bare if bare.timecode]


RULE = Rule("duplicate-lecture", Severity.WARNING, __doc__, find, Needs.LECTURES)
