"""What a site's dialect writes that is not Markdown, masked before Markdown is read.

Code and comments of template languages (Liquid, Jinja, Tera, Hugo's shortcodes) and of Org are
known everywhere, for they mean nothing else; JavaScript and indented bodies by the dialects that
the site reads.
"""

import re
from collections.abc import Iterator, Set

from scaffold.notes.reading.masks import Masks, Range

_CODE = (
    rb"raw|verbatim|highlight|comment|code|codeblock|mermaid|graphviz|plantuml|rawhtml|katex|math"
)
# a prefix of one byte is found ten times as fast as a longer one
_MACRO = re.compile(rb"\{(?=[{%])")
_ORG = re.compile(rb"#(?=\+[Bb][Ee][Gg])")
_OPENING = re.compile(
    rb"\{%-?\s*(?P<tag>" + _CODE + rb")\b[^%{}]*-?%\}"
    rb"|\{\{[<%]\s*(?P<shortcode>" + _CODE + rb")\b(?:[^<>%{}\"]|\"[^\"]*\")*(?<!/)[>%]\}\}",
    re.IGNORECASE,
)
_ARGUMENTS = re.compile(
    rb"\{\{<((?:(?!\{\{<|>\}\}).)*)>\}\}|\{\{%((?:(?!\{\{%|%\}\}).)*)%\}\}"
    rb"|\{%((?:(?!\{%|%\}).)*)%\}|\{\{(?![<%])((?:(?!\{\{|\}\}|\n[ \t]*\n).)*)\}\}",
    re.DOTALL,
)
_BEGIN = re.compile(rb"\#\+BEGIN_(SRC|EXAMPLE|COMMENT|EXPORT|QUERY)\b[^\n]*\n", re.IGNORECASE)
_BEFORE_BEGIN = re.compile(rb"[ \t>]*(?:[-*+] +)?")


def mask(data: bytes, dialects: Set[str]) -> Masks:
    """The text (its lines end in `\\n` or `\\r\\n`), masked for the dialects of its site."""
    masks = Masks(data)
    for start, end in (*_macros(data), *_org(data)):
        masks.hide(start, end)
    if "mdx" in dialects:
        from scaffold.notes.reading import mdx

        mdx.mask(masks)
    if dialects:
        from scaffold.notes.reading import containers

        containers.mask(masks, dialects)
    return masks


def _macros(data: bytes) -> Iterator[Range]:
    """Code and comments of template languages, and arguments of macros over several lines."""
    at, endless = 0, set[bytes]()
    while found := _MACRO.search(data, at):
        start, at = found.start(), found.start() + 2
        opening = _OPENING.match(data, start)
        if opening and data[start - 1 : start] != b"`":
            name = opening["tag"] or opening["shortcode"]
            end = rb"\{%-?\s*end" + name + rb"\s*-?%\}"
            if opening["shortcode"]:
                end = rb"\{\{[<%]\s*/\s*" + name + rb"\s*[>%]\}\}"
            closing = _closing(data, opening.end(), end, endless)
            if closing:
                yield opening.end(), closing.start()
                at = closing.end()
                continue
        macro = _ARGUMENTS.match(data, start)
        if macro and macro.lastindex:
            at = macro.end()
            if b"\n" in macro[macro.lastindex]:
                yield macro.span(macro.lastindex)


def _org(data: bytes) -> Iterator[Range]:
    """Blocks of Org that are code, as Logseq reads them."""
    at, endless = 0, set[bytes]()
    while found := _ORG.search(data, at):
        at = found.end()
        begin = _BEGIN.match(data, found.start())
        line = data.rfind(b"\n", 0, found.start()) + 1
        if begin and _BEFORE_BEGIN.fullmatch(data, line, found.start()):
            end = rb"^[ \t>]*\#\+END_" + begin[1] + rb"\b"
            closing = _closing(data, begin.end(), end, endless)
            if closing:
                yield begin.end(), closing.start()
                at = closing.end()


def _closing(data: bytes, at: int, end: bytes, endless: set[bytes]) -> "re.Match[bytes] | None":
    """Where what was opened ends; what has no end is looked for once."""
    if end in endless:
        return None
    found = re.compile(end, re.IGNORECASE | re.MULTILINE).search(data, at)
    if found is None:
        endless.add(end)
    return found
