"""What every step of a refresh looks at, and what each returns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scaffold.model.address import VideoLink
from scaffold.model.edit import Edit
from scaffold.model.post import Post, Section
from scaffold.model.refresh import Asked, CourseNews, News, NewsKind
from scaffold.notes.refreshing import label as labels
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
        """All sections of the course's lectures by video, where one has several."""
        found: dict[str, tuple[Section, ...]] = {}
        for section in self.post.sections:
            if section.lecture and not section.continued and self._belongs(section.lecture.video):
                video = section.lecture.video.video
                found[video] = (*found.get(video, ()), section)
        return found

    def _belongs(self, video: VideoLink) -> bool:
        """Whether a lecture link is the course's: by its list, or without one by its video."""
        if video.course is not None:
            return video.course == self.news.course.playlist
        return video.video in self.news.course.by_id or video.video in self.offered

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
        lecture, memory = self.news.course.by_id.get(video), self.news.remembered.get(video)
        known = lecture.label if lecture else memory.title if memory else ""
        return named(label.text if label else known, video)

    def place(self, video: str) -> int:
        """A video's place in the list, 0 where it is not in it."""
        lecture = self.news.course.by_id.get(video)
        return lecture.position if lecture else 0
