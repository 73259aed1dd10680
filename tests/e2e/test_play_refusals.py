"""What the server of `scaffold play` refuses, and who can find it."""

import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Runner, runner_in
from tests.e2e.playing import ONE, POST, Playing, playing

NOTE = {"post": 0, "video": ONE, "seconds": 10, "text": "not written"}


@pytest.fixture
def post(scaffold: Runner) -> Path:
    path = scaffold.folder / "post.md"
    path.write_bytes(POST.encode())
    return path


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playing]:
    """A server for all that is refused; whatever was asked of it, the post is as it was."""
    runner = runner_in(tmp_path_factory.mktemp("refusals"))
    path = runner.folder / "post.md"
    path.write_bytes(POST.encode())
    with playing(runner, path) as server:
        yield server
    assert path.read_bytes() == POST.encode()


HOSTS = (
    "127.0.0.1:{}",
    "localhost",
    "localhost:1",
    "evil.example:{}",
    "LOCALHOST.evil:{}",
    "[::1]:{}",
    "",
)


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_is_refused_with_400(play: Playing, host: str) -> None:
    sent = {"Host": host.format(play.port)}
    for path in (f"/{play.token}/", f"/{play.token}/course", "/"):
        answer = play.ask(path, headers=sent)
        assert answer.status == 400
        assert b"lectures" not in answer.body
    assert play.post("stamp", NOTE, Host=sent["Host"]).status == 400


@pytest.mark.parametrize(
    "path",
    ["/", "/course", "/stamp", "/{wrong}/", "/{wrong}/course", "/{token}", "/{token}/nothing",
     "/{token}/../course", "/{token}/page/frame.html", "/{token}/%2e%2e/server.py",
     "/{token}//course", "/{token}/frame.js", "/%D0%B9", "/%ff", "/" + "x" * 4000],
)  # fmt: skip
def test_another_path_is_not_found(play: Playing, path: str) -> None:
    wrong = ("A" if play.token[0] != "A" else "B") + play.token[1:]
    answer = play.ask(path.format(wrong=wrong, token=play.token))
    assert answer.status == 404
    assert play.token.encode() not in answer.body


@pytest.mark.parametrize("path", ["/stamp", "/{wrong}/stamp", "/{frame}/stamp", "/{token}/nothing"])
def test_a_write_to_another_path_is_not_found(play: Playing, path: str) -> None:
    frame = play.get("course").json["player"].strip("/")
    where = path.format(wrong="A" * 22, frame=frame, token=play.token)
    assert play.ask(where, json.dumps(NOTE).encode(), play.own).status == 404


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://localhost"}, 403),
        ({"Origin": "https://www.youtube.com"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "none"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Type": ""}, 415),
    ],
)
def test_a_write_from_elsewhere_is_refused(
    play: Playing, changed: dict[str, str], status: int
) -> None:
    for path in ("stamp", "undo", "moment", "command"):
        assert play.post(path, NOTE, **changed).status == status


def test_a_write_without_an_origin_is_refused(play: Playing) -> None:
    for missing in ("Origin", "Sec-Fetch-Site", "Content-Type"):
        headers = {name: value for name, value in play.own.items() if name != missing}
        answer = play.ask(f"/{play.token}/stamp", json.dumps(NOTE).encode(), headers)
        assert answer.status == (415 if missing == "Content-Type" else 403)


def test_a_body_that_is_too_long_is_refused(play: Playing) -> None:
    assert play.post("stamp", {**NOTE, "text": "x" * 200_000}).status == 413


def test_a_body_that_never_ends_is_refused(play: Playing) -> None:
    with socket.create_connection(("127.0.0.1", play.port), 10) as line:
        head = [f"POST /{play.token}/stamp HTTP/1.1", f"Host: {play.host}"]
        head += [f"{name}: {value}" for name, value in play.own.items()]
        line.sendall("\r\n".join([*head, "Transfer-Encoding: chunked", "", ""]).encode())
        for _ in range(20):
            line.sendall(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
        assert b" 413 " in line.recv(200)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff",
        b"[" * 50_000,
        b'{"post": "0"}',
        b'{"post": 0}',
    ],
)
def test_a_body_of_another_shape_is_refused(play: Playing, body: bytes) -> None:
    assert play.ask(f"/{play.token}/stamp", body, play.own).status in {400, 422}


@pytest.mark.parametrize(
    "changed",
    [{"post": -1}, {"post": True}, {"post": "post.md"}, {"seconds": -1}, {"seconds": 1.5},
     {"video": "../../etc/a"}, {"video": "x"}, {"text": 5}, {"path": "/etc/passwd"}],
)  # fmt: skip
def test_a_value_of_another_kind_is_refused(play: Playing, changed: dict[str, object]) -> None:
    answer = play.post("stamp", {**NOTE, **changed})
    assert answer.status == 422
    assert next(iter(changed)) in answer.json["error"]


