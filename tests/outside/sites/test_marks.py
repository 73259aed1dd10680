"""Which site a folder is in: by the files of each generator, upwards or right below."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scaffold.outside.sites import layout, marks
from scaffold.outside.sites.marks import AmbiguousSite

Plant = Callable[..., Path]


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Makes files (`path=text`; a name that ends in / is a folder) below a folder of its own."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)

    def make(**files: str) -> Path:
        root = tmp_path / "here"
        root.mkdir(exist_ok=True)
        for name, text in files.items():
            path = root / name
            if name.endswith("/"):
                path.mkdir(parents=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return root

    return make


MARKS = [
    ("hugo.toml", "", "hugo"),
    ("hugo.yaml", "", "hugo"),
    ("hugo.yml", "", "hugo"),
    ("hugo.json", "{}", "hugo"),
    ("config.toml", 'title = "x"\nbaseURL = "https://example.org/"\n', "hugo"),
    ("config.toml", "baseurl='https://example.org/'\n", "hugo"),
    ("config.yaml", "baseURL: https://example.org/\n", "hugo"),
    ("config.json", '{\n  "baseURL": "https://example.org/"\n}', "hugo"),
    ("config/_default/params.toml", "", "hugo"),
    ("config.toml", '# a site\nbase_url = "https://example.org"\n', "zola"),
    ("zola.toml", "", "zola"),
    ("_config.yml", "title: x\n", "jekyll"),
    ("_config.toml", "", "jekyll"),
    ("mkdocs.yml", "", "mkdocs"),
    ("_quarto.yml", "", "quarto"),
    *((f"docusaurus.config.{e}", "", "docusaurus") for e in ("js", "ts", "mjs", "cjs")),
    *((f"astro.config.{e}", "", "astro") for e in ("mjs", "js", "ts", "mts")),
    (".obsidian/", "", "obsidian"),
    ("logseq/config.edn", "{}", "logseq"),
]


@pytest.mark.parametrize(("mark", "text", "preset"), MARKS, ids=[f"{m}-{p}" for m, _, p in MARKS])
def test_each_generator_is_told_by_its_files(
    plant: Plant, mark: str, text: str, preset: str
) -> None:
    root = plant(**{mark: text, "a/b/": ""})
    for start in (root, root / "a" / "b"):
        found = marks.find(start)
        assert found is not None
        assert (found.root, found.preset) == (root, preset)
        assert (root / found.mark).exists()


@pytest.mark.parametrize(
    "files",
    [
        {"config.toml": 'theme = "x"\n'},
        {"config.toml": '# baseURL = "x"\n[params]\ntext = "base_url"\n'},
        {"config.yaml": "name: x\n"},
        {"logseq/": ""},
        {"_config.yml": "", "source/_posts/": ""},
        {"_config.yml": "", "_toc.yml": ""},
        {"package.json": "{}"},
    ],
    ids=["a theme", "comment", "other config", "folder alone", "hexo", "jupyter book", "package"],
)
def test_what_only_looks_alike_is_no_site(plant: Plant, files: dict[str, str]) -> None:
    assert marks.find(plant(**files)) is None


def test_exactly_one_right_below_counts(plant: Plant) -> None:
    root = plant(**{"blog/hugo.toml": "", "src/x.py": "", ".hidden/mkdocs.yml": ""})
    found = marks.locate(root)
    assert found is not None
    assert found.root == root / "blog"
    assert marks.locate(root / "src") is None


def test_two_right_below_are_named_and_a_preset_chooses(plant: Plant) -> None:
    root = plant(**{"blog/hugo.toml": "", "docs/mkdocs.yml": ""})
    assert marks.find(root) is None
    with pytest.raises(AmbiguousSite) as caught:
        marks.locate(root)
    assert "hugo.toml (hugo)" in str(caught.value)
    assert "mkdocs.yml (mkdocs)" in str(caught.value)
    assert f'--site "{root / "blog"}"' in caught.value.hint
    found = marks.locate(root, "hugo-yaml")
    assert found is not None
    assert found.root == root / "blog"


def test_two_generators_in_one_folder_are_named_and_a_preset_chooses(plant: Plant) -> None:
    root = plant(**{"mkdocs.yml": "", "_config.yml": ""})
    with pytest.raises(AmbiguousSite) as caught:
        marks.locate(root)
    assert caught.value.hint == "Name one: --preset mkdocs or --preset jekyll"
    found = marks.locate(root, "jekyll")
    assert found is not None
    assert found.preset == "jekyll"
    nearest = marks.find(root)
    assert nearest is not None
    assert nearest.root == root


def test_the_nearest_site_upwards_wins(plant: Plant) -> None:
    root = plant(**{"_config.yml": "", "website/docusaurus.config.js": "", "website/blog/": ""})
    found = marks.find(root / "website" / "blog")
    assert found is not None
    assert found.preset == "docusaurus"


@pytest.mark.parametrize(
    ("vault", "preset"), [("", "hugo"), ("content/", "hugo"), ("content/posts/", "hugo"),
                          ("notes/", "obsidian")],
)  # fmt: skip
def test_a_vault_yields_to_the_generator_whose_content_it_is(
    plant: Plant, vault: str, preset: str
) -> None:
    root = plant(**{"hugo.toml": "", f"{vault}.obsidian/": "", f"{vault}deep/": ""})
    found = marks.find(root / vault / "deep")
    assert found is not None
    assert found.preset == preset


def test_the_home_folder_is_a_site_only_for_who_stands_in_it(plant: Plant, tmp_path: Path) -> None:
    root = plant(**{"a/": ""})
    (tmp_path / ".obsidian").mkdir()
    assert marks.find(root / "a") is None
    at_home = marks.find(tmp_path)
    assert at_home is not None
    assert at_home.preset == "obsidian"


def test_configs_are_read_only_so_far_and_only_if_they_are_files(plant: Plant) -> None:
    root = plant(**{"config.toml": "#" * 1_000_000 + "\nbaseURL = 1\n", "sub/": ""})
    assert marks.find(root) is None
    (root / "config.toml").unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / "config.toml")
        assert marks.find(root) is None  # and does not wait for a writer


@pytest.mark.parametrize(
    ("files", "folders"),
    [
        ({"hugo.toml": "", "content/": ""}, ["content"]),
        ({"hugo.toml": 'contentDir = "texts"', "content/": "", "texts/": ""}, ["texts"]),
        ({"hugo.toml": 'contentDir = "../../etc"', "content/": ""}, ["content"]),
        (
            {"hugo.toml": "", "content/": "", "themes/x/content/": "", "archetypes/": ""},
            ["content"],
        ),
        ({"hugo.toml": 'contentDir = "/etc"', "content/": ""}, ["content"]),
        ({"mkdocs.yml": "docs_dir: text\n", "text/": ""}, ["text"]),
        ({"docusaurus.config.js": "", "blog/": "", "docs/": ""}, ["blog", "docs"]),
        ({"astro.config.mjs": "", "src/content/": ""}, ["src/content"]),
        ({".obsidian/": ""}, ["."]),
        ({"hugo.toml": ""}, []),
    ],
)
def test_posts_lie_in_the_generators_content_folders(
    plant: Plant, files: dict[str, str], folders: list[str]
) -> None:
    root = plant(**files)
    site = marks.find(root)
    assert site is not None
    found = layout.of(site).folders()
    assert [folder.relative_to(root).as_posix() for folder in found] == folders


@pytest.mark.parametrize(
    ("app", "folder"),
    [
        ('{"newFileLocation": "folder", "newFileFolderPath": "Notes/Courses"}', "Notes/Courses"),
        ('{"newFileLocation": "root", "newFileFolderPath": "Notes"}', "."),
        ('{"newFileLocation": "folder", "newFileFolderPath": "../../etc"}', "."),
        ('{"newFileLocation": "folder", "newFileFolderPath": "/etc"}', "etc"),
        ('{"newFileLocation": "folder", "newFileFolderPath": 1}', "."),
        ('["folder"]', "."),
        ("{", "."),
        ("[" * 10_000, "."),
    ],
    ids=["folder", "root", "out", "absolute", "number", "list", "broken", "deep"],
)
def test_a_vault_says_where_new_notes_go(plant: Plant, app: str, folder: str) -> None:
    site = marks.find(plant(**{".obsidian/app.json": app}))
    assert site is not None
    found = layout.of(site)
    assert (found.place("x.md"), bool(found.explains())) == (
        (Path(folder) / "x.md").as_posix(),
        folder != ".",
    )
