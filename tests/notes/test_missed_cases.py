"""What is easily missed in posts as people write them: what is linked, what stays.

A row is a post as it is linked; «8:00» are the timecodes of the lecture that become links, ‹8:00›
those of the other lecture. Without the marks it is the post before.
"""

import re

import pytest

from scaffold.model.timecode import Timecode, TimeStyle
from scaffold.notes.editing import edits, net
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read

U, V = "https://youtu.be/_q46x0tq2FQ", "https://youtu.be/1BUuB28FDOc"
ID, OTHER = "_q46x0tq2FQ", "1BUuB28FDOc"
WATCH = f"https://www.youtube.com/watch?v={ID}"
LIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
H = f"## [T]({U})\n\n"
_MARKED = re.compile(r"«([^»]*)»|‹([^›]*)›")


def before_and_after(row: str, address: str) -> tuple[str, str]:
    """The post without its marks, and with links in their place."""

    def link(found: re.Match[str]) -> str:
        label = found[1] or found[2]
        clock = re.search(r"[\d:]+", label)
        time = Timecode.parse(clock[0]) if clock else None
        assert time is not None
        url = address if found[1] else V
        text = label if label.startswith("[") else f"[{label}]"
        return f"{text}({url}{'&' if '?' in url else '?'}t={time.query(TimeStyle.HMS)})"

    return _MARKED.sub(lambda found: found[1] or found[2], row), _MARKED.sub(link, row)


