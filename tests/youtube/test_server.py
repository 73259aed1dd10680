"""The proxy itself: what it lets through, what it counts, how it ends."""

import http.client
import json
import socket
import ssl
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from yt_dlp.networking.exceptions import ProxyError, TransportError

from tests.youtube import Answer, Request, Server, Video, World, course, serve, video_id
from tests.youtube.conftest import PL, Asker
from tests.youtube.stored import DEMO, read_world

ROOT = Path(__file__).parents[2]


def tunnel(server: Server, host: str = "www.youtube.com") -> http.client.HTTPSConnection:
    """A connection through the proxy that is kept open."""
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    proxy = urlsplit(server.proxy)
    connection = http.client.HTTPSConnection(
        str(proxy.hostname), proxy.port, context=trusting, timeout=30
    )
    connection.set_tunnel(host, 443)
    return connection


def test_other_hosts_are_refused_and_written_down(world: World) -> None:
    with serve(world) as server:
        ask = Asker(server)
        for url in ("https://example.org/", "http://example.com/"):
            try:
                code, _ = ask.fetch(url)
            except (ProxyError, TransportError):
                code = 502
            assert code == 502
        assert server.refused == ["example.org", "example.com"]
        assert server.count() == 0


def test_a_connection_can_be_kept_for_many_requests(youtube: Server, world: World) -> None:
    world.videos.append(Video("a" * 11, "A"))
    connection = tunnel(youtube)
    try:
        for _ in range(3):
            connection.request("GET", f"/watch?v={'a' * 11}")
            response = connection.getresponse()
            assert (response.status, b"ytInitialPlayerResponse" in response.read()) == (200, True)
    finally:
        connection.close()
    assert (youtube.connections, youtube.counts) == (1, {"watch": 3})
    assert {request.connection for request in youtube.requests} == {1}


def test_a_head_request_gets_no_body(youtube: Server, world: World) -> None:
    world.videos.append(Video("a" * 11, "A"))
    connection = tunnel(youtube, "i.ytimg.com")
    try:
        for name, status in (("a", 200), ("b", 404)):
            connection.request("HEAD", f"/vi/{name * 11}/hqdefault.jpg")
            response = connection.getresponse()
            assert (response.status, response.read()) == (status, b"")
    finally:
        connection.close()


def test_many_are_served_at_a_time(youtube: Server, world: World) -> None:
    world.playlists.append(course(30))
    together = threading.Barrier(30, timeout=30)

    def meet(request: Request, nth: int) -> Answer | None:
        together.wait()
        return None

    def read(number: int) -> int:
        connection = tunnel(youtube)
        try:
            connection.request("GET", f"/watch?v={video_id(number)}")
            return len(connection.getresponse().read())
        finally:
            connection.close()

    world.faults.append(meet)
    with ThreadPoolExecutor(30) as pool:
        sizes = list(pool.map(read, range(1, 31)))
    assert min(sizes) > 500
    assert (youtube.connections, youtube.counts) == (30, {"watch": 30})
    assert sorted(request.number for request in youtube.requests) == list(range(30))


def test_answers_and_new_connections_take_as_long_as_the_world_says(
    youtube: Server, world: World
) -> None:
    world.latency, world.connect_latency = 0.03, 0.1
    connection = tunnel(youtube)
    started = time.monotonic()
    try:
        for _ in range(2):
            connection.request("GET", "/nothing")
            assert connection.getresponse().read() == b"not found"
    finally:
        connection.close()
    assert time.monotonic() - started >= 0.16


def test_it_ends_at_once_with_connections_open_and_answers_outstanding(world: World) -> None:
    world.latency = 30.0
    before = threading.active_count()
    with serve(world) as server:
        idle = socket.create_connection(("127.0.0.1", urlsplit(server.proxy).port or 0))
        waiting = tunnel(server)
        waiting.request("GET", "/watch?v=x")
        while not server.count():
            time.sleep(0.005)
        started = time.monotonic()
    assert time.monotonic() - started < 10
    assert threading.active_count() == before
    idle.close()
    waiting.close()


