"""Passwords, cookies and tokens never show, whatever goes wrong with them."""

import pytest

from tests.conftest import Runner
from tests.youtube import Server, World, course

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"
NETSCAPE = "# Netscape HTTP Cookie File\n"
COOKIE = ".youtube.com\tTRUE\t/\tTRUE\t0\tSID\tS3CRET\n"


@pytest.mark.parametrize(
    ("cookies", "code"),
    [
        ("S3CRET\n", 2),
        ('[{"name": "SID", "value": "S3CRET"}]', 2),
        (NETSCAPE + COOKIE.replace("TRUE\t/", "MAYBE\t/"), 2),
        (NETSCAPE + "SID S3CRET\n", 0),
        (NETSCAPE + COOKIE, 0),
    ],
    ids=["no head", "JSON", "a wrong flag", "a line that is no cookie", "sound"],
)
def test_lines_of_a_cookie_file_are_never_quoted(
    scaffold: Runner, youtube: Server, world: World, cookies: str, code: int
) -> None:
    world.playlists.append(course(2))
    file = scaffold.folder / "cookies.txt"
    file.write_text(cookies, "utf-8")
    ran = scaffold("new", URL, "--cookies", "cookies.txt", "-v", youtube=youtube)
    assert ran.code == code, ran.err
    assert "S3CRET" not in ran.out + ran.err
    assert ("error: The cookie file cookies.txt is not in Netscape format.\n" in ran.err) == bool(
        code
    )
    assert ("yt-dlp: lines of the cookie file that are not cookies: 1\n" in ran.err) == (
        "SID S3CRET" in cookies
    )
    assert file.read_text("utf-8") == cookies


def test_a_cookie_file_that_is_a_folder_is_refused(scaffold: Runner) -> None:
    (scaffold.folder / "cookies").mkdir()
    ran = scaffold("show", URL, "--cookies", "cookies")
    assert ran.code == 2
    assert ran.err.startswith("error: The cookie file cookies is a folder.\nhint: Export")


def test_a_browser_without_cookies_is_said_to_have_none(scaffold: Runner) -> None:
    ran = scaffold("show", URL, "--cookies-from-browser", "firefox")
    assert ran.code == 2
    assert ran.err.startswith("error: The cookies of firefox could not be read: could not find")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--extractor-args", "S3CRET"), "error: yt-dlp does not accept this --extractor-args."),
        (("--cookies-from-browser", "lynx"), "error: yt-dlp does not accept this --cookies-from"),
        (("--proxy", "htp://u:S3CRET@127.0.0.1:9"), "error: 1 mistake in the settings:\n  --proxy"),
        (("--proxy", "http://u:S3/CRET@127.0.0.1:9"), "error: 1 mistake in the settings:\n  --pro"),
        (("--proxy", "http://u:S3CRET@127.0.0.1:port"), "error: 1 mistake in the settings:\n  --p"),
        (("--proxy", "http://u:S3CRET@"), "error: 1 mistake in the settings:\n  --proxy: expected"),
        (("--proxy", "http://u:S3CRET@127.0.0.1:9"), "error: No answer for the playlist"),
    ],
)
def test_what_is_wrong_with_a_secret_is_said_without_it(
    scaffold: Runner, words: tuple[str, str], sentence: str
) -> None:
    ran = scaffold("show", URL, "-v", "--retries", "0", *words)
    assert ran.code in {2, 3}
    assert ran.err.startswith(sentence)
    assert "S3" not in ran.err
    assert "CRET" not in ran.err


@pytest.mark.parametrize("proxy", ["http://u:S3CRET@127.0.0.1:9x", "http://u:S3/CRET@127.0.0.1:9"])
def test_a_proxy_of_the_environment_stays_as_secret(scaffold: Runner, proxy: str) -> None:
    scaffold.env = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), proxy)
    ran = scaffold("show", URL, "-v", "--retries", "0")
    assert ran.code == 3
    assert "S3" not in ran.err
    assert "CRET" not in ran.err
