"""Which video the notes of a post or an item belong to; «…» are linked, all others are not."""

import re

import pytest

from scaffold.notes.editing import edits
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read
from tests import effort

ID, OTHER = "_q46x0tq2FQ", "1BUuB28FDOc"
U, V = f"https://youtu.be/{ID}", f"https://youtu.be/{OTHER}"
NOTES = "\n\n## Notes\n\n«0:00» a\n\n«1:16» b\n"
BARE = NOTES.replace("«", "").replace("»", "")

POSTS = {
    "a labelled line": f"Video: {U}{NOTES}",
    "a labelled item": f"- Date: today\n- Video: {U}{NOTES}",
    "an item that is called so": f"- Date: today\n- [Video Lesson 11]({U}){NOTES}",
    "a label of several words": f"Video of the meeting: [recording]({U}){NOTES}",
    "a bold label around its link": f"* **Video: [{U}]({U})**{NOTES}",
    "a bold label": f"**Recording:** [here]({U}) (1h 20m){NOTES}",
    "a quote": f"> Source: {U}{NOTES}",
    "links in a row": f"[Recording]({U}) | [Slides](https://example.com/s.pdf){NOTES}",
    "links in a row, another first": (
        f"[Slides](https://example.com) · [Watch on YouTube]({U}){NOTES}"
    ),
    "a row of a table": f"| | |\n|---|---|\n| Video | {U} |{NOTES}",
    "an emoji before it": f"🎥 Video: <{U}>{NOTES}",
    "in Russian": f"Видео: {U}{NOTES}",
    "in Chinese": f"视频：{U}{NOTES}",
    "a player in an item": f"- Date: today\n- {{{{< youtube {ID} >}}}}{NOTES}",
    "alone in an item called a talk": f"1. [The talk]({U}){NOTES}",
    "videos further down do not count": f"Video: {U}{NOTES}\nSee also: {V}\n\n{V}\n",
    "alone, and another further down": f"{U}{NOTES}\n{V}\n\n2:00 c\n",
    "a source of the front matter": f"---\nsource: {U}\n---{NOTES}",
    "media of the front matter": f"---\nmedia: '{U}'\n---{NOTES}",
    "a piece of a line among others": (
        f"By Prof. Dr. N., 2026 · [Lab](https://example.com) · 67 min · [YouTube]({U}){NOTES}"
    ),
    "a labelled piece": f"**Code:** [x](https://example.com) | **Demo:** [Watch]({U}){NOTES}",
    "pieces of a podcast": f"67 min · [Podcast](https://example.com) · [YouTube]({U}){BARE}",
    "a sentence in front of a piece": f"We made 3 · more of [this]({U}){BARE}",
    "notes on it": f"My notes on [Sorting, part 1]({U}).{NOTES}",
    "notes on the talk": f"Notes from the talk [Sorting]({U}){NOTES}",
    "a summary of it, in French": f"Résumé de [Les tris]({U}){NOTES}",
    "a summary of it, in Russian": f"Конспект лекции [Сортировки]({U}){NOTES}",
    "a retelling of it, in Russian": f"пересказ видео {U}\nАвтор: Н.{NOTES}",
    "notes on it in a sentence": f"These notes on [Sorting]({U}) are short.{BARE}",
    "notes on two": f"Notes on [Sorting]({U}) and [Trees]({V}){BARE}",
    "a long label": (
        f"Some of what was said in the one *Talk* by N. N. that all speak of: {U}  \n(2014){BARE}"
    ),
    "a long label without an end of a sentence": (
        f'_All that_ is worth it in somebody\'s "***Sorting for everyone***" Talk:  {U}{NOTES}'
    ),
    "a heading that says so": f"## Video\n\n{U}\n{NOTES}",
    "a heading that says so in other words": f"## 📺 Watch the recording:\n\n<{U}>\n{NOTES}",
    "a heading that says so in Spanish": f"## Vídeo\n\n{{{{< youtube {ID} >}}}}\n{NOTES}",
    "a heading of its own title": f"## Sorting\n\n{U}\n{BARE}",
    "a heading of a lecture": f"## Lecture 1\n\n{U}\n{BARE}",
    "a heading with times of its own": f"## Video\n\n{U}\n\n«0:00» a\n\n## Rest\n\n1:16 b\n",
    "a heading of the video's timestamps": (
        f"## Sorting\n\n{U}\n\n## Slides\n\nx\n\n"
        "## Timestamps of the video\n\n«0:00» a\n\n«1:16» b\n"
    ),
    "a heading of somebody's timestamps": (
        f"## Sorting\n\n{U}\n\n## Timestamps\n\n0:00 a\n\n1:16 b\n"
    ),
    "a heading below the times": f"## Notes\n\n0:00 a\n\n1:16 b\n\n## Video\n\n{U}\n",
    "a heading that says so, and a lecture": (
        f"## Video\n\n{U}\n\n## [B]({V})\n\n‹2:00› a\n\n## Rest\n\n3:00 b\n"
    ),
    "the only video in a bold line that says so": (
        f"## Demo\n\n**See it all on [YouTube]({U})**\n\nTimestamps:\n\n- «0:00» a\n- «1:16» b\n"
    ),
    "the only video in a bold line, right above the times": (
        f"## Demo\n\n**The video: [it all]({U})**\n\n- «0:00» a\n- «1:16» b\n"
    ),
    "the only video in a bold line that does not say so": (
        f"## Demo\n\n**See it all [here]({U})**\n\n- 0:00 a\n- 1:16 b\n"
    ),
    "the only video in a bold line, text between": (
        f"**See it all on [YouTube]({U})**\n\nWe met at nine.\n\n- 0:00 a\n- 1:16 b\n"
    ),
    "a bold sentence": (f"**We met. Then we saw [this video]({U})**\n\n- 0:00 a\n- 1:16 b\n"),
    "a bold line, another video below": (
        f"**See it all on [YouTube]({U})**\n\n- 0:00 a\n- 1:16 b\n\nSee [too]({V}).\n"
    ),
    "a bold line in a podcast's notes": (
        f"**See it all on [YouTube]({U})**\n\n- 0:00 a\n- 1:16 b\n\nA podcast.\n"
    ),
    "a bold line, and a video elsewhere": (
        f"**See it all on [YouTube]({U})**\n\n- 0:00 a\n- 1:16 b\n\nhttps://vimeo.com/1234567\n"
    ),
    "a bold line, and a playlist": (
        f"**See it all on [YouTube]({U})**\n\n- 0:00 a\n- 1:16 b\n\n"
        "https://www.youtube.com/playlist?list=PLabcdefghijklmnop\n"
    ),
    "the only video in an item above the timestamps": (
        f"#### Media\n\n- [Sorting]({U})\n\n## Timestamps\n\n- «0:00» a\n- «1:16» b\n"
    ),
    "the only video in an item, a heading of something else": (
        f"#### Media\n\n- [Sorting]({U})\n\n## Agenda\n\n- 0:00 a\n- 1:16 b\n"
    ),
    "an item among others above the timestamps": (
        f"- [x](https://example.com)\n- see [Sorting]({U}) too\n\n"
        "## Timestamps\n\n- 0:00 a\n- 1:16 b\n"
    ),
    "a heading that says so in a podcast's notes": (f"## Video\n\n{U}\n\nAlso as a podcast.{BARE}"),
    "two videos below such a heading": f"## Videos\n\n{U}\n\n{V}\n{BARE}",
    "a list of media with one video": (
        f"---\nmedia:\n  - https://example.com/a.pdf\n  - {U}\n---{NOTES}"
    ),
    "a length behind it, in Chinese": f"- 本讲视频：[第十讲]({U})（1:22:51）{NOTES}",
    "a label that says that it is a link": f"**Link:** {U}{NOTES}",
    "such a label in Chinese": f"- **讲师：** <https://example.com>\n- **链接：** <{U}>{NOTES}",
    "such a label of an address": f"- Title: Sorting\n- URL: {U}\n{NOTES}",
    "facts behind the address": f"**URL:** {U} **Date:** today **Length:** 5:23{NOTES}",
    "addresses with facts below headings": (
        f"## One\n\n**URL:** {U} **Views:** 3\n\n- «0:05» a\n\n"
        f"## Two\n\n**URL:** {V} **Views**: 4\n\n- ‹0:05› a\n"
    ),
    "two such labels": f"- URL: {U}\n- Link: {V}\n{BARE}",
    "such a label and a label of a video": f"URL: {V}\n\nVideo: {U}\n{BARE}",
    "a label with more than that": f"Link of the day: {U}{BARE}",
    "a label that names another note": f"Blog: x\n[[sorting|Sorting at home]] Video: {U}{BARE}",
    "a camera before its title": f"> 🎥 **[Sorting in 11 hours]({U})**\n> by somebody{NOTES}",
    "labelled lines below headings": (
        f"# Course\n\n## One\nVideo: {U}\n\n- «0:05» a\n- «1:00» b\n\n"
        f"## Two\nVideo: {V}\n\n- ‹0:05› a\n\n### More\n\n‹1:00› b\n\n## Rest\n\n2:00 c\n"
    ),
    "labelled items below headings": (
        f"## One\n\n- Video: {U}\n- Slides: https://example.com\n\n«0:05» a\n\n"
        f"## Two\n\n- Video: {V}\n\n‹0:05› a\n"
    ),
    "lines in pieces below headings": (
        f"| **[A]({U})** | 2:19 |\n|---|---|\n| **[B]({V})** | 5:05 |\n\n"
        f"## One\n\n[Watch]({U}) · short\n\n| Time | What |\n|---|---|\n| «0:00» | a |\n\n"
        f"## Two\n\n[Watch]({V}) · long\n\n### Part\n\n| Time |\n|---|\n| ‹0:28› |\n"
    ),
    "a labelled line below a heading, one further down": (
        f"## Facts\n\n- Video: {U}{NOTES}\n## Next time\n\n- Video: {V}\n"
    ),
    "lines of links below which the times start again": (
        f"[A talk]({U})\n\n- «0:10» a\n- «9:00» b\n\n"
        f"[A second one]({V})\n\n- ‹0:20› a\n- ‹8:00› b\n"
    ),
    "lines of links below one heading": (
        f"## Series\n\n[A talk]({U})\n\n- «0:10» a\n- «9:00» b\n\n"
        f"[A second one]({V})\n\n- about\n- ‹0:20› a\n- ‹8:00› b\n"
    ),
    "one below a heading in the midst of the times": (
        f"## Series\n\n[A talk]({U})\n\n«0:10» a\n\n[See also]({V})\n\n9:00 b\n"
    ),
    **{
        f"{first} before a line's link": (
            f"## Series\n\n{first}[A talk]({U})\n\n- «0:10» a\n- «9:00» b\n\n"
            f"{second}[A second one]({V})\n\n- ‹0:20› a\n"
        )
        for first, second in (
            ("(1) ", "(Bonus) "),
            ("Day 1: ", "Day 2: "),
            ("**#1** - ", "**#2** - "),
            ("Урок 1. ", "Урок 2. "),
            ("第1讲：", "第2讲："),
        )
    },
    "a line of a link in the midst of the times": (
        f"[A talk]({U})\n\n«0:10» a\n\n[See also]({V})\n\n9:00 b\n"
    ),
    "an item right above the heading of its chapters": (
        f"- [An article](https://example.com)\n- [Sorting]({U})\n"
        "### Capítulos:\n- «0:00» a\n- «1:16» b\n"
    ),
    "another item between them": (
        f"- [Sorting]({U})\n- [An article](https://example.com)\n\n"
        "### Chapters\n\n0:00 a\n\n1:16 b\n"
    ),
    "an item right above the heading of times": f"- [Sorting]({U})\n\n### Timestamps{BARE}",
    "a podcast's chapters": f"A podcast\n\n- [Sorting]({U})\n\n### Chapters\n\n0:00 a\n\n1:16 b\n",
    "two videos above the heading of chapters": (
        f"- [Trees]({V})\n- [Sorting]({U})\n\n### Chapters\n\n0:00 a\n\n1:16 b\n"
    ),
    "a component that is a link with words": f'<Button href="{U}">Watch</Button>\n{BARE}',
    "an address in the front matter": f"---\nurl: {U}\n---{NOTES}",
    "a link in the front matter": f"---\nlink: '{U}'\n---{NOTES}",
    "a key of one's own": f"---\nvisit: {U}\n---{NOTES}",
    "a key in Russian": f'---\ntitle: x\nСсылка: "{U}"  # here\n---{NOTES}',
    "a key of one's own in TOML": f"+++\nlecture_page = '{U}'\n+++{NOTES}",
    "a key of one's own, and a sentence about another": (
        f"---\nvisit: {U}\n---\nAs [this one]({V}) says.{BARE}"
    ),
    "two keys of one's own": f"---\nvisit: {U}\nthen: {V}\n---{BARE}",
    "a key for what is related": f"---\nrelated: {U}\n---{BARE}",
    "a key with more than an address": f"---\nsummary: see {U}\n---{BARE}",
    "a key of one's own in a podcast": f"---\nvisit: {U}\nmp3: https://x.org/a.mp3\n---{BARE}",
    "a video in a table": f"---\nvideo:\n  title: programming\n  id: {ID}\n---{NOTES}",
    "two media": f"---\nmedia:\n  - {U}\n  - {V}\n---{BARE}",
    "an address of something else": f"---\nrelated:\n  - title: x\n    url: {U}\n---{BARE}",
    "a path in the front matter": f"---\nurl: /programming/\nlink: programming\n---{BARE}",
    "a word in a table": f"---\nvideo:\n  title: programming\n---{BARE}",
    "a word of 11 letters is no video": f"---\nsource: programming\n---{BARE}",
    "a link inside a sentence": f"We saw [the video]({U}) together.{BARE}",
    "a link at the end of a sentence": f"We all saw the video {U}{BARE}",
    "a link that says nothing of itself": f"- Music: {U}{BARE}",
    "a podcast's places": f"[Spotify](https://open.spotify.com/x) | [YouTube]({U}){BARE}",
    "two videos above": f"Video: {U}\n\nTrailer: {V}{BARE}",
    "two videos in a line": f"Video: {U} | {V}{BARE}",
    "a video of a sentence besides": f"Video: {U}\n\nAs in [this one]({V}) we saw.{BARE}",
    "below the first timecode": f"0:00 a\n\nVideo: {U}\n\n1:16 b\n",
    "show notes": (
        f"* [An interview]({U})\n* [An app](https://example.com/)\n* 41:00 - a\n* 43:10 - b\n"
    ),
    "show notes with bare addresses": (
        f"* [An interview]({U})\n* https://example.com/\n* 41:00 - a\n"
    ),
    "an item and its followers": f"* [A talk]({U})\n* «41:00» - a\n* «43:10» - b\n",
    "show notes with nested times": (
        f"* [A]({U})\n  * «1:00» x\n* [An app](https://example.com/)\n* 41:00 - a\n"
    ),
    "an emoji before an item's link": (
        f"* 🎥 [Intro]({U})\n  * «1:00» x\n* 🎥 [Next]({V})\n  * ‹2:00› y\n"
    ),
    "a number before an item's link": f"* 1.2 - [Intro]({U})\n  * «1:00» x\n",
    "a name before an item's link": (
        f"* **Intro** ([video]({U}))\n  * «1:00» x\n* Rest\n  * 2:00 y\n"
    ),
    "two videos in an item": f"* Intro [a]({U}), [b]({V})\n  * 1:00 x\n",
    "a block with a player": (
        f"- # Title\n  {{{{video {U}}}}}\n  - «1:00» x\n    - «2:00» y\n- other\n"
    ),
    "a block with a player below": f"- # Title\n\t- {{{{video {U}}}}}\n\t- «1:00» x\n- other\n",
}


