"""Lines that begin like a timecode are linked, or said with place and reason, wherever they are."""

import pytest

from scaffold.notes.linking.plan import plan
from scaffold.notes.reading.read import read

H = "## [T](https://youtu.be/_q46x0tq2FQ)\n\n"
PLACES = {
    "alone in its section": "«»\n",
    "among others": "1:00 a\n\n«»\n\n50:00 z\n",
    "in a list": "- «»\n",
    "in a numbered list": "1. «»\n",
    "in a nested list": "- Topic\n  - «»\n",
    "behind a check box": "- [ ] «»\n",
    "in a quote": "> «»\n",
    "in a callout": "> [!note] «»\n",
    "in bold": "**«»**\n",
    "behind a line of text": "Some words\n«»\n",
    "under a heading in an item": "- ## Topic\n  «»\n",
    "behind code in an item": "- Topic\n  ```\n  x\n  ```\n  «»\n",
}
HEADING = {"at the start of a heading": "### «»\n"}
TABLE = {"in the first cell of a row": "| Time | What |\n|---|---|\n| «» | w |\n"}
ALL = PLACES | HEADING | TABLE

# what begins a line -> whether it becomes a link
MARKED = {
    "9:35, k": True, "9:50. n": True, "~8:30 c": True, "~ 8:30 c": True, "→ 11:10 w": True,
    "-> 8:00 x": True, "--> 8:00 x": True, "=> 8:00 x": True, "-- 8:00 x": True, "» 8:00 x": True,
    "› 8:00 x": True, "… 8:00 x": True, "... 8:00 x": True, "・8:00 x": True, "&bull; 8:00 x": True,
    "a. 8:00 x": True, "iv. 8:00 x": True, "II. 8:00 x": True, "@9:00 f": True, "24:00.": True,
    "8:00，text": True, "【8:00】 x": True, "==8:00== x": True, "==8:00 x": True, "~~8:00 x": True,
    "TODO 8:00 x": True, "▣ 8:00 x": True, "❶ 8:00 x": True, "[/] 8:00 x": True, ": 8:00 x": True,
    "53：50 x": True, "\\[8:00\\] x": True, "(`8:00`) x": True, "[`8:00`] x": True,
    "<a id='x'></a>8:00 x": True,
    "-10:40 t": False, "9m30s i": False, "8min30s x": False, "8 min 30 x": False, "1:0:17 x": False,
    "8:5 x": False, "８：００ x": False, "__8:00 text": False, "`8:00 text": False,
    "``8:00 text": False,
    "`8:00 text` x": False, "`8:00-9:00` x": False, "[8:00 text": False, "(8:00 text": False,
    "“8:00” x": False, "8h00 x": False, "8′30″ x": False, ":45 x": False, "8;15 x": False,
    "8::15 x": False, "8 :15 x": False, "8 : 15 x": False, "8:l5 x": False, "8:O0 x": False,
    "8\\:00 x": False, "8&#58;00 x": False, "t=480 x": False, "?t=8m0s x": False, "#t=480 x": False,
    "№ 8:00 x": False, "#1 8:00 x": False, "1: 8:00 x": False, "1 - 8:00 x": False,
    "Time: 8:00 x": False, "Timestamp 8:00 x": False, "ca. 8:00 x": False, "§ 8:00 x": False,
    "// 8:00 x": False, "= 8:00 x": False, "$ 8:00 x": False, "! 8:00 x": False, "。8:00 x": False,
    "{{8:00}} x": False, "8:00% x": False, "8:00x": False, "8:00→ x": False,
    "<b>8:00</b> x": False, "<mark>8:00</mark> x": False,
}  # fmt: skip
# what may be a number, too; in a heading it is one
NUMBERS = [
    "8.15 b", "8,15 b", "[8.15] b", "00.08.15 b", "8.15 - 9.20 b", "480s x", "45s x", "45 sec x",
    "45 seconds x", "8m x", "8 min x", "1h x",
]  # fmt: skip


def marked(text: str) -> tuple[list[int], list[int]]:
    """The lines of a text with new links, and those that are said."""
    post = read(text)
    planned = plan(post, space=True)
    linked = {post.line_of(bare.span.start) for bare, _ in planned.made}
    return sorted(linked), sorted(post.line_of(each.offset) for each in planned.left)


def where(shape: str, line: str) -> tuple[str, int]:
    """The post with the line in its place, and the line's number."""
    text = H + shape.replace("«»", line)
    return text, text[: text.index(line)].count("\n") + 1


def places_of(line: str, shapes: dict[str, str]) -> dict[str, tuple[bool, bool]]:
    """Whether the line is linked and whether it is said, in each place."""
    found = {}
    for place, shape in shapes.items():
        text, number = where(shape, line)
        linked, said = marked(text)
        found[place] = number in linked, number in said
    return found


@pytest.mark.parametrize("line", MARKED)
def test_a_line_that_begins_like_a_timecode_is_linked_or_said(line: str) -> None:
    found = places_of(line, ALL)
    assert {place for place, each in found.items() if not each[not MARKED[line]]} == set()


@pytest.mark.parametrize("line", NUMBERS)
def test_a_number_that_may_be_a_timecode_is_said(line: str) -> None:
    found = places_of(line, PLACES | TABLE)
    assert {place for place, each in found.items() if each != (False, True)} == set()


@pytest.mark.parametrize("line", ["**8:00 text", "*8:00 text", "***8:00 text", "_8:00 text"])
def test_emphasis_that_nobody_closes_is_said(line: str) -> None:
    for place, shape in (PLACES | HEADING).items():
        text, number = where(shape, line)
        assert place == "in bold" or number in marked(text)[1]


