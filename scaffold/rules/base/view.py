"""What a rule sees: a post, and all that is known about it."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from scaffold.model.address import Address, MalformedLink, VideoLink
from scaffold.model.course import Course, Lecture, Remembered
from scaffold.model.edit import Span
from scaffold.model.finding import Certainty, Verdict
from scaffold.model.post import Naming, Post, PostLink, Section
from scaffold.model.timecode import TimeStyle, timecode_at_start
from scaffold.notes.linking.plan import LinkPlan, plan
from scaffold.wording import named

_MARKS = re.compile(
    rb"(?:[\s>#*+\-_~`|(\[!@]|\d{1,3}[.)]|\[[ xX]\]|\xc2[\xa0\xb7]|"
    rb"\xe2\x80[\x8b\x90-\x95\xa2]|\xe2\x97[\x80-\xbf]|\xe2\x96[\xa0-\xbf])*"
)


class Note(NamedTuple):
    """A note link, worked out once for all rules; times are in seconds, None where unreadable."""

    link: PostLink
    video: str
    playlist: str | None
    label: int | None
    time: int | None

    @property
    def moment(self) -> int | None:
        """Where it leads: its `t=`, else what its label says."""
        return self.label if self.time is None else self.time


class LectureSection(NamedTuple):
    """A section of a lecture with its notes."""

    section: Section
    video: str
    playlist: str | None
    notes: tuple[Note, ...]
    link: PostLink | None

    @property
    def label(self) -> str:
        """How a finding names it: the text of its link or heading."""
        if self.link is not None and self.link.text:
            return self.link.text
        return self.section.heading.text if self.section.heading else ""

    @property
    def naming(self) -> Naming | None:
        """How its section names it: in a heading, on a line of its own …"""
        return self.section.lecture.naming if self.section.lecture else None

    @property
    def title(self) -> str:
        """What its heading says, where it has one, else its label."""
        return self.section.heading.text if self.section.heading else self.label

    @property
    def place(self) -> Span:
        """Where a finding about it is placed: its link, else its heading, else its beginning."""
        if self.link is not None:
            return self.link.span
        heading, start = self.section.heading, self.section.span.start
        return heading.span if heading else Span(start, start)


@dataclass(frozen=True)
class View:
    """One post for the rules. Mappings are by id; what is in none of them is not known.

    `offered` are the lectures of a list that this post was offered, where the snapshot knows the
    post. `style` is how `link` writes times, None for as the post does. `name` is the post's in a
    command line.
    """

    post: Post
    lists: Mapping[str, Course] = field(default_factory=dict)
    videos: Mapping[str, Verdict] = field(default_factory=dict)
    playlists: Mapping[str, Verdict] = field(default_factory=dict)
    remembered: Mapping[str, Remembered] = field(default_factory=dict)
    style: TimeStyle | None = None
    keeps_breaks: bool = False
    offered: Mapping[str, frozenset[str]] = field(default_factory=dict)
    name: str = "POST"

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """All links to moments of a video, whatever section they are in."""
        return tuple(note for _, notes in self.noted for note in notes)

    @cached_property
    def lectures(self) -> tuple[LectureSection, ...]:
        """The sections that belong to a lecture."""
        return tuple(
            LectureSection(
                section,
                section.lecture.video.video,
                section.lecture.video.course,
                notes,
                None if section.continued else section.lecture.link,
            )
            for section, notes in self.noted
            if section.lecture
        )

    @cached_property
    def opened(self) -> tuple[LectureSection, ...]:
        """The lectures' sections that begin with a lecture link; what goes on is left out."""
        return tuple(lecture for lecture in self.lectures if lecture.link)

    @cached_property
    def links(self) -> tuple[tuple[PostLink, Address], ...]:
        """All links of the post with what they name, worked out once."""
        return tuple((link, link.address) for link in self.post.links)

    @cached_property
    def listed_links(self) -> Mapping[str, tuple[PostLink, ...]]:
        """The links that name a course's playlist, alone or next to a video, by its id."""
        found: dict[str, list[PostLink]] = {}
        for link, address in self.links:
            if not isinstance(address, MalformedLink) and address.playlist:
                found.setdefault(address.playlist, []).append(link)
        return {list_: tuple(links) for list_, links in found.items() if links[0].playlist}

    @cached_property
    def linking(self) -> LinkPlan:
        """What `link` would do to the timecodes of the post's lectures."""
        if not any(section.bare and section.lecture for section in self.post.sections):
            return LinkPlan()
        return plan(self.post, tuple(self.lists.values()), self.style)

    @cached_property
    def noted(self) -> tuple[tuple[Section, tuple[Note, ...]], ...]:
        """Each section with its notes, in their order."""
        named = {id(link): address for link, address in self.links}
        found = []
        for section in self.post.sections:
            notes: list[Note] = []
            for link in section.notes:
                address = named[id(link)]
                if not isinstance(address, VideoLink):
                    continue
                label, time = link.timecode, address.time
                seconds = label.seconds if label else None, time.seconds if time else None
                notes.append(Note(link, address.video, address.course, *seconds))
            found.append((section, tuple(notes)))
        return tuple(found)

    @cached_property
    def videos_linked(self) -> Mapping[str, tuple[PostLink, ...]]:
        """All links of each video, in their order."""
        found: dict[str, list[PostLink]] = {}
        for link, address in self.links:
            if isinstance(address, VideoLink):
                found.setdefault(address.video, []).append(link)
        return {video: tuple(links) for video, links in found.items()}

    def place_of(self, video: str) -> PostLink:
        """Where a finding about a video is placed: at its lecture link, else its first link."""
        own = (lecture.link for lecture in self._opened_on.get(video, ()))
        return next((link for link in own if link), self.videos_linked[video][0])

    def name_of(self, video: str) -> str:
        """`3. Linear classifier (TM3JDO2qjJ0)`: as the post calls it, else YouTube; with its id."""
        from scaffold.notes.course.lectures import GONE, GONE_MARK

        labels = (lecture.label for lecture in self._opened_on.get(video, ()))
        title = next((label for label in labels if timecode_at_start(label) is None), "")
        if not title or title.endswith((GONE, GONE_MARK)):
            memory, listed = self.remembered.get(video), self.in_list(video)
            title = (memory.title if memory else "") or (listed.raw if listed else "")
        return named(title, video)

    @cached_property
    def notes_on(self) -> Counter[str]:
        """How many links lead to a moment of a video, by its id."""
        return Counter(note.video for note in self.notes)

    @cached_property
    def bare_on(self) -> Counter[str]:
        """How many timecodes without link the sections of a video have, by its id."""
        found: Counter[str] = Counter()
        for lecture in self.lectures:
            found[lecture.video] += sum(bare.linkable for bare in lecture.section.bare)
        return found

    @cached_property
    def _opened_on(self) -> Mapping[str, list[LectureSection]]:
        found: dict[str, list[LectureSection]] = {}
        for lecture in self.opened:
            found.setdefault(lecture.video, []).append(lecture)
        return found

    def certainty(self, video: str) -> Certainty:
        """What is known of a video; unknown where no request was made."""
        verdict = self.videos.get(video)
        return verdict.certainty if verdict else Certainty.UNKNOWN

    def in_list(self, video: str, playlist: str | None = None) -> Lecture | None:
        """A video in a list: that of its playlist, else any that has it."""
        own = self.lists.get(playlist) if playlist else None
        courses = (own,) if own else self.lists.values()
        return next((found for course in courses if (found := course.by_id.get(video))), None)

    def placed(self, lecture: LectureSection) -> Lecture | None:
        """The section's lecture in its own list, where the whole of that is known."""
        course = self.lists.get(lecture.playlist or "")
        return course.by_id.get(lecture.video) if course and course.whole else None

    def duration(self, video: str) -> int | None:
        """How many seconds a video lasts, where that is known."""
        for course in self.lists.values():
            listed = course.by_id.get(video)
            if listed and listed.duration:
                return listed.duration
        memory = self.remembered.get(video)
        return memory.duration if memory else None

    def begins_line(self, link: PostLink) -> bool:
        """Whether only marks of lists, quotes and emphasis are before it on its line."""
        start = self.post.line_start(link.span.start)
        return _MARKS.fullmatch(self.post.data, start, link.span.start) is not None

    def headings_above(self, link: PostLink) -> int:
        """How many plain headings are above it: two links with the same count are under one."""
        return bisect(self._headings, link.span.start)

    @cached_property
    def _headings(self) -> list[int]:
        return [heading.span.start for heading in self.post.headings if not heading.note]
