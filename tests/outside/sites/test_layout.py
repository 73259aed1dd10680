"""Where a site's config puts posts: read by a parser, merged as the generator merges it."""

import subprocess
import sys
from pathlib import Path

import pytest

from scaffold.errors import UsageError
from scaffold.outside.sites import layout, marks
from scaffold.outside.sites.layout import Layout

Files = dict[str, str]
USUAL = {
    "hugo": "content/posts/x.md",
    "zola": "content/x.md",
    "jekyll": "_posts/2026-11-24-x.md",
    "mkdocs": "docs/blog/posts/x.md",
    "obsidian": "x.md",
}


def plant(root: Path, files: Files) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_text(text, "utf-8")
    return root


def layout_of(root: Path, lang: str | None = None) -> Layout:
    site = marks.at(root)
    assert site is not None
    return layout.of(site, lang)


BASE = 'baseURL = "https://example.org/"\n'
DEFAULT = "config/_default/"
LANGUAGES = '[languages.ar]\nweight = 2\ncontentDir = "c/ar"\n[languages.en]\ncontentDir = "c/en"\n'
HUGO: dict[str, tuple[Files, str]] = {
    "nothing": ({"hugo.toml": BASE}, "content/posts/x.md"),
    "toml": ({"hugo.toml": BASE + "contentDir = 'a/b' # here"}, "a/b/posts/x.md"),
    "any capitals": ({"hugo.yaml": "baseurl: x\nCONTENTDIR: a\n"}, "a/posts/x.md"),
    "json": ({"config.json": '{"baseURL": "x", "contentDir": "a"}'}, "a/posts/x.md"),
    "hugo.toml before config.toml": (
        {"config.toml": BASE + "contentDir = 'a'\n", "hugo.toml": BASE + "contentDir = 'b'\n"},
        "b/posts/x.md",
    ),
    "a comment and a text are no keys": (
        {"hugo.toml": BASE + "# contentDir = 'a'\ntitle = '''\ncontentDir = \"a\"\n'''\n"},
        "content/posts/x.md",
    ),
    "a key in a table is another": (
        {"hugo.toml": BASE + "[params]\ncontentDir = 'a'\n"},
        "content/posts/x.md",
    ),
    "folder": ({DEFAULT + "hugo.toml": BASE + "contentDir = 'a'\n"}, "a/posts/x.md"),
    "folder, old name": ({DEFAULT + "config.yaml": "baseURL: x\ncontentDir: a\n"}, "a/posts/x.md"),
    "production over default": (
        {
            DEFAULT + "hugo.toml": BASE + "contentDir = 'a'\n",
            "config/production/hugo.toml": "contentDir = 'b'\n",
            "config/development/hugo.toml": "contentDir = 'c'\n",
        },
        "b/posts/x.md",
    ),
    "folder over the root's file": (
        {"hugo.toml": BASE + "contentDir = 'a'\n", DEFAULT + "hugo.toml": "contentDir = 'b'\n"},
        "b/posts/x.md",
    ),
    "a file is a table": (
        {
            DEFAULT + "hugo.toml": BASE + "defaultContentLanguage = 'ru'\n",
            DEFAULT + "languages.toml": "[en]\ncontentDir = 'en'\n[ru]\ncontentDir = 'ru'\n",
        },
        "ru/posts/x.md",
    ),
    "a file is a language's": (
        {
            DEFAULT + "hugo.toml": BASE + "contentDir = 'a'\n[languages.en]\n[languages.de]\n",
            DEFAULT + "hugo.en.toml": "contentDir = 'b'\n",
        },
        "b/posts/x.md",
    ),
    "the default language's": (
        {"hugo.toml": BASE + "defaultContentLanguage = 'ar'\n" + LANGUAGES},
        "c/ar/posts/x.md",
    ),
    "english without one": ({"hugo.toml": BASE + LANGUAGES}, "c/en/posts/x.md"),
    "else the lightest": (
        {"hugo.toml": BASE + LANGUAGES.replace(".en]", ".ru]")},
        "c/ar/posts/x.md",
    ),
    "a mount": (
        {"hugo.toml": BASE + '[[module.mounts]]\nsource = "notes"\ntarget = "content"\n'},
        "notes/posts/x.md",
    ),
    "a mount of the folder of posts": (
        {"hugo.toml": BASE + '[[module.mounts]]\nsource = "log"\ntarget = "content/posts"\n'},
        "log/x.md",
    ),
    "a mount of a language": (
        {
            "hugo.toml": BASE + "defaultContentLanguage = 'ru'\n[languages.en]\n[languages.ru]\n"
            '[[module.mounts]]\nsource = "e"\ntarget = "content"\n'
            '[module.mounts.sites.matrix]\nlanguages = ["en"]\n'
            '[[module.mounts]]\nsource = "r"\ntarget = "content"\n'
            '[module.mounts.sites.matrix]\nlanguages = ["r*"]\n',
            "e/": "",
        },
        "r/posts/x.md",
    ),
    "a mount of something else": (
        {"hugo.toml": BASE + '[[module.mounts]]\nsource = "s"\ntarget = "static"\n'},
        "content/posts/x.md",
    ),
}


