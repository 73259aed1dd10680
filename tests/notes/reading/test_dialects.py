"""What dialects write besides Markdown: only what is text there is read as text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.notes.editing import edits
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.dialects import mask
from scaffold.notes.reading.read import read
from scaffold.outside.sites.dialects import UNKNOWN
from tests import effort
from tests.notes.constructs import CODE, JINJA, LIQUID, MDX, MKDOCS, ORG, SHORTCODES

U = "https://youtu.be/_q46x0tq2FQ"
H = f"## [T]({U})\n\n"
_NONE = frozenset[str]()


@pytest.mark.parametrize("name", CODE)
def test_only_what_is_text_is_linked(name: str) -> None:
    marked, dialects = CODE[name]
    before = H + marked.replace("«", "").replace("»", "")
    post = read(before, dialects=dialects)
    plan = linking.plan(post)
    after = edits.apply(post.data, plan.edits).decode()

    def link(found: re.Match[str]) -> str:
        minutes, seconds = found[1].split(":")
        return f"[{found[1]}]({U}?t={minutes}m{seconds}s)"

    assert after == H + re.sub("«(.*?)»", link, marked)
    assert linking.unread(plan, read(after, dialects=dialects)) == frozenset()


LINKS_OF_CODE: dict[str, tuple[str, frozenset[str]]] = {
    "in Liquid's raw": (
        f'{{% raw %}}{{% include youtube.html id="x" %}} <{U}>{{% endraw %}}',
        LIQUID,
    ),
    "in a comment": (f"{{% comment %}}\n[a]({U})\n{{% endcomment %}}", LIQUID),
    "in a highlight": (
        f'{{{{< highlight html >}}}}\n<iframe src="{U}"></iframe>\n{{{{< /highlight >}}}}',
        SHORTCODES,
    ),
    "in an expression": (f"{{['{U}']}}", MDX),
    "in a module": (f"export const a = '{U}'", MDX),
    "in Org's source": (f"#+BEGIN_SRC\n[a]({U})\n#+END_SRC", ORG),
}


@pytest.mark.parametrize("name", LINKS_OF_CODE)
def test_links_in_code_are_none(name: str) -> None:
    text, dialects = LINKS_OF_CODE[name]
    assert read(f"{text}\n", dialects=dialects).links == ()


@pytest.mark.parametrize(
    ("text", "dialects"),
    [
        (f'<YouTube url="{U}" />', MDX),
        (f'<YouTube url={{"{U}"}} list={{[1, 2]}} />', MDX),
        (f'{{{{< youtube\n  id="{U[-11:]}"\n>}}}}', SHORTCODES),
        (f'!!! note\n\n    <iframe src="{U}"></iframe>', MKDOCS),
    ],
)
def test_links_of_players_stay_known(text: str, dialects: frozenset[str]) -> None:
    (link,) = read(f"{text}\n", dialects=dialects).links
    assert link.video
    assert link.video.video == U[-11:]


PIECES = st.sampled_from(
    [
        "{% raw %}", "{% endraw %}", "{% comment %}", "{% endcomment %}", "{{< highlight a >}}",
        "{{< /highlight >}}", "{{< x\n", ">}}", "#+BEGIN_SRC\n", "#+END_SRC\n", "{`", "`}", "{",
        "}",
        "<C a={", "} />", "<C>", "</C>", 'a="', '"', "'", "`", "```\n", "!!! note\n", '=== "x"\n',
        "??? a\n", "???+ a\n", "Term\n:   ", "    ", "\t", "\n", "\n\n", "8:00 a\n", "- ", "> ",
        "import a\n", "export b\n", "<div markdown>\n", "</div>\n", "# H\n", f"[a]({U})", "é🔥",
        "\r\n",
        "{% x\n", "%}", "{{ x\n", "}}", "{#", "#}", "{::comment}", "{:/comment}", "{:/}",
        "${", "\\", "//", "/*", "*/", "(", ")",
    ]
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=30).map("".join),
    st.sampled_from([_NONE, MDX, MKDOCS, UNKNOWN, JINJA, UNKNOWN | MKDOCS]),
)
def test_no_edit_lies_in_what_is_masked_and_offsets_stay(
    text: str, dialects: frozenset[str]
) -> None:
    data = H.encode() + text.encode()
    masks = mask(data, dialects)
    assert len(masks.source) == len(data)
    masks.source.decode()
    post = read(data, dialects=dialects)
    plan = linking.plan(post)
    for edit in plan.edits:
        for left, right in masks.hidden:
            assert not left < edit.span.start < right
    for link in post.links:
        assert not any(left <= link.span.start < right for left, right in masks.hidden)
    after = edits.apply(data, plan.edits)
    assert linking.plan(read(after, dialects=dialects)).edits == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["{% raw %}", "{{< highlight >}}", "{{< ", "{{", "{%", "{`", "<a ", '<a "', "<a {", "!!! a\n",
     "#+BEGIN_SRC\n", "{{< highlight \"", "{#", "{::comment}", "{% raw %}{% end %}",
     "export (\n", "'", "`"],
)  # fmt: skip
def test_a_long_text_takes_its_length_only(piece: str) -> None:
    data = (piece * 10_000).encode()
    assert effort.seconds(lambda: mask(data, MDX | MKDOCS | UNKNOWN | JINJA), 1) < 2
