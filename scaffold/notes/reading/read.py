"""Reading a post: bytes in, a Post out. All commands share this one reading."""

import re
from collections.abc import Callable
from dataclasses import replace

from scaffold.errors import PostUnreadable
from scaffold.model.course import Course
from scaffold.model.edit import Span
from scaffold.model.post import (
    BareTimecode,
    Definition,
    Heading,
    Post,
    PostLink,
    TimecodePlace,
)
from scaffold.model.timecode import CLOCK
from scaffold.notes.reading import (
    front_matter,
    headings,
    line_ends,
    links,
    paragraphs,
    sections,
    timecodes,
)
from scaffold.notes.reading.dialects import mask
from scaffold.notes.reading.masks import Range
from scaffold.notes.reading.outline import Outline
from scaffold.notes.reading.walk import Walk

Known = Callable[[Post], tuple[Course, ...]]
"""What is known of the playlists that a post names."""

_LONE_CR = re.compile(rb"\r(?!\n)")
_TO_LINK = re.compile(rb"[ \t:|*_~`)-]*(?:\xe2\x80[\x93\x94] )?\(?")  # from a timecode
_TIME_AS_NAME = re.compile("@?" + CLOCK)


def read(
    data: bytes | str,
    courses: tuple[Course, ...] | Known = (),
    given: str | None = None,
    *,
    text: str | None = None,
    dialects: frozenset[str] = frozenset(),
) -> Post:
    """Read a post. `courses` are what is known of playlists; by them plain headings get lectures.

    A function gets the post, still without sections, and answers with the courses.
    `given` is the address of a lecture for a text that names none (a selection); `text` the bytes
    decoded, where that is done already. `dialects` names what the site reads besides Markdown
    (`mdx`, Python-Markdown's extensions). Raises PostUnreadable if bytes are not UTF-8.
    """
    if isinstance(data, str):
        text, data = data, data.encode("utf-8")
    text = _decoded(data) if text is None else text
    matter = front_matter.find(data)
    base = matter.span.end if matter else front_matter.start_of_text(data)
    body = Span(base, len(data))
    walk, definitions, masked = _walk(data, text, base, dialects)
    comments = links.comments(walk, len(data))
    unseen = links.hidden(walk, comments, masked, len(data))
    of_body = links.collect(walk, definitions, unseen, len(data))
    of_matter, naming = front_matter.links(data, matter)
    outline = headings.build(data, walk.headings, of_body)
    found = _bare(walk, definitions, unseen, outline, of_body)
    whole = Outline(walk, body, outline, of_body, found, of_matter, naming)
    post = Post(
        text=text,
        data=data,
        front_matter=matter,
        body=body,
        headings=outline,
        sections=(),
        links=(*of_matter, *of_body),
        definitions=definitions,
        comments=(*front_matter.comments(data, matter), *comments),
        newline=_newline(data),
        dialects=dialects,
        joined=paragraphs.joined(whole),
        line_ends=line_ends.ends(whole, unseen),
    )
    known = courses(post) if callable(courses) else courses
    return replace(post, sections=sections.tile(whole, known, given))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PostUnreadable(
            f"The text is not UTF-8: byte {error.start} does not fit; it was left as it is.",
            "Save it as UTF-8 and run again.",
        ) from error


def _walk(
    data: bytes, text: str, base: int, dialects: frozenset[str]
) -> tuple[Walk, tuple[Definition, ...], list[Range]]:
    """The walk over the body, its definitions, and what the dialects mask (offsets into it)."""
    body = data[base:]
    masks = mask(_LONE_CR.sub(b"\n", body) if b"\r" in body else body, dialects)
    # letters are decoded once, where nothing is masked
    same = masks.source == body
    source = text[len(data[:base].decode()) :] if same else masks.source.decode()
    definitions = links.definitions(source, data, base)
    return Walk(source, data, base, definitions), definitions, masks.hidden


def _newline(data: bytes) -> str:
    """The newline used most; `\\n` where there is none."""
    if b"\r" not in data:
        return "\n"
    crlf = data.count(b"\r\n")
    counts = {"\n": data.count(b"\n") - crlf, "\r\n": crlf, "\r": data.count(b"\r") - crlf}
    return max(counts, key=lambda newline: counts[newline])


def _is_followed_by_its_link(data: bytes, bare: BareTimecode, named: dict[int, PostLink]) -> bool:
    """Whether the next link of its line goes to that moment: `8:00 https://youtu.be/ID?t=480`."""
    ahead = _TO_LINK.match(data, bare.label.end)
    link = named.get(ahead.end()) if ahead else None
    video = link.video if link and not link.labelled_with_time else None
    return bool(video and video.time and video.time == bare.timecode)


def _bare(
    walk: Walk,
    definitions: tuple[Definition, ...],
    unseen: list[Range],
    outline: tuple[Heading, ...],
    of_body: list[PostLink],
) -> tuple[BareTimecode, ...]:
    # a definition elsewhere makes a link of `[8:00]` after a mark of no list
    named = {link.span.start: link for link in of_body}
    found = [
        bare
        for bare in walk.bare
        if bare.span.start not in named
        and bare.span.start - 1 not in named
        and not links.within(bare.span.start, unseen)
        and not _is_followed_by_its_link(walk.data, bare, named)
    ]
    for definition in definitions:
        # `[8:00]: Word` hides the line from readers; an address after it makes it a definition
        name = _TIME_AS_NAME.fullmatch(definition.id)
        if name and "/" not in definition.url:
            at = walk.data.find(b"[", definition.span.start)
            span = at + 1 + definition.id.startswith("@"), at + 1 + len(name[0].encode())
            label = at, span[1] + 1
            found.append(timecodes.build(walk.data, TimecodePlace.DEFINITION, span, label))
    plain = [heading.content for heading in outline if not (heading.link or heading.note)]
    linked = [(link.span.start, link.span.end) for link in of_body]
    ends = (timecodes.at_end(walk.data, *span) for span in plain)
    found += [bare for bare in ends if bare and not links.within(bare.span.start, linked)]
    return tuple(sorted(found, key=lambda timecode: timecode.span))
