"""What was read of a body, and where things are in it: what its division starts from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from scaffold.model.address import WATCH
from scaffold.model.edit import Span
from scaffold.model.note_address import note_address
from scaffold.model.post import (
    BareTimecode,
    Heading,
    LinkForm,
    Naming,
    PostLink,
    SectionLecture,
    TimecodePlace,
    line_starts,
)
from scaffold.notes.reading.blocks import Block
from scaffold.notes.reading.walk import Walk

_FAR = 1000  # bytes of a line next to a link that matter
_AROUND = re.compile(rb"(?:[\s*_~<>|\\]|<br ?/?>|</[A-Za-z][\w.-]*\s*>)*")
# the place of a lecture before its link: `(1)`, `(Alternative)`, `Part 1 -`, `#1`, `**1.**`
_PLACE = re.compile(
    rb"[\s*_]*(?:\([\w/ ]{1,20}\)|(?:[A-Za-z\x80-\xff]{1,30}\.? ?)?#?\d{1,3}[.):\x80-\xff]{0,6})"
    rb"[\s*_]*(?:[-:|]|\xe2\x80[\x93\x94])?\s*"
)
_MARKUP = re.compile(rb"<(style|script)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_EMBEDS = frozenset({LinkForm.SHORTCODE, LinkForm.FRONT_MATTER, LinkForm.IMAGE})
_NO_NOTES = frozenset({TimecodePlace.OTHER, TimecodePlace.HTML})


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a section begins. `end` is where it ends at the latest (None: at the next mark)."""

    start: int
    level: int
    heading: Heading | None = None
    lecture: SectionLecture | None = None
    end: int | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """All that was found in a body, in its order; `naming` are links that front matter names."""

    walk: Walk
    body: Span
    headings: tuple[Heading, ...]
    links: Sequence[PostLink]
    bare: tuple[BareTimecode, ...]
    of_matter: Sequence[PostLink]
    naming: Sequence[PostLink]
    times: tuple[int, ...] = field(init=False)
    untimed: tuple[PostLink, ...] = field(init=False)
    _starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Note where timecodes are, linked or bare, and which links have none as label."""
        times = [b.span.start for b in self.bare if b.place not in _NO_NOTES]
        starts, untimed = [], []
        for link in self.links:
            start = link.span.start
            starts.append(start)
            if link.labelled_with_time:
                times.append(start)
            else:
                untimed.append(link)
        object.__setattr__(self, "_starts", tuple(starts))
        object.__setattr__(self, "times", tuple(sorted(times)))
        object.__setattr__(self, "untimed", tuple(untimed))

    @property
    def data(self) -> bytes:
        """The whole post."""
        return self.walk.data

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks of the body in order."""
        return self.walk.blocks

    def links_in(self, span: Span) -> Sequence[PostLink]:
        """The links that begin within a span."""
        left = bisect_left(self._starts, span.start)
        return self.links[left : bisect_left(self._starts, span.end, left)]

    def times_in(self, start: int, end: int) -> tuple[int, ...]:
        """Where timecodes are between two offsets."""
        return self.times[bisect_left(self.times, start) : bisect_left(self.times, end)]

    def starts_again(self, link: PostLink) -> bool:
        """Whether the first timecode below a link is smaller than the last one above it."""
        place = bisect_left(self.times, link.span.start)
        if not 0 < place < len(self.times):
            return False
        above, below = (self._seconds_at(self.times[at]) for at in (place - 1, place))
        return above is not None and below is not None and below < above

    def _seconds_at(self, at: int) -> int | None:
        """What the timecode says that begins at an offset, linked or bare."""
        linked = self.links_in(Span(at, at + 1))
        place = bisect_left(self.bare, at, key=lambda bare: bare.span.start)
        timecode = linked[0].timecode if linked else self.bare[place].timecode
        return timecode.seconds if timecode else None

    def block_of(self, at: int) -> Block | None:
        """The innermost block (of those that are kept) that holds the byte."""
        place = bisect_right(self.blocks, at, key=lambda block: block.start) - 1
        block: Block | None = self.blocks[place] if place >= 0 else None
        while block is not None and block.end <= at:
            block = block.parent
        return block

    def line_around(self, span: Span) -> tuple[bytes, bytes]:
        """What is before and after a span on its line."""
        data, starts = self.data, line_starts(self.data)
        place = bisect_right(starts, span.start)
        left = max(starts[place - 1], self.body.start)
        after = bisect_right(starts, span.end)
        right = starts[after] if after < len(starts) else len(data)
        # many links on one long line: nobody asks what is far away from one
        before = data[max(left, span.start - _FAR) : span.start]
        behind = data[span.end : min(right, span.end + _FAR)].rstrip(b"\r\n")
        return before if span.start - left <= _FAR else b"x" + before, behind

    def stands_alone(self, link: PostLink) -> bool:
        """On a line of its own at the top level (in HTML a player is), or all that is in HTML."""
        block = self.block_of(link.span.start)
        if block is None or block.kind not in {"paragraph", "html"}:
            return False
        around = self.line_around(link.span)
        if block.kind == "html" and (link.label or not all(map(_AROUND.fullmatch, around))):
            rest = self.data[block.start : link.span.start] + self.data[link.span.end : block.end]
            return not _MARKUP.sub(b"", _COMMENT.sub(b"", rest)).strip()
        before, after = around
        placed = _AROUND.fullmatch(before) or _PLACE.fullmatch(before)
        return bool(placed and _AROUND.fullmatch(after))

    def block_after(self, at: int) -> Block | None:
        """The first block behind an offset that is more than comments."""
        place = bisect_left(self.blocks, at, key=lambda block: block.start)
        later = (self.blocks[at] for at in range(place, len(self.blocks)))
        return next((block for block in later if not self.says_nothing(block)), None)

    def says_nothing(self, block: Block) -> bool:
        """Whether a block of HTML is but comments."""
        inner = self.data[block.start : block.end]
        return block.kind == "html" and not _COMMENT.sub(b"", inner).strip()


def lecture_of(link: PostLink, naming: Naming) -> SectionLecture | None:
    """The lecture that a link names; its notes keep host and form of the link."""
    video = link.video
    if video is None:
        return None
    address = WATCH + video.video if link.form in _EMBEDS else note_address(link.url)
    return SectionLecture(naming, video, address, link)


def only_video(links: Sequence[PostLink]) -> PostLink | None:
    """The first link, if all of them name the same video."""
    videos = {link.video.video for link in links if link.video}
    return links[0] if len(videos) == 1 else None
