"""Timecodes that are under no lecture, and what to do about them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from scaffold.model.course import Course
from scaffold.model.post import BareTimecode, Heading, LinkForm, Post, PostLink, TimecodePlace
from scaffold.notes.linking.left import LeftAlone
from scaffold.wording import count_of

# a heading of such words alone is that of a part of any post, not of a lecture
_OF_PARTS = re.compile(
    r"\W*(?:(?:the|my|our|video|youtube|full|key|useful|show|episode|time|видео)\W+)*"
    r"(?:time ?(?:stamp|code|line|mark(?:er)?)s?|chapters?|notes?|contents?|outline|agenda|index"
    r"|toc|summary|overview|highlights?|transcript|topics?|sections?|(?:key )?takeaways|points"
    r"|moments|videos?|recordings?|watch|links?|resources?|references|description|details|about"
    r"|intro(?:duction)?|zeitmarken|zeitstempel|kapitel(?:marken)?|notizen|inhalt(?:sverzeichnis)?"
    r"|horodatages?|chapitres|sommaire|contenu|cap[ií]tulos|contenidos?|conte[uú]do|notas|marcas"
    r"|capitoli|contenuti|indice|índice|rozdziały|notatki|spis treści|kapitoly|obsah|poznámky"
    r"|тайм-?коды|содержание|главы|заметки|конспект|оглавление|ссылки|зміст|нотатки|目录|目錄"
    r"|时间[戳轴线]|章节|章節|内容|笔记|目次|チャプター|タイムスタンプ|목차|타임스탬프|챕터)"
    r"(?:\W+(?:of|from|for|in) (?:the|this) (?:video|talk|lecture|recording|episode))?\W*",
    re.IGNORECASE,
)
_MARGIN = re.compile(rb"[\s>*_~<|]*")
_ITEM = re.compile(rb"[\s>]*(?:[-*+]|\d{1,3}[.)])\s")
_ADDRESS = re.compile(rb"(?:youtube(?:-nocookie)?\.com/|youtu\.be/)[\w?=&/-]{6,}", re.IGNORECASE)
_PLAYERS = frozenset({LinkForm.SHORTCODE, LinkForm.HTML, LinkForm.IMAGE})


def remarks(post: Post, name: str, courses: Sequence[Course]) -> Iterator[LeftAlone]:
    """They are counted, once per post; if they are all that the post has, with a way out.

    `name` is what commands call the post, `courses` what is known of its playlists.
    """
    homes = [section for section in post.sections if section.lecture or section.doubt]
    homeless = [s for s in post.sections if not s.lecture and not s.doubt]
    found = [bare for section in homeless for bare in section.bare if bare.linkable]
    has_others = any(section.bare or section.notes for section in homes)
    if not found:
        noted = has_others or any(section.notes for section in homeless)
        yield from () if noted else _in_code(post)
        return
    verb = "is" if len(found) == 1 else "are"
    sentence = f"{count_of(len(found), 'timecode')} {verb} not under any lecture"
    at = found[0].span.start
    if has_others:
        yield LeftAlone(at, sentence, detail=True)
    else:
        yield LeftAlone(at, f"{sentence}: {_way_out(post, name, found, courses)}")


def _way_out(post: Post, name: str, found: list[BareTimecode], courses: Sequence[Course]) -> str:
    """What to do, as a clause: only what can help this post."""
    listed = post.playlists
    known = {course.playlist for course in courses}
    if len(listed) == 1 and listed[0] not in known and _may_be_lectures(post, found):
        return (
            f"`scaffold refresh {name}` (or --from-info FILE) learns which heading is which "
            f"lecture of {listed[0]}"
        )
    named = [link for link in post.links if link.video]
    videos = {link.video.video for link in named if link.video}
    whole = [link for link in named if not link.labelled_with_time]
    if len(videos) == 1 and whole:
        return _with_the_video(post, found, whole[0])
    them = "it" if len(found) == 1 else "them"
    return f"give --video URL, or put the video's link above {them}"


def _may_be_lectures(post: Post, found: list[BareTimecode]) -> bool:
    """Whether a heading of the timecodes may be called as a lecture is, by number or title."""
    titles = [heading for heading in post.headings if heading.level == 1]
    for heading in _headings_of(post, found):
        of_post = [heading] == titles and not heading.number
        if not of_post and not _OF_PARTS.fullmatch(heading.text):
            return True
    return False


def _headings_of(post: Post, found: list[BareTimecode]) -> list[Heading]:
    """The headings that timecodes are under, with those around these."""
    plain = [heading for heading in post.headings if not heading.note]
    starts = [heading.span.start for heading in plain]
    places = {bisect_left(starts, bare.span.start) for bare in found}
    above: dict[int, Heading] = {}
    around: list[Heading] = []
    for place, heading in enumerate(plain, 1):
        around = [*(outer for outer in around if outer.level < heading.level), heading]
        if place in places:
            above |= {one.span.start: one for one in around}
    return list(above.values())


def _with_the_video(post: Post, found: list[BareTimecode], link: PostLink) -> str:
    """What to do with the link of the only video: where it is, and where it belongs."""
    line = post.line_of(link.span.start)
    them = "it" if len(found) == 1 else "them"
    plain = [heading for heading in post.headings if not heading.note]
    starts = [heading.span.start for heading in plain]
    own = {bisect_left(starts, bare.span.start) for bare in found}
    heading = plain[min(own) - 1] if len(own) == 1 and min(own) else None
    if min(own) and all(plain[0].level < other.level for other in plain[1:]):
        heading = heading or plain[0]  # the post's title
    if heading:
        where = f"right below the heading in line {post.line_of(heading.span.start)}"
    else:
        where = f"above {them}" if not plain or own == {0} else "at the top of the post"
    if link.span.start < post.body.start:
        why = "in the front matter under a key that names no video; if that is their video,"
        return f"the link in line {line} is {why} call the key video, or give --video URL"
    if link.span.start >= found[0].span.start:
        return f"give --video URL, or put the link of line {line} on a line of its own {where}"
    return f"{_in_the_way(post, link)} put it on a line of its own {where}, or give --video URL"


def _in_the_way(post: Post, link: PostLink) -> str:
    """Why a link above the timecodes does not name their lecture, a clause."""
    line = post.line_of(link.span.start)
    of_line = post.line_span(line)
    before = post.data[of_line.start : link.span.start]
    around = before + post.data[link.span.end : of_line.end]
    what = f"the {'player' if link.form in _PLAYERS else 'link'} in line {line}"
    if _ITEM.match(before):
        return f"{what} is in a list; if that is their video,"
    if before.lstrip(b" >").startswith(b"|"):
        return f"{what} is in a table; if that is their video,"
    if not _MARGIN.fullmatch(around):
        return f"{what} is among other words;"
    below = any(heading.span.start < link.span.start for heading in post.headings)
    return f"{what} is {'under another' if below else 'above the first'} heading;"


def _in_code(post: Post) -> Iterator[LeftAlone]:
    """Chapters in a block of code are all that a post about a video has: said once."""
    found = [
        bare
        for section in post.sections
        for bare in section.bare
        if bare.place is TimecodePlace.FENCE and bare.timecode
    ]
    times = [bare.timecode.seconds for bare in found if bare.timecode]
    if len(times) < 3 or times[0] > 60 or not times[0] < times[1] < times[2]:
        return
    if not any(link.video for link in post.links) and not _ADDRESS.search(post.data):
        return
    what = f"{found[0].text} and {len(found) - 1} more"
    yield LeftAlone(found[0].span.start, f"{what} are left alone: in a block of code")
