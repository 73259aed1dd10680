"""The plan of a refresh while it is made: what its parts add to."""

from dataclasses import dataclass, field

from scaffold.model.edit import Edit
from scaffold.model.post import Post
from scaffold.model.refresh import Asked, CourseNews, News, NewsKind


@dataclass(slots=True)
class Changes:
    """A plan while it is made."""

    post: Post
    course: CourseNews
    asked: Asked
    also: frozenset[str]
    offered: dict[str, str | None]
    reported: dict[str, str]
    edits: list[Edit] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    indexed: bool = True

    def say(self, kind: NewsKind, text: str, offset: int | None = None) -> None:
        """Add a line to the report."""
        self.news.append(News(kind, text, offset))
