"""From a listing to the lectures of a post: numbers, clean titles, addresses, chapters."""

import re
from collections.abc import Iterable, Iterator, Sequence

from scaffold.model.lecture import ChapterLine, Lecture
from scaffold.model.link import VideoLink
from scaffold.model.listing import Chapter, Listing, Video
from scaffold.model.pattern import TitlePattern
from scaffold.model.settings import ChapterChoice
from scaffold.notes import titles
from scaffold.notes.escape import plain

GONE = "Private or deleted video"
GONE_MARK = " (private or deleted)"
UNTITLED = "untitled"

Replacements = Sequence[tuple[str, str]]
"""Pairs of a regular expression and what to put in its place, applied to clean titles."""


def decide_pattern(listing: Listing) -> TitlePattern:
    """What the titles of the course's living videos share."""
    alive = [video for video in listing.videos if not video.state.gone]
    exact = all(video.title for video in alive)
    known = [video.title if exact else video.listed for video in alive]
    return titles.decide(
        [plain(title) for title in known if title], [listing.title, listing.channel]
    )


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


def number_of(cleaned: titles.CleanTitle, position: int, pattern: TitlePattern) -> str:
    """What heads the lecture: its own number, or its position; "" for none."""
    if pattern.numbered:
        return cleaned.number or ""
    begins = re.match(r"(\d+)\s*[.):\-–—]", cleaned.text)
    return "" if begins and int(begins[1]) == position else str(position)


def build_lectures(
    listing: Listing,
    videos: Iterable[Video],
    pattern: TitlePattern,
    *,
    chapters: ChapterChoice = "author",
    replacements: Replacements = (),
) -> tuple[Lecture, ...]:
    """A lecture for each of the videos, and for each place whose video has no name."""
    playlist = listing.playlist_id
    built = [
        build_lecture(video, playlist, pattern, chapters=chapters, replacements=replacements)
        for video in videos
    ]
    built += [_unnamed(position) for position in listing.unnamed]
    return tuple(sorted(built, key=lambda lecture: lecture.position))


def build_lecture(
    video: Video,
    playlist: str | None,
    pattern: TitlePattern,
    *,
    chapters: ChapterChoice = "author",
    replacements: Replacements = (),
) -> Lecture:
    """One lecture; `playlist` is the id for its links' `list=`, or None for a lone video."""
    cleaned = clean_title(video, pattern, replacements)
    number = number_of(cleaned, video.position, pattern) if playlist else ""
    if video.state.gone and not video.best_title and not pattern.numbered:
        number = str(video.position)
    index = video.position if playlist else None
    return Lecture(
        id=video.id,
        position=video.position,
        number=number,
        title=cleaned.text,
        label=label_of(number, cleaned.text),
        url=VideoLink(video.id, playlist, index).url(),
        gone=video.state.gone,
        duration=video.duration,
        chapters=tuple(_lines(video, playlist, chapters)),
    )


def label_of(number: str, title: str) -> str:
    """`1. Title`, or the title alone."""
    return f"{number}. {title}" if number else title


def _unnamed(position: int) -> Lecture:
    number = str(position)
    return Lecture(
        "", position, number, GONE, label_of(number, GONE), "", gone=True, duration=None, chapters=()
    )


def _lines(video: Video, playlist: str | None, choice: ChapterChoice) -> Iterator[ChapterLine]:
    for chapter in _chosen(video.chapters or (), choice):
        start = chapter.start
        title = plain(chapter.title) or UNTITLED
        url = VideoLink(video.id, playlist, time=start).url()
        yield ChapterLine(start, title, start.label, url, chapter.automatic)


def _chosen(chapters: tuple[Chapter, ...], choice: ChapterChoice) -> tuple[Chapter, ...]:
    match choice:
        case "none":
            return ()
        case "author":
            return tuple(chapter for chapter in chapters if not chapter.automatic)
        case "all":
            return chapters
