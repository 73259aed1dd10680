"""One walk over a post's Markdown: what is where, as plain tuples; nouns are made later."""

import re
from collections.abc import Callable, Iterable
from functools import partialmethod
from typing import Any

from pyromark import Options, events_with_range

from scaffold.model.address import parse
from scaffold.model.address_typos import may_name
from scaffold.model.edit import Span
from scaffold.model.post import Definition, LinkForm, PostLink
from scaffold.notes.reading import destination, timecodes
from scaffold.notes.reading.blocks import BlockWalk

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
# nothing in label or address that Markdown would read as something else
_SIMPLE_LINK = re.compile(rb"\[([^\[\]\\`<>*_~!&\r\n{]*)\]\(([^\x00-\x20\x7f-\xff()<>\\;]+)\)")
_LINE_BREAKS = frozenset({b"<br>", b"<br/", b"<br "})
_LONGEST_MARK = 32
_EMPHASIS = frozenset({"Emphasis", "Strong", "Strikethrough"})


class Walk(BlockWalk):
    """The events of one body, sorted into lists."""

    def __init__(
        self, text: str, data: bytes, base: int, definitions: tuple[Definition, ...]
    ) -> None:
        super().__init__(data, base)
        self._defined = {_folded(definition.id): definition for definition in definitions}
        self._tag_end = -1
        self._open: tuple[str, int, int, str, str] | None = None
        self._label: list[str] = []
        self._label_end = 0
        handlers: dict[str, Callable[[Any, int, int], None]] = {
            "Start": self._start, "End": self._end, "Text": self._text, "Code": self._code,
            "InlineHtml": self._inline_html, "Html": _nothing, "TaskListMarker": _nothing,
            "FootnoteReference": self._stale,
        }  # fmt: skip
        events: Iterable[tuple[Any, Any]] = events_with_range(text, options=OPTIONS)
        for event, place in events:
            start, end = place["start"] + base, place["end"] + base
            if self._from <= start and end <= self._skip:
                continue
            if event.__class__ is str:
                if event != "Rule":  # the break of a line
                    self._fresh = self._open is None
                    self._piece(start, end, " ")
                elif self._depth:
                    self._closed(end)
                else:
                    self._block("rule", start, end)
                continue
            kind, value = event.popitem()
            handlers[kind](value, start, end)

    def _start(self, tag: Any, start: int, end: int) -> None:
        name, value = (tag, None) if tag.__class__ is str else tag.popitem()
        if self._open is not None:
            self._label_end = max(self._label_end, end)
        handler = _STARTS.get(name)
        if handler:
            handler(self, value, start, end)
        elif name not in _EMPHASIS:
            self._fresh = False

    def _end(self, tag: Any, start: int, end: int) -> None:
        handler = _ENDS.get(tag if tag.__class__ is str else tag.popitem()[0])
        if handler:
            handler(self, start, end)

    # --- within a line

    def _piece(self, start: int, end: int, text: str) -> None:
        if self._heading is not None:
            self._heading.pieces.append((start, end, text))
        if self._open is not None:
            self._label.append(text)
            self._label_end = max(self._label_end, end)

    def _text(self, text: str, start: int, end: int) -> None:
        if self._fresh:
            self._fresh = False
            if not self._footnotes:
                self._look_for_timecode(start, end)
        if self._heading is not None or self._open is not None:
            self._piece(start, end, text)

    def _look_for_timecode(self, start: int, end: int) -> None:
        if end <= self._marks:  # a mark's text comes in pieces
            self._fresh = True
            return
        # most lines begin with a word, in letters of one or of two bytes
        first = self.data[start]
        if 0xC3 <= first <= 0xDF or (
            0x41 <= first <= 0x7A
            and not timecodes.may_begin(self.data, start)
            and first not in b"[\\]^_`"
        ):
            return
        found = timecodes.at_line_start(self.data, start, end, heading=self._heading is not None)
        if self._tag_end == start:
            found = [timecodes.inside_tag(bare) for bare in found]
        self.bare += found
        self._marks = timecodes.marks_end(self.data, start)
        if not found:
            opened = (
                self.data[max(start, self._marks) : end] if end - start < _LONGEST_MARK else b""
            )
            self._fresh = end <= self._marks or opened in timecodes.OPENERS

    def _code(self, text: str, start: int, end: int) -> None:
        self.masked.append((start, end))
        if self._fresh and not self._footnotes:
            found = timecodes.in_ticks(self.data, start, end)
            if found is not None:
                self.bare.append(found)
        self._fresh = False
        self._piece(start, end, text)

    def _inline_html(self, _: str, start: int, end: int) -> None:
        tag = self.data[start:end].lower()
        self._fresh = tag[:4] in _LINE_BREAKS or (self._fresh and b"href" not in tag)
        self._tag_end = end if self._fresh and tag[1:2].isalpha() and tag[:3] != b"<br" else -1
        self.html.append((start, end))
        self.masked.append((start, end))
        self._label_end = max(self._label_end, end)

    def _stale(self, _: str, _start: int, end: int) -> None:
        self._fresh = False
        self._label_end = max(self._label_end, end)

    def _start_link(self, value: Any, start: int, end: int, kind: str = "Link") -> None:
        self._fresh = False
        if self._open is not None:  # an image in a link's label: its text is the label's
            return
        self.masked.append((start, end))
        url = value["dest_url"]
        simple = _SIMPLE_LINK.fullmatch(self.data, start, end) if kind == "Link" else None
        if simple:  # understood by itself, without its events
            self._from, self._skip = start, end
            text = simple[1].decode()
            if _names_something(url):
                spans = Span(start, end), Span(*simple.span(2)), url, Span(*simple.span(1))
                self.links.append(PostLink(LinkForm.INLINE, *spans, text))
            if self._heading is not None:
                self._heading.pieces.append((*simple.span(1), text))
            return
        if not may_name(url) and self._heading is None:
            self._from, self._skip = start, end
            return
        self._open = (kind + value["link_type"], start, end, url, value["id"])
        self._label = []
        self._label_end = start + (2 if kind == "Image" else 1)

    _start_image = partialmethod(_start_link, kind="Image")

    def _end_link(self, start: int, _end: int) -> None:
        if self._open is None or self._open[1] != start:
            return
        kind, start, end, url, name = self._open
        self._open = None
        if not _names_something(url):
            return
        span = Span(start, end)
        if kind in {"LinkAutolink", "LinkEmail"}:
            self.links.append(PostLink(LinkForm.AUTOLINK, span, Span(start + 1, end - 1), url))
            return
        left = start + (2 if kind.startswith("Image") else 1)
        right = max(destination.label_end(self.data, self._label_end, end), left)
        if kind.endswith("Inline"):
            form = LinkForm.IMAGE if kind.startswith("Image") else LinkForm.INLINE
            target = destination.in_link(self.data, right, end, url)
        else:
            form, definition = LinkForm.REFERENCE, self._defined.get(_folded(name))
            target = definition.target if definition else None
        if target:
            label = Span(left, right), "".join(self._label)
            self.links.append(PostLink(form, span, Span(*target), url, *label))


