"""What the newest posts of a site have in common."""

from datetime import date

import pytest

from scaffold.outside.sites.conventions import OldPost, conventions

DAY = date(2026, 11, 24)
TOML = '+++\ntitle = "x"\ndate = {}\n+++\ntext\n'
YAML = "---\ntitle: x\ndate: {}\n---\ntext\n"
JSON = '{{\n  "title": "x",\n  "date": "{}"\n}}\n\ntext\n'


def old(path: str, form: str = YAML, day: str = "", changed: float = 0) -> OldPost:
    return OldPost(path, form.format(day).encode(), changed)


def path_of(*posts: OldPost) -> str | None:
    found = conventions(posts)
    return found.path("new", DAY) if found else None


def test_where_there_is_no_post_there_is_no_habit() -> None:
    assert conventions([]) is None
    assert conventions([old("README.md"), old("content/_index.md"), old("index.md")]) is None


@pytest.mark.parametrize(
    ("path", "day", "new"),
    [
        ("content/posts/a.md", "2024-01-05", "content/posts/new.md"),
        ("content/posts/a/index.md", "2024-01-05", "content/posts/new/index.md"),
        ("content/posts/2024-01-05-a.md", "2024-01-05", "content/posts/2026-11-24-new.md"),
        ("content/2024_01_05_a.md", "2024-01-05", "content/2026_11_24_new.md"),
        ("content/20240105-a.md", "2024-01-05", "content/20261124-new.md"),
        ("content/2024-01-a.md", "2024-01-05", "content/2026-11-new.md"),
        ("content/2024-01-05-a/index.md", "2024-01-05", "content/2026-11-24-new/index.md"),
        ("_posts/2024-01-05-a.markdown", "", "_posts/2026-11-24-new.markdown"),
        ("content/2024/a.md", "2024-01-05", "content/2026/new.md"),
        ("content/2024/01/a.md", "2024-01-05", "content/2026/11/new.md"),
        ("content/2024/01/05/a/index.md", "2024-01-05", "content/2026/11/24/new/index.md"),
        ("content/2024-01/a.md", "2024-01-05", "content/2026-11/new.md"),
        ("content/2019/a.md", "2024-01-05", "content/2019/new.md"),
        ("content/posts/a.ru.md", "2024-01-05", "content/posts/new.ru.md"),
        ("content/posts/a/index.ru.md", "2024-01-05", "content/posts/new/index.ru.md"),
        ("blog/a.mdx", "2024-01-05", "blog/new.mdx"),
        ("posts/a/index.qmd", "2024-01-05", "posts/new/index.qmd"),
        ("a.md", "2024-01-05", "new.md"),
        ("content/2024-year-in-review.md", "2024-12-31", "content/new.md"),
        ("content/1234-56-78-a.md", "", "content/new.md"),
    ],
)
def test_a_new_post_is_named_as_the_old_one(path: str, day: str, new: str) -> None:
    assert path_of(old(path, day=day)) == new


@pytest.mark.parametrize(
    ("head", "form"),
    [(TOML, "toml"), (YAML, "yaml"), (JSON, "json"), ("# x {}\n", None), ("\ufeff" + YAML, "yaml")],
)
def test_the_language_of_front_matters_is_seen(head: str, form: str | None) -> None:
    found = conventions([old("content/a.md", head, "2024-01-05")])
    assert found is not None
    assert found.form == form


@pytest.mark.parametrize(
    "line",
    [
        "date: 2024-01-05", "date: 2024-01-05T10:00:00+06:00", 'date: "2024/1/5"',
        "pubDate: 'Jan 05 2024'", "pubDate: January 5, 2024", "date:\n  created: 2024-01-05",
        "publishDate: 2024-01-05", "Date: 2024-01-05",
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(line: str) -> None:
    dated = OldPost("content/2024/01/a.md", f"---\n{line}\n---\n".encode(), 0)
    later = OldPost("content/other/b.md", b"---\ntitle: no date\n---\n", 9e9)
    assert path_of(dated, later) == "content/2026/11/new.md"


def test_a_date_after_the_front_matter_is_none_of_the_posts() -> None:
    assert path_of(
        OldPost("content/a.md", b"---\ntitle: x\n---\ndate: 2030-01-01\n", 1),
        old("content/posts/b.md", day="2001-01-01"),
    ) == "content/posts/new.md"  # fmt: skip


def test_the_newest_count_not_the_many() -> None:
    before = [old(f"content/blog/a{n}.md", TOML, f"2020-01-{n + 1:02}") for n in range(20)]
    now = [old(f"content/posts/b{n}/index.md", YAML, f"2024-01-{n + 1:02}") for n in range(10)]
    found = conventions(before + now)
    assert found is not None
    assert (found.path("new", DAY), found.form) == ("content/posts/new/index.md", "yaml")
    assert (found.like, found.alike, found.looked_at) == ("content/posts/b9/index.md", 10, 10)


def test_one_that_lies_elsewhere_does_not_change_the_habit() -> None:
    posts = [old(f"content/posts/a{n}.md", TOML, f"2024-01-{n + 1:02}") for n in range(5)]
    found = conventions([*posts, old("content/about.md", YAML, "2024-06-01")])
    assert found is not None
    assert (found.path("new", DAY), found.form) == ("content/posts/new.md", "toml")
    assert (found.alike, found.looked_at) == (5, 6)


def test_of_equals_the_newest_decides() -> None:
    a, b = old("content/a/x.md", day="2024-01-01"), old("content/b/y.md", day="2024-01-02")
    assert path_of(a, b) == path_of(b, a) == "content/b/new.md"


def test_without_any_date_the_last_changed_decide() -> None:
    a, b = old("docs/a/x.md", "{}", changed=2), old("docs/b/y.md", "{}", changed=1)
    assert path_of(a, b) == path_of(b, a) == "docs/a/new.md"


def test_an_index_page_without_a_date_is_no_post() -> None:
    pages = [old("docs/index.md", "{}"), old("docs/blog/index.md", "{}", changed=9)]
    assert conventions(pages) is None
    assert path_of(*pages, old("docs/a/x.md", "{}")) == "docs/a/new.md"


def test_pages_of_handbooks_are_no_posts_unless_they_are_dated() -> None:
    pages = [old("docs/guide/a.md", "{}", changed=9), old("docs/guide/b.md", "{}")]
    assert conventions(pages, dated_only=True) is None
    found = conventions([*pages, old("docs/blog/posts/c.md", day="2020-01-01")], dated_only=True)
    assert found is not None
    assert found.path("new", DAY) == "docs/blog/posts/new.md"


def test_pages_of_themes_and_tools_are_no_posts() -> None:
    others = ("node_modules/x/b.md", "content/posts/_index.md", "CHANGELOG.md")
    posts = [old(path, day="2025-01-01") for path in others]
    assert path_of(*posts, old("content/notes/x.md", day="2001-01-01")) == "content/notes/new.md"


def test_a_folder_named_by_a_pattern_stays_as_it_is() -> None:
    assert path_of(old("content/{day}x/a.md", day="2024-01-05")) == "content/{day}x/new.md"
