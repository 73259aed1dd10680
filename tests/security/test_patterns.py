"""No pattern of a repository's settings, and no template, takes time or memory for ever."""

import json
import time

import pytest

from scaffold.errors import SettingsError
from scaffold.outside.settings.file import key_lines
from scaffold.outside.settings.load import load
from tests.conftest import Runner

pytestmark = pytest.mark.slow

TITLE = "a" * 60 + "!"
LISTING = {
    "_type": "playlist",
    "extractor_key": "YoutubeTab",
    "id": "PL00000000000000000000000000000000",
    "title": "Course",
    "playlist_count": 2,
    "entries": [
        {"_type": "url", "ie_key": "Youtube", "id": f"_q46x0tq2F{n}", "title": TITLE + n,
         "duration": 600}
        for n in "QR"
    ],
}  # fmt: skip
SLOW = {
    "backtracking": "(a+)+$",
    "overlapping": "(a|a)*$",
    "empty repeats": "(?:(?:(?:|a){9999}){9999}){9999}$",
    "a chain": "a*a*a*a*a*a*a*a*a*a*a*a*a*b",
}


@pytest.fixture
def site(scaffold: Runner) -> Runner:
    (scaffold.folder / "a.json").write_text(json.dumps(LISTING), "utf-8")
    (scaffold.folder / "post.md").write_text("8:00 - text\n", "utf-8")
    return scaffold


def settings(site: Runner, pattern: str, by: str = "b") -> None:
    (site.folder / "scaffold.toml").write_text(
        f"[[titles.replace]]\npattern = '{pattern}'\nwith = '{by}'\n", "utf-8"
    )


@pytest.mark.parametrize("pattern", SLOW.values(), ids=list(SLOW))
def test_a_pattern_that_never_ends_is_ended(site: Runner, pattern: str) -> None:
    settings(site, pattern)
    begun = time.monotonic()
    assert site("link", "post.md").code == 0  # which needs no title
    assert time.monotonic() - begun < 5
    ran = site("new", "a.json", "-o", "-")
    assert time.monotonic() - begun < 30
    if ran.code:
        assert ran.code == 2
        assert "error: Patterns of `titles.replace` " in ran.err
        assert "Traceback" not in ran.err


def test_a_pattern_that_ends_does_its_work(site: Runner) -> None:
    settings(site, "(?P<x>a)(a*)(?=!)", r"\g<x>-\2")
    for words in (("new", "a.json", "-o", "-"), ("show", "a.json")):
        ran = site(*words)
        assert (ran.code, "a-aaaa" in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("pattern", "by", "said"),
    [
        ("x" * 1001, "", "it is longer than 1000 characters"),
        ("(a)", r"\2", "invalid group reference 2"),
        ("(?P<a>b)", r"\g<c>", "unknown group name 'c'"),
        ("(" * 500, "", "not a regular expression"),
        ("(?:(?:(?:){9999}){9999}){9999}", "", ""),
        ("(?:(?:(?:|a){65535}){65535}){65535}", r"\0", ""),
    ],
)
def test_reading_a_pattern_does_not_run_it(site: Runner, pattern: str, by: str, said: str) -> None:
    settings(site, pattern, by)
    begun = time.monotonic()
    if said:
        with pytest.raises(SettingsError, match=said):
            load(site.folder)
    else:
        load(site.folder)
    assert time.monotonic() - begun < 2


def test_more_tables_than_a_person_writes_are_refused(site: Runner) -> None:
    table = "[[titles.replace]]\npattern = 'a'\nwith = 'b'\n"
    (site.folder / "scaffold.toml").write_text(table * 1001, "utf-8")
    with pytest.raises(SettingsError, match="at most 1000 are allowed"):
        load(site.folder)


@pytest.mark.parametrize(
    "line", [" " * 60_000, "a" + " " * 60_000, "[" + "a " * 30_000, "a." * 30_000]
)
def test_the_lines_of_a_file_are_read_in_one_go(line: str) -> None:
    begun = time.monotonic()
    list(key_lines(f"{line}\n" * 3))
    assert time.monotonic() - begun < 2


ENDLESS = {
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999)"
    " %}{% endfor %}{% endfor %}{% endfor %}",
    "a power": "{{ 9 ** (9 ** 9) }}",
    "a text joined to itself": "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}"
    "{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a repetition": "{{ 'a' * 10 ** 10 }}",
    "a width": "{{ '%1000000000d' % 1 }}",
    "recursion": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}"
    "{{ f(60) }}",
    "much text": "{% for a in range(9999) %}{{ 'a' * 9999 }}{% endfor %}",
}


@pytest.mark.parametrize("template", ENDLESS.values(), ids=list(ENDLESS))
@pytest.mark.parametrize("where", ["section.md.j2", "preset.toml"])
def test_a_template_that_never_ends_is_ended(site: Runner, template: str, where: str) -> None:
    (site.folder / "mine").mkdir()
    (site.folder / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    text = f"path = '''{template}.md'''\n" if where == "preset.toml" else template
    (site.folder / "mine" / where).write_text(text, "utf-8")
    begun = time.monotonic()
    ran = site("new", "a.json", "--preset", "mkdocs", "--template", "mine")
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert time.monotonic() - begun < 30
    assert not list(site.folder.rglob("*.scaffold-new"))
