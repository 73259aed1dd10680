"""Plain English: words that crept in everywhere once stay out of what people read."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ODD = re.compile(
    r"\b(?:mend(?:s|ed|ing)?|(?:is|are|be|was|were|being) told|you are told|told in|"
    r"stands?(?!-| for\b| alone\b)|hangs? on|(?<!here )(?:is|are) no(?= [a-z])|"
    r"(?:is|are) none of|beside(?!s)|excuse[sd]?|speaks? of|sends us|cannot be meant|"
    r"(?:is|are) wanted)\b"
)
TOLD = re.compile(r"\b[Tt]old\b|\b[Mm]end(?:s|ed)?\b|\bcensus\b|\bmanners\b")
NAMES = re.compile(r"_?(?:told|mended|idle|Idle|beside|census|manners|wish|excuses|spot|door)")
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
MODULES = sorted((ROOT / "scaffold").rglob("*.py"))
RULES = sorted((ROOT / "scaffold" / "rules").glob("*.py"))
# what cannot be taken for a word of ours: code, links, and texts of posts that are shown
CODE = re.compile(r"```.*?```|``.*?``|`[^`\n]*`|\]\([^)]*\)", re.DOTALL)


def odd_in(text: str) -> list[str]:
    return [
        f"{text.count(chr(10), 0, found.start()) + 1}: {found[0]}" for found in ODD.finditer(text)
    ]


def odd_in_token(token: tokenize.TokenInfo) -> list[str]:
    """Odd words of comments, docstrings and messages, and odd names."""
    match token.type:
        case tokenize.COMMENT | tokenize.STRING:
            return ODD.findall(CODE.sub("", token.string)) + TOLD.findall(token.string)
        case tokenize.NAME:
            return [token.string] if NAMES.fullmatch(token.string) else []
        case _:
            return []


def strings_of(module: Path) -> Iterator[ast.Constant]:
    """The strings with a blank in them, docstrings left out."""
    tree = ast.parse(module.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and " " in text and id(node) not in docs:
            yield node  # type: ignore[misc]  # the test above leaves constants only


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_are_in_plain_english(page: Path) -> None:
    blanked = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), page.read_text("utf-8"))
    assert odd_in(blanked) == []


def test_the_newest_part_of_the_changelog_is_in_plain_english() -> None:
    newest = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1]
    assert odd_in(CODE.sub("", newest)) == []


def test_messages_are_in_plain_english() -> None:
    found = [
        f"{module.relative_to(ROOT)}:{node.lineno}: {odd[0]}"
        for module in MODULES
        for node in strings_of(module)
        if (odd := ODD.findall(str(node.value)))
    ]
    assert found == []


def test_code_is_in_plain_english() -> None:
    found = [
        f"{module.relative_to(ROOT)}:{token.start[0]}: {odd}"
        for module in MODULES
        for token in tokenize.generate_tokens(io.StringIO(module.read_text("utf-8")).readline)
        for odd in odd_in_token(token)
    ]
    assert found == []


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.stem)
def test_explanations_of_rules_are_in_plain_english(module: Path) -> None:
    assert odd_in(ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "") == []
