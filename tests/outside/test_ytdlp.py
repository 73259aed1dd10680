"""The yt-dlp that is installed: guarded, within limits, and said in a sentence where it lacks."""

import gzip
import io
import time
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from typing import Any

import pytest
import yt_dlp
import yt_dlp.extractor.common
import yt_dlp.globals
import yt_dlp.networking
import yt_dlp.networking.exceptions
import yt_dlp.utils
from yt_dlp.extractor.youtube import YoutubeIE
from yt_dlp.networking.exceptions import HTTPError, TransportError

from scaffold.errors.no_answer import ConsentAsked, ForeignHost, NoAnswer, YtDlpUnfit
from scaffold.model.listing import Video
from scaffold.model.settings import Settings
from scaffold.outside.youtube import layers, options, self_test
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.traffic import Traffic
from scaffold.outside.youtube.ytdlp import answers, names, opening

PAGE = "https://www.youtube.com/watch?v=x"
Answers = dict[str, Any]


def sent_from(given: Answers) -> tuple[layers.Send, list[str]]:
    """What answers by address, and the addresses that were asked for."""
    asked: list[str] = []

    def send(request: Any) -> Any:
        url = layers.address(request)
        asked.append(url)
        answer = given[url]
        if isinstance(answer, Exception):
            raise answer
        return answer

    return send, asked


def moved(to: str, status: int = 302) -> Exception:
    return answers.failed_with(answers.response(PAGE, b"", status, {"Location": to}))


def test_no_javascript_runtime_is_started_and_the_client_is_ours() -> None:
    params = options.params_of(Settings(), Traffic(), {})
    assert params["js_runtimes"] == {}
    youtube = YouTube(Settings(), send=sent_from({})[0])
    arguments = youtube._opened("pages").params["extractor_args"]["youtube"]
    youtube.close()
    assert arguments["webpage_client"] == arguments["player_client"] == ["web"]


def test_the_installed_yt_dlp_fits() -> None:
    self_test.run()


@pytest.mark.parametrize(
    "url",
    [
        "http://www.youtube.com/watch?v=x",
        "ftp://www.youtube.com/",
        "https://169.254.169.254/latest",
        "https://youtube.com.example.org/",
        "https://www.youtube.com@example.org/",
        "https://example.org\\@www.youtube.com/",
        "https://user:word@www.youtube.com/",
        "https://www.youtube.com:8443/",
        "https://[www.youtube.com/",
        "https://www.youtube.com\\.example.org/",
        "https://notyoutube.com/",
        "file:///etc/passwd",
        "data:,",
    ],
)
def test_only_https_addresses_of_youtube_are_asked(url: str) -> None:
    with pytest.raises(ForeignHost):
        layers.only_youtube(lambda request: request, url)


@pytest.mark.parametrize(
    "target", ["http://www.youtube.com/", "https://169.254.169.254/", "ftp://x/"]
)
def test_each_hop_of_a_redirect_is_guarded(target: str) -> None:
    second = "https://m.youtube.com/watch?v=x"
    send, asked = sent_from({PAGE: moved(second), second: moved(target)})
    with pytest.raises(ForeignHost):
        layers.redirected(send, PAGE)
    assert asked == [PAGE, second]


def test_a_redirect_within_youtube_is_followed() -> None:
    second = "https://m.youtube.com/watch?v=x"
    send, asked = sent_from(
        {PAGE: moved("//m.youtube.com/watch?v=x"), second: answers.response(second, b"ok")}
    )
    assert layers.redirected(send, PAGE).url == second
    assert asked == [PAGE, second]


def test_redirects_in_a_circle_end() -> None:
    send, asked = sent_from({PAGE: moved(PAGE)})
    with pytest.raises(HTTPError):
        layers.redirected(send, PAGE)
    assert len(asked) == layers.HOPS + 1


def test_googles_page_for_too_many_requests_is_a_refusal_and_is_not_asked() -> None:
    send, asked = sent_from({PAGE: moved("https://www.google.com/sorry/index?continue=x")})
    with pytest.raises(HTTPError) as caught:
        layers.redirected(send, PAGE)
    assert (answers.status_of(caught.value), asked) == (429, [PAGE])


@pytest.mark.parametrize(
    "answer",
    [
        moved("https://consent.youtube.com/m?continue=x"),
        moved("https://consent.google.com/m?continue=x"),
        answers.response(PAGE, b'<form action="https://consent.youtube.com/save" method="POST">'),
    ],
    ids=["youtube", "google", "inline"],
)
def test_the_page_about_cookies_is_said(answer: Any) -> None:
    send, _ = sent_from({PAGE: answer})
    with pytest.raises(ConsentAsked):
        layers.stacked(send, layers.redirected, layers.whole)(PAGE)


def test_handlers_of_yt_dlp_follow_no_redirect_by_themselves() -> None:
    ydl = opening.opened({"quiet": True})
    try:
        handlers = ydl._request_director.handlers
        assert set(handlers) <= {"Urllib", "Requests"}
        for handler in handlers.values():
            instance = handler._get_instance(cookiejar=ydl.cookiejar, **_more(handler))
            hops = getattr(instance, "max_redirects", None)
            assert hops == 0 or _redirects(instance) is None
    finally:
        opening.close(ydl)


def _more(handler: Any) -> dict[str, Any]:
    return {"proxies": {}} if handler.RH_NAME == "urllib" else {}


def _redirects(opener: Any) -> Any:
    (found,) = (each for each in opener.handlers if hasattr(each, "redirect_request"))
    return found.redirect_request(None, None, 302, "", {}, "https://example.org/")


