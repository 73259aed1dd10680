"""All links to YouTube in a body, from its walk: one noun for every form."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from sys import maxsize

from pyromark import reference_definitions

from scaffold.model.edit import Span
from scaffold.model.post import Comment, CommentForm, Definition, PostLink
from scaffold.notes.reading import bare_addresses, destination
from scaffold.notes.reading.masks import Range
from scaffold.notes.reading.walk import OPTIONS, Walk

_HTML_COMMENT = re.compile(rb"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_MATH_BLOCK = re.compile(rb"^[ \t]*\$\$[ \t]*$.*?^[ \t]*\$\$[ \t]*$", re.DOTALL | re.MULTILINE)
_VAULT_BLOCK = re.compile(rb"^[ \t]*%%[ \t]*$.*?%%[ \t]*$", re.DOTALL | re.MULTILINE)
# a macro that may show a video
_MACRO = re.compile(rb"\{[{%][<%]?[\w./ \t-]*?(?:youtube|video|yt|embed)")
_OTHER_COMMENTS = (
    (CommentForm.MDX, b"{/*", b"*/}"),
    (CommentForm.VAULT, b"%%", b"%%"),
)


def definitions(text: str, data: bytes, base: int) -> tuple[Definition, ...]:
    """The reference definitions of a body; `text` is what pyromark is given."""
    if "]:" not in text:
        return ()
    found = []
    for name, raw in reference_definitions(text, options=OPTIONS).items():
        start, end = raw["span"]["start"] + base, raw["span"]["end"] + base
        target = destination.in_definition(data, start, end, raw["dest"])
        if target:
            found.append(Definition(name, Span(start, end), Span(*target), raw["dest"]))
    return tuple(sorted(found, key=lambda definition: definition.span))


def comments(walk: Walk, end: int) -> tuple[Comment, ...]:
    """Comments in HTML, MDX and a vault's form, none of them from within code."""
    data, found = walk.data, []
    if walk.html:
        found = [
            Comment(CommentForm.HTML, Span(*match.span()), Span(*match.span(1)))
            for left, right in walk.html
            for match in _HTML_COMMENT.finditer(data, left, right)
        ]
    masked: list[Range] | None = None
    for form, mark, closing in _OTHER_COMMENTS:
        # one byte is found ten times faster than two, and mostly is not there
        if mark[:1] not in data or mark not in data:
            continue
        masked = _code_and_links(walk) if masked is None else masked
        found += [
            Comment(form, Span(left, right), Span(left + len(mark), right - len(closing)))
            for left, right in _between(data, mark, closing, walk.base, end)
            if not within(left, masked)
        ]
    return tuple(sorted(found, key=lambda comment: comment.span))


def _between(data: bytes, mark: bytes, closing: bytes, at: int, end: int) -> Iterator[Range]:
    """The ranges from a mark to its closing one; a mark that nothing closes ends the search."""
    while (left := data.find(mark, at, end)) >= 0:
        inner = data.find(closing, left + len(mark), end)
        if inner < 0:
            return
        at = inner + len(closing)
        yield left, at


def hidden(
    walk: Walk, found: tuple[Comment, ...], masked: Sequence[Range], end: int
) -> list[Range]:
    """Ranges in which nothing is read: those that a dialect masked (offsets into the body),
    comments (a vault's only as blocks), and blocks of math."""
    data = walk.data
    ranges = [(left + walk.base, right + walk.base) for left, right in masked]
    ranges += [
        (comment.span.start, comment.span.end)
        for comment in found
        if comment.form is not CommentForm.VAULT
    ]
    if b"$" in data and b"$$" in data:
        ranges += [match.span() for match in _MATH_BLOCK.finditer(data, walk.base, end)]
    if any(comment.form is CommentForm.VAULT for comment in found):
        ranges += [match.span() for match in _VAULT_BLOCK.finditer(data, walk.base, end)]
    return _merged(ranges)


def within(at: int, ranges: Sequence[Range]) -> bool:
    """Whether sorted ranges, none within another, hold the offset."""
    place = bisect_right(ranges, (at, maxsize)) - 1
    return place >= 0 and at < ranges[place][1]


def _merged(ranges: Iterable[Range]) -> list[Range]:
    """The same ground without overlap, sorted."""
    merged: list[Range] = []
    for left, right in sorted(ranges):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def collect(
    walk: Walk, known: tuple[Definition, ...], unseen: list[Range], end: int
) -> list[PostLink]:
    """All links of the body in order; one in a shortcode or another link counts once."""
    data = walk.data
    found = walk.links
    lowered = data.lower()
    html: list[PostLink] = []
    for left, right in walk.html:
        if lowered.find(b"youtu", left, right) >= 0:
            from scaffold.notes.reading.html import in_html

            html.extend(in_html(data, left, right))
    macros: list[PostLink] = []
    if _MACRO.search(data, walk.base):
        from scaffold.notes.reading.macros import shortcodes

        code = _code_and_links(walk)
        calls = shortcodes(data, walk.base, end)
        macros = [link for link in calls if not within(link.span.start, code)]
    taken = _merged((*unseen, *((ln.span.start, ln.span.end) for ln in (*html, *macros))))
    if taken:
        found = _without(found, taken)
        spans = _merged((macro.span.start, macro.span.end) for macro in macros)
        html = _without(html, spans) if spans else html
    defined = [(definition.span.start, definition.span.end) for definition in known]
    masked = sorted([*walk.masked, *taken, *defined]) if taken or defined else walk.masked
    bare: list[PostLink] = []
    for left, right in bare_addresses.outside(masked, walk.base, end):
        if lowered.find(b"youtu", left, right) >= 0:
            bare.extend(bare_addresses.bare(data, left, right))
    links = [*found, *html, *macros, *bare] if html or macros or bare else found
    if unseen and links is not found:
        links = _without(links, unseen)
    return sorted(links, key=lambda link: link.span.start) if links is not found else found


def _without(links: list[PostLink], ranges: list[Range]) -> list[PostLink]:
    """The links that begin in none of the ranges; mostly all of them are after the last one."""
    end = ranges[-1][1]
    return [ln for ln in links if ln.span.start >= end or not within(ln.span.start, ranges)]


def _code_and_links(walk: Walk) -> list[Range]:
    html = set(walk.html)
    return _merged(span for span in walk.masked if span not in html)
