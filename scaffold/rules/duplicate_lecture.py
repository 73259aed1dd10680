"""Two headings of a post link the same lecture.

Mostly a heading was copied and its link forgotten. Headings that link the same video at different
times are chapters of a long video, and fine; so are headings that say to be parts of one lecture
(`part 1` and `part 2`, `3a` and `3b`, `(1/2)`, `(cont.)`), unless the playlist has another video of
that name; sections whose notes follow one another, a translation with the same notes, a post in
which each lecture is linked more than once, a title over the notes on its only video, and the first
of the chapters a level below. A link on its own line below a heading counts where both headings are
of one level and have notes. A link of another label that gives the video another place in its
playlist (`index=`) is reported anywhere.

What to do: correct the link of one of them, or join the sections.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from scaffold.model.address import VideoLink
from scaffold.model.finding import Finding, Severity
from scaffold.model.post import Naming
from scaffold.model.post_link import PostLink
from scaffold.notes.text.plain_text import folded
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import LectureSection, View


def find(view: View) -> Iterator[Finding]:
    """Headings whose video another heading above has, and links at two places of a playlist."""
    reported = {finding.span: finding for finding in _headings(view)}
    yield from reported.values()
    yield from (finding for finding in _places(view) if finding.span not in reported)


def _places(view: View) -> Iterator[Finding]:
    seen: dict[tuple[str, str | None], tuple[PostLink, int]] = {}
    for link, address in view.links:
        if not isinstance(address, VideoLink) or address.index is None or link.moment:
            continue
        key = address.video, address.course
        first, index = seen.setdefault(key, (link, address.index))
        if index != address.index and folded(first.text) != folded(link.text):
            line = view.post.line_of(first.span.start)
            message = (
                f"{view.name_of(address.video)} has index={address.index} here "
                f"and index={index} in line {line}"
            )
            yield RULE.at(link, message, video=address.video)


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
        alike = first is not lecture and _are_alike(first, lecture)
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