def _names_something(url: str) -> bool:
    """Whether it is an address of YouTube that names (or means to name) a video or playlist."""
    return may_name(url) and parse(url) is not None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _nothing(_: Any, _start: int, _end: int) -> None:
    """Neither a line's start nor anything to note."""


_STARTS: dict[str, Callable[[Walk, Any, int, int], None]] = {
    "Paragraph": Walk._paragraph, "Heading": Walk._start_heading, "Item": Walk._start_item,
    "List": Walk._start_list, "BlockQuote": Walk._start_container, "Table": Walk._start_container,
    "TableHead": Walk._start_row, "TableRow": Walk._start_row, "TableCell": Walk._start_cell,
    "FootnoteDefinition": Walk._start_footnote, "CodeBlock": Walk._code_block,
    "HtmlBlock": Walk._html_block, "Link": Walk._start_link, "Image": Walk._start_image,
}  # fmt: skip
_ENDS: dict[str, Callable[[Walk, int, int], None]] = {
    "Heading": Walk._end_heading, "Item": Walk._end_container, "List": Walk._end_container,
    "BlockQuote": Walk._end_container, "Table": Walk._end_container,
    "FootnoteDefinition": Walk._end_footnote, "Link": Walk._end_link, "Image": Walk._end_link,
}  # fmt: skip
