"""What `link` says of timecodes that are under no lecture: the way out that fits the post."""

import pytest

from scaffold.model.course import Course, Lecture
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read

ID, OTHER = "_q46x0tq2FQ", "1BUuB28FDOc"
U, V = f"https://youtu.be/{ID}", f"https://youtu.be/{OTHER}"
PL = "PLabcdefghijklmnop"
COURSE = f"[C](https://www.youtube.com/playlist?list={PL})"
TIMES = "0:00 a\n\n1:16 b\n"
NONE = "2 timecodes are not under any lecture: "
VIDEO = NONE + "give --video URL, or put the video's link above them"
REFRESH = (
    f"{NONE}`scaffold refresh POST` (or --from-info FILE) learns which heading is which lecture "
    f"of {PL}"
)


def said(text: str, courses: tuple[Course, ...] = ()) -> list[str]:
    return [left.sentence for left in linking.plan(read(text, courses), courses).left]


def moved(line: int, why: str, where: str) -> str:
    way = f"put it on a line of its own {where}, or give --video URL"
    return f"{NONE}the link in line {line} is {why} {way}"


WAYS_OUT = {
    "no video, no playlist": (f"# Notes\n\n{TIMES}", VIDEO),
    "a playlist, and a heading with a number": (f"{COURSE}\n\n## 5 lesson\n\n{TIMES}", REFRESH),
    "a playlist, and a heading with words": (f"{COURSE}\n\n## Sorting\n\n{TIMES}", REFRESH),
    "a playlist, and a heading around the one of the notes": (
        f"{COURSE}\n\n## 5. Sorting\n\n### Notes\n\n{TIMES}",
        REFRESH,
    ),
    "a playlist, and a heading of a part": (f"{COURSE}\n\n## Timestamps\n\n{TIMES}", VIDEO),
    "a playlist, and a part in other words": (
        f"{COURSE}\n\n## 🕐 **Video chapters:**\n\n{TIMES}",
        VIDEO,
    ),
    "a playlist, and a part in Russian": (f"{COURSE}\n\n## Таймкоды\n\n{TIMES}", VIDEO),
    "a playlist, and the post's title alone": (f"# My evening\n\n{COURSE}\n\n{TIMES}", VIDEO),
    "a playlist, and no heading": (f"{COURSE}\n\n{TIMES}", VIDEO),
    "a playlist, and a heading elsewhere": (f"{COURSE}\n\n{TIMES}\n## Sorting\n\nx\n", VIDEO),
    "two playlists": (
        f"{COURSE}\n\n[D]({COURSE[4:-1]}q)\n\n## 5 lesson\n\n{TIMES}",
        VIDEO,
    ),
    "a link in a sentence": (
        f"A look at [this]({U}), which is short.\n\n{TIMES}",
        moved(1, "among other words;", "above them"),
    ),
    "a link in a sentence below a title": (
        f"# A\n\nA look at [this]({U}), which is short.\n\n{TIMES}",
        moved(3, "among other words;", "right below the heading in line 1"),
    ),
    "a link in a sentence under an earlier heading": (
        f"# A\n\nSee [this]({U}) first.\n\n## Times\n\n{TIMES}",
        moved(3, "among other words;", "right below the heading in line 5"),
    ),
    "a link alone under another heading": (
        f"## A\n\n{U}\n\n## Times\n\n{TIMES}",
        moved(3, "under another heading;", "right below the heading in line 5"),
    ),
    "times under two headings of a title": (
        f"# T\n\nSee [this]({U}) first.\n\n## A\n\n0:00 a\n\n## B\n\n1:16 b\n",
        moved(3, "among other words;", "right below the heading in line 1"),
    ),
    "a link above the title and once more below the times": (
        f"{U}\n\n# T\n\n## Agenda\n\n{TIMES}\n## Video\n\n<{U}>\n",
        moved(1, "above the first heading;", "right below the heading in line 5"),
    ),
    "times under two headings": (
        f"See [this]({U}) first.\n\n## A\n\n0:00 a\n\n## B\n\n1:16 b\n",
        moved(1, "among other words;", "at the top of the post"),
    ),
    "a link in a list": (
        f"## A\n\n* [Sorting]({U})\n* [x](https://example.com)\n\n{TIMES}",
        moved(3, "in a list; if that is their video,", "right below the heading in line 1"),
    ),
    "a link below them": (
        f"{TIMES}\nSee [this]({U}).\n",
        f"{NONE}give --video URL, or put the link of line 5 on a line of its own above them",
    ),
    "a key of the front matter that names nothing": (
        f"---\nrelated: {U}\n---\n\n{TIMES}",
        f"{NONE}the link in line 2 is in the front matter under a key that names no video; "
        "if that is their video, call the key video, or give --video URL",
    ),
    "two videos in sentences": (f"See [a]({U}) and [b]({V}) first.\n\n{TIMES}", VIDEO),
}