@pytest.mark.parametrize("name", POSTS)
def test_notes_belong_to_the_video_that_is_named(name: str) -> None:
    marked = POSTS[name]
    before = re.sub("[«»‹›]", "", marked)
    post = read(before)
    plan = linking.plan(post)
    watch = "{{" in marked or marked.startswith(("---", "+++"))
    url = f"https://www.youtube.com/watch?v={ID}&" if watch else f"{U}?"

    def link(found: re.Match[str]) -> str:
        label = found[1] or found[2]
        minutes, seconds = label.split(":")
        return f"[{label}]({url if found[1] else V + '?'}t={minutes}m{seconds}s)"

    after = edits.apply(post.data, plan.edits).decode()
    assert after == re.sub("«(.*?)»|‹(.*?)›", link, marked)
    assert plan.edits or plan.left


@pytest.mark.parametrize(
    "player",
    [
        '<VideoPlayer url="{}"  />',
        '<Clip src="{}" />\n### Contents\n(of the film)',
        '<div>\n<iframe src="{}"></iframe>\n</div>\n<style>\na {{ color: red }}\n</style>\n\n# A',
        '<div>\n<p>Look:</p>\n<iframe src="{}"></iframe>\n</div>',
    ],
)
def test_a_player_in_html_names_the_video_of_the_notes_below(player: str) -> None:
    post = read(player.format(f"https://www.youtube.com/embed/{ID}") + BARE)
    assert linking.plan(post).linked == 2