ENDS = [
    "8:00", "(8:00)", "[8:00]", "**8:00**", "__8:00__", "*8:00*", "`8:00`", "==8:00==", "8:00.",
    "8:00,", "8:00:", "- 8:00", "@8:00", "~8:00", "-8:00", "8:00-9:00", "[8:00-9:00]", "→8:00",
    "⏱8:00", "9m30s", "1:0:17", "8:5", "８：００", "53：50", "8'30\"", "【8:00】", "（8:00）",
    "“8:00”",
    "8:00 🎥", "<8:00>", "| 8:00", "\\[8:00\\]", "8:00 {#id}", "8:00 ##",
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS)
def test_a_heading_that_ends_with_a_timecode_is_said(end: str) -> None:
    assert marked(f"{H}### Topic {end}\n") == ([], [3])


def test_lines_in_a_block_of_html_are_said_once_for_the_block() -> None:
    text = f"{H}<details>\n8:00 a\n<li>9:00 b</li>\n</details>\n\n<p>10:00 c</p>\n"
    planned = plan(read(text))
    assert [each.sentence for each in planned.left] == [
        "8:00 and 1 more are left alone: in a block of HTML, where Markdown reads no link",
        "10:00 is left alone: in a block of HTML, where Markdown reads no link",
    ]


HIDDEN = [
    "<!--\n8:00 x\n-->\n", "<pre>\n8:00 x\n</pre>\n", "<script>\n8:00\n</script>\n",
    "<style>\n8:00\n</style>\n", "$$\n8:00 x\n$$\n", "a[^1]\n\n[^1]: 8:00 x\n",
]  # fmt: skip


@pytest.mark.parametrize("text", HIDDEN)
def test_what_is_hidden_or_code_of_another_language_is_not_said(text: str) -> None:
    assert marked(H + text) == ([], [])


SILENT = {
    "prices": [
        "8.15 € b", "8.15€ b", "€8.15 b", "$8.15 b", "8.15$ b", "£8.15 b", "8.15 USD b",
        "8,15 EUR b", "8.50 dollars b", "8.50 руб. b", "8.15 per month", "¥8.15 b",
    ],
    "shares and measures": [
        "8.15 % b", "8.15% b", "8.15° b", "8.15 × 2", "8.15 km b", "8.15 kg b", "8.15 ms b",
        "8.15 GB b", "8.15 = b", "8.15 + b", "8.15 of them", "8.15 million b", "0.15 b", "0,95 b",
        "8.15 more", "8.15 раз", "10 minutes of it", "5 min break", "30 seconds is enough",
    ],
    "versions": [
        "v8.15 b", "Version 8.15 b", "Python 3.11 b", "8.15.2 b", "8.15-rc1 b", "8.15-beta b",
        "8.15b2 b", "3.11 release", "8.15.1.2 b", "v1.10 x", "3.12 update",
    ],
    "dates and addresses": ["24.12.25 b", "24.12.2025 b", "127.0.0.1:44644", "localhost:8080"],
    "ratios": ["16:9 b", "4:3 b", "21:9 b", "3:2 b", "1:1 b", "aspect 16:9"],
    "verses": ["John 3:16 b", "1 Cor 13:04 b", "Matthew 11:20-24", "Ps. 23:14 b"],
    "sentences": ["at 9:00 we met", "from 8:00 on", "see 8:00", "v8:00", "8'30", "1: 10 of them"],
}  # fmt: skip


@pytest.mark.parametrize("place", [place for place in PLACES if place != "among others"])
@pytest.mark.parametrize("kind", SILENT)
def test_numbers_that_are_no_timecodes_stay_silent(kind: str, place: str) -> None:
    found = {line: marked(where(PLACES[place], line)[0]) for line in SILENT[kind]}
    assert {line: each for line, each in found.items() if each != ([], [])} == {}


VERSES = ["John 3:16", "Matthew 11:20", "1 Corinthians 13:14", "Psalm 23:14", "Rev. 21:10"]


@pytest.mark.parametrize(
    "verse", [*VERSES, "Surah 2:55", "Aspect 16-9", "Python 3.11", "Part 8.15"]
)
def test_a_heading_that_ends_with_a_verse_or_a_number_stays_silent(verse: str) -> None:
    assert marked(f"{H}### {verse}\n") == ([], [])


COUNTS = [
    "2.9 a\n\n2.10 b\n\n2.11 c\n",
    "8.15 a\n\n8.16 b\n\n8.17 c\n",
    "- 1.8 a\n- 1.9 b\n- 1.10 c\n",
    "| Loss | Run |\n|---|---|\n| 8.15 | a |\n| 9.20 | b |\n",
    "The rate that we have measured in this run was\n8.15 and fell\n",
    "> The rate that we have measured in this run was\n> 8.15 and fell\n",
    "### 8.15 Trees\n",
]


@pytest.mark.parametrize("text", COUNTS)
def test_numbers_that_count_or_go_on_in_prose_stay_silent(text: str) -> None:
    assert marked(H + text) == ([], [])


@pytest.mark.parametrize("text", [*COUNTS[:4], "16-9 b\n", "4:3 b\n", "0.15 b\n"])
def test_among_timecodes_such_numbers_are_said(text: str) -> None:
    assert text[:2] == "16" or marked(f"{H}1:00 a\n\n{text}")[1] != []
