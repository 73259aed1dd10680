"""A timecode falls out of the order of its neighbours.

Notes ascend as the lecture goes. `12:27, 1:18, 13:28` falls and comes back: a digit is missing. It
is reported where it falls by half, or where another digit, one more or an hour puts it in order;
half a minute back is a second look. What falls and stays is mostly meant, a recap or another topic,
and is reported only if the label there contradicts the link. A section that falls again and again
is not in order of time at all, and is left alone; so are notes by topic, which fall below heading
after heading, links inside sentences and links that have words as their label. Notes that all link
one video are a section, with or without a lecture's link above them. Timecodes that `scaffold link`
would link count like notes.

What to do: look whether a digit or the hour is missing.
"""

from collections.abc import Iterator
from itertools import pairwise

from scaffold.model.finding import Finding, Severity
from scaffold.model.post import BareTimecode, LinkForm, PostLink, Section
from scaffold.model.timecode import Timecode
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.time_labels import NEAR
from scaffold.rules.base.view import Note, View

_SECOND_LOOK = 30  # seconds
Moment = tuple[Note, int]


def find(view: View) -> Iterator[Finding]:
    """Notes that are certainly out of order."""
    bare: dict[int, list[Note]] = {}
    for timecode, section in view.linking.made:
        bare.setdefault(id(section), []).append(_as_note(timecode, section))
    for section, notes in view.noted:
        videos = {note.video for note in notes}
        video = section.lecture.video.video if section.lecture else None
        if video is None and len(videos) == 1:
            (video,) = videos
        own = [note for note in notes if note.video == video and note.label is not None]
        own = sorted([*own, *bare.get(id(section), ())], key=lambda note: note.link.span.start)
        moments = [(note, moment) for note in own if (moment := note.moment) is not None]
        if _falls(moments):
            yield from _in_section(view, [m for m in moments if view.begins_line(m[0].link)])


def _as_note(bare: BareTimecode, section: Section) -> Note:
    """What a timecode becomes that `link` would link."""
    lecture, seconds = section.lecture, bare.timecode.seconds if bare.timecode else None
    url, video = (lecture.address, lecture.video.video) if lecture else ("", "")
    link = PostLink(LinkForm.BARE, bare.label, bare.label, url, text=bare.text)
    return Note(link, video, None, seconds, None)


def _falls(moments: list[Moment]) -> list[int]:
    """The places whose moment is earlier than the one before."""
    return [at for at, (a, b) in enumerate(pairwise(moments), 1) if b[1] < a[1]]


def _in_section(view: View, moments: list[Moment]) -> Iterator[Finding]:
    falls = _falls(moments)
    if len(falls) > 2 and len(falls) * 4 > len(moments):
        return
    below = [view.headings_above(note.link) for note, _ in moments]
    topics = [at for at in falls if below[at - 1] < below[at]]
    reported: set[int] = set()
    for at in falls:
        pair = moments[at - 1 : at + 1]
        # below a heading: by topic, or all of it once more
        anew = len(topics) > 1 or moments[at - 1][1] in (moment for _, moment in moments[at:])
        if at in topics and anew and not any(_contradicted(note) for note, _ in pair):
            continue
        odd = _odd(moments, at)
        if odd is not None and odd not in reported:
            reported.add(odd)
            before = Timecode.of(moments[odd - 1][1]).label if odd else "the start"
            note, moment = moments[odd]
            said = Timecode.of(moment).label
            if _contradicted(note):  # what a reader sees there is not the moment of the link
                said = f"{note.link.text}, which leads to {said},"
            message = f"{said} is out of order: it comes after {before}"
            if odd + 1 < len(moments):
                message += f" and before {Timecode.of(moments[odd + 1][1]).label}"
            yield RULE.at(note, message)


def _odd(moments: list[Moment], at: int) -> int | None:
    """Which of the two at a fall is certainly wrong, if one is."""
    before, here = moments[at - 1], moments[at]
    following = moments[at + 1] if at + 1 < len(moments) else None
    if _contradicted(here[0]):
        return at
    if _contradicted(before[0]):
        return at - 1
    if following is None or following[1] < before[1]:
        return None
    return at if _is_slip(before[1], here[1], following[1]) else None


def _is_slip(before: int, here: int, after: int) -> bool:
    """Whether a moment falls far, or would be in order with another digit, one more or an hour.

    A little back and on again, as by a second look at the same minute, is meant.
    """
    if here * 2 <= before:
        return True
    if before - here < _SECOND_LOOK:
        return False
    digits = Timecode.of(here).label.replace(":", "")
    typed = {digits[:at] + d + digits[at + 1 :] for at in range(len(digits)) for d in "0123456789"}
    typed |= {digits[:at] + d + digits[at:] for at in range(len(digits) + 1) for d in "0123456789"}
    typed |= {f"{hours}{digits.zfill(4)}" for hours in range(1, 10)}
    labels = (f"{one[:-4]}:{one[-4:-2]}:{one[-2:]}".lstrip(":") for one in typed)
    read = (timecode for label in labels if (timecode := Timecode.parse(label)))
    return any(before <= timecode.seconds <= after for timecode in read)


def _contradicted(note: Note) -> bool:
    both = note.label is not None and note.time is not None
    return both and abs((note.label or 0) - (note.time or 0)) > NEAR


RULE = Rule("timecode-order", Severity.WARNING, __doc__, find, Needs.LECTURES)
