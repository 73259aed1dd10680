"""Whatever a title holds, Markdown shows it and does nothing else."""

import html
import re
from typing import Any

import pyromark
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scaffold.notes.text.dialects import DIALECTS, unknown
from scaffold.notes.text.escape import cell, destination, heading, inline, link, markdown, plain
from tests.notes.hostile import ANY, TITLES, escapes

URL = "https://www.youtube.com/watch?v=_q46x0tq2FQ&list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb&index=1"
SHORTCODES = ("{{<", "{{%")
NAMES = sorted((*DIALECTS, *SHORTCODES))
SITES = st.frozensets(st.sampled_from(NAMES), max_size=3)
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)


def shape(text: str) -> list[tuple[str, str]]:
    """What Markdown makes of it: each block or span by its kind, and the text in between."""
    told: list[tuple[str, str]] = []
    for event in pyromark.events(text, options=OPTIONS, merge_text=True):
        kind, value = named(event)
        if kind == "Text" and told and told[-1][0] == "Text":
            value = told.pop()[1] + value
        told.append((kind, value))
    return told


def named(event: Any) -> tuple[str, str]:
    kind, value = next(iter(event.items())) if isinstance(event, dict) else (event, "")
    if kind == "Start" and isinstance(value, dict):
        name, facts = next(iter(value.items()))
        return ("Link", facts["dest_url"]) if name == "Link" else (kind, name)
    if kind == "End" and isinstance(value, dict):
        return kind, str(next(iter(value)))
    return kind, str(value)


def told_by(inner: str, *around: tuple[str, str]) -> list[tuple[str, str]]:
    """The shape of that text alone inside the blocks and spans, or of nothing in them."""
    ends = [("End", "Link" if kind == "Link" else name) for kind, name in reversed(around)]
    return [*around, *([("Text", inner)] if inner else []), *ends]


@pytest.mark.parametrize(
    "title",
    [
        *("C++", "C#", "word2vec", "snake_case_name", "1. Введение", "AT&T", "5 * 3", "a < b"),
        *("What is a Tree?", "Hello, World!", "Self-attention - Part 2", "50% off", "R&D: q=1; x"),
        *("(Autumn 2018)", "«Ёлки» — “палки”", "第3讲：神经网络", "x = 5 + 1", "$5 and $6", "~100"),
        *("{x}y", "a | b", 'it\'s "fine"', "C:\\data", "a _ b", "-5 °C", "#3", "@user #1 ^2"),
        *("I <3 it", "🎉", "שלום", "x @ y", "https or http", "key: value"),
    ],
)
def test_an_ordinary_title_stays_as_it_is_in_a_label(title: str) -> None:
    assert inline(title) == title


@pytest.mark.parametrize(
    ("title", "also", "becomes"),
    [
        ("[Лекция] 1", "", r"\[Лекция\] 1"),
        ("A* search", "", r"A\* search"),
        ("__init__", "", r"\_\_init\_\_"),
        ("trailing\\", "", "trailing\\\\"),
        ("<b>", "", "&lt;b>"),
        ("&lt;", "", "&amp;lt;"),
        ("~~gone~~", "", "~~gone&#126;&#126;"),
        ("https://x.y", "", "https&#58;//x.y"),
        ("www.x.y", "", r"www\.x.y"),
        ("me@x.y", "", "me&#64;x.y"),
        ("{{< x >}}", "", "{{< x >}}"),
        ("{{< x >}}", "hugo", "&#123;{< x >}}"),
        ("{{% x %}}", "quarto", "&#123;{% x %}}"),
        ("{{ x }}", "hugo", "{{ x }}"),
        ("{{ x }}", "liquid", "&#123;{ x }}"),
        ("{% raw %}", "zola", "&#123;% raw %}"),
        ("{{{ x", "jinja", "&#123;&#123;{ x"),
        ("{x} < 3", "mdx", "&#123;x&#125; &lt; 3"),
        ("#tag #1", "obsidian", r"\#tag \#1"),
        ("%%x%%", "obsidian", r"\%\%x\%\%"),
        ("==x==", "obsidian", r"\=\=x\=\="),
        ("a ^b", "obsidian", r"a \^b"),
        ("[[x]]", "obsidian", r"\[\[x\]\]"),
        ("{{video x}}", "logseq", r"\{{video x}}"),
        ("((x)) k:: v", "logseq", r"(\(x)) k\:\: v"),
        ("<b> &lt; a@b.c", "logseq", r"\<b> \&lt; a\@b.c"),
        ("[link]: x", "kramdown", r"\[link&#93;: x"),
        ("$x$", "mkdocs", "&#36;x&#36;"),
        ("$5 and $6", "math", r"\$5 and \$6"),
        ("@cite x^2^", "quarto", r"\@cite x\^2\^"),
        (r"\alpha", "quarto", r"\\alpha"),
        ("a | b", "jekyll", r"a \| b"),
        ("{:.x}", "jekyll", "&#123;:.x}"),
        (":smile:", "mkdocs", "&#58;smile:"),
        ("a | b", "table", r"a \| b"),
    ],
)
def test_in_a_label_a_mark_becomes_itself(title: str, also: str, becomes: str) -> None:
    assert inline(title, escapes(also)) == becomes