def test_an_answer_has_a_limit_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "MOST", 1 << 20)
    send, _ = sent_from({PAGE: answers.response(PAGE, b"x" * (1 << 21))})
    with pytest.raises(TransportError, match="larger than 1 MB"):
        layers.whole(send, PAGE)


def test_an_answer_has_a_limit_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "LONGEST_ANSWER", 0.1)

    class Dripping(io.BytesIO):
        def read(self, _: int | None = None) -> bytes:
            time.sleep(0.03)
            return b"x"

    answer = answers.response(PAGE, b"")
    answer.fp = Dripping()
    send, _ = sent_from({PAGE: answer})
    started = time.monotonic()
    with pytest.raises(TransportError, match="not through within"):
        layers.whole(send, PAGE)
    assert time.monotonic() - started < 5
    answer.fp.close()


def test_what_is_packed_is_unpacked_piece_by_piece() -> None:
    class Packed(io.BytesIO):
        headers, url, code, msg = Message(), PAGE, 200, "OK"

    packed = Packed(gzip.compress(b"x" * (1 << 20)))
    packed.headers["Content-Encoding"] = "gzip"
    unpacked = opening.unzipped(None, packed)
    assert unpacked.read(10) == b"x" * 10
    assert packed.tell() < len(packed.getvalue()) + 1


@pytest.mark.parametrize("body", [b"", b"<html>Not here</html>", b"Not Found"])
def test_a_404_that_is_not_youtubes_own_says_nothing_of_a_playlist(body: bytes) -> None:
    from scaffold.outside.youtube.failures import explain

    error = answers.failed_with(answers.response(PAGE, body, 404))
    assert isinstance(explain(error, "the playlist x"), NoAnswer)


def without(module: Any, name: str) -> Any:
    return lambda patch: patch.delattr(module, name)


def instead(module: Any, name: str, value: Any) -> Any:
    return lambda patch: patch.setattr(module, name, value)


TAMPERED = {
    "no YoutubeDL": without(yt_dlp, "YoutubeDL"),
    "no plugin_dirs": without(yt_dlp.globals, "plugin_dirs"),
    "plugin_dirs is a list": instead(yt_dlp.globals, "plugin_dirs", ["default"]),
    "no RequestError": without(yt_dlp.networking.exceptions, "RequestError"),
    "no HTTPError": without(yt_dlp.networking.exceptions, "HTTPError"),
    "no Response": without(yt_dlp.networking, "Response"),
    "no _request_director": without(yt_dlp.YoutubeDL, "_request_director"),
    "no build_request_director": without(yt_dlp.YoutubeDL, "build_request_director"),
    "no get_info_extractor": without(yt_dlp.YoutubeDL, "get_info_extractor"),
    "no urlopen": without(yt_dlp.YoutubeDL, "urlopen"),
    "no extract_info": without(yt_dlp.YoutubeDL, "extract_info"),
    "no YoutubeDLError": without(yt_dlp.utils, "YoutubeDLError"),
    "no close": without(yt_dlp.YoutubeDL, "close"),
    "auto_init is not known": instead(yt_dlp.YoutubeDL, "__init__", lambda self, params=None: None),
    "answers are lists": instead(yt_dlp.YoutubeDL, "extract_info", lambda *_, **__: [1]),
    "answers are nothing": instead(yt_dlp.YoutubeDL, "extract_info", lambda *_, **__: None),
    "answers are numbers": instead(yt_dlp.YoutubeDL, "extract_info", lambda *_, **__: 7),
    "rows are a number": instead(
        yt_dlp.YoutubeDL, "extract_info", lambda *_, **__: {"_type": "playlist", "entries": 7}
    ),
    "extractors send by themselves": instead(
        yt_dlp.extractor.common.InfoExtractor, "_request_webpage", lambda *_, **__: None
    ),
    "handlers were renamed": instead(yt_dlp.YoutubeDL, "urlopen", lambda self, request: None),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_yt_dlp_that_does_not_fit_is_said_in_a_sentence(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        TAMPERED[how](patch)
        with pytest.raises(YtDlpUnfit) as caught:
            self_test.run()
    assert str(caught.value).startswith("yt-dlp 20")
    assert " does not fit playlist-scaffold " in str(caught.value)
    assert f"yt-dlp=={names.KNOWN}" in caught.value.hint


def test_what_threads_share_is_set_up_once_before_any_of_them_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    did: list[str] = []
    real = YoutubeIE._real_initialize

    def slowly(self: Any) -> None:
        did.append("began")
        time.sleep(0.05)
        real(self)
        did.append("ended")

    def send(request: Any) -> Any:
        did.append("asked")
        return answers.response(layers.address(request), b"")

    monkeypatch.setattr(YoutubeIE, "_real_initialize", slowly)
    youtube = YouTube(Settings(), send=send)
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(youtube.page, Video(id=f"v000000000{n}")) for n in range(4)]
    assert all(isinstance(each.exception(), NoAnswer) for each in asked)
    assert did[:2] == ["began", "ended"]
    assert set(did[2:]) == {"asked"}


def test_cookies_of_a_file_are_not_written_back(tmp_path: Any) -> None:
    jar = tmp_path / "cookies.txt"
    jar.write_text("# Netscape HTTP Cookie File\n.youtube.com\tTRUE\t/\tTRUE\t0\tA\tb\n")
    before = jar.read_bytes(), jar.stat().st_mtime_ns
    youtube = YouTube(Settings(cookies=str(jar)), send=sent_from({})[0])
    youtube._opened("listings")
    youtube.close()
    assert (jar.read_bytes(), jar.stat().st_mtime_ns) == before
