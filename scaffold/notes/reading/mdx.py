"""What MDX reads as JavaScript: expressions, also those of attributes, `import` and `export`."""

import re
from collections.abc import Iterator

from pyromark import events_with_range

from scaffold.notes.reading.masks import Masks
from scaffold.notes.reading.walk import OPTIONS

_TOKEN = re.compile(
    rb"^[ \t>]*(?P<fence>`{3,}|~{3,})|(?P<module>^(?:import|export)\b)|\\."
    rb"|(?P<ticks>`+)|(?P<brace>\{)|(?P<tag><[A-Za-z])",
    re.MULTILINE | re.DOTALL,
)
_IN_CODE = re.compile(
    rb"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|[{}`()\[\]]"
    rb"|\n[ \t]*(?=\n|\Z)",
    re.DOTALL,
)
_IN_TEMPLATE = re.compile(rb"\\.|`|\$\{", re.DOTALL)
_IN_TAG = re.compile(rb"\"[^\"]*\"|'[^']*'|[{<>]|\n[ \t]*(?=\n)")
_LITERAL = re.compile(rb"\{\s*(?:\"[^\"\\\n]*\"|'[^'\\\n]*')\s*\}")
_BLANK = re.compile(rb"\n[ \t]*(?=\n)")
_DEEPEST = 8  # marks of quotes before a line
_INDENT = re.compile(rb"^(?: {4}| {0,3}\t)", re.MULTILINE)


def mask(masks: Masks) -> None:
    """Hide all JavaScript of a text, up to a brace that is never closed; free indented text."""
    data, at = masks.data, 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        match found.lastgroup:
            case "fence":
                mark = found["fence"]
                closing = re.compile(
                    rb"^[ \t>]*" + mark[:1] + rb"{%d,}[ \t]*$" % len(mark), re.MULTILINE
                ).search(data, at)
                at = closing.end() if closing else len(data)
            case "ticks":
                closing = re.compile(rb"(?<!`)" + found[0] + rb"(?!`)").search(data, at)
                at = closing.end() if closing else at
            case "module" if _begins_block(masks, found.start()):
                blank = _BLANK.search(data, at)
                after = blank.start() + 1 if blank else len(data)
                at = _code_end(data, at, module=True) or after
                masks.hide(found.start(), at)
            case "brace":
                end = _code_end(data, at)
                if end is None:
                    break
                masks.hide(found.start(), end)
                at = end
            case "tag":
                at = _tag(masks, at)
    _free_indented(masks)


def _begins_block(masks: Masks, at: int) -> bool:
    """Whether the line before is blank (or hidden), or there is none."""
    line = masks.source.rfind(b"\n", 0, max(at - 1, 0)) + 1
    return at == 0 or not masks.source[line : at - 1].strip()


def _code_end(data: bytes, at: int, *, module: bool = False) -> int | None:
    """Where the code ends: behind its closing brace; that of a module at a blank line."""
    stack = [] if module else [b"{"]
    while stack or module:
        template = bool(stack) and stack[-1] == b"`"
        found = (_IN_TEMPLATE if template else _IN_CODE).search(data, at)
        if found is None:
            return None
        at, token = found.end(), found[0]
        if token == b"`" if template else token in {b"}", b")", b"]"}:
            del stack[-1:]
        elif token in {b"{", b"(", b"[", b"`", b"${"}:
            stack.append(token[-1:])
        elif token[:1] == b"\n" and module and not stack:
            return found.start() + 1
    return at


def _tag(masks: Masks, start: int) -> int:
    """Make a component's tag one that Markdown knows, its expressions hidden; where to go on."""
    data, at = masks.data, start
    expressions: list[tuple[int, int]] = []
    literals: list[tuple[int, int]] = []
    while (found := _IN_TAG.search(data, at)) and found[0] != b"<" and found[0][:1] != b"\n":
        at = found.end()
        if found[0] == b">":
            break
        literal = _LITERAL.match(data, found.start())
        if literal or found[0] != b"{":
            at = literal.end() if literal else at
            literals.append((found.start(), at))
        else:
            end = _code_end(data, at)
            if end is None:
                return start
            expressions.append((found.start(), end))
            at = end
    else:
        return start
    for left, right in expressions:
        masks.hidden.append((left, right))
        begin = left - (data[left - 1 : left] == b"=")
        masks.source[begin:right] = b" " * (right - begin)
    for left, right in literals:
        masks.source[left:right] = data[left:right].translate(_AS_ATTRIBUTE)
    return at


_AS_ATTRIBUTE = bytes.maketrans(b"{}\n", b"   ")


def _free_indented(masks: Masks) -> None:
    """In MDX what is indented is text: a mark of a quote takes the place of a space before it."""
    if not _INDENT.search(masks.source):
        return
    for _ in range(_DEEPEST):
        places = list(_indented_lines(masks.source.decode()))
        for start in places:
            left = max(start - 4, masks.source.rfind(b"\t", 0, start), 0)
            if left < start and not masks.source[left:start].strip(b" \t"):
                masks.source[left] = ord(">")
        if not places:
            return


def _indented_lines(text: str) -> Iterator[int]:
    """Where the lines of indented code begin, behind the indent."""
    inside = False
    for event, place in events_with_range(text, options=OPTIONS):
        if event in ({"Start": {"CodeBlock": "Indented"}}, {"End": "CodeBlock"}):
            inside = "Start" in event
        elif inside and "Text" in event:
            yield place["start"]
