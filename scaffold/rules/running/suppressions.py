"""What suppresses findings: comments (`scaffold: ignore RULE - reason`), tables of the settings."""

import fnmatch
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scaffold.model.edit import Edit, Span
from scaffold.model.finding import Finding
from scaffold.model.post import Comment, FrontMatterForm, Post

if TYPE_CHECKING:
    from scaffold.model.settings import Ignored

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
        start, end = comment.span
        first, last = post.line_of(start), post.line_of(max(end - 1, start))
        before = post.data[post.line_span(first).start : start]
        # only space and quote marks next to it: it is for the next line with text
        if _BLANK.fullmatch(before) and not post.data[end : post.line_span(last).end].strip():
            blank = _BLANK.match(post.data, end)
            place = blank.end() if blank else end
            place = places[start] = places.get(place, place)
            first = post.line_of(place) if place < len(post.data) else last
            # with the section, if a heading is on it
            last = max(first, ends.get(first, 0))
        if suppression := _read(post, comment, (first, last)):
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
    comment = f"scaffold: ignore {finding.rule} - intended"
    matter = post.front_matter
    if matter and finding.span.start < matter.span.end:
        if matter.form is FrontMatterForm.JSON:
            return  # which has no comments
        comment = f"# {comment}"
    else:
        comment = f"{{/* {comment} */}}" if mdx else f"<!-- {comment} -->"
    line = post.line_of(finding.span.start)
    start = post.line_span(line).start
    written = post.data[start : post.line_span(line).end].rstrip()
    ends = {len(written.rstrip(b"|").rstrip()) if written.endswith(b"|") else len(written)}
    ends |= {h.content.end - start for h in post.headings if post.line_of(h.span.start) == line}
    for end in sorted(ends):
        yield Edit.insert(start + end, f" {comment}")
    before = post.data[post.line_span(line - 1).start : start] if line > 1 else b""
    if not before.strip() and not _CONTAINER.match(written):
        yield Edit.insert(start, f"{comment}{post.newline}")


def kept(items: "Iterable[Ignored]", findings: Sequence[Finding], name: str) -> list[Finding]:
    """The findings of a post that no `[[ignore]]` table names by path, rule and video.

    `name` is the post's path relative to the settings' folder.
    """
    mine = [item for item in items if _reaches(item.path, name)]
    return [
        finding
        for finding in findings
        if not any(
            item.rule in {None, finding.rule} and item.video in {None, finding.video}
            for item in mine
        )
    ]


def _reaches(glob: str | None, name: str) -> bool:
    """Whether a glob names the file, or a folder above it.

    `**/` is any number of folders, `.` the settings' own.
    """
    if glob is None or glob in {".", "./"}:
        return True
    glob = glob.removeprefix("./").rstrip("/")
    globs = {glob, glob.replace("**/", "")}
    return any(fnmatch.fnmatchcase(name, g) or name.startswith(f"{g}/") for g in globs)