@pytest.mark.parametrize(("files", "path"), HUGO.values(), ids=HUGO)
def test_hugo_builds_a_post_there(tmp_path: Path, files: Files, path: str) -> None:
    root = plant(tmp_path, files)
    found = layout_of(root)
    assert found.place(USUAL["hugo"]) == path
    assert found.problems == ()
    plant(root, {path: "---\ntitle: x\ndate: 2025-01-01\n---\n"})
    words = [sys.executable, "-m", "hugo", "list", "all"]
    listed = subprocess.run(words, cwd=root, capture_output=True, encoding="utf-8", check=True)
    assert path in listed.stdout
    assert any((root / path).is_relative_to(folder) for folder in layout_of(root).folders())


MKDOCS: dict[str, tuple[Files, str]] = {
    "nothing": ({"mkdocs.yml": "site_name: x\n"}, "docs/blog/posts/x.md"),
    "quoted, with a comment": ({"mkdocs.yml": "docs_dir: 'a b' # x\n"}, "a b/blog/posts/x.md"),
    "the root": ({"mkdocs.yml": "docs_dir: .\n"}, "blog/posts/x.md"),
    "a default of the environment": (
        {"mkdocs.yml": 'docs_dir: !ENV [A, B, "a"]\n'},
        "a/blog/posts/x.md",
    ),
    "the environment without default": ({"mkdocs.yml": "docs_dir: !ENV A\n"}, USUAL["mkdocs"]),
    "a tag that runs code": (
        {"mkdocs.yml": "docs_dir: !!python/object/apply:os.getcwd []\n"},
        USUAL["mkdocs"],
    ),
    "tags elsewhere": (
        {
            "mkdocs.yml": "docs_dir: a\nmarkdown_extensions:\n  - pymdownx.emoji:\n"
            "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
            "      options: !relative $config_dir\n"
        },
        "a/blog/posts/x.md",
    ),
    "a base": (
        {
            "base.yml": "docs_dir: a\nplugins: {blog: {blog_dir: b}}\n",
            "mkdocs.yml": "INHERIT: base.yml\n",
        },
        "a/b/posts/x.md",
    ),
    "over a base": (
        {
            "up/base.yml": "INHERIT: ../top.yml\ndocs_dir: a\n",
            "top.yml": "docs_dir: c\nplugins: {blog: {blog_dir: b}}\n",
            "mkdocs.yml": "INHERIT: up/base.yml\ndocs_dir: d\n",
        },
        "d/b/posts/x.md",
    ),
    "itself as its base": (
        {"mkdocs.yml": "INHERIT: mkdocs.yml\ndocs_dir: a\n"},
        "a/blog/posts/x.md",
    ),
    "blog at the root": ({"mkdocs.yml": "plugins:\n- blog:\n    blog_dir: .\n"}, "docs/posts/x.md"),
    "blog by its long name": (
        {"mkdocs.yml": "plugins:\n  - search\n  - material/blog: {blog_dir: b}\n"},
        "docs/b/posts/x.md",
    ),
    "blog in a table": ({"mkdocs.yml": "plugins: {blog: {blog_dir: b/}}\n"}, "docs/b/posts/x.md"),
    "a folder of posts": (
        {"mkdocs.yml": 'plugins:\n- blog: {blog_dir: b, post_dir: "{blog}/articles"}\n'},
        "docs/b/articles/x.md",
    ),
    "a folder of posts elsewhere": (
        {"mkdocs.yml": "plugins:\n- blog:\n    post_dir: articles\n"},
        "docs/articles/x.md",
    ),
    "zensical": ({"zensical.toml": '[project]\ndocs_dir = "a"\n'}, "a/blog/posts/x.md"),
    "anchors and merge keys": (
        {"mkdocs.yml": "x: &a {blog_dir: b}\nplugins:\n- blog:\n    <<: *a\n"},
        "docs/b/posts/x.md",
    ),
    "no mapping": ({"mkdocs.yml": "- docs_dir: a\n"}, USUAL["mkdocs"]),
    "no text": ({"mkdocs.yml": "docs_dir: [a]\nplugins: {blog: b}\n"}, USUAL["mkdocs"]),
    "a mark before all": ({"mkdocs.yml": "\ufeffdocs_dir: a\r\n"}, "a/blog/posts/x.md"),
}