def test_what_is_no_http_is_refused_without_a_word(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        for data in (b"\x16\x03\x01\x00", b"GET / HTTP/9\r\n\r\n", b"x" * 100_000):
            with socket.create_connection(("127.0.0.1", play.port), 10) as line:
                line.sendall(data)
                line.shutdown(socket.SHUT_WR)
                line.recv(1000)
        assert play.get("course").status == 200
        assert play.interrupt()[1] == "Ctrl-C ends it.\ninterrupted\n"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused_and_no_site_is_let_in(play: Playing, method: str) -> None:
    headers = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    answer = play.ask(f"/{play.token}/stamp", b"", headers, method)
    assert answer.status in {403, 405}
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_the_server_hears_this_machine_only(play: Playing) -> None:
    if not Path("/proc/net/tcp").exists():
        pytest.skip("this system does not list its sockets in /proc/net")
    listening = {
        line.split()[1]
        for name in ("tcp", "tcp6")
        for line in Path("/proc/net", name).read_text().splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{play.port:04X}")
    }
    own = {f"0100007F:{play.port:04X}", f"00000000000000000000000001000000:{play.port:04X}"}
    assert listening
    assert listening <= own


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the system has no such modes")
def test_only_the_user_can_read_the_file_that_finds_the_server(play: Playing) -> None:
    scaffold = play.runner
    (path,) = scaffold.runtime.glob("scaffold/*")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    found = json.loads(path.read_text())
    assert (found["port"], found["token"]) == (play.port, play.token)
    path.chmod(0o644)
    assert scaffold("now").code == 3
    assert "No player is running" in scaffold("now").err
    path.chmod(0o600)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the system has no such modes")
def test_a_runtime_folder_that_others_may_enter_is_not_used(scaffold: Runner, post: Path) -> None:
    scaffold.runtime.chmod(0o755)
    with playing(scaffold, post) as play, play.page():
        play.report(61)
        assert list(scaffold.runtime.iterdir()) == []
        (path,) = scaffold.home.rglob("play-*.json")
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert scaffold("now").out == "1:01\n"


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can act as another user"
)
def test_a_file_that_another_user_put_there_is_not_believed(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play, play.page():
        play.report(61)
        (path,) = scaffold.runtime.glob("scaffold/*")
        os.chown(path, 65_534, 65_534)
        assert scaffold("now").code == 3


def test_the_first_address_works_once(scaffold: Runner, post: Path) -> None:
    told = scaffold.folder / "opened"
    browser = scaffold.folder / "browser.py"
    browser.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\n"
        f"pathlib.Path({str(told)!r}).write_text(sys.argv[1])\n"
    )
    browser.chmod(0o755)
    scaffold.env["BROWSER"] = f"{browser} %s"
    with playing(scaffold, post, opens=True) as play:
        for _ in range(200):
            if told.exists() and told.read_text():
                break
            time.sleep(0.05)
        first = told.read_text()
        assert play.token not in first
        path = first.removeprefix(f"http://{play.host}")
        answer = play.ask(path)
        assert (answer.status, answer.headers["location"]) == (303, f"/{play.token}/")
        assert play.ask(path).status == 404
        assert play.ask(f"/{play.token}/").status == 200


def test_the_key_is_said_once_and_never_logged(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post, "-v") as play:
        play.get("nothing")
        play.get("course")
        play.post("stamp", NOTE, Origin="http://evil.example")
        play.post("stamp", {})
        with play.page():
            play.report(5)
        _, said = play.interrupt()
        assert play.token not in said


def test_a_hostile_post_is_only_text_for_the_page(scaffold: Runner) -> None:
    hostile = '\\</script>\\<img src=x onerror=alert(1)> \u202e & "quotes" ${x} {{ y }}'
    post = scaffold.folder / "post.md"
    post.write_text(
        f"## [1. <b>{hostile}](https://youtu.be/{ONE})\n\n8:00 - {hostile} <script>x()</script>\n"
    )
    with playing(scaffold, post) as play:
        answer = play.get("course")
        assert answer.headers["content-type"] == "application/json"
        (lecture,) = answer.json["posts"][0]["lectures"]
        shown = '</script><img src=x onerror=alert(1)> & "quotes" ${x} {{ y }}'
        assert lecture["title"] == f"1. {shown}"
        assert lecture["notes"][0]["text"] == f"{shown} x()"
        for name in ("", "page.js", "notes.js"):
            assert hostile.encode() not in play.get(name).body