ROWS = {
    "1 a BOM before a heading": f"\ufeff{H}«8:00» - x\n",
    "1 a BOM before a front matter": f"\ufeff+++\ntitle='8:00 x'\n+++\n{H}«8:00» - x\n",
    "1 each line keeps its newline": f"{H}«8:00» - x\r\n«9:00» y\n«10:00» z\r«11:00» q",
    "1 letters that end no line": (
        f"{H}«8:00» a\u2028b 1:00\n«9:00» a\x0b1:00 b\n«10:00» a\x0c1:00 b\n«11:00» a\x85b\n"
    ),
    "1 spaces of other kinds": f"{H}«8:00»\u00a0- x\n\n\u200b«9:00» x\n\n\u3000«10:00»\u3000x\n",
    "1 hard breaks": f"{H}«8:00» - x  \n«9:00» - y\\\n«10:00»  \n",
    "1 tabs in lists": f"{H}-\t«8:00» - x\n\t- «9:00»\ty\n",
    "2 dashes above a title": f"-----------------\nTitle\n---\n\n{H}«8:00» x\n",
    "2 JSON between dashes": f'---\n{{"a": "8:00 x"}}\n---\n{H}«8:00» x\n',
    "3 a link in code": f"{H}`[$1]({U}&t=$2m$3s)`\n\n«8:00» x\n",
    "3 a heading in a fence": f"{H}```\n## [Other]({V})\n```\n\n«8:00» x\n",
    "3 a heading in a comment": f"{H}«8:00» x\n\n<!--\n## [Other]({V})\n\n7:00\n-->\n\n«9:00» y\n",
    "3 an escaped shortcode": f"## T\n\n{{{{</* youtube {ID} */>}}}}\n\n8:00 x\n",
    "4 timecodes in a fence": f"{H}```\n8:00 x\n9:00 y\n```\n\n«10:00» z\n",
    "4 timecodes in a fence of an item": f"{H}- x\n\n  ~~~\n  8:00 x\n  ~~~\n",
    "4 timecodes in indented code": f"{H}    8:00 x\n    9:00 y\n",
    "6 no time that can be read": (
        f"{H}[8:00]({U}?t=s5722)\n[8:01]({U}?t=)\n[8:02]({U}?t=-12h-4m)\n[8:03]({U}?t2835)\n"
        "«9:00» y\n"
    ),
    "7 broken markup": (
        f"{H}[34:40]{U}?t=34m39s()\n\n[1:01:34]){U}\n\n[title] ({U})\n\n[50:18]( data-href=)\n\n"
        f"[34:40]（{U}） x\n\n[`7:25`]({U}) x\n\n«55:00» y\n"
    ),
    "8 links of all kinds": (
        f"{H}[{U}?t=10]({U}?t=20m0s)\n[8:00\nmore]({U}?t=8m0s)\n[5:36](<{U}?t=5m36s>)\n"
        f'<a href="\n{U}?t=5m36s">8:00</a> x\n[8:00]({U}?t=8m0s "8:00 x")\n[[5:36]({U}?t=5m36s)]\n'
        f"[**44:54**]({U}?t=44m54s)\n[(6:08)]({U}?t=6m8s)\n[~12:00]({U}?t=12m0s)\n«45:00» x\n"
    ),
    "8 minutes over 59": f"{H}«[60:00]» x\n«[75:30]» y\n",
    "8 the same address many times": f"{H}[x]({U}) [x]({U})\n«8:00» x\n«8:00» x\n[x]({U})\n",
    "9 a lecture that starts at a time": f"## [T]({U}?t=3m37s)\n«4:00» x\n",
    "9 a heading that is a range": (
        f"# [T]({U})\n\n## [0:00]({U}?t=0m0s)-[5:00]({U}?t=5m0s) Part\n«1:00» x\n"
    ),
    "10 a podcast's own clock": f"{H}[Topic]({U}) - *00:11:25*\n",
    "10 durations behind a link": f"{H}[x]({U}) (12:34)\n",
    "10 durations in a later cell": f"{H}| a | b |\n|---|---|\n| x | 10:41 |\n| y | 3:12 |\n",
    "10 durations in the first cell": (
        f"{H}| a | b |\n|---|---|\n| 10:41 | x |\n| 3:12 | y |\n| 5:12 | z |\n| 3:11 | w |\n"
    ),
    "11 clock times where no lecture is": (
        "# Diary\n\n- 01:00 had lunch\n- [x] 00:01 - 9:30 Plan\n- [19:17] x\n- 00:03:27 Name: x\n"
    ),
    "11 clock times below a lecture": (
        f"{H}Friday 14:00 UTC\n14:00 UTC\n8:00 pm sharp\n17:30 < nick>\n"
        "CLOCK: [2023-11-12 Sun 06:50:51]\n2023-11-12 06:50 x\n"
    ),
    "11 a heading with a clock time": f"{H}«1:00» x\n\n## Friday 14:00 UTC\n8:00 x\n",
    "11 verses, ports, ratios, slices": (
        f"{H}John 3:16 said\n127.0.0.1:44644\n16:9\na[0:10]\n\n### Matthew 11:20-24\n«8:00» x\n"
    ),
    "12 named in a front matter of dashes": f"---\nvideo: {ID}\ntime: '1:47'\n---\n\n«8:00» x\n",
    "12 named in a front matter of pluses": f"+++\nyoutube = '{ID}'\n+++\n\n«8:00» x\n",
    "12 named in a front matter of braces": f'{{\n"video": "{ID}"\n}}\n\n«8:00» x\n',
    "12 two named in a front matter": f"---\nids:\n  - {ID}\n  - {OTHER}\n---\n\n8:00 x\n",
    "12 Hugo": f"## L\n\n{{{{< youtube {ID} >}}}}\n\n«8:00» x\n",
    "12 Hugo with names": f'## L\n\n{{{{< youtube id="{ID}" >}}}}\n\n«8:00» x\n',
    "12 Hugo's light player": f"## L\n\n{{{{< lite-youtube videoid={ID} >}}}}\n\n«8:00» x\n",
    "12 Quarto": f'## L\n\n{{{{< video {U} start="116" >}}}}\n\n«8:00» x\n',
    "12 Jekyll's include": f'## L\n\n{{% include youtube.html video_id="{ID}" %}}\n\n«8:00» x\n',
    "12 Jekyll's tag": f"## L\n\n{{% youtube {ID} %}}\n\n«8:00» x\n",
    "12 an embed": f'## L\n\n{{% embed url="{U}" %}}\n\n«8:00» x\n',
    "12 Logseq": f"## L\n\n{{{{video {U}}}}}\n{{{{youtube-timestamp 460}}}}\n\n«8:00» x\n",
    "12 Zola": f'## L\n\n{{{{ youtube(id="{ID}") }}}}\n\n«8:00» x\n',
    "12 Zola with more": f"## L\n\n{{{{ youtube(autoplay=true, id='{ID}') }}}}\n\n«8:00» x\n",
    "12 a macro of Jinja": f'## L\n\n{{{{ youtube("{ID}", 560, 315) }}}}\n\n«8:00» x\n',
    "12 a component": f'## L\n\n<YouTubeIframe src="{WATCH}&t=9s" />\n\n«8:00» x\n',
    "12 a light player": f'## L\n\n<lite-youtube videoid="{ID}"></lite-youtube>\n\n«8:00» x\n',
    "13 one video over many sections": f"## [A]({U})\n«8:00» x\n\n## [B]({U})\n«9:00» y\n",
    "13 a list of talks": f"## Talks\n\n- [A]({U})\n- [B]({V})\n\n8:00 x\n",
    "13 two talks in a sentence": f"## Talks\n\n[A]({U}) and [B]({V})\n\n8:00 x\n",
    "13 another talk further down": f"## A\n\n{U}\n\n«8:00» x\n\n{V}\n\n9:00 y\n",
    "13 lists of lectures": f"1. [A]({U})\n   - «8:00» x\n2. [B]({V})\n   - ‹9:00› y\n",
    "15 bullets of their own": f"{H}● «8:00» x\n\n◉ «9:00» y\n\n• «[10:00]». z\n\n·«11:00» w\n",
    "15 full-width titles": f"## [第１回　はじめに]({U})\n«8:00»　テキスト\n",
    "15 Korean": f"## [제1강 소개]({U})\n\n«8:00» 소개\n",
    "15 right to left": f"## [\u200fשיעור]({U})\n\n\u200f«8:00» טקסט\n\n\u202b«9:00»\u202c x\n",
    "15 an emoji before it": f"{H}🔥 «8:00» x\n\n«9:00» 🔥\n",
}
PLAIN_ADDRESS = ("12 ",)
"""Shortcodes, embeds and front matter have no form of address that notes could take over."""


