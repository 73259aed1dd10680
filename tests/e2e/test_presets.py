"""`scaffold presets`, and templates of one's own."""

import re
import sys
from pathlib import Path

import pytest

from scaffold.outside import templates
from tests.conftest import Runner

FIXTURES = Path(__file__).parents[2] / "fixtures"
MODEL = FIXTURES / "deep-learning-ngu-2019.json"
DATE = ("--date", "2026-11-24T22:51:00+06:00")


def test_every_preset_is_listed_with_what_it_is_for_within_80_columns(scaffold: Runner) -> None:
    ran = scaffold("presets")
    assert (ran.code, ran.err) == (0, "")
    rows = [re.split(r" {2,}", line, maxsplit=1) for line in ran.out.splitlines()]
    assert [name for name, _ in rows] == list(templates.names())
    assert all(described.strip() for _, described in rows)
    assert all(len(line) <= 80 for line in ran.out.splitlines())


@pytest.mark.parametrize("preset", templates.names())
def test_an_exported_preset_makes_the_same_post(scaffold: Runner, preset: str) -> None:
    ran = scaffold("presets", "export", preset, "my own")
    assert ran.code == 0
    assert {Path(line).name for line in ran.out.splitlines()} >= {"preset.toml", "post.md.j2"}
    assert ran.err.endswith(f'--preset {preset} --template "my own"\n')
    words = ("new", MODEL, "-o", "-", "--preset", preset, *DATE)
    shipped = scaffold(*words)
    exported = scaffold(*words, "--template", "my own")
    assert (exported.code, exported.out) == (0, shipped.out)


def test_one_file_that_is_there_stops_the_export(scaffold: Runner) -> None:
    (scaffold.folder / "mine").mkdir()
    (scaffold.folder / "mine" / "section.md.j2").write_text("mine", "utf-8")
    ran = scaffold("presets", "export", "hugo", "mine")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: mine/section.md.j2 exists already; nothing was written.\n")
    assert [path.name for path in (scaffold.folder / "mine").iterdir()] == ["section.md.j2"]
    (scaffold.folder / "file").write_text("x", "utf-8")
    assert scaffold("presets", "export", "hugo", "file").code == 2


def test_a_preset_that_is_not_there_is_refused_with_those_that_are(scaffold: Runner) -> None:
    ran = scaffold("presets", "export", "hogu", "mine")
    assert (ran.code, ran.out) == (2, "")
    assert "hint: The presets are: astro, docusaurus, hugo," in ran.err
    assert list(scaffold.folder.iterdir()) == []


def own(scaffold: Runner, **files: str) -> None:
    folder = scaffold.folder / "own"
    folder.mkdir()
    for name, text in files.items():
        folder.joinpath(name.replace("_", ".", 1).replace("_", ".")).write_text(text, "utf-8")


def test_one_file_of_ones_own_is_laid_over_the_preset(scaffold: Runner) -> None:
    own(scaffold, section_md_j2="### {{ heading(lecture) }} ({{ lecture.duration or '?' }})")
    shipped = scaffold("new", MODEL, "-o", "-", *DATE).out
    ran = scaffold("new", MODEL, "-o", "-", "--template", "own", *DATE)
    assert ran.code == 0
    assert ran.out.split("## ")[0].rstrip("#") == shipped.split("## ")[0]
    assert ran.out.count("\n### [") == 10


BROKEN = [
    ("{{ lecture.tittle }}", 1, "the lecture has no attribute 'tittle'"),
    ("\n\n{{ nothing }}", 3, "'nothing' is undefined"),
    ("line\n{% if %}", 2, "Expected an expression"),
    ("{{ lecture.title | shout }}", 1, "No filter named 'shout'"),
    ("\n{% include 'gone.md.j2' %}", 2, "template gone.md.j2 was not found"),
    ("{{ front_matter(x=[nope]) }}", 1, "'nope' is undefined"),
    ("{{ front_matter(x={'y': nope}) }}", 1, "'nope' is undefined"),
    ("{{ ''.__class__.__mro__ }}", 1, "access to attribute '__class__' of 'str' object is unsafe"),
    ("{% for n in range(10 ** 9) %}{% endfor %}", 1, "Range too big"),
    ("{{ 1 / 0 }}", 1, "division by zero"),
    ("{{ heading('x') }}", 1, "'str' object has no attribute 'label'"),
    ("{{ '{'.format(1) }}", 1, "Single '{' encountered in format string"),
    ("\n{{ 'x' * 10 ** 10 }}", 2, "this needs more memory than a template may take"),
    ("{% include 'section.md.j2' %}", 1, "the template includes itself without end"),
]


@pytest.mark.parametrize(("text", "line", "why"), BROKEN, ids=[text[:20] for text, *_ in BROKEN])
def test_a_mistake_in_a_template_is_told_with_file_and_line(
    scaffold: Runner, text: str, line: int, why: str
) -> None:
    own(scaffold, section_md_j2=text)
    ran = scaffold("new", MODEL, "--template", "own")
    assert (ran.code, ran.out) == (2, "")
    place = re.escape(f"{Path('own') / 'section.md.j2'}:{line}: ")
    assert re.match(rf"error: {place}.*{re.escape(why)}", ran.err), ran.err
    assert "hint: " in ran.err
    assert "Traceback" not in ran.err
    assert [path.name for path in scaffold.folder.iterdir()] == ["own"]


def test_a_mistake_in_an_included_template_is_told_with_its_own_file(scaffold: Runner) -> None:
    own(scaffold, body_md_j2="line\n{{ nothing }}")
    ran = scaffold("new", MODEL, "--template", "own")
    assert (ran.code, ran.out) == (2, "")
    place = Path("own") / "body.md.j2"
    assert ran.err.startswith(f"error: {place}:2: 'nothing' is undefined.\n")


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ("path = ", "not TOML"),
        ('pth = "x.md"', "pth"),
        ('path = "../{{ slug }}.md"', "leads out of"),
        ('path = "/tmp/{{ slug }}.md"', "leads out of"),
        ('path = "{{ slugg }}.md"', "'slugg' is undefined"),
        ('[split]\npath = "../../../{{ slug }}.md"', "leads out of"),
        ('[split]\nlink = "{{ x }}"', "'x' is undefined"),
    ],
)
def test_a_mistake_in_the_rules_is_told_too(scaffold: Runner, rules: str, why: str) -> None:
    own(scaffold, preset_toml=rules)
    (scaffold.folder / "hugo.toml").touch()
    ran = scaffold("new", MODEL, "--template", "own", "--split")
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert "Traceback" not in ran.err
    assert sorted(path.name for path in scaffold.folder.iterdir()) == ["hugo.toml", "own"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX paths")
def test_a_repos_template_folder_runs_no_code(scaffold: Runner) -> None:
    attack = "{{ cycler.__init__.__globals__.os.popen('touch ran').read() }}"
    own(scaffold, post_md_j2=attack)
    (scaffold.folder / "scaffold.toml").write_text('template = "own"\n', "utf-8")
    ran = scaffold("new", MODEL)
    assert ran.code == 2
    assert not (scaffold.folder / "ran").exists()
