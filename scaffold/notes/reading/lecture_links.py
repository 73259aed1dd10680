"""What names a lecture: (a) headings, (b) lines below, (c) items and bold lines, (d) the post."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from scaffold.model.address import MalformedLink
from scaffold.model.edit import Span
from scaffold.model.post import Heading, Naming, PostLink
from scaffold.notes.reading import heading_items
from scaffold.notes.reading.blocks import Block
from scaffold.notes.reading.headings import candidates
from scaffold.notes.reading.outline import Mark, Outline, lecture_of, only_video

BOLD_LEVEL = 7
TOP_ITEM_LEVEL = BOLD_LEVEL + 2  # items are a list and an item deep
TWO_VIDEOS = "two videos could be meant"
ANOTHER_VIDEO = "a line above it names another video"

_ITEM_START = re.compile(
    rb"[ \t]*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?:[*_~(\"\s]|\d+[.)]\s)*"
)
_OTHER_LINK = re.compile(rb"\]\(|://")
_BOLD_BEFORE = re.compile(rb"[ \t]*(?:\*\*|__)\s*(?:\d+[.):]?\s*)?")
_BOLD_AFTER = re.compile(rb"\s*(?:\*\*|__)[\s:.]*\\?")
_BOLD_LABEL = re.compile(rb"(\*\*|__).+\1", re.DOTALL)


def marks(outline: Outline) -> list[Mark]:
    """All marks by (a), (b) and (c) in order, headings without lecture among them."""
    in_headings = {ln.span.start for h in outline.headings for ln in outline.links_in(h.span)}
    loose = [ln for ln in outline.untimed if ln.span.start not in in_headings and ln.video]
    alone = [ln for ln in loose if outline.stands_alone(ln)] if loose else []
    headings = _heading_marks(outline, alone)
    if not loose:
        return headings
    taken = {m.lecture.link.span.start for m in headings if m.lecture and m.lecture.link}
    loose = [link for link in loose if link.span.start not in taken]
    bold = list(_bold_marks(outline, headings, loose))
    items = list(_item_marks(outline, [*headings, *bold], loose))
    left = {link.span.start for link in loose}
    others = _other_lines(outline, headings, [ln for ln in alone if ln.span.start in left], bold)
    return sorted([*headings, *bold, *items, *others], key=lambda mark: mark.start)


def _heading_marks(outline: Outline, alone: Sequence[PostLink]) -> list[Mark]:
    found = []
    for heading in outline.headings:
        if heading.note:
            continue
        if heading.link:
            links, naming = candidates(outline.links_in(heading.span)), Naming.HEADING
        else:
            links, naming = _below(outline, heading, alone), Naming.LINE
        link = only_video(links) if links else None
        lecture = lecture_of(link, naming) if link else None
        doubt = "" if link else TWO_VIDEOS if links else ""
        named = heading.link.address if heading.link and not links else None
        if isinstance(named, MalformedLink):  # it means a video, and names none
            doubt = f"the link of its heading names no video ({named.why})"
        found.append(Mark(heading.span.start, heading.level, heading, lecture, doubt=doubt))
    return found


def _below(outline: Outline, heading: Heading, alone: Sequence[PostLink]) -> list[PostLink]:
    """The links alone on their lines in the first block after a heading, before timecodes."""
    block = outline.block_after(heading.span.end) if alone else None
    if block is None or block.kind not in {"paragraph", "html"}:
        return []
    times = outline.times_in(block.start, block.end)
    before = times[0] if times else block.end
    return [link for link in alone if block.start <= link.span.start < before]


def _other_lines(
    outline: Outline, headings: list[Mark], alone: Sequence[PostLink], bold: list[Mark]
) -> Iterator[Mark]:
    """Where lines name lectures, one that names another video ends the certainty.

    If the timecodes start again below it, they are its own.
    """
    named = {mark.lecture.link.span.start for mark in bold if mark.lecture and mark.lecture.link}
    starts = [mark.start for mark in headings]
    for link in alone:
        place = bisect_right(starts, link.span.start) - 1
        lecture = headings[place].lecture if place >= 0 else None
        if lecture is None or lecture.naming is not Naming.LINE or link.span.start in named:
            continue
        if link.video and link.video.video != lecture.video.video:
            yield _on_own_line(outline, link)


def _on_own_line(outline: Outline, link: PostLink) -> Mark:
    if outline.starts_again(link):
        return Mark(link.span.start, BOLD_LEVEL, lecture=lecture_of(link, Naming.ITEM))
    return Mark(link.span.start, BOLD_LEVEL, doubt=ANOTHER_VIDEO)


def _limit(starts: Sequence[int], after: int, last: int) -> int:
    place = bisect_right(starts, after)
    return starts[place] if place < len(starts) else last


def _bold_marks(
    outline: Outline, headings: list[Mark], loose: Sequence[PostLink]
) -> Iterator[Mark]:
    lines = [link for link in loose if _is_bold_line(outline, link)]
    starts = sorted([*(m.start for m in headings), *(link.span.start for link in lines)])
    for link in lines:
        limit = _limit(starts, link.span.start, outline.body.end)
        if outline.times_in(link.span.end, limit):
            start = link.span.start - len(outline.line_around(link.span)[0])
            yield Mark(start, BOLD_LEVEL, lecture=lecture_of(link, Naming.ITEM))


def _is_bold_line(outline: Outline, link: PostLink) -> bool:
    block = outline.block_of(link.span.start)
    if block is None or block.kind != "paragraph":
        return False
    before, after = outline.line_around(link.span)
    if _BOLD_BEFORE.fullmatch(before) and _BOLD_AFTER.fullmatch(after):
        return True
    label = outline.data[link.label.start : link.label.end] if link.label else b""
    return not (before + after).strip() and bool(_BOLD_LABEL.fullmatch(label))


def _item_marks(outline: Outline, above: list[Mark], loose: Sequence[PostLink]) -> Iterator[Mark]:
    headings = {ln: item for ln in loose if (item := heading_items.heading_item(outline, ln))}
    heads = {ln: item for ln in loose if (item := headings.get(ln) or _headed_item(outline, ln))}
    above = sorted(above, key=lambda mark: mark.start)
    starts = sorted([*(mark.start for mark in above), *(item.start for item in heads.values())])
    lists: dict[int, list[int]] = {}
    others = heading_items.heading_items(outline) if headings else ()
    for item in sorted({*heads.values(), *others}, key=lambda block: block.start):
        lists.setdefault(id(item.parent), []).append(item.start)
    members = Counter(id(block.parent) for block in outline.blocks)
    for link, item in heads.items():
        place = bisect_right(above, item.start, key=lambda mark: mark.start) - 1
        if place >= 0 and above[place].lecture:
            end: int | None = item.end  # within another lecture it holds what is nested
        else:
            own = lists[id(item.parent)]
            end = _item_end(item, own, alone=members[id(item.parent)] == 1)
        limit = end if end is not None else _limit(starts, item.start, outline.body.end)
        times = outline.times_in(link.span.end, limit)
        # among links of show notes a video is one of many
        if (
            times
            and times[-1] >= item.end
            and _OTHER_LINK.search(
                outline.data, item.end, next(at for at in times if at >= item.end)
            )
        ):
            end, times = item.end, outline.times_in(link.span.end, item.end)
        if times or link in headings or _is_listed_lecture(outline, link, item):
            yield Mark(
                item.start, BOLD_LEVEL + item.level, None, lecture_of(link, Naming.ITEM), end
            )
    begun = sorted(item.start for item in heads.values())
    for link in loose:
        nested = _around_notes(outline, link) if link not in heads else None
        if nested and _limit(begun, nested.start - 1, nested.end) >= nested.end:
            lecture = lecture_of(link, Naming.ITEM)
            yield Mark(nested.start, BOLD_LEVEL + nested.level, None, lecture, nested.end)


def _around_notes(outline: Outline, link: PostLink) -> Block | None:
    """The item around a link in which its notes are nested, if no other video is above them."""
    item = outline.block_of(link.span.start)
    if item is None or item.kind != "item":
        return None
    times = outline.times_in(item.start, item.end)
    if not times or times[0] < link.span.end:
        return None
    others = outline.links_in(Span(item.start, times[0]))
    return item if only_video(candidates(others)) else None


def _is_listed_lecture(outline: Outline, link: PostLink, item: Block) -> bool:
    """In an outline without headings, an item whose link has its place in a playlist."""
    video = link.video
    in_outline = not outline.headings and BOLD_LEVEL + item.level == TOP_ITEM_LEVEL
    return bool(in_outline and video and video.course and video.index and not link.moment)


def _headed_item(outline: Outline, link: PostLink) -> Block | None:
    """The list item that begins with this link, if no other video shares its first line."""
    item = outline.block_of(link.span.start)
    if item is None or item.kind != "item":
        return None
    if not _ITEM_START.fullmatch(outline.data, item.start, link.span.start):
        return None
    line = outline.line_around(link.span)[1]
    end = link.span.end + len(line)
    others = candidates(outline.links_in(Span(link.span.end, end)))
    return item if only_video([link, *others]) else None


def _item_end(item: Block, heads: Sequence[int], *, alone: bool) -> int | None:
    """Where what an item and its followers hold ends; `heads` are those of its list, in order.

    A list of one item, as lists cut by paragraphs are, goes on to the next mark.
    """
    whole = item.parent
    if whole is None:
        return item.end
    if alone and whole.parent is None:
        return None
    return _limit(heads, item.start, whole.end)


def whole_post(outline: Outline, found: list[Mark]) -> list[Mark]:
    """(d) The one video of a post without lecture headings, if it is named and certain.

    Only what is above the first timecode counts. A line (or a heading) that says that it is the
    video names it if no other video is there, a sentence's included. Where a line further down
    names another one, the certainty ends; if the timecodes start again below it, they are its own.
    """
    first = outline.times[0] if outline.times else outline.body.end
    for mark in found:
        if mark.doubt or (mark.heading and mark.heading.link):
            return []
        if mark.lecture and mark.lecture.naming is not Naming.LINE:
            return []
    from scaffold.notes.reading import video_lines

    for place, mark in enumerate(found):
        if mark.lecture and not video_lines.is_above_all(outline, mark, found[place + 1 :], first):
            return []
    above = [link for link in candidates(outline.untimed) if link.span.start < first]
    named = [link for link in outline.naming if link.video]
    naming = [link for link in above if outline.stands_alone(link)]
    if not naming and not named:
        heading = next((m.heading for m in reversed(found) if m.heading and m.start < first), None)
        naming = video_lines.naming_the_post(outline, above, heading)
        named = above if naming else video_lines.value_of_a_key(outline, above)
    link = only_video([*naming, *named]) and (naming or named)[0]
    lecture = lecture_of(link, Naming.WHOLE) if link else None
    if link is None or lecture is None:
        return [Mark(outline.body.start, 0, doubt=TWO_VIDEOS)] if naming or named else []
    others = [
        _on_own_line(outline, other)
        for other in candidates(outline.untimed)
        if other.span.start >= first
        and only_video([link, other]) is None
        and (outline.stands_alone(other) or video_lines.names_video(outline, other))
    ]
    return [Mark(outline.body.start, 0, None, lecture), *others]