def test_requests_are_told_apart(youtube: Server) -> None:
    connection = tunnel(youtube)
    dead_too = {"browseId": "VLx", "params": "wgYCCAA="}
    asked = [
        ("GET", "/watch?v=abc&list=PLx", None, ("watch", "abc")),
        ("GET", "/playlist?list=PLx", None, ("playlist", "PLx")),
        ("GET", "/@name/videos", None, ("channel", "@name")),
        ("GET", "/channel/UCx/streams", None, ("tab", "UCx")),
        ("GET", "/oembed?url=https%3A//youtu.be/abc&format=json", None, ("oembed", "abc")),
        ("GET", "/sw.js", None, ("other", "/sw.js")),
        ("POST", "/youtubei/v1/browse", dead_too, ("reload", "VLx")),
        ("POST", "/youtubei/v1/browse", {"browseId": "VLx"}, ("browse", "VLx")),
        ("POST", "/youtubei/v1/browse", {"continuation": "PLx:1"}, ("continuation", "PLx:1")),
        ("POST", "/youtubei/v1/player", {"videoId": "abc"}, ("player", "abc")),
        ("POST", "/youtubei/v1/next", {"videoId": "abc"}, ("next", "abc")),
        ("POST", "/youtubei/v1/visitor_id", ["no object"], ("other", "visitor_id")),
    ]  # fmt: skip
    try:
        for method, path, body, _ in asked:
            connection.request(method, path, json.dumps(body) if body else None)
            connection.getresponse().read()
    finally:
        connection.close()
    assert [(r.what, r.about) for r in youtube.requests] == [kind for *_, kind in asked]


def test_as_a_process_it_serves_a_world_and_tells_its_counts(tmp_path: Path) -> None:
    (tmp_path / "world.json").write_text(
        json.dumps(
            {
                "videos": [{"id": "a" * 11, "title": "A"}],
                "playlists": [{"id": PL, "title": "L", "videos": ["a" * 11]}],
                "faults": [{"do": "broken", "what": "thumbnail", "times": [1, 2]}],
            }
        ),
        "utf-8",
    )
    words = [sys.executable, "-m", "tests.youtube", str(tmp_path / "world.json")]
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout
        proxy = urlsplit(process.stdout.readline().strip())
        told = http.client.HTTPConnection(str(proxy.hostname), proxy.port, timeout=30)
        picture = f"http://i.ytimg.com/vi/{'a' * 11}/hqdefault.jpg"
        statuses = []
        for path in (picture, picture, picture, "/counts", "/reset", "/counts"):
            told.request("GET", path)
            response = told.getresponse()
            statuses.append((response.status, response.read()))
        told.close()
    finally:
        process.terminate()
        process.communicate(timeout=10)
    assert [code for code, _ in statuses] == [200, 503, 200, 200, 200, 200]
    counts = [json.loads(body) for _, body in statuses[3:]]
    assert [count["requests"] for count in counts] == [{"thumbnail": 3}, {"thumbnail": 3}, {}]


def test_the_demo_is_the_model_course(ask: Asker, world: World) -> None:
    demo = read_world(DEMO)
    world.playlists += demo.playlists
    [held] = demo.playlists
    found = ask.listing(f"https://www.youtube.com/playlist?list={held.id}")
    assert (found["title"], found["channel"]) == ("Deep learning на пальцах - 2019", "sim0nsays")
    assert len(found["entries"]) == 10
    assert found["entries"][0]["title"] == "Deep Learning на пальцах 1 - Введение"


@pytest.mark.parametrize("words", [[], ["world.json", "--demo"]])
def test_as_a_process_it_wants_one_world(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.youtube", *words], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "name a world, or say --demo" in done.stderr