@pytest.mark.parametrize(("files", "path"), MKDOCS.values(), ids=MKDOCS)
def test_mkdocs(tmp_path: Path, files: Files, path: str) -> None:
    assert layout_of(plant(tmp_path, files)).place(USUAL["mkdocs"]) == path


JEKYLL: dict[str, tuple[Files, str, list[str]]] = {
    "nothing": ({"_config.yml": "title: x\n", "_posts/": "", "a/_posts/": ""},
                "_posts/2026-11-24-x.md", ["_posts", "a/_posts"]),
    "source": ({"_config.yml": "source: src\n", "src/_posts/": "", "_posts/": ""},
               "src/_posts/2026-11-24-x.md", ["src/_posts"]),
    "source here": ({"_config.yml": "source: ./\n", "_drafts/": ""},
                    "_posts/2026-11-24-x.md", ["_drafts"]),
    "collections": (
        {"_config.yml": "collections_dir: c\ncollections: {notes: {output: true}}\n",
         "c/_notes/": "", "_notes/": ""}, "c/_posts/2026-11-24-x.md", ["c/_notes"]),
    "both": ({"_config.yml": "source: s\ncollections_dir: c\ncollections: [notes]\n",
              "s/c/_notes/": "",
              "s/c/_drafts/": ""}, "s/c/_posts/2026-11-24-x.md", ["s/c/_drafts", "s/c/_notes"]),
    "toml": ({"_config.toml": 'source = "s"\n'}, "s/_posts/2026-11-24-x.md", []),
    "a collection that leads out": (
        {"_config.yml": "collections: ['/../..', '..']\n"}, "_posts/2026-11-24-x.md", []),
}  # fmt: skip


@pytest.mark.parametrize(("files", "path", "folders"), JEKYLL.values(), ids=JEKYLL)
def test_jekyll(tmp_path: Path, files: Files, path: str, folders: list[str]) -> None:
    root = plant(tmp_path, files)
    found = layout_of(root)
    assert found.place(USUAL["jekyll"]) == path
    assert [folder.relative_to(root).as_posix() for folder in found.folders()] == folders


@pytest.mark.parametrize(
    ("lang", "path"),
    [(None, "content/x.md"), ("ru", "content/x.ru.md"), ("ru-RU", "content/x.ru.md"),
     ("de", "content/x.md"), ("EN", "content/x.md")],
)  # fmt: skip
def test_a_language_of_the_site_names_the_file(tmp_path: Path, lang: str | None, path: str) -> None:
    config = 'base_url = "x"\ndefault_language = "en"\n[languages.ru]\n'
    assert layout_of(plant(tmp_path, {"config.toml": config}), lang).place(USUAL["zola"]) == path


def test_posts_of_all_languages_are_the_sites_and_new_ones_are_in_one(tmp_path: Path) -> None:
    root = plant(tmp_path, {"hugo.toml": BASE + LANGUAGES, "c/ar/": "", "c/en/": ""})
    found = layout_of(root)
    assert [folder.name for folder in found.folders()] == ["en", "ar"]
    assert (found.is_translated("c/ar/x.md"), found.is_translated("c/en/x.md")) == (True, False)
    assert layout_of(root, "ar").place(USUAL["hugo"]) == "c/ar/posts/x.md"


