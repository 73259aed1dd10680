"""SOURCE in every form that people type."""

import pytest

from scaffold.model import source
from scaffold.model.source import CUT_URL, NO_COURSE, NotASource, Source

PL = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
ID = "_q46x0tq2FQ"


@pytest.mark.parametrize(
    "text",
    [
        PL,
        f"https://www.youtube.com/playlist?list={PL}",
        f"http://youtube.com/playlist?list={PL}&si=abc",
        f"youtube.com/playlist?list={PL}",
        f"https://m.youtube.com/playlist?list={PL}",
        f"https://music.youtube.com/playlist?list={PL}",
        f"https://www.youtube.com/watch?v={ID}&list={PL}&index=3",
        f"https://www.youtube.com/watch?list={PL}&v={ID}",
        f"https://youtu.be/{ID}?list={PL}",
        f"  {PL}\n",
        f"https://www.youtube.com/playlist\\?list\\={PL}",
        f"https://www.youtube.com/watch\\?v\\={ID}\\&list\\={PL}",
        f"https://www.youtube.com/watch?v={ID}&amp;list={PL}",
        f"https://www.youtube.com/watch%3Fv%3D{ID}%26list%3D{PL}",
        f"https://www.youtube.com/embed/videoseries?list={PL}",
        f"//www.youtube.com/playlist?list={PL}",
        f"<https://www.youtube.com/playlist?list={PL}>",
        f'"https://www.youtube.com/playlist?list={PL}"',
        f"“<{PL}>”",
        f"https://www.youtube.com/watch?v=abcdefghij&list={PL}",
        f"https://music.youtube.com/browse/VL{PL}",
        f"https://www.youtube.com/show/VL{PL}?sbp=x",
    ],
)
def test_a_playlist_is_read_from_every_form(text: str) -> None:
    assert source.parse(text) == source.playlist(PL)


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f"https://youtu.be/{ID}",
        f"https://youtu.be/{ID}?t=30",
        f"https://www.youtube.com/embed/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}?rel=0",
        f"https://www.youtube.com/live/{ID}?feature=share",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://www.youtube.com/watch?v={ID}&t=30s",
        f"https://www.youtube.com/watch%3Fv%3D{ID}%26t%3D30s",
        f"https://www.youtube.com/watch/{ID}",
        f"//youtu.be/{ID}",
        f"https://youtu.be/{ID}&t=30",
        f"https://youtu.be/watch?v={ID}&t=30",
        f"https://www.youtube.com/watch?v=%5F{ID[1:]}&t=30",
        f"<youtu.be/{ID}>",
        f"'{ID}'",
    ],
)
def test_a_lone_video_is_read(text: str) -> None:
    assert source.parse(text) == source.video(ID)


@pytest.mark.parametrize(
    "text",
    [
        f"https://www.youtube.com/watch?v={ID}&list=RD{ID}",
        f"https://www.youtube.com/watch?v={ID}&list=UU{'a' * 22}",
        f"https://www.youtube.com/watch?v={ID}&list=WL",
        f"https://www.youtube.com/watch?v={ID}&list=LL",
    ],
)
def test_lists_that_are_no_courses_are_ignored_beside_a_video_and_that_is_said(text: str) -> None:
    assert source.parse(text) == source.video(ID, NO_COURSE)


def test_a_watch_address_with_nothing_but_the_video_gets_a_word_about_the_shell() -> None:
    assert source.parse(f"https://www.youtube.com/watch?v={ID}") == source.video(ID, CUT_URL)