@pytest.mark.parametrize(
    ("row", "linked"),
    [("| 1 | 0:05 | a |", 1), ("| 01. | 0:05 |", 1), ("| #2 | 0:05 |", 1), ("| a | 0:05 |", 0),
     ("| 1 | a | 0:05 |", 0), ("| 1 | 2 | 0:05 |", 0)],
)  # fmt: skip
def test_the_first_cell_of_a_row_may_be_its_number(row: str, linked: int) -> None:
    post = read(f"## [A]({U})\n\n| # | Time | What |\n|---|---|---|\n{row}\n")
    assert linking.plan(post).linked == linked


@pytest.mark.parametrize(
    ("times", "unset"),
    [
        ("0:00 1:00 2:00", 0),
        ("0:00 1:00 0:00 0:00", 2),
        ("0:00 1:00 0:00 2:00", 1),
        ("0:00 1:00 5:27 0:00 0:14 5:27", 0),  # chapters, and a transcript
        ("0:00 0:00 1:00", 0),
    ],
)
def test_a_zero_below_later_times_waits_for_its_time(times: str, unset: int) -> None:
    text = f"## [A]({U})\n\n" + "".join(f"- {each} x\n" for each in times.split())
    plan = linking.plan(read(text))
    assert plan.linked == len(times.split()) - unset
    assert sum("seems to be missing" in one.sentence for one in plan.left) == unset


