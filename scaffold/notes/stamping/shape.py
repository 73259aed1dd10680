"""How a section writes its notes: bullet, marks around the time, dash, spacing, digits."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scaffold.model.edit import Span
from scaffold.model.post import LinkForm, Post, Section, TimecodePlace
from scaffold.model.timecode import Timecode

# what makes a block of a line: indent, quote, heading, bullet, number, check box, table cell
_BLOCK = re.compile(
    r"(?:[ \t>|]|#{1,6}(?=[ \t])|[*+\-●•](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t]))*"
)
_OPEN = re.compile(r"[*_~(]*")
_LABEL = re.compile(r"([^\w:]*)\d{1,3}(?::\d{2}){1,2}([^\w:]*)", re.ASCII)
_RANGE = re.compile(r"\s*[-–—]\s*\d{1,3}(?::\d{2}){1,2}", re.ASCII)
_DASH = re.compile(r"[*_~)]*[ \t]*(?:[-–—―:|.,•→=]{0,3})[ \t]*(?=\S)")
_CELL = re.compile(r"(?<!\\)\|")
_TICKED = re.compile(r"\[[xX]\]")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_NUMBER = re.compile(r"\d+(?=[.)])")
_SPACES = re.compile(r" *")
_BULLETS = re.compile(r"[*+\-●•]|\d{1,9}[.)]")


@dataclass(frozen=True, slots=True)
class Shape:
    """A note's line without its time and text.

    `block` is what opens the line (`- `, `> `, `1. `), `opening` the marks before the link
    (`**`, `(`), `before` and `after` those inside its label, `dash` all between the link and the
    text, `closing` what ends the line (the rest of a table's row).
    """

    block: str = ""
    opening: str = ""
    before: str = ""
    after: str = ""
    dash: str = " - "
    closing: str = ""

    @property
    def in_table(self) -> bool:
        """Whether the line is a row of a table."""
        return "|" in self.block

    @property
    def is_item(self) -> bool:
        """Whether the line is an item of a list."""
        return _BULLETS.search(self.block) is not None

    @property
    def quote(self) -> str:
        """The marks of the quote that the line is in, "" outside of one."""
        found = _QUOTE.match(self.block)
        return found[0].rstrip() if found else ""

    def line(self, label: str, url: str, text: str) -> str:
        """The line of a new note; the text is written as it is, but a table needs its `|`."""
        if self.in_table:
            text = in_cell(text)
        link = f"[{self.before}{label}{self.after}]({url})"
        return f"{self.block}{self.opening}{link}{self.dash}{text}{self.closing}"


def in_cell(text: str) -> str:
    """The text as a cell of a table takes it."""
    return _CELL.sub(r"\\|", text)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line that begins with a timecode: its bytes without the newline, its time, its shape."""

    span: Span
    timecode: Timecode
    shape: Shape


def lines_of(post: Post, section: Section) -> tuple[NoteLine, ...]:
    """The note lines of a section in their order; notes in the middle of a line are left out."""
    found = []
    for note in section.notes:
        if note.timecode is not None:
            label = post.slice(note.label) if note.label and note.form in _INLINE else ""
            inside = _LABEL.fullmatch(label)
            before, after = inside.groups() if inside else ("", "")
            found.append(_line(post, note.span, note.timecode, before, after))
    for bare in section.bare:
        if bare.timecode is not None and bare.linkable:
            before = after = ""
            if bare.place is not TimecodePlace.SQUARE:
                before = post.slice(Span(bare.label.start, bare.span.start))
                after = post.slice(Span(bare.span.end, bare.label.end))
            found.append(_line(post, bare.label, bare.timecode, before, after))
    lines = (line for line in found if line is not None)
    return tuple(sorted(lines, key=lambda line: line.span))


_INLINE = frozenset({LinkForm.INLINE, LinkForm.REFERENCE})


def _line(post: Post, label: Span, timecode: Timecode, before: str, after: str) -> NoteLine | None:
    whole = post.line_span(post.line_of(label.start))
    lead = post.slice(Span(whole.start, label.start))
    written = post.slice(Span(whole.start, whole.end)).rstrip("\r\n")
    rest = post.slice(Span(label.end, whole.end)).rstrip("\r\n")
    block = _BLOCK.match(lead)
    opening = _OPEN.fullmatch(lead, block.end()) if block else None
    if block is None or opening is None:
        return None
    behind = _RANGE.match(rest)
    rest = rest[behind.end() :] if behind else rest
    found = _DASH.match(rest)
    closing = ""
    if found is None or (not found[0].strip(" \t*_~)") and " " not in found[0]):
        dash = f"{_OPEN_CLOSE.get(opening[0], '')} - "  # the usual one where nothing is said
    else:
        dash = found[0]
        closing = " |" * len(_CELL.findall(rest, found.end())) if "|" in block[0] else ""
    shape = Shape(_TICKED.sub("[ ]", block[0]), opening[0], before, after, dash, closing)
    end = whole.start + len(written.encode("utf-8"))
    return NoteLine(Span(whole.start, end), timecode, shape)


_OPEN_CLOSE = {"**": "**", "*": "*", "_": "_", "__": "__", "~~": "~~", "(": ")"}


def usual(lines: Sequence[NoteLine]) -> Shape:
    """The commonest shape, blocks aside; the earliest of equals."""
    counts = Counter(replace(line.shape, block="") for line in lines).most_common(1)
    return counts[0][0] if counts else Shape()


def blank_lines(post: Post, lines: Sequence[NoteLine]) -> int | None:
    """How many blank lines most of these have above, the first left out; None if there are none."""
    counts = Counter(blank_lines_above(post, line.span.start) for line in lines[1:])
    return counts.most_common(1)[0][0] if counts else None


def blank_lines_above(post: Post, offset: int) -> int:
    """How many blank lines are right above the line that begins there."""
    number = post.line_of(offset)
    above = number - 1
    while above > 0 and not post.slice(post.line_span(above)).strip(" \t\r\n>"):
        above -= 1
    return number - 1 - above


def hard_break(post: Post, lines: Iterable[NoteLine]) -> str:
    """What ends lines that Markdown would join with the next: `\\` or two spaces; "" if nothing."""
    for line in lines:
        end = post.slice(line.span)[-2:]
        if end == "  " or (end.endswith("\\") and end != "\\\\"):
            return end if end == "  " else "\\"
    return ""


def next_block(line: NoteLine) -> str:
    """What opens the line after this one: numbers count on."""
    return _NUMBER.sub(lambda found: str(int(found[0]) + 1), line.shape.block)


def nested_in(block: str, *, tabs: bool) -> str:
    """What opens a line one step below a list item that opens with `block`."""
    bullet = _BULLETS.search(block)
    if bullet is None:
        return f"{block}- "
    text = _SPACES.match(block, bullet.end())
    indent = "\t" if tabs else " " * ((text.end() if text else len(block)) - bullet.start())
    mark = bullet[0] if len(bullet[0]) == 1 else "-"
    return f"{block[: bullet.start()]}{indent}{mark} "


def block_at(post: Post, offset: int) -> str:
    """What opens the line of a byte."""
    line = post.line_span(post.line_of(offset))
    found = _BLOCK.match(post.slice(line))
    return found[0] if found else ""


def timecode_like(seconds: int, lines: Sequence[NoteLine]) -> Timecode:
    """The moment with as many digits as the others have: `08:00`, `0:08:00`, `75:30`."""
    known = [line.timecode for line in lines]
    minutes, secs = divmod(seconds, 60)
    short = [t for t in known if t.seconds < 3600]
    long = [t for t in known if t.seconds >= 3600]
    with_hours = _most(len(t.digits) == 3 for t in (short if seconds < 3600 else long))
    if with_hours is None:
        with_hours = seconds >= 3600
    if not with_hours:
        low = [t for t in short if t.seconds < 600 and len(t.digits) == 2]
        padded = _most(len(t.digits[0]) == 2 for t in low)
        return Timecode(seconds, (f"{minutes:02}" if padded else str(minutes), f"{secs:02}"))
    padded = _most(len(t.digits[0]) == 2 for t in known if len(t.digits) == 3)
    hours, minutes = divmod(minutes, 60)
    first = f"{hours:02}" if padded else str(hours)
    return Timecode(seconds, (first, f"{minutes:02}", f"{secs:02}"))


def _most(answers: Iterable[bool]) -> bool | None:
    """What most say; None if nobody says anything."""
    counts = Counter(answers)
    return counts[True] > counts[False] if counts else None