@pytest.mark.parametrize(
    ("text", "tab"),
    [
        ("@name", "@name/videos"),
        ("https://www.youtube.com/@name", "@name/videos"),
        ("https://www.youtube.com/@name/videos", "@name/videos"),
        ("https://www.youtube.com/@name/streams", "@name/streams"),
        ("https://www.youtube.com/channel/UCabc/videos", "channel/UCabc/videos"),
        ("https://www.youtube.com/c/name", "c/name/videos"),
        ("https://www.youtube.com/user/name/", "user/name/videos"),
        ("https://www.youtube.com/name", "name/videos"),
        ("https://www.youtube.com/name/streams", "name/streams"),
        ("youtube.com/Some.Name", "Some.Name/videos"),
        ("https://www.youtube.com/@name/featured", "@name/videos"),
    ],
)
def test_a_channel_means_its_tab(text: str, tab: str) -> None:
    parsed = source.parse(text)
    assert isinstance(parsed, Source)
    assert parsed.kind == "channel"
    assert parsed.url == f"https://www.youtube.com/{tab}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("WL", "not a course"),
        (f"https://www.youtube.com/playlist?list=RD{ID}", "not a course"),
        (f"UU{'a' * 22}", "not a course"),
        ("https://example.com/playlist?list=" + PL, "not an address of YouTube"),
        ("https://youtube.com.example.org/watch?v=" + ID, "not an address of YouTube"),
        ("https://www.youtube.com/feed/history", "names no playlist"),
        ("https://www.youtube.com/@name/playlists", "names no playlist"),
        ("https://[bad/watch?v=x", "not an address"),
        ("course notes", "not an address"),
        ("", "not an address"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, why: str) -> None:
    parsed = source.parse(text)
    assert isinstance(parsed, NotASource)
    assert why in parsed.why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("abcdefghij", "abcdefghij has 10 characters; the id of a video has 11"),
        ("abcdefghijkl", "12 characters"),
        ("PLabc", "PLabc has 5 characters, which fits no id of a playlist"),
        ("https://youtu.be/abcdefghij", "10 characters"),
        ("https://www.youtube.com/watch?v=abcdefghij", "10 characters"),
        (f"https://youtu.be/{ID}.", f"'{ID}.' is not the id of a video"),
        (f"https://www.youtube.com/playlist?list={PL}).", f"'{PL}).' is not the id of a playlist"),
    ],
)
def test_a_wrong_id_is_said_to_be_one(text: str, why: str) -> None:
    parsed = source.parse(text)
    assert isinstance(parsed, NotASource)
    assert why in parsed.why


@pytest.mark.parametrize("end", [".", ")", ").", ",", "]", "»"])
def test_the_address_without_what_stands_behind_it_is_offered(end: str) -> None:
    parsed = source.parse(f"https://www.youtube.com/playlist?list={PL}{end}")
    assert isinstance(parsed, NotASource)
    assert parsed.hint.endswith(f": https://www.youtube.com/playlist?list={PL}")


@pytest.mark.parametrize("tab", ["courses", "podcasts", "playlists", "releases"])
def test_a_tab_of_playlists_is_refused_with_the_tab_of_videos(tab: str) -> None:
    refused = source.parse(f"https://www.youtube.com/@name/{tab}")
    assert isinstance(refused, NotASource)
    assert refused.why.endswith(f"the tab /{tab} of a channel lists playlists")
    assert refused.hint.endswith("https://www.youtube.com/@name/videos")


@pytest.mark.parametrize("tab", ["community", "about", "store", "search"])
def test_a_tab_of_anything_else_is_refused(tab: str) -> None:
    refused = source.parse(f"https://www.youtube.com/@name/{tab}")
    assert isinstance(refused, NotASource)
    assert refused.why.endswith(f"the tab /{tab} of a channel lists other things")


@pytest.mark.parametrize(
    "path", ["feed/subscriptions", "results?search_query=x", "upload", "shorts"]
)
def test_a_page_of_youtubes_own_is_no_channel(path: str) -> None:
    assert isinstance(source.parse(f"https://www.youtube.com/{path}"), NotASource)


def test_a_front_page_is_listed_by_its_videos_and_that_is_said() -> None:
    parsed = source.parse("https://www.youtube.com/@name/featured")
    assert isinstance(parsed, Source)
    assert parsed.remark == source.FRONT_PAGE
