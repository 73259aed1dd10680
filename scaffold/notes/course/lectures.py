"""From a listing to the lectures of a post: numbers, clean titles, addresses, chapters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scaffold.model.address import VideoLink
from scaffold.model.listing import Listing, ListingKind, Video, VideoState
from scaffold.model.pattern import TitlePattern
from scaffold.model.settings import ChapterChoice
from scaffold.model.template import ChapterLine, Lecture, VideoContext
from scaffold.model.timecode import clock_at_start
from scaffold.notes.course import titles
from scaffold.notes.text.escape import plain

GONE = "Private or deleted video"
GONE_MARK = " (private or deleted)"
UNTITLED = "untitled"

Replacements = Sequence[tuple[str, str]]
"""Pairs of a regular expression and what to put in its place, applied to clean titles."""


def decide_pattern(listing: Listing) -> TitlePattern:
    """What the titles of the course's living videos share."""
    alive = [video for video in listing.videos if not video.state.gone]
    names = [listing.title, listing.channel]
    # a members-only video, say, has the listing's title alone, in another language than the rest
    pattern = titles.decide([plain(v.best_title) for v in alive if v.best_title], names)
    if pattern == TitlePattern():
        pattern = titles.decide([plain(v.listed) for v in alive if v.listed], names)
    return pattern


def clean_title(
    video: Video, pattern: TitlePattern, replacements: Replacements = ()
) -> titles.CleanTitle:
    """The title as a heading has it: never empty, plain."""
    raw = plain(video.best_title or "")
    if not raw:
        return titles.CleanTitle(GONE if video.state.gone else UNTITLED, None)
    cleaned = titles.apply(pattern, raw)
    text = plain(titles.replace(cleaned.text, replacements)) or cleaned.text
    text += GONE_MARK if video.state.gone else ""
    return titles.CleanTitle(text, cleaned.number)


def _begins_with(text: str, number: int) -> bool:
    """The title has the number already, with a mark and a space behind it."""
    begins = re.match(r"(\d+)\s*[.):\-–—]+\s", text)
    return begins is not None and int(begins[1]) == number


def build_lectures(
    listing: Listing,
    videos: Iterable[Video],
    pattern: TitlePattern,
    *,
    chapters: ChapterChoice = "author",
    replacements: Replacements = (),
) -> tuple[Lecture, ...]:
    """A lecture for each of the videos, and for each place whose video has no name."""
    unnamed = (Video(id="", position=at, state=VideoState.DEAD) for at in listing.unnamed)
    built = [
        build_lecture(video, listing, pattern, chapters=chapters, replacements=replacements)
        for video in (*videos, *unnamed)
    ]
    built.sort(key=lambda lecture: lecture.position)
    if not pattern.numbered:
        return tuple(built)
    # one without a number of its own takes the one that its neighbours leave it
    own = {lec.position: int(lec.number) for lec in built if lec.number.isdecimal()}
    numbers = [lecture.number or _number_between(lecture, own) for lecture in built]
    return tuple(
        replace(lecture, number=number, label=label_of(number, lecture.title))
        for lecture, number in zip(built, numbers, strict=True)
    )


def _number_between(lecture: Lecture, own: dict[int, int]) -> str:
    """Where the neighbours count alike, the number counts on, never below the first.

    A living title off the pattern takes its position, if theirs are the same as their numbers.
    """
    before = [number - place for place, number in own.items() if place < lecture.position][-1:]
    after = [number - place for place, number in own.items() if place > lecture.position][:1]
    near = set(before + after)
    if len(near) != 1 or not (lecture.gone or near == {0}):
        return ""
    number = lecture.position + near.pop()
    taken = number in own.values() or _begins_with(lecture.title, number)
    return "" if taken or number < min(1, *own.values()) else str(number)


def build_lecture(
    video: Video,
    listing: Listing,
    pattern: TitlePattern,
    *,
    chapters: ChapterChoice = "author",
    replacements: Replacements = (),
) -> Lecture:
    """One lecture, headed by its own number or its place; a lone video is by neither."""
    cleaned = clean_title(video, pattern, replacements)
    title, number = cleaned.text, cleaned.number or ""
    # one that begins like a timecode has a number, or its heading would be taken for a note
    if clock_at_start(title):
        number = number or str(video.position)
    elif listing.kind is ListingKind.VIDEO:
        number = ""
    elif not pattern.numbered:
        number = "" if _begins_with(title, video.position) else str(video.position)
    playlist = listing.playlist_id
    link = VideoLink(video.id, playlist, video.position if playlist else None)
    return Lecture(
        id=video.id,
        position=video.position,
        number=number,
        title=title,
        label=label_of(number, title),
        url=link.url() if video.id else "",
        gone=video.state.gone,
        duration=video.duration,
        chapters=tuple(_lines(video, playlist, chapters)),
        video=VideoContext(
            id=video.id,
            title=plain(video.best_title or ""),
            channel=plain(video.channel or ""),
            url=VideoLink(video.id).url() if video.id else "",
            duration=video.duration,
            state=video.state.value,
        ),
    )


def label_of(number: str, title: str) -> str:
    """`1. Title`, or the title alone."""
    return f"{number}. {title}" if number else title


def _lines(video: Video, playlist: str | None, choice: ChapterChoice) -> Iterator[ChapterLine]:
    for chapter in video.chapters or ():
        if choice == "none" or (choice == "author" and chapter.automatic):
            continue
        start = chapter.start
        title = plain(chapter.title) or UNTITLED
        url = VideoLink(video.id, playlist, time=start).url()
        yield ChapterLine(start, title, start.label, url, chapter.automatic)
