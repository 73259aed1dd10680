"""A lecture's title in a heading: replaced as bytes, with all around it kept."""

import pytest

from scaffold.notes.editing.edits import apply
from scaffold.notes.reading.read import read
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import label_edits
from tests.notes.hostile import escapes

URL = "https://www.youtube.com/watch?v=_q46x0tq2FQ&list=PLcourse0000000001&index=1"


def renamed(heading: str, was: str, now: str, *also: str) -> str | None:
    """The heading after a rename on YouTube, or None if it is the author's."""
    post = read(heading.replace("URL", URL) + "\n\ntext\n")
    (section,) = [section for section in post.sections if section.lecture]
    label = labels.of_section(post, section)
    assert label is not None
    parts = labels.divide(label, was)
    if parts is None:
        return None
    edit = label_edits.retitle(post, label, parts, now, escapes(" ".join(also)))
    if edit is None:
        return None
    done = apply(post.data, (edit,)).decode()
    return done.removesuffix("\n\ntext\n").replace(URL, "URL")


@pytest.mark.parametrize(
    ("heading", "was", "now", "after"),
    [
        ("## [1. RNN](URL)", "RNN", "RNN и LSTM", "## [1. RNN и LSTM](URL)"),
        ("## [RNN](URL)", "RNN", "LSTM", "## [LSTM](URL)"),
        ("## [2.1. RNN](URL)", "RNN", "LSTM", "## [2.1. LSTM](URL)"),
        ("## [4a. RNN](URL)", "RNN", "LSTM", "## [4a. LSTM](URL)"),
        ("## [1A. RNN](URL)", "RNN", "LSTM", "## [1A. LSTM](URL)"),
        ("## [7. A и B (Гость)](URL)", "A и B", "A", "## [7. A (Гость)](URL)"),
        ("## [7) A: мой конспект](URL)", "A", "Б", "## [7) Б: мой конспект](URL)"),
        ("## 7. [A](URL)", "A", "B", "## 7. [B](URL)"),
        ("### **[1. A](URL)**", "A", "B", "### **[1. B](URL)**"),
        ("## [**1.** A](URL)", "A", "B", "## [**1.** B](URL)"),
        ("## [1. A](URL) {#mine}", "A", "B", "## [1. B](URL) {#mine}"),
        ("## 🎉 [1. A](URL)", "A", "B", "## 🎉 [1. B](URL)"),
        ("[1. A](URL)\n===", "A", "B", "[1. B](URL)\n==="),
        ("## [1. Use `numpy`](URL)", "Use numpy", "Using numpy", "## [1. Using `numpy`](URL)"),
        ("## [1. `numpy`](URL)", "numpy", "pandas", "## [1. `pandas`](URL)"),
        ("## [1. C \\[x\\]](URL)", "C [x]", "D [y]", "## [1. D \\[y\\]](URL)"),
        ("## [1. \\*A](URL)", "*A", "*B*", "## [1. \\*B\\*](URL)"),
        ("## [1. A &amp; B](URL)", "A & B", "B & A", "## [1. B & A](URL)"),
        ("## [1. Две  лекции](URL)", "Две лекции", "Три", "## [1. Три](URL)"),
        ("## [1. й](URL)", "й", "и", "## [1. и](URL)"),
        ("## [1. A](URL)", "A", "](javascript:x)", "## [1. \\](javascript:x)](URL)"),
        ("- [1. A](URL)\n  - 8:00 x", "A", "B", "- [1. B](URL)\n  - 8:00 x"),
        ("**[A](URL)**\n\n8:00 x", "A", "B", "**[B](URL)**\n\n8:00 x"),
        ("## 1. A\n\n<URL>", "A", "B", "## 1. B\n\n<URL>"),
    ],
)
def test_ours_is_replaced_and_all_else_stays(heading: str, was: str, now: str, after: str) -> None:
    assert renamed(heading, was, now) == after


@pytest.mark.parametrize(
    ("heading", "was"),
    [
        ("## [3. RNN и LSTM: мой конспект](URL)", "RNN"),
        ("## [Мои RNN](URL)", "RNN"),
        ("## [3. RNN, RNN](URL)", "RNN"),
        ("## [3. Introduction](URL)", "Intro"),
        ("## [3. Сети](URL)", "Графы"),
    ],
)
def test_the_authors_words_are_left(heading: str, was: str) -> None:
    assert renamed(heading, was, "New") is None


@pytest.mark.parametrize("title", ["C++ & C#", "snake_case", "a * b", "Что такое `x`?", "100 %"])
def test_was_now_was_gives_the_first_bytes_back(title: str) -> None:
    first = renamed("## [1. A](URL)", "A", title)
    assert first is not None
    second = renamed(first, title, "Другое")
    assert second == "## [1. Другое](URL)"
    assert renamed(second, "Другое", title) == first


def test_folding_maps_each_character_to_its_place() -> None:
    folded = labels.fold("a\t  b\u0438\u0306c")
    assert folded.text == "a b\u0439c"
    assert folded.starts == (0, 1, 4, 5, 7)
    assert folded.ends == (1, 4, 5, 7, 8)


@pytest.mark.parametrize(
    ("heading", "was", "now", "site", "after"),
    [
        ("## [{ x }](URL)", "{ x }", "{{ x }}", "jekyll", "## [{&#123; x }}](URL)"),
        ("## [a {< x](URL)", "a {< x", "a {{< x", "hugo", "## [a &#123;{< x](URL)"),
        ("## [% x](URL)", "% x", "%% x", "obsidian", "## [\\%\\% x](URL)"),
        ("## [`a`](URL)", "a", "{{< a >}}", "hugo", "## [&#123;&#123;< a >}}](URL)"),
        ("## [a `x`](URL)", "a x", "b x", "hugo", "## [b `x`](URL)"),
    ],
)
def test_no_mark_of_the_site_comes_to_be_of_two_halves(
    heading: str, was: str, now: str, site: str, after: str
) -> None:
    assert renamed(heading, was, now, site) == after
