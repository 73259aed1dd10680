"""Untrusted text, escaped for where it is put: a line of Markdown, a link, a cell of a table.

`also` names what is special besides Markdown, by the names of `dialects.DIALECTS`. People go on
writing in these posts: only what would mean something else is escaped, `C++` and `snake_case`
stay as they are.
"""

import re
from collections.abc import Iterable, Iterator

from scaffold.notes.text.dialects import WITHOUT_ENTITIES, Rule, expressions
from scaffold.notes.text.file_names import file_name
from scaffold.notes.text.plain_text import plain

__all__ = (
    "cell",
    "destination",
    "file_name",
    "heading",
    "inline",
    "link",
    "markdown",
    "part",
    "plain",
    "site_marks",
)

NOTHING: frozenset[str] = frozenset()
UNTITLED = "untitled"

# Always: a mark, and whether only an entity stops it in every Markdown there is.
_INLINE = (
    (re.compile(r"[\[\]`]"), False),
    (re.compile(r"\\(?=[!-/:-@\[-`{-~]|\Z)"), False),
    (re.compile(r"(?<![\s*])\*+|\*+(?![\s*])"), False),
    (re.compile(r"(?<![\w\s])_+|_+(?![\w\s])|(?<=\s)_+(?=[^\s_])|(?<=[^\W_])_+(?=\s)"), False),
    (re.compile(r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)"), True),
    (re.compile(r"<(?=[A-Za-z/!?])"), True),
    (re.compile(r"(?<=[^\s~])~+"), True),
    (re.compile(r"(?i:\bhttps?|\bftp)(:)(?=//)"), True),
    (re.compile(r"(?i:\bmailto|\bxmpp)(:)(?=\S)"), True),
    (re.compile(r"(?i:\bwww)(\.)"), False),
    (re.compile(r"(?<=[\w.+-])@(?=[\w-]+\.\w)"), True),
)
# Only where the text may begin a line.
_START = (
    (re.compile(r"\A(?:[#>]|-(?=[\s-]|\Z)|\+(?=[\s+]|\Z))"), False),
    (re.compile(r"\A\d{1,9}([.)])(?=\s|\Z)"), False),
    (re.compile(r"\A(?:=(?==*\Z)|~(?=~~)|:(?=::|\s)|\{)"), True),
)
# Only where it may end a heading.
_END = (
    (re.compile(r"(?<!\S)(#)#*\Z"), False),
    (re.compile(r"\{(?=.*\}\Z)"), True),
)
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

# What no address may hold as it is, and percent signs that begin no escape.
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\"<>\\^`{|}\[\]\s\ud800-\udfff]|%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def markdown(text: str, also: frozenset[str] = NOTHING) -> str:
    """Plain text as Markdown that shows it, wherever in a line it is put."""
    usual = _usual((*_INLINE, *_START, *_END), also)
    found = _disarmed(plain(text), (*usual, *expressions(also, starts=True)))
    return found.replace("\\]", "]") if also & WITHOUT_ENTITIES else found


def heading(text: str, also: frozenset[str] = NOTHING) -> str:
    """The text of a heading after its `##`: `1. Title` and `- Title` begin no list there."""
    usual = _usual(_INLINE, also)
    return _disarmed(plain(text), (*usual, *_END, *expressions(also, starts=False)))


def inline(text: str, also: frozenset[str] = NOTHING) -> str:
    """Text that has something before and after it on its line, as in a link's label."""
    return _disarmed(plain(text), (*_usual(_INLINE, also), *expressions(also, starts=False)))


def link(text: str, url: str, also: frozenset[str] = NOTHING) -> str:
    """One inline link, whatever the text holds; text alone where it is not a web address."""
    label = inline(text, also) or UNTITLED
    if (
        label in {"x", "X"} and not also & WITHOUT_ENTITIES
    ):  # Hugo takes `- [x](…)` for a ticked box
        label = _disarm(label, entity=True)
    to = destination(url)
    return f"[{label}]({to})" if to else label


def cell(text: str, also: frozenset[str] = NOTHING) -> str:
    """Text for a cell of a table; for a link there, give `link` the dialect `table`."""
    return inline(text, also | {"table"})


def _usual(rules: tuple[Rule, ...], also: frozenset[str]) -> Iterable[Rule]:
    """The rules, with backslashes alone for those who know no entities."""
    return [(rule, False) for rule, _ in rules] if also & WITHOUT_ENTITIES else rules


def part(text: str, also: frozenset[str] = NOTHING) -> str:
    """A part of a title as Markdown, its outer spaces kept; in an outline it is in a link."""
    core = text.strip(" ")
    escaped = (inline if also & WITHOUT_ENTITIES else markdown)(core, also)
    return text.replace(core, escaped, 1) if core else text


def site_marks(text: str, also: frozenset[str]) -> int:
    """How many characters mean something to the site besides what they mean to Markdown."""
    return len(dict(_marks(plain(text), expressions(also, starts=False))))


def destination(url: str) -> str:
    """An address that ends where it ends; "" for one that runs something (`javascript:`)."""
    url = url.strip()
    scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", url))
    if scheme and scheme[1].lower() not in {"http", "https", "mailto"}:
        return ""
    url = _UNSAFE.sub(_percent, url)
    if not _balanced(url):
        url = url.replace("(", "%28").replace(")", "%29")
    return re.sub(r"&(?=#?\w+;)", "&amp;", url)


def _percent(found: re.Match[str]) -> str:
    data = found[0].encode("utf-8", "ignore")
    return "".join(f"%{byte:02X}" for byte in data)


def _balanced(url: str) -> bool:
    depth = 0
    for char in re.findall(r"[()]", url):
        depth += 1 if char == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def _disarmed(text: str, rules: Iterable[Rule]) -> str:
    marks = dict(sorted(_marks(text, rules)))
    return "".join(
        _disarm(char, entity=marks[place]) if place in marks else char
        for place, char in enumerate(text)
    )


def _marks(text: str, rules: Iterable[Rule]) -> Iterator[tuple[int, bool]]:
    """Places of characters that would mean something, and whether they need an entity."""
    for expression, entity in rules:
        for found in expression.finditer(text):
            for place in range(*found.span(found.lastindex or 0)):
                yield place, entity


def _disarm(char: str, *, entity: bool) -> str:
    return _NAMED.get(char, f"&#{ord(char)};") if entity else f"\\{char}"
