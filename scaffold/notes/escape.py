"""Untrusted text, escaped for where it stands: Markdown, tables, file names.

`also` names what is special beside Markdown: `hugo` and `quarto` shortcodes, `liquid`, `mdx`,
`obsidian`, `logseq`, `math`.
"""

import re
import unicodedata
from urllib.parse import quote

NOTHING: frozenset[str] = frozenset()

# Controls but white space, bidi embeddings and isolates, what is invisible and only breaks words,
# lone surrogates, noncharacters. ZWJ, ZWNJ and the marks LRM and RLM belong to scripts and emoji.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_SPACES = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?=#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def plain(text: str) -> str:
    """One line of visible text: NFC, no controls, no bidi overrides, runs of space as one."""
    spaced = _SPACES.sub(" ", text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _DROPPED.sub("", spaced))).strip()


def markdown(text: str, also: frozenset[str] = NOTHING) -> str:
    """Plain text as Markdown that shows it; only what would mean something else is escaped."""
    text = plain(text)
    out = [_escaped(text, place, also) for place in range(len(text))]
    escaped = "".join(out)
    if text[:1] in {"#", ">", "-", "+", "=", ":"} and not escaped.startswith(("\\", "&")):
        escaped = "\\" + escaped
    return escaped


def link(text: str, url: str, also: frozenset[str] = NOTHING) -> str:
    """One inline link, whatever the text holds."""
    text = plain(text)
    label = "".join(_escaped(text, place, also) for place in range(len(text)))
    return f"[{label}]({destination(url)})"


def destination(url: str) -> str:
    """An address that ends where it ends: no space, bracket or control goes in as it is."""
    return quote(url, safe="-._~:/?#@!$&'*+,;=%")


def cell(text: str, also: frozenset[str] = NOTHING) -> str:
    """Markdown for a table's cell."""
    return markdown(text, also).replace("|", "\\|")


def _escaped(text: str, place: int, also: frozenset[str]) -> str:
    """The character at that place, escaped if it would mean something there."""
    char = text[place]
    if char.isalnum() or char == " ":
        return char
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if _is_code(text, place, after, also):
        return f"&#{ord(char)};"
    if char == "&":
        return "&amp;" if _ENTITY.match(text, place) else "&"
    return "\\" + char if _is_mark(char, before, after, text, place, also) else char


def _is_code(text: str, place: int, after: str, also: frozenset[str]) -> bool:
    """What a generator would run: shortcodes, tags, expressions. Only an entity stops these."""
    match text[place]:
        case "{":
            return (
                "mdx" in also
                or ("liquid" in also and after in "{%")
                or ("logseq" in also and after == "{")
                or (bool(also & {"hugo", "quarto"}) and text[place : place + 3] in {"{{<", "{{%"})
            )
        case "}":
            return "mdx" in also
        case "<":
            return "mdx" in also
        case _:
            return False


def _is_mark(
    char: str, before: str, after: str, text: str, place: int, also: frozenset[str]
) -> bool:
    """What Markdown, or the site's dialect of it, would take for a mark."""
    match char:
        case "[" | "]" | "`":
            return True
        case "\\":
            return after in _PUNCTUATION or place + 1 == len(text)
        case "*":
            return not before.isspace() or not after.isspace()
        case "_":
            inside = before.isalnum() and after.isalnum()
            return not inside and not (before.isspace() and after.isspace())
        case "<":
            return after.isalpha() or after in "/!?"
        case "~":
            return text.count("~") > 1
        case "{":
            return text.endswith("}")
        case _:
            return _is_mark_of_site(char, before, after, text, also)


def _is_mark_of_site(char: str, before: str, after: str, text: str, also: frozenset[str]) -> bool:
    match char:
        case "$":
            return "math" in also and text.count("$") > 1
        case "#":
            tags = also & {"obsidian", "logseq"}
            return bool(tags) and before.isspace() and not after.isspace()
        case "=" | "%":
            return "obsidian" in also and after == char
        case "^":
            return "obsidian" in also and before.isspace()
        case "|":
            return "obsidian" in also
        case "(":
            return "logseq" in also and after == "("
        case _:
            return False


def file_name(text: str, longest: int = 100) -> str:
    """A title as a file name that every system takes, without ending; `untitled` at the last."""
    name = re.sub(r'[/\\:*?"<>|#^\[\]%{}]', " ", plain(text))
    name = _SPACES.sub(" ", name).strip(" .")[:longest]
    while len(name.encode("utf-8")) > 200:
        name = name[:-1]
    name = name.rstrip(" .\u200d")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name or "untitled"
