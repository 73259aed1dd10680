"""What a site's dialect writes that is not Markdown, masked before Markdown is read.

Each dialect has its own marks: code and comments of template languages, arguments of macros over
several lines, JavaScript, and indented bodies that are text. A post is masked for the dialects of
its site only: elsewhere the same marks are text.
"""

import re
from collections.abc import Iterator, Set

from scaffold.notes.reading.masks import Masks, Range

_TAGS = frozenset({"liquid", "tera", "jinja"})  # dialects with `{% tags %}` and `{{ values }}`
_BRACES = _TAGS | {"shortcodes", "kramdown"}
_CODE = (
    rb"raw|verbatim|highlight|comment|code|codeblock|mermaid|graphviz|plantuml|rawhtml|katex|math"
)
# a prefix of one byte is found ten times as fast as a longer one
_MACRO = re.compile(rb"\{(?=[{%#:])")
_ORG = re.compile(rb"#(?=\+[Bb][Ee][Gg])")
_TAG = re.compile(rb"\{%-?\s*(" + _CODE + rb")\b[^%{}]*-?%\}", re.IGNORECASE)
_SHORTCODE = re.compile(
    rb"\{\{[<%]\s*(" + _CODE + rb")\b(?:[^<>%{}\"]|\"[^\"]*\")*(?<!/)[>%]\}\}", re.IGNORECASE
)
_KRAMDOWN = re.compile(rb"\{::(comment|nomarkdown)\b[^{}\n]*(?<!/)\}")
_ENDS = (
    (_TAGS, _TAG, rb"\{%%-?\s*end(?:%(name)s)?\s*-?%%\}"),
    ({"shortcodes"}, _SHORTCODE, rb"\{\{[<%%]\s*/\s*%(name)s\s*[>%%]\}\}"),
    ({"kramdown"}, _KRAMDOWN, rb"\{:/(?:%(name)s)?\}"),
    ({"jinja"}, re.compile(rb"\{(#)"), rb"#\}"),
)
_ARGUMENTS = (
    (
        {"shortcodes"},
        re.compile(
            rb"\{\{<((?:(?!\{\{<|>\}\}).)*)>\}\}|\{\{%((?:(?!\{\{%|%\}\}).)*)%\}\}", re.DOTALL
        ),
    ),
    (
        _TAGS,
        re.compile(
            rb"\{%((?:(?!\{%|%\}).)*)%\}|\{\{(?![<%])((?:(?!\{\{|\}\}|\n[ \t]*\n).)*)\}\}",
            re.DOTALL,
        ),
    ),
)
_BEGIN = re.compile(rb"\#\+BEGIN_(SRC|EXAMPLE|COMMENT|EXPORT|QUERY)\b[^\n]*\n", re.IGNORECASE)
_BEFORE_BEGIN = re.compile(rb"[ \t>]*(?:[-*+] +)?")


def mask(data: bytes, dialects: Set[str]) -> Masks:
    """The text (its lines end in `\\n` or `\\r\\n`), masked for the dialects of its site."""
    masks = Masks(data)
    if not dialects:
        return masks
    for start, end in _macros(data, dialects) if dialects & _BRACES else ():
        masks.hide(start, end)
    for start, end in _org(data) if "org" in dialects else ():
        masks.hide(start, end)
    if "mdx" in dialects:
        from scaffold.notes.reading import mdx

        mdx.mask(masks)
    if dialects - _BRACES - {"org", "mdx"}:
        from scaffold.notes.reading import containers

        containers.mask(masks, dialects)
    return masks


def _macros(data: bytes, dialects: Set[str]) -> Iterator[Range]:
    """Code and comments of template languages, and arguments of macros over several lines."""
    ends = [(opening, end) for names, opening, end in _ENDS if names & dialects]
    arguments = [pattern for names, pattern in _ARGUMENTS if names & dialects]
    at, endless = 0, set[bytes]()
    while found := _MACRO.search(data, at):
        start, at = found.start(), found.start() + 2
        bodies = (_body(data, start, *pair, endless) for pair in ends)
        body = next(filter(None, bodies), None) if data[start - 1 : start] != b"`" else None
        if body:
            yield body
            at = body[1]
            continue
        macro = next((m for pattern in arguments if (m := pattern.match(data, start))), None)
        if macro and macro.lastindex:
            at = macro.end()
            if b"\n" in macro[macro.lastindex]:
                yield macro.span(macro.lastindex)


def _body(
    data: bytes, start: int, opening: "re.Pattern[bytes]", end: bytes, endless: set[bytes]
) -> Range | None:
    """What is between the mark that opens here and the one that closes it."""
    found = opening.match(data, start)
    closing = _closing(data, found.end(), end % {b"name": found[1]}, endless) if found else None
    return (found.end(), closing.start()) if found and closing else None


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