@pytest.mark.parametrize(
    ("title", "also", "becomes"),
    [
        ("1. Введение", "", r"1\. Введение"),
        ("# x", "", r"\# x"),
        ("- x", "", r"\- x"),
        ("-5", "", "-5"),
        ("+ x", "", r"\+ x"),
        ("> x", "", r"\> x"),
        ("---", "", r"\---"),
        ("+++", "", r"\+++"),
        ("===", "", "&#61;=="),
        ("~~~", "", "&#126;~~"),
        (":::", "", "&#58;::"),
        ("import x", "", "import x"),
        ("import x", "docusaurus", "&#105;mport x"),
        ("important", "docusaurus", "important"),
        ("(a) x", "quarto", "(a&#41; x"),
        ("C#", "mkdocs", "C&#35;"),
        ("[x](y)", "logseq", r"\[x](y)"),
        ("!!! note", "mkdocs", "&#33;&#33;&#33; note"),
    ],
)
def test_where_a_line_may_begin_a_mark_becomes_itself(title: str, also: str, becomes: str) -> None:
    assert markdown(title, escapes(also)) == becomes


@pytest.mark.parametrize(
    ("title", "becomes"),
    [
        ("1. Введение", "1. Введение"),
        ("- x", "- x"),
        ("Learn C #", r"Learn C \#"),
        ("##", r"\##"),
        ("x {#id}", "x &#123;#id}"),
        ("C#", "C#"),
        ("{{}", "&#123;&#123;}"),
    ],
)
def test_in_a_heading_only_its_end_is_special(title: str, becomes: str) -> None:
    assert heading(title) == becomes


@pytest.mark.parametrize(
    ("title", "becomes"),
    [
        ("two\nlines\r\nand\ttabs", "two lines and tabs"),
        ("  a  \u00a0 b\u3000", "a b"),
        ("nul\x00 esc\x1b[0m del\x7f c1\x9b", "nul esc[0m del c1"),
        ("\u202eabc\u202c \u2066x\u2069", "abc x"),
        ("a\u200bb\ufeff\u00ad", "ab"),
        ("a\u2028b\x85c", "a b c"),
        ("half \ud800 a pair", "half a pair"),
        ("e\u0301", "é"),
        ("\u200d\u200f", ""),
        (" \t\n", ""),
    ],
)
def test_plain_text_is_one_visible_line(title: str, becomes: str) -> None:
    assert plain(title) == becomes


@pytest.mark.parametrize("title", ["👨‍👩‍👧", "می‌خواهم", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "क्‍ष", "❤️", "שלום \u200fעולם"])
def test_plain_text_keeps_what_scripts_and_emoji_are_made_of(title: str) -> None:
    assert plain(title) == title


@given(st.text())
def test_plain_twice_is_once(title: str) -> None:
    assert plain(plain(title)) == plain(title)


@given(st.text())
def test_plain_text_can_be_stored_as_utf_8(title: str) -> None:
    assert plain(title).encode().decode() == plain(title)


@given(ANY, SITES)
def test_a_heading_of_a_link_is_one_link_with_that_text_and_address(
    title: str, also: frozenset[str]
) -> None:
    text = plain(title) or "untitled"
    told = shape(f"## {link(title, URL, also)}\n")
    assert told == told_by(text, ("Start", "Heading"), ("Link", URL))


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("also", [frozenset[str](), escapes("hugo"), frozenset(NAMES)])
def test_no_hostile_title_leaves_its_heading(title: str, also: frozenset[str]) -> None:
    told = shape(f"## {link(title, URL, also)}\n\nnext\n")
    heading_of_it = told_by(plain(title) or "untitled", ("Start", "Heading"), ("Link", URL))
    assert told == heading_of_it + told_by("next", ("Start", "Paragraph"))