@pytest.mark.parametrize("name", ROWS)
def test_what_is_easily_missed_is_linked_or_stays(name: str) -> None:
    before, after = before_and_after(ROWS[name], WATCH if name.startswith(PLAIN_ADDRESS) else U)
    post = read(before)
    plan = linking.plan(post)
    linked = edits.apply(post.data, plan.edits)
    assert linked == after.encode()
    assert net.foreign_change(post, linked, plan.edits) == ""
    assert linking.plan(read(linked)).edits == ()


@pytest.mark.parametrize(
    ("address", "notes"),
    [
        (f"{U}%3Ft%3D5m36s", U),
        (f"{U}&t=113", U),
        ("https://youtu.be/%5Fq46x0tq2FQ", U),
        (f"{WATCH}& t=4575s", WATCH),
        (f"https://youtu.be/watch?v={ID}", f"https://youtu.be/watch?v={ID}"),
        (f"https://www.youtube.com/watch?feature=player_embedded&v={ID}", WATCH),
        (f"{WATCH}&amp;list={LIST}&amp;index=9", f"{WATCH}&list={LIST}"),
        (f"https://www.youtube.com/watch?index=9&list={LIST}&v={ID}&si=x&pp=y&app=z", None),
        (f"http://m.youtube.com/watch?v={ID}#t=5m", f"http://m.youtube.com/watch?v={ID}"),
        (f"https://www.youtube-nocookie.com/embed/{ID}?start=5", WATCH),
        (f"//youtu.be/{ID}", U),
    ],
)  # fmt: skip
def test_5_notes_take_over_what_their_lectures_address_means(
    address: str, notes: str | None
) -> None:
    notes = notes or f"https://www.youtube.com/watch?list={LIST}&v={ID}"
    (section,) = read(f"## [T]({address})\n8:00 x\n").sections
    assert section.lecture is not None
    assert section.lecture.address == notes


@pytest.mark.parametrize(
    ("address", "why"),
    [
        (f"https://www.youtube.com/watch?feature=x&{ID}", "it has no v="),
        ("https://youtu.be/_q46x0tq2F", "has 10 characters"),
        (f"https://youtu.be/{ID}x", "has 12 characters"),
        (f"https://youtu.be/{ID}{OTHER}", "has 22 characters"),
        (f"{WATCH}）", "is not the id of a video"),
    ],
)
def test_5_timecodes_below_a_malformed_link_stay_and_are_told(address: str, why: str) -> None:
    post = read(f"## [A]({V})\n\n### [T](<{address}>)\n8:00 x\n")
    plan = linking.plan(post)
    assert plan.edits == ()
    (left,) = plan.left
    assert left.sentence.startswith("1 timecode of this section is left alone: the link of its ")
    assert why in left.sentence
    assert not left.detail


def test_5_a_playlist_in_a_player_and_an_address_without_slashes_name_no_lecture() -> None:
    for address in (f"https://www.youtube.com/embed/playlist?list={LIST}", f"https:{WATCH[8:]}"):
        (section,) = read(f"## [T]({address})\n8:00 x\n").sections
        assert section.lecture is None


def test_14_a_mix_or_a_channels_uploads_are_no_course() -> None:
    for playlist in ("RDabcdefghijk", "UUabcdefghijklmnopqrstuv", "WL", "LL"):
        (section,) = read(f"## [T]({WATCH}&list={playlist}&index=5)\n8:00 x\n").sections
        assert section.lecture is not None
        assert section.lecture.video.course is None
