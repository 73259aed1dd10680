"""Where the tables of an array stand in a settings file: what only looks like one is none."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.model.edit import Span
from scaffold.outside.settings_tables import TablePlace, places, tables

IGNORE = ("ignore",)
TOOL = ("tool", "scaffold", "ignore")

STANDS: dict[str, tuple[tuple[str, ...], str, list[str]]] = {
    "one": (IGNORE, "[[ignore]]\nrule = 'a'\n", ["[[ignore]]\nrule = 'a'"]),
    "without a final newline": (IGNORE, "[[ignore]]\nrule = 'a'", ["[[ignore]]\nrule = 'a'"]),
    "two, with another table and words between": (
        IGNORE,
        "lang = 'ru'\n\n[[ignore]] # why\na = 1\n\n# next\n[check]\nb = 1\n[[ignore]]\nc = 1\n",
        ["[[ignore]] # why\na = 1", "[[ignore]]\nc = 1"],
    ),
    "lines of Windows": (
        IGNORE,
        "[[ignore]]\r\na = 1\r\n# x\r\n\r\n[[ignore]]\r\nb = 2\r\n",
        ["[[ignore]]\r\na = 1", "[[ignore]]\r\nb = 2"],
    ),
    "indented, with space and quotes": (
        TOOL,
        "[tool.other]\na = 1\n  [[ tool . 'scaffold'.\"ignore\" ]]\n  b = 1\n",
        ["[[ tool . 'scaffold'.\"ignore\" ]]\n  b = 1"],
    ),
    "a text that looks like tables": (
        IGNORE,
        '[a]\nb = """\n[[ignore]]\nc = 1\n"""\n[[ignore]]\nd = """\n[[ignore]]\n#"""\n# end\n',
        ['[[ignore]]\nd = """\n[[ignore]]\n#"""'],
    ),
    "a literal text, and a comment": (
        IGNORE,
        "a = '''\n[[ignore]]\n'''\n# [[ignore]]\n#[[ignore]]\n[[ignore]]\nb = 1\n",
        ["[[ignore]]\nb = 1"],
    ),
    "lists of lists": (
        IGNORE,
        "a = [\n[1],\n[[2]],\n]\n[[ignore]]\nb = [\n[3],\n  [[4]],\n]\n[c]\n",
        ["[[ignore]]\nb = [\n[3],\n  [[4]],\n]"],
    ),
    "tables of other names": (
        TOOL,
        "[[ignore]]\na = 1\n[[tool.scaffold.ignores]]\n[[tool.scaffold.ignore]]\nb = 1\n",
        ["[[tool.scaffold.ignore]]\nb = 1"],
    ),
    "a list of inline tables": (
        IGNORE,
        "ignore = [ # {\n  {a = '}'}, # {b = 1}\n  {a = 'x{', b = {c = 1}},\n]\n[check]\n",
        ["{a = '}'}", "{a = 'x{', b = {c = 1}}"],
    ),
    "the same in a table": (
        TOOL,
        "[tool.scaffold]\nlang = 'ru'\ntitles = {mode = 'exact'}\nignore = [{a = 1}, {b = 2}]\n",
        ["{a = 1}", "{b = 2}"],
    ),
    "the same in an inline table": (
        TOOL, "[tool]\nscaffold = {x = 1, ignore = [{a = 1}, {b = 2}]}\n", ["{a = 1}", "{b = 2}"]
    ),
    "the same by a dotted key": (
        TOOL, "tool.x = {}\ntool.scaffold.ignore = [{a = 1}]\n[[ignore]]\n", ["{a = 1}"]
    ),
    "none": (IGNORE, "[check]\nignore = ['a']\n[[tool.scaffold.ignore]]\na = 1\n", []),
    "nothing at all": (IGNORE, "", []),
}  # fmt: skip


@pytest.mark.parametrize("case", STANDS)
def test_each_table_is_where_it_stands(case: str) -> None:
    keys, text, found = STANDS[case]
    tomllib.loads(text)
    assert [text[start:end] for start, end in tables(text, keys)] == found


_TEXTS = st.sampled_from(
    ["[[ignore]]", "[ignore]", "#", "# [x]", "a = 1", "]]", "{", "}", "", "  [[", "é = «x»"]
)
_VALUES = st.one_of(
    st.lists(_TEXTS).map(lambda lines: '"""\n' + "\n".join(lines) + '\n"""'),
    st.lists(_TEXTS).map(lambda lines: "'''" + "\n".join(lines) + "'''"),
    st.sampled_from(["[\n[1],\n[\n['x']],\n]", "{a = [{b = ']'}]}", "1", "'['", "[ # ]\n]"]),
)
_REASONS = st.tuples(st.integers(0, 9), _VALUES, st.sampled_from(["", "\n", "# [[ignore]]\n"]))


def _files(reasons: list[tuple[int, str, str]], *, inline: bool) -> str:
    """A settings file with a table for each reason, and others between."""
    if inline:
        items = "".join(f"{{n = {n}, v = {v!r}}}, # {{\n" for n, v, _ in reasons)
        return f"v = 1\nignore = [\n{items}]\n[check]\n"
    found = "v = 1\n"
    for place, (n, value, after) in enumerate(reasons):
        found += f"{after}[[ignore]]\nn = {n}\nv = {value}\n{after}[t{place}]\nw = {value}\n"
    return found


@given(st.lists(_REASONS, max_size=4), st.booleans(), st.booleans())
def test_what_stands_in_each_place_is_that_table(
    reasons: list[tuple[int, str, str]], inline: bool, windows: bool
) -> None:
    text = _files(reasons, inline=inline)
    text = text.replace("\n", "\r\n") if windows else text
    parts = [text[start:end] for start, end in tables(text, IGNORE)]
    alone = [f"ignore = [{part}]" if inline else part for part in parts]
    told = [table for part in alone for table in tomllib.loads(part)["ignore"]]
    assert told == tomllib.loads(text).get("ignore", [])


def test_places_are_as_editors_count_them(tmp_path: Path) -> None:
    path = tmp_path / "scaffold.toml"
    text = "tags = ['курс']\r\n\r\n  [[ignore]]\r\nreason = 'é'\r\n[[ignore]]\r\n"
    path.write_bytes(text.encode())
    assert [(p.line, p.column, p.end_line, p.end_column) for p in places(path, "ignore", 2)] == [
        (3, 3, 4, 13),
        (5, 1, 5, 11),
    ]
    spans = [p.span for p in places(path, "ignore", 2)]
    assert [text.encode()[s.start : s.end].decode() for s in spans] == [
        "[[ignore]]\r\nreason = 'é'",
        "[[ignore]]",
    ]


def test_a_mark_at_the_beginning_takes_no_column(tmp_path: Path) -> None:
    path = tmp_path / "scaffold.toml"
    path.write_bytes("\ufeff[[ignore]]\n".encode())
    assert places(path, "ignore", 1) == (TablePlace(Span(3, 13), 1, 1, 1, 11),)


def test_in_a_pyproject_they_stand_below_tool(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[[ignore]]\n[[tool.scaffold.ignore]]\n", encoding="utf-8")
    assert [place.line for place in places(path, "ignore", 1)] == [2]


@pytest.mark.parametrize("data", [b"[[ignore]]\n", b"[[ignore]\n", b"\xff", None])
def test_a_file_that_changed_meanwhile_is_pointed_at_as_a_whole(
    data: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "scaffold.toml"
    if data is not None:
        path.write_bytes(data)
    assert places(path, "ignore", 2) == (TablePlace(Span(0, 0)),) * 2
