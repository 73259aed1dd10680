"""What a text would mean besides Markdown in each dialect, as marks to be escaped.

A backslash disarms a mark where the site's Markdown reads it. Shortcodes, tags and expressions
are read before Markdown and know no backslash: there it is an entity, which Markdown turns back.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

Rule = tuple[re.Pattern[str], bool]
"""What to look for, and whether an entity must replace it (else a backslash will do)."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Expressions; what their last group matches (or all of the match) is disarmed.

    `at_start` are marks only where a text begins a line, or may be the whole of a heading; they
    get entities.
    """

    entity: str = ""
    backslash: str = ""
    at_start: str = ""


_WORD_START = r"(?<![^\s(\[])"
_TAG = r"\{(?=[{%#]|\Z)"
_ATTRIBUTES = r"\{(?=[:#.=])"

DIALECTS = {
    "liquid": Marks(_TAG),
    "jinja": Marks(_TAG),
    # kramdown sees the definition of a link in `[\[x\]: …`, backslashes or not
    "kramdown": Marks(rf"{_ATTRIBUTES}|\](?=:)", r"\||\$\$|~~+"),
    "mdx": Marks("[{}<]", at_start=r"\A(?:i(?=mport\b)|e(?=xport\b))"),
    "pandoc": Marks(
        "",
        rf"[\\~^$]|{_ATTRIBUTES}|{_WORD_START}-?@(?=[\w{{])",
        r"\A\(?(?:[a-zA-Z]|[ivxlcdmIVXLCDM]+|\d+|#|@)([.)])(?=\s)",
    ),
    # R runs `r …` between ticks wherever it is in the file, whatever Markdown makes of it
    "knitr": Marks("`"),
    "python-markdown": Marks(
        rf"{_ATTRIBUTES}|[\\~^$]|==|\+\+|:(?=[\w+-]+:)|-(?=-8<)",
        at_start=r"\A(?:!!!|\?\?\?|///|\[)|\#+\Z",
    ),
    "obsidian": Marks("", rf"==|%%|[$|]|{_WORD_START}\#(?=[\w/-])|(?<!\S)\^(?=\w)"),
    "mldoc": Marks("", r"==|::|[$]|(?<=\()\(|\{(?=\{)|\^\^|\#(?=[^\s#])|\\(?=[A-Za-z])"),
    "math": Marks("", r"\$"),
    "table": Marks(r"\\(?=\||\Z)", r"\|"),
}
"""What a preset may name under `escapes`; `table` is a cell of a table with bars.

`mldoc` is the outline that Logseq reads.
"""

FORMATS = {
    ".mdx": frozenset({"mdx"}),
    ".qmd": frozenset({"pandoc", "knitr", "{{<", "{{%"}),
    ".rmd": frozenset({"pandoc", "knitr"}),
}
"""What is read in a file of that ending, whichever site it is on."""

WITHOUT_ENTITIES = frozenset({"mldoc"})
"""Dialects that show entities as they are written; to them `\\[…\\]` in a text is a formula."""


def unknown(also: frozenset[str]) -> list[str]:
    """Names among them that are neither a dialect's nor the beginning of a shortcode."""
    return sorted(name for name in also - DIALECTS.keys() if re.fullmatch(r"[\w\s-]*", name))


@lru_cache(maxsize=64)
def expressions(also: frozenset[str], *, starts: bool) -> tuple[Rule, ...]:
    """The rules of the dialects that are named; names that nobody knows are passed over.

    What is not a name is the beginning of a shortcode, as it is written: `{{<`. `starts` says
    that the text may begin a line.
    """
    found: list[Rule] = []
    for name in sorted(also - set(unknown(also))):
        marks = DIALECTS.get(name) or Marks(f"{re.escape(name[0])}(?={re.escape(name[1:])})")
        at_start = marks.at_start if starts else ""
        parts = ((marks.entity, True), (marks.backslash, False), (at_start, True))
        found += [(re.compile(part), entity) for part, entity in parts if part]
    return tuple(found)
