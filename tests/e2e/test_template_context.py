"""What templates of one's own see of settings and videos, and what they never do."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from scaffold.model.settings import Settings
from scaffold.model.template import WITHHELD
from tests.conftest import Runner

FIXTURES = Path(__file__).parents[2] / "fixtures"
MODEL = FIXTURES / "deep-learning-ngu-2019.json"
FIRST = "_q46x0tq2FQ"
DATE = ("--date", "2026-11-24")

Own = Callable[..., None]


@pytest.fixture
def own(scaffold: Runner) -> Own:
    """Lays files into the folder `own`, which the settings name."""

    def write(settings: str = "", **files: str) -> None:
        folder = scaffold.folder / "own"
        folder.mkdir()
        for name, text in files.items():
            folder.joinpath(f"{name}.md.j2").write_text(text, "utf-8")
        (scaffold.folder / "scaffold.toml").write_text(f'template = "own"\n{settings}', "utf-8")

    return write


def test_settings_reach_every_template_as_they_hold_in_this_run(scaffold: Runner, own: Own) -> None:
    own(
        'lang = "ru"\ntags = ["file"]\nanchors = true\nstyle = "seconds"\n',
        post="{{ front_matter(lang=settings.lang, tags=settings.tags, form=settings.preset) }}"
        '{{ sections | join("\\n") }}\n',
        section='{{ settings.style }} {{ settings.anchors }}: {{ chapters | join(", ") }}',
        chapter="{{ settings.chapters }}",
    )
    scaffold.env["SCAFFOLD_STYLE"] = "hms"
    words = ("new", MODEL, "-o", "-", "--preset", "zola", "--chapters", "all", *DATE)
    ran = scaffold(*words, "--tag", "a", "--tag", "b")
    assert ran.code == 0, ran.err
    _, matter, body = ran.out.split("+++\n")
    assert tomllib.loads(matter) == {"lang": "ru", "tags": ["a", "b"], "form": "zola"}
    assert set(body.splitlines()) == {"hms True:", "hms True: all"} or body == "hms True: \n" * 10


def test_the_form_that_the_site_told_is_the_preset(scaffold: Runner, own: Own) -> None:
    own(post="{{ settings.preset }}")
    (scaffold.folder / "mkdocs.yml").touch()
    assert scaffold("new", MODEL, "-o", "-", *DATE).out == "mkdocs\n"


@pytest.mark.parametrize("key", sorted(WITHHELD))
def test_a_withheld_setting_is_a_name_that_does_not_exist(
    scaffold: Runner, own: Own, key: str
) -> None:
    own(section=f"\n{{{{ settings.{key} }}}}")
    ran = scaffold("new", MODEL, "-o", "-", *DATE)
    assert (ran.code, ran.out) == (2, "")
    place = f"{Path('own') / 'section.md.j2'}:2: "
    assert f"{place}the settings have no attribute '{key}'.\n" in ran.err
    assert "hint: docs/templates.md" in ran.err


def test_an_unknown_setting_is_told_in_every_template_and_way(scaffold: Runner, own: Own) -> None:
    own()
    for name in ("post", "section", "chapter"):
        for asked in ("settings.foo", "settings['foo']", "settings | attr('foo')"):
            text = f"\n\n{{{{ {asked} }}}}"
            (scaffold.folder / "own" / "section.md.j2").write_text("x", "utf-8")
            (scaffold.folder / "own" / f"{name}.md.j2").write_text(text, "utf-8")
            if name == "chapter":
                (scaffold.folder / "own" / "section.md.j2").write_text(
                    '{% include "chapter.md.j2" %}', "utf-8"
                )
            ran = scaffold("new", MODEL, "-o", "-", *DATE)
            assert (ran.code, ran.out) == (2, ""), (name, asked)
            place = Path("own") / f"{name}.md.j2"
            assert f"{place}:3: the settings have no attribute 'foo'.\n" in ran.err, (name, asked)
        (scaffold.folder / "own" / f"{name}.md.j2").unlink()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{% set settings.lang = 'x' %}", "cannot assign attribute"),
        ("{{ settings.tags.append('x') }}", "'tuple object' has no attribute 'append'"),
        ("{{ settings.__dataclass_fields__ }}", "is unsafe"),
        ("{{ settings.__class__ }}", "is unsafe"),
        ("{{ settings.__setattr__('lang', 'x') }}", "is unsafe"),
        ("{{ settings.lang.foo }}", "has no attribute 'foo'"),
        ("{{ settingz }}", "'settingz' is undefined"),
        ("{{ video.titel }}", "the video has no attribute 'titel'"),
        ("{% set video.title = 'x' %}", "cannot assign attribute"),
    ],
)
def test_settings_and_video_cannot_be_changed_or_opened(
    scaffold: Runner, own: Own, text: str, why: str
) -> None:
    own('lang = "ru"\n', section=text)
    ran = scaffold("new", MODEL, "-o", "-", *DATE)
    assert (ran.code, ran.out) == (2, "")
    assert f"{Path('own') / 'section.md.j2'}:1: " in ran.err
    assert why in ran.err
    assert "Traceback" not in ran.err


def test_no_template_gets_at_a_secret_or_a_path_of_the_machine(scaffold: Runner, own: Own) -> None:
    """All that can be printed is printed: every name, and every value of every name."""
    names = ("settings", "playlist", "video", "lecture", "lectures", "chapters", "post")
    shown = "".join(f"{{{{ {name} | default('') | string }}}}\n" for name in names)
    shown += "{{ lecture.video }} {{ self }} {{ settings | pprint }}"
    shown += "{{ link | string }} {{ heading | string }}"
    own('posts = ["content"]\nsnapshots = "kept"\n', section=shown)
    jar = scaffold.home / "s3cret-jar.txt"
    jar.write_text("# Netscape HTTP Cookie File\n", "utf-8")
    scaffold.env |= {
        "SCAFFOLD_PROXY": "http://me:s3cret@127.0.0.1:9",
        "SCAFFOLD_COOKIES": str(jar),
        "SCAFFOLD_EXTRACTOR_ARGS": "youtube:po_token=s3cret",
        "SCAFFOLD_CACHE_DIR": str(scaffold.home / "s3cret-cache"),
    }
    ran = scaffold("new", MODEL, "-o", "-", *DATE)
    assert ran.code == 0, ran.err
    assert "SettingsContext(preset='hugo'" in ran.out
    assert "s3cret" not in ran.out
    for path in (scaffold.folder, scaffold.home):
        assert str(path) not in ran.out


def saved(scaffold: Runner, *titles: str) -> Path:
    """A listing with channels and lengths, without a row for what is gone."""
    path = scaffold.folder / "course.json"
    entries = [
        {
            "_type": "video",
            "id": f"v{n:010}",
            "title": title,
            "duration": 60 * n,
            "channel": f"Guest *{n}*",
        }
        for n, title in enumerate(titles, 1)
    ]
    course = {"_type": "playlist", "id": "PLcourse0000000001", "title": "C", "entries": entries}
    path.write_text(json.dumps(course), "utf-8")
    return path


VIDEO = "{{ video.id }} | {{ video.title }} | {{ video.channel | md }} | {{ video.url }} | "
VIDEO += "{{ video.duration }} | {{ video.state }}"


def test_a_video_is_what_youtube_says_and_a_lecture_what_the_post_makes_of_it(
    scaffold: Runner, own: Own
) -> None:
    own(
        post='{{ video }}\n{{ lectures[1].video.title }}\n{{ sections | join("\n") }}',
        section=f"{{{{ lecture.title }}}} | {VIDEO}",
    )
    titles = ("Nets 1 - One", "Nets 2 - Two", "Nets 3 - Three")
    ran = scaffold("new", saved(scaffold, *titles), "-o", "-", *DATE)
    assert ran.code == 0, ran.err
    watch = "https://www.youtube.com/watch?v="
    assert ran.out.splitlines() == [
        "None",
        "Nets 2 - Two",
        rf"One | v0000000001 | Nets 1 - One | Guest \*1\* | {watch}v0000000001 | 60 | alive",
        rf"Two | v0000000002 | Nets 2 - Two | Guest \*2\* | {watch}v0000000002 | 120 | alive",
        rf"Three | v0000000003 | Nets 3 - Three | Guest \*3\* | {watch}v0000000003 | 180 | alive",
    ]


def test_a_chapter_and_a_post_of_one_lecture_name_their_video(scaffold: Runner, own: Own) -> None:
    own(
        post='{{ front_matter(video=video.url if video else none) }}{{ sections | join("\n") }}',
        section='{{ chapters | join("\n") }}',
        chapter="{{ video.id }} {{ chapter.title }}",
    )
    path = saved(scaffold, "One", "Two")
    course = json.loads(path.read_text("utf-8"))
    course["entries"][1]["chapters"] = [{"start_time": 0, "title": "A"}]
    path.write_text(json.dumps(course), "utf-8")
    ran = scaffold("new", path, "-o", "-", "-I", "2", "--chapters", "all", *DATE)
    assert ran.code == 0, ran.err
    address = "https://www.youtube.com/watch?v=v0000000002"
    assert ran.out == f'+++\nvideo = "{address}"\n+++\nv0000000002 A\n'
    assert "video" not in scaffold("new", path, "-o", "-", *DATE).out


def test_each_note_of_a_split_names_its_video_and_the_index_none(
    scaffold: Runner, own: Own
) -> None:
    own(post="{{ settings.preset }} {{ video.title if video else 'index' }}\n")
    ran = scaffold("new", saved(scaffold, "One", "Two"), "--split", *DATE)
    assert ran.code == 0, ran.err
    texts = [(scaffold.folder / name).read_text("utf-8") for name in ran.out.splitlines()]
    assert texts == ["hugo index\n", "hugo One\n", "hugo Two\n"]


def test_refresh_writes_new_lectures_with_settings_and_video(scaffold: Runner, own: Own) -> None:
    own(
        'lang = "en"\n',
        section="## {{ heading(lecture) }}\n\n{{ settings.lang }} {{ settings.preset }} "
        "{{ video.channel | md }} {{ video.duration }}",
    )
    assert scaffold("new", saved(scaffold, "One", "Two"), "-o", "post.md", *DATE).code == 0
    path = saved(scaffold, "One", "Two", "Three")
    ran = scaffold("refresh", "post.md", "--from-info", path)
    assert ran.code == 0, ran.err
    text = (scaffold.folder / "post.md").read_text("utf-8")
    assert text.endswith("&index=3)\n\nen hugo Guest \\*3\\* 180\n")


def test_a_settings_default_suits_templates_too(scaffold: Runner, own: Own) -> None:
    own(post="{{ settings.lang or 'none' }} {{ settings.chapters }} {{ settings.publish }}")
    ran = scaffold("new", MODEL, "-o", "-", *DATE)
    assert ran.out == f"none {Settings().chapters} False\n"
