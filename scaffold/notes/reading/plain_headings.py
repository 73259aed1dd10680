"""(e) Plain headings that are lectures of a known course, by number or title."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from scaffold.model.address import VideoLink
from scaffold.model.course import Course, Lecture
from scaffold.model.post import Heading, Naming, SectionLecture
from scaffold.notes.reading.outline import Mark
from scaffold.notes.text.plain_text import folded
from scaffold.wording import named

_WORDS = (
    r"лекция|лекции|урок|урока|занятие|занятия|часть|неделя|семинар|глава|"
    r"lecture|lec|lesson|class|session|part|week|day|chapter|video|episode|ep|unit|module|"
    r"clase|lección|aula|cours|leçon|séance|vorlesung|lektion|teil|wykład|лекція|заняття"
)
_NUMBERED = (
    re.compile(
        rf"(?P<n>\d+)\s*[-–]?(?:й|я|е|st|nd|rd|th)?\s*(?:{_WORDS})\b[\s.:)\-–—]*(?P<rest>.*)"
    ),
    re.compile(
        rf"(?:(?:{_WORDS})\.?\s*|#|№|n°|第)\s*(?P<n>\d+(?:\.\d+)*[a-z]?)"
        r"(?:[讲课課集章节回강]|\b)[\s.:)\-–—]*(?P<rest>.*)"
    ),
    re.compile(r"(?P<n>\d{1,4}(?:\.\d{1,3})+[a-z]?)(?:\s*[.):\-–—]\s*|\s+|$)(?P<rest>.*)"),
    re.compile(r"(?P<n>\d+[a-z]?)(?:\s*[.):\-–—]\s*|$)(?P<rest>.*)"),
)
_SPACED = re.compile(r"(?P<n>\d+)\s+(?P<rest>\D.*)")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a heading says of itself: which lecture, or why none for certain."""

    lecture: Lecture | None
    doubt: str = ""


def name(found: list[Mark], course: Course, cited: Container[str] = ()) -> list[Mark]:
    """The marks, with a lecture where a plain heading of the lectures' level claims one.

    A heading without number that only has the words of a title is of its lecture's topic where
    the video is `cited`: linked elsewhere.
    """
    plain = [mark for mark in found if mark.heading and not mark.lecture and not mark.doubt]
    plain = [mark for mark in plain if mark.heading and not mark.heading.link]
    titles: dict[str, list[Lecture]] = {}
    for lecture in course.lectures:
        for title in dict.fromkeys(map(folded, lecture.titles)):
            titles.setdefault(title, []).append(lecture)
    claims = {
        mark.start: claim
        for mark in plain
        if mark.heading and (claim := _claim(mark.heading, course, titles))
        if mark.heading.number or not (claim.lecture and claim.lecture.id in cited)
    }
    # the level of the lectures' headings: of those with a link, else the topmost that claims
    linked = [mark.level for mark in found if mark.lecture and mark.heading]
    claiming = [mark.level for mark in plain if mark.start in claims and claims[mark.start].lecture]
    level = max(set(linked), key=linked.count) if linked else min(claiming, default=None)
    claims = {m.start: claims[m.start] for m in plain if m.level == level and m.start in claims}
    taken = [mark.lecture.video.video for mark in found if mark.lecture]
    taken += [claim.lecture.id for claim in claims.values() if claim.lecture]
    return [_named(mark, claims.get(mark.start), taken, course) for mark in found]


def _claim(heading: Heading, course: Course, titles: dict[str, list[Lecture]]) -> _Claim:
    text = folded(heading.text)
    exact = _one(titles.get(text, []))
    number, rest = number_and_rest(text)
    by_title = exact or _one(titles.get(rest, []) if rest else [])
    if number is None:
        spaced = _SPACED.fullmatch(text)
        by_title = by_title or (_one(titles.get(spaced["rest"], [])) if spaced else None)
        return _Claim(by_title)
    by_number = _one(
        [lecture for lecture in course.lectures if lecture.number.casefold() == number]
    )
    if by_title and by_number and by_title is not by_number and not exact:
        return _Claim(
            None,
            f"its number is that of {named(by_number.label, by_number.id)}, "
            f"its title that of {named(by_title.label, by_title.id)}",
        )
    return _Claim(exact or by_number or by_title)


def number_and_rest(text: str) -> tuple[str | None, str]:
    """The heading's number as lectures have it (`5`, `2.1`, `4a`), and what follows."""
    for pattern in _NUMBERED:
        found = pattern.fullmatch(text)
        if found and len(found["n"]) < 12:
            parts = found["n"].split(".")
            return ".".join(part.lstrip("0") or "0" for part in parts), found["rest"].strip()
    return None, text


def _one(lectures: Sequence[Lecture]) -> Lecture | None:
    return lectures[0] if len(lectures) == 1 else None


def _named(mark: Mark, claim: _Claim | None, taken: list[str], course: Course) -> Mark:
    if claim is None or (claim.lecture is None and not claim.doubt):
        return mark
    if claim.lecture is None:
        return replace(mark, doubt=claim.doubt)
    if taken.count(claim.lecture.id) > 1:
        name = named(claim.lecture.label, claim.lecture.id)
        return replace(mark, doubt=f"another heading is lecture {name} too")
    video = VideoLink(claim.lecture.id, course.playlist)
    placed = course.link(claim.lecture)
    return replace(mark, lecture=SectionLecture(Naming.LISTED, placed, video.url()))