@given(ANY, SITES)
def test_so_is_one_in_a_list_and_in_a_table(title: str, also: frozenset[str]) -> None:
    text = plain(title) or "untitled"
    item = shape(f"- {link(title, URL, also)}\n")
    assert item == told_by(text, ("Start", "List"), ("Start", "Item"), ("Link", URL))
    table = shape(f"|a|b|\n|-|-|\n|{link(title, URL, also | {'table'})}|x|\n")
    start = table.index(("Link", URL))
    assert table[start : start + 3] == told_by(text, ("Link", URL))
    assert [value for kind, value in table if kind == "Text"] == ["a", "b", text, "x"]


@given(ANY, SITES)
def test_a_paragraph_of_a_title_is_that_text(title: str, also: frozenset[str]) -> None:
    text = plain(title)
    told = shape(f"{markdown(title, also)}\n")
    assert told == (told_by(text, ("Start", "Paragraph")) if text else [])


@given(ANY, SITES)
def test_so_is_a_heading_a_cell_and_a_text_between_others(title: str, also: frozenset[str]) -> None:
    text = plain(title)
    assert shape(f"## {heading(title, also)}\n") == told_by(text, ("Start", "Heading"))
    told = shape(f"|a|b|\n|-|-|\n|{cell(title, also)}|x|\n")
    assert [value for kind, value in told if kind == "Text"] == [
        *"ab",
        *([text] if text else []),
        "x",
    ]
    told = shape(f"before {inline(title, also)} after\n")
    assert told == told_by(f"before {text} after", ("Start", "Paragraph"))


@given(ANY, ANY, SITES)
def test_two_titles_in_one_paragraph_do_not_act_on_each_other(
    one: str, other: str, also: frozenset[str]
) -> None:
    assume(plain(one) and plain(other))
    text = f"*{inline(one, also)}*, **{inline(other, also)}**\n{markdown(other, also)}\nend\n"
    kinds = [value for kind, value in shape(text) if kind == "Start"]
    assert kinds == ["Paragraph", "Emphasis", "Strong"]


@given(ANY)
def test_nothing_is_left_that_runs_before_markdown(title: str) -> None:
    assert not re.search(r"\{\{[<%]", link(title, URL, escapes("hugo")))
    assert not re.search(r"\{[{%#]", link(title, URL, frozenset({"liquid"})))
    assert not re.search(r"[<{}]", markdown(title, frozenset({"mdx"})))


@given(ANY, SITES)
def test_entities_and_backslashes_are_all_that_is_added(title: str, also: frozenset[str]) -> None:
    escaped = markdown(title, also)
    assert re.sub(r"\\([!-/:-@\[-`{-~])|&#?\w+;", _meant, escaped) == plain(title)


def _meant(found: re.Match[str]) -> str:
    return found[1] or html.unescape(found[0])


@pytest.mark.parametrize(
    ("url", "becomes"),
    [
        (URL, URL),
        ("/images/x.jpg", "/images/x.jpg"),
        ("https://x.y/a b", "https://x.y/a%20b"),
        ("https://x.y/(a)", "https://x.y/(a)"),
        ("https://x.y/a)b", "https://x.y/a%29b"),
        ("https://x.y/<a>\n\\", "https://x.y/%3Ca%3E%0A%5C"),
        ("https://x.y/?a=1&lt;=2", "https://x.y/?a=1&amp;lt;=2"),
        ("https://x.y/%D0%B0?q=100%", "https://x.y/%D0%B0?q=100%25"),
        ("https://x.y/{{<a>}}", "https://x.y/%7B%7B%3Ca%3E%7D%7D"),
        ("javascript:alert(1)", ""),
        (" Java\nScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
    ],
)
def test_an_address_ends_where_it_ends_and_runs_nothing(url: str, becomes: str) -> None:
    assert destination(url) == becomes


def test_a_label_is_no_ticked_box() -> None:
    assert link("x", URL) == f"[&#120;]({URL})"


def test_a_link_to_nowhere_is_its_text() -> None:
    assert link("[a]", "javascript:alert(1)") == link("[a]", "") == r"\[a\]"


@given(st.text(max_size=30), SITES)
def test_any_address_stays_inside_its_link(tail: str, also: frozenset[str]) -> None:
    told = shape(f"a {link('x', 'https://www.youtube.com/' + tail, also)} b\n")
    assert [kind for kind, _ in told] == ["Start", "Text", "Link", "Text", "End", "Text", "End"]


def test_a_name_is_known_or_is_the_beginning_of_a_shortcode() -> None:
    assert unknown(frozenset({"mdx", "{{<", "[[$", "hogu", "", "a-b"})) == ["", "a-b", "hogu"]
