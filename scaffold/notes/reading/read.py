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
from scaffold.notes.reading.outline import Outline
from scaffold.notes.reading.walk import Walk

Known = Callable[[Post], tuple[Course, ...]]
"""What is known of the playlists that a post names."""

_LONE_CR = re.compile(rb"\r(?!\n)")
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
    text, data = (text, data) if text is not None and isinstance(data, bytes) else _both(data)
    matter = front_matter.find(data)
    base = matter.span.end if matter else front_matter.start_of_text(data)
    body = Span(base, len(data))
    whole_body = data[base:]
    masks = mask(_LONE_CR.sub(b"\n", whole_body) if b"\r" in whole_body else whole_body, dialects)
    # letters are decoded once, where nothing is masked
    same = masks.source == whole_body
    source = text[len(data[:base].decode()) :] if same else masks.source.decode()
    definitions = links.definitions(source, data, base)
    walk = Walk(source, data, base, definitions)
    comments = links.comments(walk, len(data))
    unseen = links.hidden(walk, comments, masks.hidden, len(data))
    of_body = links.collect(walk, definitions, unseen, len(data))
    of_matter, naming = front_matter.links(data, matter)
    outline = headings.build(data, walk.headings, of_body)
    named = {link.span.start for link in of_body}
    found = tuple(b for b in _bare(walk, definitions, unseen, outline) if not _is_link(b, named))
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


def _both(data: bytes | str) -> tuple[str, bytes]:
    if isinstance(data, str):
        return data, data.encode("utf-8")
    try:
        return data.decode("utf-8"), data
    except UnicodeDecodeError as error:
        raise PostUnreadable(
            f"The text is not UTF-8: byte {error.start} does not fit; it was left as it is.",
            "Save it as UTF-8 and run again.",
        ) from error


def _newline(data: bytes) -> str:
    """The newline used most; `\\n` where there is none."""
    if b"\r" not in data:
        return "\n"
    crlf = data.count(b"\r\n")
    counts = {"\n": data.count(b"\n") - crlf, "\r\n": crlf, "\r": data.count(b"\r") - crlf}
    return max(counts, key=lambda newline: counts[newline])


def _bare(
    walk: Walk,
    definitions: tuple[Definition, ...],
    unseen: list[tuple[int, int]],
    outline: tuple[Heading, ...],
) -> tuple[BareTimecode, ...]:
    found = [bare for bare in walk.bare if not links.within(bare.span.start, unseen)]
    found += [b for d in definitions if (b := _defined(walk.data, d)) is not None]
    plain = [heading.content for heading in outline if not (heading.link or heading.note)]
    found += [b for span in plain if (b := timecodes.at_end(walk.data, *span)) is not None]
    return tuple(sorted(found, key=lambda timecode: timecode.span))


def _is_link(bare: BareTimecode, links_at: set[int]) -> bool:
    """Whether a definition elsewhere makes it a link: `[8:00]` after a mark of no list."""
    return bare.span.start in links_at or bare.span.start - 1 in links_at


def _defined(data: bytes, definition: Definition) -> BareTimecode | None:
    """`[8:00]: Word` hides the line from readers; an address after it makes it a definition."""
    named = _TIME_AS_NAME.fullmatch(definition.id)
    if named is None or "/" in definition.url:
        return None
    at = data.find(b"[", definition.span.start)
    start = at + 1 + definition.id.startswith("@")
    end = at + 1 + len(named[0].encode())
    return timecodes.build(data, TimecodePlace.DEFINITION, (start, end), (at, end + 1))