def test_a_length_next_to_the_link_of_the_whole_video_is_no_note() -> None:
    post = read(f"{U}\n\n**21:52 · June · [Watch]({U})**\n\n0:05 a\n\n1:00 b [here]({U}?t=60)\n")
    plan = linking.plan(post)
    assert plan.linked == 2
    assert "may be its length" in plan.left[0].sentence


@pytest.mark.parametrize(
    ("macro", "seconds"),
    [
        (f'{{{{< youtube "{ID}?rel=0" >}}}}', None),
        (f'{{{{< youtube id="{ID}?start=386" autoplay="false" >}}}}', 386),
        (f"{{{{< youtube {ID}?t=12576&rel=0 >}}}}", 12576),
        (f'{{{{< youtube "{ID}?t=39m21s" >}}}}', 2361),
        (f'{{{{< youtube "{ID}&t=30" >}}}}', 30),
        (f'{{{{< youtube "embed/{ID}?start=5" >}}}}', 5),
        (f'{{{{< youtube "watch?v={ID}" >}}}}', None),
        (f'{{% include video.html id="{ID}?t=5" %}}', 5),
        (f'<lite-youtube videoid="{ID}?start=5"></lite-youtube>', 5),
    ],
)
def test_an_id_with_a_query_or_a_path_is_an_id(macro: str, seconds: int | None) -> None:
    (link,) = read(f"## A\n\n{macro}\n").links
    assert link.video
    assert link.video.video == ID
    assert (link.video.time.seconds if link.video.time else None) == seconds


@pytest.mark.parametrize(
    "piece", [f"[a]({U}) ", f"- [a]({U})\n  - 1:00 b\n", f"- x [a]({U})\n  - 1:00 b\n"]
)
def test_many_links_take_their_number_only(piece: str) -> None:
    text = f"see {piece * 3000}\n\n0:00 a\n" if piece.startswith("[") else piece * 3000
    assert (
        effort.seconds(lambda: read(text), 1) < 10
    )  # each link once took a look at all the others
