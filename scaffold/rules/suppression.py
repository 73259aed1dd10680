"""Comments that suppress findings: `scaffold: ignore RULE[,RULE] - reason`."""

import re
from dataclasses import dataclass

from scaffold.model.edit import Span
from scaffold.model.finding import Finding
from scaffold.model.post import Comment, Post

_MARK = b"scaffold:"
_FORM = re.compile(
    r"\s*scaffold:\s*ignore\b\s*(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)?\s*"
    r"(?:(?:-+|[–—:])\s*(?P<reason>\S.*?))?\s*",
    re.DOTALL,
)
_BLANK = re.compile(rb"\s*")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment, the rules it names, and the lines it covers, the last one with them.

    `reason` is why; without one it suppresses nothing.
    """

    span: Span
    rules: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, line: int) -> bool:
        """Whether a finding on that line is meant."""
        return self.first <= line <= self.last

    def hides(self, finding: Finding, line: int) -> bool:
        """Whether it suppresses the finding, which stands on that line."""
        return bool(self.reason) and finding.rule in self.rules and self.covers(line)


def written_in(post: Post) -> tuple[Suppression, ...]:
    """The suppressions of a post, in their order."""
    if _MARK not in post.data:
        return ()
    return tuple(found for comment in post.comments if (found := _read(post, comment)))


def _read(post: Post, comment: Comment) -> Suppression | None:
    found = _FORM.fullmatch(post.slice(comment.content))
    if found is None:
        return None
    rules = tuple(re.split(r"\s*,\s*", found["rules"])) if found["rules"] else ()
    return Suppression(comment.span, rules, found["reason"] or "", *_lines(post, comment.span))


def _lines(post: Post, span: Span) -> tuple[int, int]:
    """Its own line if anything else stands there; else the next with text, or the section."""
    first, last = post.line_of(span.start), post.line_of(max(span.end - 1, span.start))
    before = post.data[post.line_span(first).start : span.start]
    after = post.data[span.end : post.line_span(last).end]
    if before.strip() or after.strip():
        return first, last
    following = _BLANK.match(post.data, span.end)
    place = following.end() if following else span.end
    if place >= len(post.data):
        return last, last
    line = post.line_of(place)
    return line, max(line, _end_of_section(post, line))


def _end_of_section(post: Post, line: int) -> int:
    """The last line of the section that a heading on this line opens; 0 if there is none."""
    headings = [heading for heading in post.headings if not heading.note]
    own = next((h for h in headings if post.line_of(h.span.start) == line), None)
    if own is None:
        return 0
    later = (h for h in headings if h.span.start > own.span.start and h.level <= own.level)
    closing = next(later, None)
    return post.line_of(closing.span.start) - 1 if closing else post.lines