def test_a_language_below_the_default_one_is_another(tmp_path: Path) -> None:
    config = BASE + '[languages.en]\ncontentDir = "c"\n[languages.ru]\ncontentDir = "c/ru"\n'
    found = layout_of(plant(tmp_path, {"hugo.toml": config}))
    assert (found.is_translated("c/ru/x.md"), found.is_translated("c/x.md")) == (True, False)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"mkdocs.yml": "docs_dir: [a\n"}, "mkdocs.yml could not be read: "),
        ({"mkdocs.yml": "INHERIT: ../../base.yml\n"}, "mkdocs.yml inherits from ../../base.yml"),
        ({"mkdocs.yml": "INHERIT: base.yml\n"}, "base.yml is not a file"),
        ({"mkdocs.yml": "[" * 9_000}, "mkdocs.yml could not be read: "),
        ({"mkdocs.yml": "#" * 300_000}, "mkdocs.yml is larger than 256 KiB"),
        ({"hugo.toml": "contentDir = 'a\n"}, "hugo.toml could not be read: "),
        ({"hugo.toml": BASE, DEFAULT + "params.toml": "="}, "params.toml could not be read: "),
        (
            {"docusaurus.config.js": ""},
            "docusaurus.config.js is code and names no folder as plain text",
        ),
        ({"astro.config.mjs": ""}, "astro.config.mjs is code and names no folder as plain text"),
        (
            {"hugo.toml": BASE + '[[module.mounts]]\nsource = "s"\ntarget = "content/blog"\n'},
            "module.mounts names content/blog and not content",
        ),
    ],
)
def test_what_cannot_be_read_or_followed_is_said(tmp_path: Path, files: Files, said: str) -> None:
    (problem,) = layout_of(plant(tmp_path, files)).problems
    assert problem.startswith(said)


def test_a_mount_names_its_language_as_older_hugo_has_it(tmp_path: Path) -> None:
    mounts = "".join(
        f'[[module.mounts]]\nsource = "{lang}"\ntarget = "content"\nlang = "{lang}"\n'
        for lang in ("ru", "en")
    )
    found = layout_of(plant(tmp_path, {"hugo.toml": BASE + LANGUAGES + mounts}))
    assert found.place(USUAL["hugo"]) == "en/posts/x.md"


def test_code_matters_only_where_the_usual_folder_is_not_there(tmp_path: Path) -> None:
    assert layout_of(plant(tmp_path, {"astro.config.mjs": "", "src/content/": ""})).problems == ()


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("mkdocs.yml", "docs_dir: ../docs\n", "docs_dir of "),
        ("hugo.toml", BASE + 'contentDir = "../text"\n', "contentDir of "),
        ("_config.yml", "source: ../src\n", "source of "),
    ],
)
def test_a_folder_beside_the_site_must_be_in_its_repository(
    tmp_path: Path, file: str, text: str, said: str
) -> None:
    found = layout_of(plant(tmp_path / "site", {file: text}))
    with pytest.raises(UsageError) as caught:
        found.refuse_outside()
    assert str(caught.value).startswith(said)
    (tmp_path / ".git").mkdir()
    found = layout_of(tmp_path / "site")
    found.refuse_outside()
    assert any(place.startswith("../") for place in found.named.values())


def test_absolute_folders_are_not_configured(tmp_path: Path) -> None:
    for text in ("docs_dir: /etc\n", 'docs_dir: "~/x"\n', 'docs_dir: "a\\0b"\n', "docs_dir: ''\n"):
        found = layout_of(plant(tmp_path, {"mkdocs.yml": text}))
        assert (found.place(USUAL["mkdocs"]), found.refused) == (USUAL["mkdocs"], ())


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("mkdocs.yml", "docs_dir: /etc\n", "docs_dir of mkdocs.yml is '/etc'"),
        ("mkdocs.yml", "docs_dir: ~/x\n", "docs_dir of mkdocs.yml is '~/x'"),
        ("mkdocs.yml", "docs_dir: [a, b]\n", "docs_dir of mkdocs.yml is \"['a', 'b']\""),
        ("hugo.toml", BASE + "contentDir = 7\n", "contentDir of hugo.toml is '7'"),
        ("hugo.toml", BASE + "contentDir = '/srv/x'\n", "contentDir of hugo.toml is '/srv/x'"),
        ("_config.yml", "source: /src\n", "source of _config.yml is '/src'"),
    ],
)
def test_a_value_that_names_no_folder_of_the_site_is_said(
    tmp_path: Path, file: str, text: str, said: str
) -> None:
    (warning,) = layout_of(plant(tmp_path, {file: text})).warnings()
    assert warning.startswith(
        f"warning: {said}, which is not a folder of the site; posts are taken "
    )


