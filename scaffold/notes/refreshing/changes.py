"""What every step of a refresh looks at, and what each returns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scaffold.model.course import Lecture
from scaffold.model.edit import Edit
from scaffold.model.post import Naming, Post, Section
from scaffold.model.refresh import Asked, CourseNews, News, NewsKind
from scaffold.notes.refreshing import entries
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing.rows import is_called_alike
from scaffold.notes.text.plain_text import plain
from scaffold.wording import named


@dataclass(frozen=True, slots=True)
class Changes:
    """What a step changes in a post and in what the snapshot knows of it, and what it reports.

    `offered` and `reported` are by video; None in `reported` forgets what was reported.
    `unlinked` are lectures whose headings stay without link.
    """

    edits: tuple[Edit, ...] = ()
    news: tuple[News, ...] = ()
    offered: Mapping[str, str | None] = field(default_factory=dict)
    reported: Mapping[str, str | None] = field(default_factory=dict)
    unlinked: tuple[str, ...] = ()

    @classmethod
    def said(cls, kind: NewsKind, text: str, offset: int | None = None) -> "Changes":
        """A line of the report."""
        return cls(news=(News(kind, text, offset),))


def joined(parts: Iterable[Changes]) -> Changes:
    """All changes together; what comes later says more."""
    parts = tuple(parts)
    return Changes(
        tuple(edit for part in parts for edit in part.edits),
        tuple(item for part in parts for item in part.news),
        {video: title for part in parts for video, title in part.offered.items()},
        {video: title for part in parts for video, title in part.reported.items()},
        tuple(video for part in parts for video in part.unlinked),
    )


@dataclass(frozen=True)
class RefreshContext:
    """A post, the news of one course, and what was asked; `escapes` are the site generator's."""

    post: Post
    news: CourseNews
    asked: Asked
    escapes: frozenset[str]

    @cached_property
    def offered(self) -> Mapping[str, str | None]:
        """What the post was offered before; nothing for one that is adopted."""
        return self.news.known.offered if self.news.known else {}

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """The sections of the course's lectures by video, each at its first place."""
        return {video: parts[0] for video, parts in self.parts.items()}

    @cached_property
    def parts(self) -> Mapping[str, tuple[Section, ...]]:
        """All sections of the course's lectures by video, where one has several.

        Where it is listed in a table or list, the rows or items of lectures without a section.
        """
        titled = {Naming.HEADING, Naming.ITEM, Naming.ROW}
        found = dict(self._own)
        for video, row in self.listed.items():
            lecture = found[video][0].lecture if video in found else None
            # a playlist is often linked by its first video, right below a heading
            if lecture is None or lecture.naming not in titled:
                found[video] = (row,)
        return dict(sorted(found.items(), key=lambda item: item[1][0].span.start))

    @cached_property
    def listed(self) -> Mapping[str, Section]:
        """The rows and items of a table or list of the course, if its lectures are not headings."""
        own, course = self._own, self.news.course
        headed = [video for video, parts in own.items() if parts[0].heading]
        if course.playlist is None or len(headed) > 1:
            return {}
        # among items with notes those without are lectures, too
        size = 0 if own and not headed else sum(lecture.alive for lecture in course.lectures)
        found = entries.of_course(self.post, course.playlist, course.by_id, size)
        return {v: section for v, section in found.items() if v not in own or v in headed}

    @cached_property
    def _own(self) -> Mapping[str, tuple[Section, ...]]:
        course = self.news.course
        found: dict[str, tuple[Section, ...]] = {}
        for section in self.post.sections:
            if section.lecture is None or section.continued:
                continue
            link = section.lecture.video
            known = link.video in course.by_id or link.video in self.offered
            # a lecture link is the course's by its list, or without one by its video
            if known if link.course is None else link.course == course.playlist:
                found[link.video] = (*found.get(link.video, ()), section)
        return found

    @cached_property
    def siblings(self) -> Sequence[Section]:
        """The sections next to which a new one may go, other courses' as well, in their order."""
        if not self.listed:
            return [s for s in self.post.sections if s.lecture and not s.continued]
        items = [parts for parts in self.parts.values() if not parts[0].heading]
        found = [*self.listed.values(), *(part for parts in items for part in parts)]
        return sorted(dict.fromkeys(found), key=lambda section: section.span.start)

    def whole_titles(self, lecture: Lecture) -> tuple[str, ...]:
        """YouTube's own titles of a lecture, which authors may write without leaving anything out.

        The first is the one of now, "" where it is the clean one; the others are former ones.
        """
        now = plain(lecture.raw)
        was = self.offered.get(lecture.id)
        known = self.news.remembered.get(lecture.id)
        former = (known.title, *known.listed) if known else ()
        derived = now.replace(lecture.title, was) if was and now.count(lecture.title) == 1 else ""
        clean = {lecture.title, was}
        titles = dict.fromkeys(t for each in (*former, derived) if (t := plain(each)))
        now = "" if now in clean else now
        return (now, *(title for title in titles if title not in clean and title != now))

    @cached_property
    def linked(self) -> frozenset[str]:
        """The videos that the post links without a time, anywhere."""
        links = (link for link in self.post.links if not link.moment)
        return frozenset(video.video for link in links if (video := link.video))

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """The videos of sections that the list lacks or shows dead."""
        listed = self.news.course.by_id
        return tuple(v for v in self.sections if v not in listed or not listed[v].alive)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Where each lecture is in the course, from 0."""
        return {lecture.id: at for at, lecture in enumerate(self.news.course.lectures)}

    def name_of(self, video: str) -> str:
        """`3. Linear classifier (TM3JDO2qjJ0)`: as the post calls it, else YouTube; with its id."""
        section = self.sections.get(video)
        label = labels.of_section(self.post, section) if section else None
        link = section.lecture.link if section and section.lecture else None
        if link and video in self.listed and is_called_alike(self.post, link):
            label = None
        lecture, memory = self.news.course.by_id.get(video), self.news.remembered.get(video)
        known = lecture.label if lecture else memory.title if memory else ""
        return named(label.text if label else known, video)

    def place(self, video: str) -> int:
        """A video's place in the list, 0 where it is not in it."""
        lecture = self.news.course.by_id.get(video)
        return lecture.position if lecture else 0