@pytest.mark.parametrize("case", WAYS_OUT)
def test_the_way_out_fits_the_post(case: str) -> None:
    text, sentence = WAYS_OUT[case]
    assert said(text) == [sentence]


def test_thousands_of_headings_are_looked_at_once() -> None:
    text = f"{COURSE}\n\n" + "".join(f"### Notes\n\n{n % 60}:00 a\n\n" for n in range(2000))
    (sentence,) = said(text)
    assert sentence.startswith("2000 timecodes are not under any lecture: give --video URL")


def test_addresses_with_a_time_are_said_as_many() -> None:
    one, other = f"{U}?t=900 a", f"{U}?t=960 b"
    reason = f"as in [15:00]({U}?t=900)"
    assert said(f"## [T]({U})\n\n{one}\n") == [
        f"{U}?t=900 is left alone: its label is not a timecode, {reason}"
    ]
    assert said(f"## [T]({U})\n\n{one}\n\n{other}\n") == [
        f"{U}?t=900 and 1 more are left alone: their labels are not timecodes, {reason}"
    ]


def test_a_listing_that_no_heading_fits_is_not_asked_for_again() -> None:
    course = Course(PL, (Lecture(ID, 1, "1", ("Trees",)),))
    text = f"{COURSE}\n\n## Sorting\n\n{TIMES}"
    assert said(text, (course,)) == [VIDEO]
    assert said(text) == [REFRESH]


@pytest.mark.parametrize(
    "text",
    [
        f"{U}\n\n{TIMES}",
        f"# A\n\n{U}\n\nSee it first.\n\n{TIMES}",
        f"# A\n\nSee it first.\n\n## Times\n\n{U}\n\n{TIMES}",
        f"{U}\n\nSee it first.\n\n## A\n\n0:00 a\n\n## B\n\n1:16 b\n",
        f"---\nvideo: {U}\n---\n\n{TIMES}",
        f"# T\n\n{U}\n\n## A\n\n0:00 a\n\n## B\n\n1:16 b\n",
        f"{U}\n\n# T\n\n## Agenda\n\n{U}\n\n{TIMES}\n## Video\n\n<{U}>\n",
    ],
)
def test_who_follows_the_advice_gets_links(text: str) -> None:
    assert linking.plan(read(text)).linked == 2


CHAPTERS = "```\n0:00 a\n0:33 b\n1:41 c\n```\n"
IN_CODE = ["0:00 and 2 more are left alone: in a block of code"]
IN_FENCES = {
    "below a sentence with the video": (f"A short talk: {U}\n\n{CHAPTERS}", IN_CODE),
    "below a sentence and a heading": (f"See [it]({U}).\n\n# Times\n\n{CHAPTERS}", IN_CODE),
    "with the video in the block": (
        f"```txt\nVideo: {U}\n\n0:00 a\n0:33 b\n1:41 c\n```\n",
        IN_CODE,
    ),
    "without any video": (f"# A\n\n{CHAPTERS}", []),
    "times of a clock": (f"See [it]({U}).\n\n```\n12:01 a\n12:02 b\n12:03 c\n```\n", []),
    "one time": (f"See [it]({U}).\n\n```\n0:00 a\n```\n", []),
    "times that fall": (f"See [it]({U}).\n\n```\n0:40 a\n0:12 b\n0:31 c\n```\n", []),
    "next to notes elsewhere": (
        f"See it at [0:10]({U}?t=10).\n\n[0:10]({U}?t=10) a\n\n{CHAPTERS}",
        [],
    ),
}


@pytest.mark.parametrize("case", IN_FENCES)
def test_chapters_in_code_are_said_where_they_are_all_of_a_video(case: str) -> None:
    text, sentences = IN_FENCES[case]
    assert said(text) == sentences
