"""`scaffold new` in a site: it follows the newest posts, and finds the course that is there."""

import subprocess
import time
from pathlib import Path

import pytest

from scaffold.outside.sites import layout, marks, old_posts
from tests.conftest import Runner
from tests.youtube import Server, World, course

FIXTURES = Path(__file__).parents[2] / "fixtures"
MODEL = FIXTURES / "deep-learning-ngu-2019.json"
PL = "PLcourse0000000001"
URL = f"https://www.youtube.com/playlist?list={PL}"
SLUG = "deep-learning-na-paltsakh-2019"
DAY = ("--date", "2026-11-24")
DATED = "---\ntitle: a\ndate: 2024-01-05\n---\n"
CREATED = "---\ndate:\n  created: 2024-01-05\n---\n"


def plant(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


HUGO = {"hugo.toml": 'baseURL = "https://example.org/"\n'}


def test_an_empty_site_gets_what_the_preset_says(scaffold: Runner) -> None:
    plant(scaffold.folder, **HUGO)
    ran = scaffold("new", MODEL, *DAY)
    assert (ran.code, ran.out) == (0, f"content/posts/{SLUG}.md\n")
    assert "note:" not in ran.err


def test_tags_that_the_app_reads_in_another_form_are_said(scaffold: Runner) -> None:
    plant(scaffold.folder, **{".obsidian/app.json": "{}"})
    tags = ("--tag", "machine learning", "--tag", "2024", "--tag", "fine", "--tag", "#")
    ran = scaffold("new", MODEL, "-o", "-", *tags)
    notes = [line for line in ran.err.splitlines() if "tag" in line]
    assert notes == [
        "note: the tag 'machine learning' is written 'machine-learning': obsidian reads tags of "
        "one word",
        "note: the tag '2024' is written 'y2024': obsidian reads tags of one word",
        "note: the tag '#' is left out: obsidian reads tags of one word",
    ]


CONFIGURED = {
    "docs_dir": (
        "mkdocs.yml",
        "docs_dir: 'pages'\nplugins: [blog]\n",
        f"pages/blog/posts/{SLUG}.md",
    ),
    "blog_dir": (
        "mkdocs.yml",
        "docs_dir: pages\nplugins:\n  - blog:\n      blog_dir: .  # at the root\n",
        f"pages/posts/{SLUG}.md",
    ),
    "news": (
        "mkdocs.yml",
        "plugins:\n  - blog:\n      blog_dir: news\n",
        f"docs/news/posts/{SLUG}.md",
    ),
    "contentDir": ("hugo.toml", 'contentDir = "text"\n', f"text/posts/{SLUG}.md"),
    "collections": ("_config.yml", "collections_dir: all\n", f"all/_posts/2026-11-24-{SLUG}.md"),
}


@pytest.mark.parametrize(("name", "text", "path"), CONFIGURED.values(), ids=CONFIGURED)
def test_an_empty_site_gets_it_where_its_config_has_posts(
    scaffold: Runner, name: str, text: str, path: str
) -> None:
    plant(scaffold.folder, **{name: text})
    ran = scaffold("new", MODEL, *DAY)
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert scaffold("new", MODEL, *DAY).err.startswith(f"error: {path} is this course;")


def test_a_path_rule_of_ones_own_is_taken_as_it_stands(scaffold: Runner) -> None:
    rule = 'path = "content/x/{{ slug }}.md"\n'
    plant(scaffold.folder, **{"hugo.toml": 'contentDir = "text"\n', "own/preset.toml": rule})
    ran = scaffold("new", MODEL, "--template", "own", *DAY)
    assert (ran.code, ran.out) == (0, f"content/x/{SLUG}.md\n")


def test_path_and_form_follow_the_newest_posts_and_it_is_said_in_one_line(scaffold: Runner) -> None:
    plant(
        scaffold.folder,
        **HUGO,
        **{
            "content/old/a.md": "+++\ndate = 2019-01-01\n+++\n",
            "content/blog/2025/x/index.md": "---\ntitle: X\ndate: 2025-03-01\n---\n",
            "content/blog/2025/y/index.md": "---\ntitle: Y\ndate: 2025-04-01\n---\n",
            "content/about.md": "---\ntitle: About\n---\n",
        },
    )
    ran = scaffold("new", MODEL, *DAY)
    path = f"content/blog/2026/{SLUG}/index.md"
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert ran.err.splitlines()[0] == (
        f"note: {path}, front matter in YAML: as 2 of the 3 newest posts, such as "
        "content/blog/2025/y/index.md"
    )
    text = (scaffold.folder / path).read_text("utf-8")
    assert text.startswith('---\ntitle: "Deep learning на пальцах - 2019"\ndate: 2026-11-24\n')
    assert (scaffold.folder / ".scaffold" / "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb.json").is_file()


def test_a_preset_or_a_file_that_is_named_is_not_followed_over(scaffold: Runner) -> None:
    post = {"content/x.md": '{\n"title": "x",\n"date": "2025-01-01"\n}\n'}
    plant(scaffold.folder, **HUGO, **post)
    ran = scaffold("new", MODEL, "-o", "-", *DAY)
    assert ran.out.startswith("{\n")
    assert ran.err == "note: front matter in JSON: as content/x.md, the only post\n"
    ran = scaffold("new", MODEL, "-o", "mine.md", "--preset", "hugo", *DAY)
    assert (ran.code, ran.out) == (0, "mine.md\n")
    assert (scaffold.folder / "mine.md").read_text("utf-8").startswith("+++\n")
    ran = scaffold("new", MODEL, "--preset", "plain", *DAY)
    assert (ran.code, ran.out) == (0, f"{SLUG}.md\n")  # of another generator: its own rule


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({"_config.yml": "", "_posts/2024/2024-01-05-a.markdown": "---\ntitle: a\n---\n"},
         f"_posts/2026/2026-11-24-{SLUG}.markdown"),
        ({"docusaurus.config.js": "", "blog/2024/01/05/a/index.mdx": DATED},
         f"blog/2026/11/24/{SLUG}/index.mdx"),
        ({"astro.config.mjs": "", "src/content/writing/a.md": "---\npubDate: 'Jan 05 2024'\n---\n"},
         f"src/content/writing/{SLUG}.md"),
        ({"mkdocs.yml": "docs_dir: text\n", "text/news/posts/a.md": CREATED},
         f"text/news/posts/{SLUG}.md"),
        ({"zola.toml": "", "content/log/2024-01-05-a.md": '+++\ntitle = "a"\n+++\n'},
         f"content/log/2026-11-24-{SLUG}.md"),
        ({"_quarto.yml": "", "posts/a.qmd": "---\ndate: 2024-01-05\n---\n"}, f"posts/{SLUG}.qmd"),
        ({".obsidian/app.json": '{"newFileLocation": "folder", "newFileFolderPath": "In box"}',
          "Daily/2024-01-05.md": "text"}, "In box/Deep learning на пальцах - 2019.md"),
        ({"logseq/config.edn": "{}", "journals/2024_01_05.md": "- x", "pages/a.md": "- y"},
         "pages/Deep learning на пальцах - 2019.md"),
    ],
    ids=["jekyll", "docusaurus", "astro", "mkdocs", "zola", "quarto", "obsidian", "logseq"],
)  # fmt: skip
def test_every_generators_habits_are_followed(
    scaffold: Runner, files: dict[str, str], path: str
) -> None:
    plant(scaffold.folder, **files)
    ran = scaffold("new", MODEL, *DAY)
    assert (ran.code, ran.out) == (0, f"{path}\n"), ran.err


