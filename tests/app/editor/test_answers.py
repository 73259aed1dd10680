"""What an editor is offered and told while a post is written."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scaffold.app.check import fixing
from scaffold.app.check.command import check
from scaffold.app.check.policy import CheckOptions
from scaffold.app.editor.writing import Player
from scaffold.app.outcome import CommonOptions
from scaffold.model.document import Change, PositionEncoding
from scaffold.model.edit import Span
from scaffold.model.listing import Chapter
from scaffold.model.player import Moment
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.model.timecode import Timecode
from scaffold.outside import snapshots
from scaffold.rules import ALL
from scaffold.rules.running import run as running
from tests.app.editor.editing import POSTS, Desk, as_shown, checked
from tests.notes import nasty

LIST = "PLcourse0000000001"
ONE = f"https://www.youtube.com/watch?v=v0000000001&list={LIST}"
HEADING = f"## [1. Начало]({ONE}&index=1)\n\n"
COMMENT = "scaffold: ignore bare-timecode - intended"
every_post = pytest.mark.parametrize("post", POSTS, ids=lambda p: f"{p.parent.name}-{p.stem}")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repo with a snapshot of a course of two lectures; the first one has chapters."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    chapters = [(0, "Intro"), (480, "Сеть [x] *y*"), (900, "End")]
    first = KnownVideo(
        title="Lecture 1. Начало",
        channel="Лектор\u202e",
        duration=3600,
        chapters=tuple(Chapter(start=Timecode.of(s), title=t) for s, t in chapters),
    )
    gone = {"listed": {"ru": "Второй"}, "state": "private", "gone_since": "2026-01-02"}
    course = Snapshot(
        id=LIST,
        title="Курс",
        lang="ru",
        order=("v0000000001", "v0000000002"),
        videos={"v0000000001": first, "v0000000002": KnownVideo.model_validate(gone)},
    )
    snapshots.write(tmp_path / ".scaffold", course)
    return tmp_path


# one text, one answer


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    text=nasty.posts,
    encoding=st.sampled_from(PositionEncoding),
    edits=st.lists(st.tuples(st.integers(0), st.integers(0, 40), nasty.posts), max_size=5),
)
def test_after_any_edits_the_answers_are_those_of_a_file_opened_anew(
    text: str, encoding: PositionEncoding, edits: list[tuple[int, int, str]], site: Path
) -> None:
    desk = Desk(site / "post.md", text, encoding)
    for at, size, new in edits:
        document = desk.document
        now = document.data.decode()
        start = at % (len(now) + 1)
        end = min(start + size, len(now))
        places = [document.position(len(now[:i].encode())) for i in (start, end)]
        desk.become(document.changed((document.version or 0) + 1, (Change(new[:60], *places),)))
        desk.diagnostics()
    anew = Desk(site / "post.md", desk.document.data.decode(), encoding)
    assert as_shown(desk.diagnostics()) == as_shown(anew.diagnostics())
    titles = [[a.title for a in d.actions(only=["quickfix"])] for d in (desk, anew)]
    assert titles[0] == titles[1]
    assert desk.log == []


# all at once, where lines rest


def test_fixing_all_leaves_lines_that_were_changed_a_moment_ago(site: Path) -> None:
    now = [100.0]
    text = HEADING + "8:00 - old\n\n"
    desk = Desk(site / "post.md", text, clock=lambda: now[0])
    desk.type("9:00 - new\n", len(text.encode()))
    once = desk.fix_all().decode()
    assert f"[8:00]({ONE}&t=8m00s) - old\n\n9:00 - new\n" in once
    now[0] += 5
    assert f"[9:00]({ONE}&t=9m00s) - new\n" in desk.fix_all().decode()


def test_a_new_line_without_text_waits_for_it(site: Path) -> None:
    now = [0.0]
    desk = Desk(site / "post.md", HEADING, clock=lambda: now[0])
    desk.type("8:00 - \n", len(HEADING.encode()))
    now[0] += 60
    assert desk.fix_all() == desk.document.data
    desk.type("x", len((HEADING + "8:00 - ").encode()))
    now[0] += 60
    assert b"[8:00]" in desk.fix_all()


def test_what_waits_is_not_linked_by_a_later_round(site: Path) -> None:
    (site / "scaffold.toml").write_text('[check]\nselect = ["tracking-parameter"]\n', "utf-8")
    two = ONE.replace("v0000000001", "v0000000002")
    text = f"{HEADING}## [2. B]({two}&index=9&si=abc)\n\n"
    desk = Desk(site / "post.md", text)
    desk.type("8:00 - x\n", len(text.encode()))
    assert desk.fix_all().decode() == f"{HEADING}## [2. B]({two}&index=2)\n\n8:00 - x\n"


def test_fixes_that_touch_each_other_are_made_one_after_the_other(site: Path) -> None:
    (site / "scaffold.toml").write_text('[check]\nselect = ["tracking-parameter"]\n', "utf-8")
    two = ONE.replace("v0000000001", "v0000000002")
    path = site / "post.md"
    path.write_text(f"{HEADING}## [2. B]({two}&index=9&si=abc)\n\n8:00 - x\n", "utf-8")
    after = Desk(path).fix_all()
    check(CheckOptions((path,), fix=True), CommonOptions(offline=True))
    assert after == path.read_bytes()
    assert f"[2. B]({two}&index=2)\n\n[8:00]({two}&t=8m00s) - x\n" in after.decode()


# suppress here


@every_post
def test_a_suppression_hides_what_it_is_for_and_changes_nothing_else(
    post: Path, site: Path
) -> None:
    path, text = site / "post.md", post.read_bytes().decode()
    desk = Desk(path, text)
    before = [(d[1], d[3]) for d in as_shown(desk.diagnostics())]
    for action in desk.actions(only=["quickfix"]):
        if action.title.startswith("Suppress"):
            path.write_bytes(desk.after(action))
            told = checked(path)
            after = [(f["rule"], "\n".join([f["message"], *f["advice"]])) for f in told["findings"]]
            gone = list(before)
            for left in after:
                gone.remove(left)
            assert {rule for rule, _ in gone} == {action.title.split()[1]}
            assert (action.diagnostics[0].code, action.diagnostics[0].message) in gone
            assert told["sums"]["suppressed"] == len(gone)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "8:00 - x", f"8:00 - x <!-- {COMMENT} -->"),
        ("a.md", "8:00 - x  ", f"8:00 - x <!-- {COMMENT} -->  "),
        ("a.md", "### 8:00 - x ##", f"### 8:00 - x <!-- {COMMENT} --> ##"),
        ("a.md", "8:00 - x\n---", f"8:00 - x <!-- {COMMENT} -->\n---"),
        ("a.mdx", "8:00 - x", f"8:00 - x {{/* {COMMENT} */}}"),
        (
            "a.md",
            "| 8:00 | x |\n|---|---|\n| 9:00 | y |",
            f"| 8:00 | x <!-- {COMMENT} --> |\n|---|---|\n| 9:00 | y |",
        ),
    ],
)
def test_the_comment_is_in_the_form_of_the_file_and_on_the_line(
    name: str, before: str, after: str, site: Path
) -> None:
    desk = Desk(site / name, f"{HEADING}{before}\n")
    first, *_ = [a for a in desk.actions() if a.title.startswith("Suppress")]
    assert desk.after(first).decode() == f"{HEADING}{after}\n"


def test_a_link_alone_on_its_line_gets_the_comment_on_the_line_before(site: Path) -> None:
    again = f"{HEADING}8:00 - x\n\n## Again\n\nhttps://youtu.be/v0000000001\n\n9:00 - y\n"
    desk = Desk(site / "post.md", again)
    (suppress,) = [a for a in desk.actions() if a.title == "Suppress duplicate-lecture here"]
    comment = "<!-- scaffold: ignore duplicate-lecture - intended -->"
    assert f"## Again\n\n{comment}\nhttps://youtu.be/" in desk.after(suppress).decode()


def test_in_front_matter_the_comment_is_one_of_its_language(site: Path) -> None:
    text = "+++\nvideo = 'https://youtu.be/abc'\n+++\n"
    desk = Desk(site / "post.md", text)
    (suppress,) = desk.actions()
    comment = "# scaffold: ignore malformed-link - intended"
    assert desk.after(suppress).decode() == text.replace("abc'\n", f"abc' {comment}\n")


# what goes wrong


def test_a_rule_that_fails_is_one_line_of_the_log(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(view: object) -> Any:
        yield from ()
        raise ZeroDivisionError("division by zero")

    rules = tuple(replace(rule, find=fail) if rule.slug == "past-end" else rule for rule in ALL)
    monkeypatch.setattr(running, "ALL", rules)
    late = f"[2:00:00]({ONE}&t=2h00m00s) <!-- scaffold: ignore past-end - known -->\n"
    desk = Desk(site / "post.md", f"{HEADING}8:00 - x\n\n{late}")
    assert [d.code for d in desk.diagnostics()] == ["bare-timecode"]
    desk.type("y", len(HEADING.encode()) + 8)
    assert [d.code for d in desk.diagnostics()] == ["bare-timecode"]
    desk.actions()
    assert desk.log == ["past-end failed on post.md: ZeroDivisionError: division by zero"]


def test_settings_that_cannot_be_read_are_said_on_the_first_line(site: Path) -> None:
    (site / "scaffold.toml").write_text('[check]\nselect = ["past-ned"]\n', "utf-8")
    desk = Desk(site / "post.md", HEADING)
    (wrong,) = desk.diagnostics()
    assert wrong.message == "Unknown rule 'past-ned'.\nDid you mean past-end?"
    assert desk.actions() == []
    assert desk.answers.hover(desk.document, 10) is None
    (site / "scaffold.toml").unlink()
    assert desk.diagnostics() == []


def test_a_damaged_snapshot_takes_away_what_link_needs_of_it_and_nothing_else(site: Path) -> None:
    (site / ".scaffold" / f"{LIST}.json").write_text("{", "utf-8")
    desk = Desk(site / "post.md", f"{HEADING}8:00 - x\n\n9:00 - y\n")
    first, *rest = desk.diagnostics()
    assert "is damaged" in first.message
    assert [d.code for d in rest] == ["bare-timecode"] * 2
    titles = [action.title for action in desk.actions(only=["quickfix"])]
    assert titles == ["bare-timecode: link it"] * 2 + ["Suppress bare-timecode here"] * 2
    (line,) = desk.log
    assert "is damaged" in line


def test_a_folder_of_snapshots_that_the_settings_name_is_followed(site: Path) -> None:
    (site / ".scaffold").rename(site / "data")
    (site / "scaffold.toml").write_text('snapshots = "data"\n', "utf-8")
    desk = Desk(site / "post.md", f"{HEADING}[2:00:00]({ONE}&t=2h00m00s) - late\n")
    uri = desk.document.uri
    assert desk.answers.stamp(uri) == desk.answers.stamp(uri)
    assert [d.code for d in desk.diagnostics()] == ["past-end"]
    before = desk.answers.stamp(uri)
    snapshot = site / "data" / f"{LIST}.json"
    snapshot.write_text("{", "utf-8")
    assert [d.code for d in desk.diagnostics()] == [None]
    damaged = desk.answers.stamp(uri)
    assert damaged == desk.answers.stamp(uri) != before
    snapshot.unlink()
    assert desk.answers.stamp(uri) != damaged
    assert desk.diagnostics() == []


def test_an_action_that_the_net_refuses_is_a_line_of_the_log(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damage(data: bytes, edits: object) -> bytes:
        return data.replace(b"[1.", b"[2.")

    monkeypatch.setattr(fixing, "editing", SimpleNamespace(apply=damage))
    desk = Desk(site / "post.md", f"{HEADING}8:00 - x\n")
    assert desk.actions(only=["source.fixAll.scaffold"]) == []
    (line,) = desk.log
    assert "post.md" in line


def test_a_text_in_no_file_is_checked_too(site: Path) -> None:
    desk = Desk(site / "post.md", HEADING + "8:00 - x\n")
    desk.become(replace(desk.document, uri="untitled:Untitled-1"))
    assert [d.code for d in desk.diagnostics()] == ["bare-timecode"]


def test_what_the_baseline_knows_is_a_hint_and_says_so(site: Path) -> None:
    path = site / "post.md"
    path.write_text("[x](https://youtu.be/abc)\n", "utf-8")
    desk = Desk(path)
    assert [d.severity for d in desk.diagnostics()] == [1]
    check(CheckOptions((path,), write_baseline=site / "known.json"), CommonOptions(offline=True))
    (site / "scaffold.toml").write_text('[check]\nbaseline = "known.json"\n', "utf-8")
    (known,) = desk.diagnostics()
    assert known.severity == 4
    assert known.message.endswith("\nwaived by the baseline")


def test_nothing_is_kept_of_a_document_that_was_closed(site: Path) -> None:
    desk = Desk(site / "post.md", HEADING)
    desk.diagnostics()
    desk.answers.forget(desk.document.uri)
    kept = (desk.answers._ages, desk.answers._checks, desk.answers._files)
    assert not any(kept)


# which actions


def test_only_actions_of_the_kinds_asked_for_are_made(site: Path) -> None:
    desk = Desk(site / "post.md", f"{HEADING}8:00 - x\n")
    kinds = {
        only: {action.kind for action in desk.actions(only=[only])}
        for only in ("quickfix", "source", "source.fixAll", "source.fixAll.other", "refactor")
    }
    assert kinds == {
        "quickfix": {"quickfix"},
        "source": {"source.fixAll.scaffold"},
        "source.fixAll": {"source.fixAll.scaffold"},
        "source.fixAll.other": set(),
        "refactor": set(),
    }


def test_actions_are_for_the_lines_of_the_cursor(site: Path) -> None:
    text = f"{HEADING}8:00 - x\n\n9:00 - y\n"
    desk = Desk(site / "post.md", text)
    at = text.encode().index(b" - x") + 4
    titles = [action.title for action in desk.actions(Span(at, at), ["quickfix"])]
    assert titles == ["bare-timecode: link it", "Link 2 timecodes", "Suppress bare-timecode here"]


# hover


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"[x]({ONE})", "Lecture 1. Начало\n1 of 2 in Курс · 1:00:00 · Лектор"),
        (
            f"[9:00]({ONE}&t=9m00s) - a",
            "Lecture 1. Начало\n1 of 2 in Курс · 1:00:00 · Лектор\n"
            "9:00 is in the chapter Сеть [x] *y* (from 8:00)",
        ),
        (
            f"[x](https://youtu.be/v0000000002) https://youtube.com/playlist?list={LIST}",
            "Второй\n2 of 2 in Курс\nprivate since 2026-01-02",
        ),
        (f"[x](https://www.youtube.com/playlist?list={LIST})", "Курс\n2 lectures"),
        (
            "[x](https://www.youtube.com/playlist?list=PLcourse0000000002)",
            "PLcourse0000000002\nno snapshot knows this playlist",
        ),
        ("[x](https://youtu.be/v0000000003)", "v0000000003\nno snapshot knows this video"),
    ],
)
def test_hover_tells_what_is_known_of_a_link(text: str, told: str, site: Path) -> None:
    desk = Desk(site / "post.md", text)
    hover = desk.answers.hover(desk.document, 2)
    assert hover
    assert getattr(hover.contents, "value", "") == told


@pytest.mark.parametrize("text", ["text", "[x](https://youtu.be/abc)", ""])
def test_where_nothing_is_linked_hover_tells_nothing(text: str, site: Path) -> None:
    desk = Desk(site / "post.md", text)
    assert desk.answers.hover(desk.document, 0) is None


# completion


def playing(video: str, seconds: float) -> Player:
    return lambda: Moment(video, seconds, playing=True)


def completions(desk: Desk, behind: str) -> list[tuple[str, str]]:
    """Labels, and the text after each is taken."""
    at = desk.document.data.rindex(behind.encode()) + len(behind.encode())
    found = desk.answers.completion(desk.document, at)
    told = []
    for item in found.items if found else ():
        assert item.filter_text
        assert item.filter_text.startswith("@")
        (edit,) = desk.edits([item.text_edit])  # type: ignore[list-item]  # one kind only
        new = desk.document.data[: edit.span.start] + edit.text.encode()
        told.append((item.label, (new + desk.document.data[edit.span.end :]).decode()))
    return told


@pytest.mark.parametrize("typed", ["@", "@8:0"])
def test_behind_an_at_sign_are_the_players_time_and_the_chapters_that_have_no_note(
    typed: str, site: Path
) -> None:
    before = f"{HEADING}[0:00]({ONE}&t=0m00s) - a\n\n- "
    desk = Desk(site / "post.md", f"{before}{typed}\n", player=playing("v0000000001", 956.9))
    assert completions(desk, typed) == [
        ("15:56", f"{before}[15:56]({ONE}&t=15m56s) - \n"),
        ("8:00 Сеть [x] *y*", f"{before}[8:00]({ONE}&t=8m00s) - Сеть \\[x\\] \\*y\\*\n"),
        ("15:00 End", f"{before}[15:00]({ONE}&t=15m00s) - End\n"),
    ]


def test_what_is_completed_has_the_shape_of_the_other_notes(site: Path) -> None:
    other = f"* **[01:00]({ONE}&t=60s)**: a\n"
    desk = Desk(site / "post.md", f"{HEADING}{other}* @\n", player=playing("v0000000001", 480))
    now, *_ = completions(desk, "@")
    assert now == ("08:00", f"{HEADING}{other}* **[08:00]({ONE}&t=480s)**: \n")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADING}me@",
        f"{HEADING}```\n@\n```\n",
        f"{HEADING}<!--\n@\n-->\n",
        "@\n",
        f"---\nx: 1\n@\n---\n{HEADING}",
        f"{HEADING}# @",
    ],
    ids=["mail", "code", "comment", "no lecture", "front matter", "heading"],
)
def test_elsewhere_nothing_is_offered(text: str, site: Path) -> None:
    desk = Desk(site / "post.md", text, player=playing("v0000000001", 1))
    at = desk.document.data.index(b"@") + 1
    assert desk.answers.completion(desk.document, at) is None


def test_a_player_of_another_lecture_offers_no_time(site: Path) -> None:
    desk = Desk(site / "post.md", f"{HEADING}\n@", player=playing("v0000000002", 1))
    assert completions(desk, "@")[0][0] == "0:00 Intro"


def test_settings_say_whose_chapters_are_offered(site: Path) -> None:
    (site / "scaffold.toml").write_text('chapters = "none"\n', "utf-8")
    assert completions(Desk(site / "post.md", f"{HEADING}\n@"), "@") == []
