"""Comments that suppress findings: `scaffold: ignore RULE[,RULE] - reason`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scaffold.model.edit import Edit, Span
from scaffold.model.finding import Finding
from scaffold.model.post import Comment, FrontMatterForm, Post

_MARK = b"scaffold:"
_OURS = re.compile(r"\s*scaffold:")
_FORM = re.compile(
    r"\s*+scaffold:\s*+ignore(?![\w-])\s*+(?P<rules>\w[\w-]*+(?:\s*+,\s*+\w[\w-]*+)*+)?\s*+"
    r"(?:(?:-++|[–—:])\s*+(?P<reason>.*))?",
    re.DOTALL,
)
_CONTAINER = re.compile(rb"[-+*>|#~`=\s]|\d+[.)]|\Z")  # a line before one would split it
_BLANK = re.compile(rb"[\s>]*")  # marks of quotes, too


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment, the rules it names, and the lines it covers, the last one with them.

    `reason` is why; without one it suppresses nothing. `readable` is False for a comment that is
    meant for us and says nothing that we know.
    """

    span: Span
    rules: tuple[str, ...]
    reason: str
    first: int
    last: int
    readable: bool = True

    def covers(self, first: int, last: int) -> bool:
        """Whether it suppresses findings on those lines."""
        return self.first <= last and first <= self.last


def written_in(post: Post) -> tuple[Suppression, ...]:
    """The suppressions of a post, in their order."""
    if _MARK not in post.data:
        return ()
    ends = _section_ends(post)
    places: dict[int, int] = {}
    found: list[Suppression] = []
    # from the last to the first, so that each of several above a line has its place at once
    for comment in sorted(post.comments, key=lambda comment: comment.span.start, reverse=True):
        place = _after_blanks(post, comment.span.end)
        if _is_alone(post, comment.span):
            places[comment.span.start] = place = places.get(place, place)
            lines = _lines_below(post, comment.span, place, ends)
        else:
            lines = _own_lines(post, comment.span)
        if suppression := _read(post, comment, lines):
            found.append(suppression)
    return tuple(reversed(found))


def _read(post: Post, comment: Comment, lines: tuple[int, int]) -> Suppression | None:
    text = post.slice(comment.content)
    found = _FORM.fullmatch(text)
    if found is None:
        ours = _OURS.match(text)
        return Suppression(comment.span, (), "", 0, 0, readable=False) if ours else None
    rules = tuple(re.split(r"\s*,\s*", found["rules"])) if found["rules"] else ()
    return Suppression(comment.span, rules, (found["reason"] or "").strip(), *lines)


def _lines_below(post: Post, span: Span, place: int, ends: Mapping[int, int]) -> tuple[int, int]:
    """The next line with text, with the section if a heading is on it."""
    if place >= len(post.data):
        _, last = _own_lines(post, span)
        return last, last
    line = post.line_of(place)
    return line, max(line, ends.get(line, 0))


def _own_lines(post: Post, span: Span) -> tuple[int, int]:
    return post.line_of(span.start), post.line_of(max(span.end - 1, span.start))


def _is_alone(post: Post, span: Span) -> bool:
    """Whether only space and quote marks are next to a comment on its lines."""
    first, last = _own_lines(post, span)
    before = post.data[post.line_span(first).start : span.start]
    after = post.data[span.end : post.line_span(last).end]
    return bool(_BLANK.fullmatch(before)) and not after.strip()


def _after_blanks(post: Post, at: int) -> int:
    blank = _BLANK.match(post.data, at)
    return blank.end() if blank else at


def _section_ends(post: Post) -> dict[int, int]:
    """The last line of the section that a heading opens, by the heading's line."""
    ends: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    for heading in post.headings:
        if heading.note:
            continue
        line = post.line_of(heading.span.start)
        while opened and opened[-1][0] >= heading.level:
            ends[opened.pop()[1]] = line - 1
        opened.append((heading.level, line))
    return {**ends, **{line: post.lines for _, line in opened}}


def placements(post: Post, finding: Finding, *, mdx: bool) -> Iterator[Edit]:
    """Comments that might suppress one finding, the best place first.

    At the end of its line (in a row of a table: of the last cell, in a heading: of its text), else
    on a line before it. What else one of them does, shows when the post is read again.
    """
    line = post.line_of(finding.span.start)
    comment = _comment(post, finding, mdx=mdx)
    if comment is None:
        return
    start = post.line_span(line).start
    written = post.data[start : post.line_span(line).end].rstrip()
    ends = {len(written.rstrip(b"|").rstrip()) if written.endswith(b"|") else len(written)}
    ends |= {h.content.end - start for h in post.headings if post.line_of(h.span.start) == line}
    for end in sorted(ends):
        yield Edit.insert(start + end, f" {comment}")
    before = post.data[post.line_span(line - 1).start : start] if line > 1 else b""
    if not before.strip() and not _CONTAINER.match(written):
        yield Edit.insert(start, f"{comment}{post.newline}")


def _comment(post: Post, finding: Finding, *, mdx: bool) -> str | None:
    """The comment in the form that the place wants; None where JSON has none."""
    text = f"scaffold: ignore {finding.rule} - intended"
    matter = post.front_matter
    if matter and finding.span.start < matter.span.end:
        return None if matter.form is FrontMatterForm.JSON else f"# {text}"
    return f"{{/* {text} */}}" if mdx else f"<!-- {text} -->"
