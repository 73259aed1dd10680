"""A post as it was read: its parts with their exact ranges, ready for every command.

All spans are byte offsets into `Post.data`.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from scaffold.model.address import VideoLink
from scaffold.model.edit import Edit, Span
from scaffold.model.post_link import BareTimecode, LinkForm, PostLink, TimecodePlace

__all__ = [
    "BareTimecode",
    "Comment",
    "CommentForm",
    "Definition",
    "FrontMatter",
    "FrontMatterForm",
    "Heading",
    "LinkForm",
    "Naming",
    "Piece",
    "Post",
    "PostLink",
    "Section",
    "SectionLecture",
    "TimecodePlace",
]

NEWLINE = re.compile(rb"\r\n|\r|\n")


class FrontMatterForm(StrEnum):
    """The language of a front matter."""

    TOML = "toml"
    YAML = "yaml"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block at the top. `span` has its fences and last newline, `content` what is between."""

    form: FrontMatterForm
    span: Span
    content: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a heading's plain text and the bytes it is written with."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at the top level of the post (not in a quote or list).

    `span` is the block with its last newline, `content` the text inside its marks, `text` that
    text plain (links, emphasis and `{#id}` undone), `pieces` how the bytes make up `text`.
    `number` is the number it begins with (`5` of `5. Title`), or "". `link` is its video link
    that is not a note (the first; a malformed one if there is no other). `note`: it begins with a
    timecode and heads no section.
    """

    level: int
    span: Span
    content: Span
    text: str
    pieces: tuple[Piece, ...]
    setext: bool
    number: str = ""
    link: PostLink | None = None
    note: bool = False


class Naming(StrEnum):
    """How a section's lecture is known: (a) to (e) of the contract, or from the command line."""

    HEADING = "heading"
    LINE = "line"
    ITEM = "item"
    ROW = "row"  # of a table that lists the course; never a section of the post
    WHOLE = "whole"
    LISTED = "listed"  # no link; number or title of the heading is in a listing
    GIVEN = "given"  # --video


@dataclass(frozen=True, slots=True)
class SectionLecture:
    """Whose section it is. `link` is the lecture link; None for LISTED and GIVEN.

    `address` is what the notes of the section link to, still without a time.
    """

    naming: Naming
    video: VideoLink
    address: str
    link: PostLink | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A run of the body that belongs to one lecture, or to none. Sections tile the body.

    `heading` opens it (None for what is before the first one, for items and bold lines, and
    where an outer lecture goes on after an inner one: `continued`). `level` is the heading's, 7
    for a bold line, 8 and more for list items, 0 for the whole post. `doubt` says why it has no
    lecture though something seems to name one. `notes` are its links to moments, `links` all its
    others, the lecture link included; playlist links and malformed ones are among them.
    """

    span: Span
    level: int
    heading: Heading | None = None
    lecture: SectionLecture | None = None
    continued: bool = False
    doubt: str = ""
    notes: tuple[PostLink, ...] = ()
    links: tuple[PostLink, ...] = ()
    bare: tuple[BareTimecode, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A reference definition: `[id]: url`. `target` is the address as written."""

    id: str
    span: Span
    target: Span
    url: str


class CommentForm(StrEnum):
    """How a comment is written."""

    HTML = "html"  # <!-- -->
    MDX = "mdx"  # {/* */}
    VAULT = "vault"  # %% %%
    HASH = "hash"  # # in TOML or YAML front matter


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; `content` is what is between its marks."""

    form: CommentForm
    span: Span
    content: Span


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its text, and all that commands want to know of it, in its order.

    `body` is all after a BOM and the front matter; `sections` tile it. `headings` are those of
    the top level, notes included. `links` are all links to videos and playlists, those of the
    front matter too, malformed ones too. `newline` is the one most used, `dialects` are those that
    it was read in. `joined` has the edits that part each timecoded line from the one above that
    Markdown joins it with; the first of them begins where the line does. `line_ends` are the
    timecodes that lines of text end with.
    """

    text: str
    data: bytes
    front_matter: FrontMatter | None
    body: Span
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    links: tuple[PostLink, ...]
    definitions: tuple[Definition, ...]
    comments: tuple[Comment, ...]
    newline: str
    dialects: frozenset[str] = frozenset()
    joined: tuple[tuple[Edit, ...], ...] = ()
    line_ends: tuple[Span, ...] = ()

    @property
    def playlists(self) -> tuple[str, ...]:
        """The courses' playlists that the post names, each once, in their order."""
        return tuple(dict.fromkeys(p for link in self.links if (p := link.playlist)))

    def slice(self, span: Span) -> str:
        """What is written there."""
        return self.data[span.start : span.end].decode("utf-8")

    def line_of(self, offset: int) -> int:
        """The number of the line that holds the byte, from 1."""
        return bisect_right(line_starts(self.data), offset)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a byte as editors count them: from 1, columns in code points."""
        line = self.line_of(offset)
        start = line_starts(self.data)[line - 1]
        before = self.data[start:offset].decode("utf-8", "ignore")
        return line, len(before.removeprefix("\ufeff") if line == 1 else before) + 1

    def line_start(self, offset: int) -> int:
        """Where the line that holds the byte begins."""
        return line_start(self.data, offset)

    def line_span(self, line: int) -> Span:
        """The bytes of a line, its newline included."""
        starts = line_starts(self.data)
        end = starts[line] if line < len(starts) else len(self.data)
        return Span(starts[line - 1], end)

    @property
    def lines(self) -> int:
        """How many lines there are; the empty one after a final newline is one."""
        return len(line_starts(self.data))


def line_start(data: bytes, offset: int) -> int:
    """Where the line that holds the byte begins."""
    starts = line_starts(data)  # to search backwards for a CR would cost the whole text each time
    return starts[bisect_right(starts, offset) - 1]


@lru_cache(maxsize=8)
def line_starts(data: bytes) -> tuple[int, ...]:
    """The offsets at which the lines of a text begin; there is at least one."""
    return (0, *(found.end() for found in NEWLINE.finditer(data)))
