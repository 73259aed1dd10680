"""What an editor shows of a post is what `check --offline`, `--fix` and `link` say and write."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scaffold.app.check.command import check
from scaffold.app.check.policy import CheckOptions
from scaffold.app.link.command import LinkOptions, link
from scaffold.app.new.command import NewOptions, new
from scaffold.app.outcome import CommonOptions
from scaffold.model.document import PositionEncoding
from scaffold.rules import ALL
from tests.app.editor.editing import FIXTURES, POSTS, Desk, as_reported, as_shown, checked
from tests.notes import nasty

every_post = pytest.mark.parametrize("post", POSTS, ids=lambda p: f"{p.parent.name}-{p.stem}")
everything = "[check]\nselect = [" + ", ".join(f'"{r.slug}"' for r in ALL if not r.default) + "]\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repo where all rules run and the model course has a snapshot."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "scaffold.toml").write_text(everything, "utf-8")
    monkeypatch.chdir(tmp_path)
    listing = str(FIXTURES / "deep-learning-ngu-2019.json")
    new(listing, NewOptions(output="course.md"), CommonOptions(offline=True))
    assert list((tmp_path / ".scaffold").iterdir())
    return tmp_path


@pytest.mark.slow
@every_post
@pytest.mark.parametrize("encoding", PositionEncoding)
def test_diagnostics_are_what_a_check_reports(
    post: Path, encoding: PositionEncoding, site: Path
) -> None:
    path = Path(shutil.copy(post, site / "post.md"))
    desk = Desk(path, encoding=encoding)
    report = checked(path)
    assert report["failed"] == []
    shown = desk.diagnostics()
    assert [line[1:] for line in as_shown(shown)] == [
        line[1:] for line in as_reported(report["findings"])
    ]
    if encoding is PositionEncoding.UTF32 and not desk.document.data.startswith(b"\xef\xbb\xbf"):
        assert as_shown(shown) == as_reported(report["findings"])


@pytest.mark.slow
@every_post
def test_fixing_all_writes_what_check_fix_writes(post: Path, site: Path) -> None:
    path = Path(shutil.copy(post, site / "post.md"))
    desk = Desk(path, encoding=PositionEncoding.UTF16)
    after = desk.fix_all()
    check(CheckOptions((path,), fix=True), CommonOptions(offline=True))
    assert after == path.read_bytes()


@pytest.mark.slow
@every_post
def test_linking_all_timecodes_writes_what_link_writes(post: Path, site: Path) -> None:
    path = Path(shutil.copy(post, site / "post.md"))
    desk = Desk(path, encoding=PositionEncoding.UTF8)
    titles = [action for action in desk.actions() if action.title.startswith("Link ")]
    link((path,), LinkOptions(), CommonOptions())
    changed = path.read_bytes() != desk.document.data
    bare = [d for d in desk.diagnostics() if d.code == "bare-timecode"]
    assert bool(titles) == (changed and len(bare) > 1)
    if titles:
        assert desk.after(*titles) == path.read_bytes()


@pytest.mark.parametrize(("name", "mark"), [("post.mdx", ""), ("post.md", "mkdocs.yml")])
def test_a_post_is_read_in_the_dialect_of_its_file_and_site(
    name: str, mark: str, site: Path
) -> None:
    if mark:
        (site / mark).touch()
    for post in POSTS:
        path = Path(shutil.copy(post, site / name))
        desk = Desk(path)
        found = [line[1:] for line in as_reported(checked(path)["findings"])]
        assert [line[1:] for line in as_shown(desk.diagnostics())] == found, post
        after = desk.fix_all()
        check(CheckOptions((path,), fix=True), CommonOptions(offline=True))
        assert after == path.read_bytes(), post


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=nasty.posts)
def test_whatever_the_text_the_answers_are_those_of_the_commands(text: str, site: Path) -> None:
    path = site / "post.md"
    path.write_bytes(text.encode())
    desk = Desk(path, encoding=PositionEncoding.UTF32)
    report = checked(path)
    assert [line[1:] for line in as_shown(desk.diagnostics())[len(report["failed"]) :]] == [
        line[1:] for line in as_reported(report["findings"])
    ]
    after = desk.fix_all()
    check(CheckOptions((path,), fix=True), CommonOptions(offline=True))
    assert after == path.read_bytes()