def test_ignored_and_hidden_posts_are_not_followed(scaffold: Runner) -> None:
    plant(
        scaffold.folder,
        **HUGO,
        **{
            ".gitignore": "/content/drafts/\n",
            "content/drafts/x.md": "---\ndate: 2026-01-01\n---\n",
            "content/.trash/y.md": "---\ndate: 2026-01-01\n---\n",
            "content/log/z.md": "+++\ndate = 2020-01-01\n+++\n",
        },
    )
    subprocess.run(["git", "init", "-q", str(scaffold.folder)], check=True)
    assert scaffold("new", MODEL, *DAY).out == f"content/log/{SLUG}.md\n"


def test_hostile_posts_stop_nothing(scaffold: Runner) -> None:
    (scaffold.folder / "content").mkdir()
    plant(
        scaffold.folder,
        **HUGO,
        **{
            "content/a.md": "---\n" + "[" * 50_000,
            "content/b.md": "---\ndate: 9999-99-99\n---\n",
            "content/c.md": '{"date": ' + "{" * 50_000,
            "content/d.md": "",
        },
    )
    (scaffold.folder / "content" / "e.md").write_bytes(b"\xff\xfe\x00---\ndate: 2024-01-01\n")
    (scaffold.folder / "content" / "f.md").symlink_to("nowhere")
    ran = scaffold("new", MODEL, *DAY)
    assert (ran.code, ran.out) == (0, f"content/{SLUG}.md\n")


def test_two_sites_are_named_and_nothing_is_asked(scaffold: Runner, youtube: Server) -> None:
    plant(scaffold.folder, **{"blog/hugo.toml": "", "docs/mkdocs.yml": ""})
    ran = scaffold("new", URL, youtube=youtube)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: Several sites are right below: ")
    assert '--site "' in ran.err
    assert youtube.count() == 0
    ran = scaffold("new", MODEL, "--site", "blog", *DAY)
    assert (ran.code, ran.out) == (0, f"blog/content/posts/{SLUG}.md\n")


