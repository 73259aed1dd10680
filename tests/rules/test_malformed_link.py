"""malformed-link: addresses of YouTube that open no video, told without a request."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.malformed_link import RULE
from tests.rules.views import PL, heading, mended, note, told, vid, view

YT = "https://www.youtube.com"
GOOD = vid(1)

SOUND = [
    f"{YT}/watch?v={GOOD}",
    f"{YT}/watch?feature=player_embedded&v={GOOD}",
    f"{YT}/watch?list={PL}",
    f"{YT}/playlist?list={PL}",
    f"{YT}/embed/{GOOD}",
    f"{YT}/embed/playlist?list={PL}",
    f"{YT}/embed/videoseries?list={PL}",
    f"{YT}/embed/?listType=playlist&list={PL}",
    f"{YT}/embed/live_stream?channel=UCxxxxxxxxxxxxxxxxxxxxxx",
    f"{YT}/live/{GOOD}?si=abc",
    f"{YT}/shorts/{GOOD}",
    f"{YT}/v/{GOOD}",
    f"https://youtu.be/{GOOD}%3Ft%3D5m36s",
    f"https://youtu.be/{GOOD}&t=113",
    f"https://youtu.be/watch?v={GOOD}",
    "https://youtu.be/dashes%2D%5Fabc",
    f"https://m.youtube.com/watch?v={GOOD}&amp;t=5",
    f"{YT}/",
    f"{YT}/@channel",
    f"{YT}/channel/UCxxxxxxxxxxxxxxxxxxxxxx",
    f"{YT}/results?search_query=abc",
    f"{YT}/watch?v=<ID>",
    f"{YT}/watch?v=...",
    f"{YT}/embed/{{{{ page.youtube }}}}",
    f"{YT}/embed/{{% include id %}}",
    f"{YT}/watch?v=${{id}}",
    "https://example.org/watch?v=short",
    *(
        f"{YT}/watch?v={word}"
        for word in (
            "VIDEO_ID",
            "YOUR_VIDEO",
            "your-video-id",
            "xxxxxxxxxxx",
            "my-video-id",
            "abc123",
            "xyz789",
        )
    ),
    *(
        f"https://youtu.be/{word}"
        for word in ("your-talk-of-today", "Your_Clip", "video-link-here", "demo-video-1", "[ID]")
    ),
    *(f"https://youtu.be/{word}" for word in ("VIDEO_ID", "XXXXXXXXXXX", "VIDEOID", "ID", "-----")),
]


@pytest.mark.parametrize(
    "text",
    [
        "It works with youtube.com/watch, youtu.be/ and others.\n",
        "The id is behind www.youtube.com/watch?v= in the address.\n",
        "Open https://www.youtube.com/watch and search.\n",
        f"---\nlinks:\n- text: see [{YT}/watch?v={GOOD}]({YT}/watch?v={GOOD})\n---\n",
        f"---\ndescription: '[a]({YT}/watch?v={GOOD}), [b](https://youtu.be/{GOOD})'\n---\n",
    ],
)
def test_prose_and_links_in_front_matter_stay_silent(text: str) -> None:
    assert told(RULE, view(text)) == []


@pytest.mark.parametrize("address", SOUND)
def test_stays_silent(address: str) -> None:
    texts = (f'<a href="{address}">x</a>\n', f"[x](<{address}>)\n", f"{address}\n")
    for text in texts:
        assert told(RULE, view(text)) == []


WRONG = {
    f"{YT}/watch?v={GOOD[:10]}": "v000000000 has 10 characters; the id of a video has 11",
    f"{YT}/watch?v={GOOD}x": "v0000000001x has 12 characters; the id of a video has 11",
    f"https://youtu.be/{GOOD[:10]}": "v000000000 has 10 characters; the id of a video has 11",
    f"https://youtu.be/{GOOD}1?t=5": "v00000000011 has 12 characters; the id of a video has 11",
    f"{YT}/watch?v={GOOD}{GOOD}": f"{GOOD}{GOOD} has 22 characters, as two ids in a row have; "
    "the id of a video has 11",
    f"{YT}/embed/short": "short has 5 characters; the id of a video has 11",
    f"{YT}/watch?v=": "the id of the video is missing",
    f"{YT}/watch?feature=player_embedded&{GOOD}": "it has no v=",
    f"{YT}/watch": "it has no v=",
    f"{YT}/playlist?lst={PL}": "it has no list=",
    f"{YT}/watch?v={GOOD}）": f"'{GOOD}）' is not the id of a video",
    f"https://youtu.be/{GOOD}https://youtu.be/{GOOD}": f"after the id {GOOD} another address "
    "begins",
    f"{YT}/watch?v={GOOD}{YT}/watch?v={GOOD}": f"after the id {GOOD} another address begins",
}  # fmt: skip


@pytest.mark.parametrize("address", WRONG)
def test_is_found(address: str) -> None:
    seen = view(f"intro\n\n- [x]({address})\n")
    assert told(RULE, seen) == [f"3:3 error: this link opens no video: {WRONG[address]}"]


IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "in a heading": (
        view(f"## [1. Topic]({YT}/watch?v={GOOD[:10]}&list={PL}&index=1)\n"),
        ["1:4 error: this link opens no video: v000000000 has 10 characters; "
         "the id of a video has 11"],
    ),
    "in notes, one for the id": (
        view(heading(1) + note("8:00", 1) + f"[9:00]({YT}/watch?v=abc&t=9m)\n" * 2),
        ["4:1 error: this link opens no video: abc has 3 characters; the id of a video has 11; "
         "1 other link has it, too"],
    ),
    "at the lecture's link, though notes come first": (
        view(
            "[1:00](https://youtu.be/abcdefghij?t=60)\n\n## [T](https://youtu.be/abcdefghij)\n\n"
            + "".join(f"[{n}:00](https://youtu.be/abcdefghij?t={n}m)\n\n" for n in range(2, 9))
        ),
        ["3:4 error: this link opens no video: abcdefghij has 10 characters; the id of a video "
         "has 11; 8 other links have it, too"],
    ),
    "without any id, each by itself": (
        view(f"[a]({YT}/watch?list2=x)\n[b]({YT}/watch?feature=y)\n"),
        ["1:1 error: this link opens no video: it has no v=",
         "2:1 error: this link opens no video: it has no v="],
    ),
    "by itself in the text": (
        view("see https://youtu.be/abcdefghij.\n"),
        ["1:5 error: this link opens no video: abcdefghij has 10 characters; "
         "the id of a video has 11"],
    ),
    "in a shortcode": (
        view("{{< youtube abcdefghij >}}\n"),
        ["1:1 error: this link opens no video: abcdefghij has 10 characters; "
         "the id of a video has 11"],
    ),
    "in a player": (
        view(f'<iframe src="{YT}/embed/abc"></iframe>\n'),
        ["1:1 error: this link opens no video: abc has 3 characters; the id of a video has 11"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found_where_it_stands(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings


def test_what_stands_in_code_is_no_link() -> None:
    assert told(RULE, view(f"`{YT}/watch?v=abc`\n\n    {YT}/watch?v=abc\n")) == []


@pytest.mark.parametrize(
    "begin",
    ["", "ttps://", "hhttps://", "https:/", "https//", "http://https://", "https://https://"],
)
def test_an_address_that_leads_to_the_own_site_is_found_and_mended(begin: str) -> None:
    text = f"- [x]({begin}youtu.be/{GOOD}?t=5)\n"
    assert told(RULE, view(text)) == [
        "1:3 error: this link opens no video: its address does not begin with https://"
    ]
    assert mended(RULE, view(text)) == f"- [x](https://youtu.be/{GOOD}?t=5)\n"


def test_a_definition_without_scheme_is_told_once() -> None:
    text = f"[a][v], [b][v]\n\n[v]: www.youtube.com/watch?v={GOOD}\n"
    assert len(told(RULE, view(text))) == 1


@pytest.mark.parametrize("address", [f"//youtu.be/{GOOD}", f"HTTP://youtu.be/{GOOD}"])
def test_other_schemes_open_the_video(address: str) -> None:
    assert told(RULE, view(f"[x]({address}), www.youtube.com/watch?v={GOOD}\n")) == []


@pytest.mark.parametrize("apart", ["[Title] (", "[Title]", "[![Video](v.jpg)] ("])
def test_a_label_apart_from_its_address_is_told(apart: str) -> None:
    (finding,) = told(RULE, view(f"- {apart}https://youtu.be/{GOOD})\n"))
    assert "info: this link has no label: its address does not begin with ( right" in finding


@pytest.mark.parametrize("before", ["[ ] (", "[x] (", "[[Page]] (", "[Title]: (", "[Title] ", "("])
def test_what_is_no_label_may_stand_before_an_address(before: str) -> None:
    assert told(RULE, view(f"- {before}https://youtu.be/{GOOD})\n")) == []


STAYS = [
    f"[x](https://yewtu.be/watch?v={GOOD})",
    f"[x](https://ssyoutube.com/watch?v={GOOD})",
    f"[x](https://www.youtube.de/watch?v={GOOD})",
    "[x](https://www.youtbe.com/about)",
    f"[x](https://youtube.com/redirect?q=https://youtu.be/{GOOD})",
    "[x](https://github.com/abcdefghijk)",
    "[youtu.be](https://youtu.be/) and https://youtu.be/ are its addresses.",
    f"`[x]({YT}/watchv={GOOD})`",
    f"`[x]({YT}/watch?v= {GOOD})`",
    f"[x]({YT}/watch?v= VIDEO_ID )",
    f"[x](see {YT}/watch?v={GOOD})",
    f"[x](https://youtu.be/{GOOD} and more)",
    f"[x]({YT}/watch?v={GOOD}?rel=0)",
    f"[x](https://img.youtube.com/vi/{GOOD}/0.jpg)",
]
BECOMES = {
    f"({YT}/watchv={GOOD}&list={PL})": f"({YT}/watch?v={GOOD}&list={PL})",
    f"({YT}/v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"({YT}/watch/v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"({YT}/embed/watch?v={GOOD}&t=5)": f"({YT}/watch?v={GOOD}&t=5)",
    f"({YT}/shorts/watch?v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"({YT}/watch?={GOOD}&list={PL})": f"({YT}/watch?v={GOOD}&list={PL})",
    f"({YT}/watch?{GOOD})": f"({YT}/watch?v={GOOD})",
    f"({YT}/watch?list={PL}?v={GOOD})": f"({YT}/watch?list={PL}&v={GOOD})",
    f"(https:www.youtube.com/watch?v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"(https;//youtu.be/{GOOD})": f"(https://youtu.be/{GOOD})",
    f"(https://youtu.be/https://youtu.be/{GOOD}?t=5)": f"(https://youtu.be/{GOOD}?t=5)",
    f"({YT}/watch?v=https://youtu.be/{GOOD})": f"(https://youtu.be/{GOOD})",
    f"(https://youtu.be/www.youtube.com/watch?v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"([{YT}/watch?v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"([https://youtu.be/{GOOD}])": f"(https://youtu.be/{GOOD})",
    f"({YT}/watch？v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"({YT}/watch?v= {GOOD})": f"({YT}/watch?v={GOOD})",
    f"(https:// www.youtube.com/watch?v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"(https ://www.youtube.com/watch?v={GOOD})": f"({YT}/watch?v={GOOD})",
    f"(https://youtu.be/ {GOOD} )": f"(https://youtu.be/{GOOD})",
    f"(https://youtube/watch?v={GOOD})": f"(https://youtube.com/watch?v={GOOD})",
    f"(https://youtube/{GOOD})": f"(https://youtu.be/{GOOD})",
    f"(https://youtu.be/{GOOD}?list={PL}?list={PL})": f"(https://youtu.be/{GOOD}?list={PL})",
    f"({YT}/watch?v={GOOD}?list={PL})": f"({YT}/watch?v={GOOD}&list={PL})",
    **{
        f"(https://{host}/watch?v={GOOD}&t=5)": f"({YT}/watch?v={GOOD}&t=5)"
        for host in (
            "wwww.youtube.com", "ww.youtube.com", "wwwyoutube.com", "www,youtube.com",
            "www.youtbe.com", "www.yotube.com", "www.youutube.com", "www.yuotube.com",
            "www.yourube.com", "www.youtube.con",
        )
    },
    **{
        f"(https://{host}/{GOOD})": f"(https://youtu.be/{GOOD})"
        for host in ("yotu.be", "yuotu.be", "youtub.be", "youttu.be", "youtu,be")
    },
}  # fmt: skip


@pytest.mark.parametrize("text", STAYS)
def test_an_address_that_is_right_or_of_another_site_stays(text: str) -> None:
    assert told(RULE, view(f"- {text}\n")) == []
    assert mended(RULE, view(f"- {text}\n")) == f"- {text}\n"


@pytest.mark.parametrize("address", BECOMES)
def test_a_typing_error_becomes_the_address_that_was_meant(address: str) -> None:
    text = f"- [x]{address}\n"
    assert len(told(RULE, view(text))) == 1
    assert mended(RULE, view(text)) == f"- [x]{BECOMES[address]}\n"


def test_all_links_of_one_wrong_address_are_corrected_a_shared_definition_once() -> None:
    text = f"[a][v] [b][v] [c]({YT}/watchv={GOOD})\n\n[v]: {YT}/watchv={GOOD}\n"
    assert len(told(RULE, view(text))) == 1
    assert mended(RULE, view(text)) == text.replace("watchv=", "watch?v=")


def test_a_player_gets_no_address_of_a_page() -> None:
    text = f'<iframe src="{YT}/v={GOOD}"></iframe>\n'
    assert len(told(RULE, view(text))) == 1
    assert mended(RULE, view(text)) == text


@pytest.mark.parametrize(
    "text", ["- [Video](https://youtu.be/)", '<a href="https://youtu.be/">x</a>']
)
def test_an_address_without_an_id_is_reported(text: str) -> None:
    (finding,) = told(RULE, view(text + "\n"))
    assert finding.endswith("this link opens no video: the id of the video is missing")