def test_an_absolute_folder_within_the_site_is_that_folder(tmp_path: Path) -> None:
    found = layout_of(plant(tmp_path, {"mkdocs.yml": f"docs_dir: {tmp_path}/notes\n"}))
    assert (found.place(USUAL["mkdocs"]), found.problems) == ("notes/blog/posts/x.md", ())


def test_of_a_whole_project_hidden_parts_are_no_posts(tmp_path: Path) -> None:
    files = {"_quarto.yml": "", "README.md": "", "a.qmd": "", "b/c.qmd": "", "_site/d.md": "",
             "_extensions/e/README.md": "", ".f/g.md": "", "styles.css": ""}  # fmt: skip
    found = layout_of(plant(tmp_path, files)).folders()
    assert [path.name for path in found] == ["a.qmd", "b"]


CODE = {
    "docusaurus": (
        "docusaurus.config.ts",
        "const c: Config = {title: 'path', presets: [['classic', {\n"
        "  docs: {sidebarPath: './s.js', path: 'notes' /* here */, versions: {a: {path: 'b'}}},\n"
        '  // blog: {path: "old"},\n  blog: {"path": "./journal"},\n}]]};\nexport default c;\n',
        ("journal", "notes"),
    ),
    "docusaurus, another instance": (
        "docusaurus.config.js",
        "module.exports = {plugins: [['@docusaurus/plugin-content-docs', {id: 'a', path: 'api'}]]}",
        ("blog", "docs"),
    ),
    "docusaurus, out of the site": (
        "docusaurus.config.js", "module.exports = {docs: {path: '/docs'}}", ("blog", "docs"),
    ),
    "astro": (
        "astro.config.mjs",
        "export default defineConfig({ site: 'https://e.org/', srcDir: `./source` })",
        ("source/content", "source/pages"),
    ),
    "astro, an expression": (
        "astro.config.mjs",
        "export default defineConfig({ srcDir: 'a' + process.env.X, outDir: './d' });",
        ("src/content", "src/pages"),
    ),
    "astro, two values": (
        "astro.config.mjs", "const a = {srcDir: 'a'}; const b = {srcDir: 'b'};",
        ("src/content", "src/pages"),
    ),
    "cut": ("astro.config.mjs", "export default {srcDir: '", ("src/content", "src/pages")),
}  # fmt: skip


@pytest.mark.parametrize(("file", "text", "content"), CODE.values(), ids=CODE.keys())
def test_of_a_config_that_is_code_plain_texts_are_read(
    tmp_path: Path, file: str, text: str, content: tuple[str, ...]
) -> None:
    found = layout_of(plant(tmp_path, {file: text}))
    assert found.content[:2] == content
    assert f"{file} is code: only plain texts in it are read" in found.summary()


I18N = (
    "docs_dir: text\nplugins:\n  - search\n  - i18n:\n      docs_structure: {}\n      languages:\n"
    "        - locale: en\n          default: true\n        - locale: pt-BR\n"
)


@pytest.mark.parametrize(
    ("structure", "lang", "place"),
    [
        ("suffix", None, "text/blog/posts/x.md"),
        ("suffix", "pt-BR", "text/blog/posts/x.pt-br.md"),
        ("folder", None, "text/en/blog/posts/x.md"),
        ("folder", "pt-BR", "text/pt-BR/blog/posts/x.md"),
    ],
)
def test_translations_of_mkdocs_are_by_name_or_by_folder(
    tmp_path: Path, structure: str, lang: str | None, place: str
) -> None:
    found = layout_of(plant(tmp_path, {"mkdocs.yml": I18N.format(structure)}), lang)
    assert found.place(USUAL["mkdocs"]) == place
    other = "text/en/a.md" if lang else "text/pt-BR/a.md"
    assert found.is_translated(other) == (structure == "folder")
    assert not found.is_translated("text/pt-BR/a.md" if lang else "text/en/a.md")