def test_of_two_sites_no_posts_are_taken_either(scaffold: Runner) -> None:
    plant(scaffold.folder, **{"blog/hugo.toml": "", "docs/mkdocs.yml": "", "docs/_config.yml": ""})
    ran = scaffold("link")
    assert ran.code == 2
    assert ran.err.startswith("error: Several sites are right below: ")
    # two generators in one folder are still one folder of posts
    assert scaffold("link", cwd=scaffold.folder / "docs").code == 0


def test_a_course_that_is_there_is_refused_before_anything_is_asked(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3))
    plant(scaffold.folder, **HUGO)
    assert scaffold("new", URL, youtube=youtube).code == 0
    (scaffold.folder / "content/posts/course.md").rename(scaffold.folder / "content/mine.md")
    mention = f"See [this course]({URL}) some day.\n\n## More\n\n## Even more\n"
    plant(scaffold.folder, **{"content/posts/links.md": mention})
    youtube.reset()
    before = {path: path.read_bytes() for path in scaffold.folder.rglob("*") if path.is_file()}
    for source in (URL, f"https://www.youtube.com/watch?v=v0000000001&list={PL}"):
        ran = scaffold("new", source, youtube=youtube)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "error: content/mine.md is this course; nothing was written.\n"
            'hint: Run scaffold refresh "content/mine.md" to bring it up to date, or name another '
            "file with -o.\n"
        )
    assert youtube.count() == 0
    assert {p: p.read_bytes() for p in scaffold.folder.rglob("*") if p.is_file()} == before
    assert scaffold("new", URL, "-o", "content/again.md", youtube=youtube).code == 0


def test_a_mention_alone_is_no_course(scaffold: Runner) -> None:
    listed = "https://www.youtube.com/playlist?list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
    plant(scaffold.folder, **HUGO, **{"content/links.md": f"# Links\n\n[a course]({listed})\n"})
    assert scaffold("new", MODEL, *DAY).code == 0


def test_headings_without_links_are_the_course_too(scaffold: Runner) -> None:
    listed = "https://www.youtube.com/playlist?list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
    text = f"[the course]({listed})\n\n## 1 урок\n\n## 2 урок\n"
    plant(scaffold.folder, **HUGO, **{"content/mine.md": text})
    ran = scaffold("new", MODEL, *DAY)
    assert (ran.code, ran.err.partition(";")[0]) == (2, "error: content/mine.md is this course")


def test_a_lone_video_is_found_by_its_lecture_link(scaffold: Runner) -> None:
    video = "_q46x0tq2FQ"
    plant(
        scaffold.folder,
        **HUGO,
        **{
            "content/a.md": f"At [8:00](https://youtu.be/{video}?t=480) it is said.\n",
            "content/b.md": f"## [Intro](https://www.youtube.com/watch?v={video})\n",
        },
    )
    ran = scaffold("new", video, "--from-info", MODEL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: content/b.md has this video as its lecture;")


def test_a_channels_tab_is_known_by_the_snapshot(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.channels["@channel"] = course(3, title="Channel - Videos")
    plant(scaffold.folder, **HUGO)
    assert scaffold("new", "@channel", "--flat", youtube=youtube).code == 0
    ran = scaffold("new", "@channel", "--flat", youtube=youtube)
    assert (ran.code, ran.out) == (2, "")
    assert "is this course; nothing was written." in ran.err


def test_a_thousand_posts_are_looked_through_in_a_moment(scaffold: Runner) -> None:
    listed = "https://www.youtube.com/watch?v=_q46x0tq2FQ&list=PLother"
    text = "+++\ndate = 2024-01-{:02}\n+++\n\n" + f"## [1. x]({listed})\n\n" + "word " * 4_000
    plant(scaffold.folder, **HUGO)
    (scaffold.folder / "content").mkdir()
    for number in range(1_000):
        path = scaffold.folder / "content" / f"{number}.md"
        path.write_text(text.format(number % 28 + 1), "utf-8")
    ran = scaffold("new", MODEL, *DAY)
    assert (ran.code, ran.out) == (0, f"content/{SLUG}.md\n")
    site = marks.at(scaffold.folder)
    assert site is not None
    started = time.process_time()  # of this process alone, however busy the machine is
    paths = old_posts.of_site(layout.of(site))
    assert len(paths) == 1_001
    assert len(list(old_posts.heads(paths, site.root))) == 1_001
    assert [path.stem for path, _ in old_posts.holding(paths, b"PL5FkQ0AF9O_o2Eb5Qn8pw")] == [SLUG]
    assert time.process_time() - started < 1  # a tenth of that here


def test_after_a_course_in_notes_a_new_post_lies_beside_its_index(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    plant(scaffold.folder, **HUGO)
    ran = scaffold("new", MODEL, "--split", *DAY)
    assert ran.out.startswith(f"content/posts/{SLUG}.md\ncontent/posts/{SLUG}/"), ran.err
    world.playlists.append(course(2))
    ran = scaffold("new", URL, "--flat", youtube=youtube)
    assert (ran.code, ran.out) == (0, "content/posts/course.md\n")
