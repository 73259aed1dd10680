"""A site's config that is JavaScript or TypeScript: the plain texts in it, nothing is ever run."""

import re
from collections.abc import Iterator
from pathlib import Path

from scaffold.outside.sites import parsers

_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|(?P<text>'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`[^`\\$]*`)|"
    r"(?P<name>[A-Za-z_$][\w$]*)|\S",
    re.DOTALL,
)
_OPENS, _CLOSES, _ENDS = "{[(", "}])", frozenset("},])")


def read(path: Path) -> dict[str, object]:
    """What an object in the file has as plain text: `{key: text}`, `{outer: {key: text}}`.

    `outer` is the key of the object that holds it. Texts that are part of an expression, and keys
    with two values, are not read.
    """
    try:
        with path.open("rb") as file:
            text = file.read(parsers.LARGEST).decode("utf-8-sig")
    except (OSError, ValueError):
        return {}
    found: dict[tuple[str, str], set[str]] = {}
    for outer, key, value in _texts(text):
        found.setdefault((outer, key), set()).add(value)
    values: dict[str, object] = {}
    for (outer, key), texts in found.items():
        if len(texts) == 1:
            table = values.setdefault(outer, {}) if outer else values
            if isinstance(table, dict):
                table.setdefault(key, texts.pop())
    return values


def _texts(text: str) -> Iterator[tuple[str, str, str]]:
    """Each `key: 'text'`, with the key of the object around it, "" where it has none."""
    tokens = [found for found in _TOKEN.finditer(text) if not found[0].startswith(("//", "/*"))]
    around: list[str] = []
    for at, token in enumerate(tokens):
        key = ""
        if at > 1 and tokens[at - 1][0] == ":":
            before = tokens[at - 2]
            key = before["name"] or (before["text"] or "").strip("'\"`")
        if token[0] in _OPENS:
            around.append(key)
        elif token[0] in _CLOSES and around:
            around.pop()
        elif key and token["text"] and at + 1 < len(tokens) and tokens[at + 1][0] in _ENDS:
            yield (around[-1] if around else ""), key, token[0][1:-1]
