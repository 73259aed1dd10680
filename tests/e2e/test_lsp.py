"""`scaffold lsp` and an editor: what is shown, offered and written while one writes."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from lsprotocol import types

from tests.conftest import Runner
from tests.e2e import playing
from tests.e2e.editor import EVERYTHING, SERVER, editing, replace, span

FIXTURES = Path(__file__).parents[2] / "fixtures"
LIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
WATCH = f"https://www.youtube.com/watch?v=_q46x0tq2FQ&list={LIST}"
POST = f"## [1. Введение]({WATCH}&index=1)\n\n8:00 - о курсе 🔥\n"
LINKED = f"[8:00]({WATCH}&t=8m00s) - о курсе 🔥\n"


@pytest.fixture
def course(scaffold: Runner) -> Runner:
    """A post of the model course and its snapshot."""
    listing = FIXTURES / "deep-learning-ngu-2019.json"
    assert scaffold("new", listing, "-o", "course.md").code == 0
    return scaffold


def test_a_timecode_without_link_is_a_hint_and_its_fix_links_it(scaffold: Runner) -> None:
    with editing(scaffold, "visual_studio_code") as editor:
        (hint,) = editor.open("post.md", POST)
        assert (hint.code, hint.severity) == ("bare-timecode", types.DiagnosticSeverity.Hint)
        assert (hint.source, hint.range) == ("scaffold", span(2, 0, 2, 4))
        fix, suppress, everything = editor.actions("post.md", hint.range)
        assert fix.title == "bare-timecode: link it"
        assert (fix.kind, fix.is_preferred, fix.diagnostics) == ("quickfix", True, (hint,))
        assert fix.edit
        assert fix.edit.document_changes == (
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(editor.uri("post.md"), 1),
                (
                    types.TextEdit(span(2, 0, 2, 0), "["),
                    types.TextEdit(span(2, 4, 2, 4), f"]({WATCH}&t=8m00s)"),
                ),
            ),
        )
        assert suppress.title == "Suppress bare-timecode here"
        assert (everything.title, everything.kind) == (
            "Apply 1 safe fix of scaffold",
            "source.fixAll.scaffold",
        )
        assert everything.edit == fix.edit
        assert editor.change("post.md", *(replace(e.range, e.new_text) for e in [
            types.TextEdit(span(2, 4, 2, 4), f"]({WATCH}&t=8m00s)"),
            types.TextEdit(span(2, 0, 2, 0), "["),
        ])) == []  # fmt: skip
        assert editor.actions("post.md", EVERYTHING) == []
        assert editor.log == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_positions_are_in_the_editors_units(encoding: str, scaffold: Runner) -> None:
    text = "# Курс 🔥\n\nКурс 🔥 1 [x](https://youtu.be/abc)\n"
    with editing(scaffold, encodings=[encoding]) as editor:
        assert editor.initialized.capabilities.position_encoding == encoding
        (error,) = editor.open("post.md", text)
        start = len("Курс 🔥 1 ".encode(f"{encoding}-le" if encoding != "utf-8" else encoding))
        units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
        assert (error.code, error.range.start) == (
            "malformed-link",
            types.Position(2, start // units),
        )
        at = error.range.start
        moved = editor.change("post.md", replace(types.Range(at, at), "ё🔥"))
        grown = {"utf-8": 6, "utf-16": 3, "utf-32": 2}[encoding]
        assert moved[0].range.start == types.Position(2, at.character + grown)


def test_an_editor_that_says_nothing_counts_in_utf_16_and_knows_no_versions(
    scaffold: Runner,
) -> None:
    from tests.e2e.editor import Editor

    editor = Editor(scaffold, types.ClientCapabilities())
    try:
        assert editor.initialized.capabilities.position_encoding == "utf-16"
        editor.open("post.md", POST)
        fix, *_ = editor.actions("post.md", span(2, 0, 2, 0))
        assert fix.edit
        assert fix.edit.document_changes is None
        assert list(fix.edit.changes or ()) == [editor.uri("post.md")]
    finally:
        editor.leave()


def test_the_same_bytes_give_what_a_check_in_json_gives(course: Runner) -> None:
    for name in ("link-forms-of-timecodes", "link-crlf", "link-past-end"):
        shutil.copy(FIXTURES / "posts" / name / "post.md", course.folder / f"{name}.md")
    with editing(course, "visual_studio_code", ["utf-32"]) as editor:
        for path in sorted(course.folder.glob("*.md")):
            found = editor.open(path.name)
            ran = course("check", "--offline", "--format", "json", path.name)
            told = json.loads(ran.out)
            assert told["failed"] == []
            assert [
                (d.code, d.range.start.line + 1, d.range.end.line + 1, d.message) for d in found
            ] == [
                (f["rule"], f["line"], f["end_line"], "\n".join([f["message"], *f["advice"]]))
                for f in told["findings"]
            ]


@pytest.mark.slow
def test_settings_and_snapshots_that_change_on_disk_are_followed(course: Runner) -> None:
    late = f"## [1. Введение]({WATCH}&index=1)\n\n[9:59:59]({WATCH}&t=9h59m59s) - x\n"
    with editing(course) as editor:
        (past,) = editor.open("course.md", late)
        assert past.code == "past-end"
        snapshot = course.folder / ".scaffold" / f"{LIST}.json"
        whole = snapshot.read_text("utf-8")
        snapshot.write_text(whole.replace('"duration": 4', '"duration": 4444'), "utf-8")
        assert editor.wait_for("course.md", lambda p: not p.diagnostics) == []
        snapshot.write_text("{", "utf-8")
        (broken,) = editor.wait_for("course.md", lambda p: len(p.diagnostics) == 1)
        assert "is damaged" in broken.message
        snapshot.write_text(whole, "utf-8")
        editor.wait_for("course.md", lambda p: [d.code for d in p.diagnostics] == ["past-end"])
        (course.folder / "scaffold.toml").write_text('[check]\nignore = ["past-end"]\n', "utf-8")
        assert editor.wait_for("course.md", lambda p: not p.diagnostics) == []
        (course.folder / "scaffold.toml").write_text("[check]\nfail = 1\n", "utf-8")
        (wrong,) = editor.wait_for("course.md", lambda p: len(p.diagnostics) == 1)
        assert "check.fail" in wrong.message


def test_hover_tells_what_the_snapshot_knows(course: Runner) -> None:
    with editing(course) as editor:
        editor.open("course.md", POST + LINKED)
        assert editor.hover("course.md", 0, 10) == (
            "Deep Learning на пальцах 1 - Введение\n"
            "1 of 10 in Deep learning на пальцах - 2019 · 1:09:00 · sim0nsays"
        )
        assert editor.hover("course.md", 1, 0) is None
        assert editor.hover("missing.md", 0, 0) is None


def test_behind_an_at_sign_is_the_time_of_the_player(scaffold: Runner) -> None:
    text = playing.POST + "\n@"
    (scaffold.folder / "post.md").write_text(playing.POST, "utf-8")
    with editing(scaffold) as editor:
        editor.open("post.md", text)
        line = text.count("\n")
        assert editor.completions("post.md", line, 1) == []
        with (
            playing.playing(scaffold, scaffold.folder / "post.md") as play,
            play.page(),
        ):
            play.report(956, video=playing.TWO)
            (now,) = editor.completions("post.md", line, 1)
        assert (now.label, now.detail) == ("15:56", "where the player is")
        assert editor.completions("post.md", line, 1) == []


def test_a_message_that_makes_no_sense_ends_nothing(scaffold: Runner) -> None:
    with editing(scaffold) as editor:
        editor.send("never-opened.md", replace(span(0, 0, 0, 0), "x"))
        assert [d.code for d in editor.open("post.md", POST)] == ["bare-timecode"]
        (line,) = editor.log
        assert line.startswith("textDocument/didChange failed: KeyError")
        assert editor.close("post.md") == []


def test_nothing_is_asked_of_youtube(scaffold: Runner) -> None:
    """No module that could ask is even loaded."""
    code = (
        "import sys; import scaffold.app.editor.command; "
        "print([m for m in ('yt_dlp', 'urllib.request', 'http.client') if m in sys.modules])"
    )
    told = subprocess.check_output([sys.executable, "-c", code], env=scaffold.environment)
    assert told.strip() == b"[]"


def _messages(*bodies: bytes) -> bytes:
    return b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)


_START = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
_STOP = b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}'
_EXIT = b'{"jsonrpc":"2.0","method":"exit"}'


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ((_START, _STOP, _EXIT), 0),
        ((_START, _EXIT), 1),
        ((_START,), 0),
        ((), 0),
        ((b"{no JSON", _START, _STOP, _EXIT), 0),
    ],
    ids=["in order", "without shutdown", "the editor was killed", "nothing", "no JSON first"],
)
def test_the_server_ends_with_the_editor(
    said: tuple[bytes, ...], code: int, scaffold: Runner
) -> None:
    ran = scaffold("lsp", "--stdio", stdin=_messages(*said))
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.count('"serverInfo"') == said.count(_START)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a terminal is made by POSIX's pty")
def test_in_a_terminal_it_says_what_it_waits_for_and_ctrl_c_ends_it(scaffold: Runner) -> None:
    import pty

    keyboard, stdin = pty.openpty()
    server = subprocess.Popen(
        [*SERVER],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=scaffold.folder,
        env=scaffold.environment,
    )
    try:
        assert server.stderr
        assert b"waits for an editor" in server.stderr.readline()
        time.sleep(1.5)  # the protocol is loaded, and reads
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=10)
        assert (server.returncode, out, err) == (-signal.SIGINT, b"", b"")
    finally:
        server.kill()
        os.close(keyboard)
        os.close(stdin)


def as_checked(scaffold: Runner, name: str) -> list[tuple[str, int, str]]:
    """The findings of a file on the disk: rule, line and sentence."""
    told = json.loads(scaffold("check", "--offline", "--format", "json", name).out)
    assert told["failed"] == []
    return [
        (f["rule"], f["line"], "\n".join([f["message"], *f["advice"]])) for f in told["findings"]
    ]


def as_shown(found: Sequence[types.Diagnostic]) -> list[tuple[str, int, str]]:
    return [(str(d.code), d.range.start.line + 1, d.message) for d in found]


def test_edit_after_edit_shows_what_the_same_text_shows_anew(course: Runner) -> None:
    chance = random.Random(18)
    text = (course.folder / "course.md").read_text("utf-8")
    pieces = ["8:00 - о 🔥\n", "\n\n", "🔥", "1:75 x\n", "\r\n", "9:59:59 - late\n", "[x](", "<!--"]
    with editing(course, "visual_studio_code") as editor:
        editor.open("course.md", text)
        for _ in range(40):
            lines = text.split("\n")
            line = chance.randrange(len(lines))
            start, end = sorted(chance.randrange(len(lines[line]) + 1) for _ in range(2))
            end = min(end, start + 3)
            before, after = lines[line][:start], lines[line][end:]
            if before.endswith("\r") or "\r" in lines[line][start:end]:
                continue
            new = chance.choice(pieces)
            where = span(line, len16(before), line, len16(lines[line][:end]))
            found = editor.change("course.md", replace(where, new))
            lines[line] = before + new + after
            text = "\n".join(lines)
        assert found == editor.open("again.md", text)
        (course.folder / "course.md").write_bytes(text.encode())
        assert as_shown(found) == as_checked(course, "course.md")


def len16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_what_shift_writes_while_a_post_is_open_is_followed(course: Runner) -> None:
    post = course.folder / "course.md"
    late = f"[1:08:00]({WATCH}&t=1h08m00s) - x"
    text = post.read_text("utf-8").replace("&index=1)\n", f"&index=1)\n\n{late}\n", 1)
    post.write_bytes(text.encode())
    with editing(course) as editor:
        before = as_shown(editor.open("course.md"))
        assert "past-end" not in [rule for rule, *_ in before]
        ran = course("shift", "course.md", "--lecture", "1", "--by", "+0:30")
        assert ran.code == 0, ran.err
        shifted = post.read_bytes().decode()
        assert "1:08:30" in shifted
        whole = types.TextDocumentContentChangeWholeDocument(shifted)
        assert as_shown(editor.change("course.md", whole)) == as_checked(course, "course.md")


def test_a_rule_that_fails_is_one_line_of_the_editors_log(scaffold: Runner) -> None:
    code = (
        "import sys, dataclasses\n"
        "from scaffold.rules.running import run\n"
        "def fail(view):\n"
        "    raise ZeroDivisionError('on purpose')\n"
        "run.ALL = tuple(dataclasses.replace(r, find=fail) if r.slug == 'past-end' else r\n"
        "                for r in run.ALL)\n"
        "from scaffold.__main__ import main\n"
        "sys.argv = ['scaffold', 'lsp']\n"
        "main()\n"
    )
    with editing(scaffold, command=(sys.executable, "-c", code)) as editor:
        assert [d.code for d in editor.open("post.md", POST)] == ["bare-timecode"]
        for _ in range(3):
            found = editor.change("post.md", replace(span(3, 0, 3, 0), "x\n"))
            assert [d.code for d in found] == ["bare-timecode"]
        assert editor.log == ["past-end failed on post.md: ZeroDivisionError: on purpose"]
