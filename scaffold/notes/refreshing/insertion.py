"""New lectures in a post: where they go, and their text in the post's own form."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scaffold.model.course import Lecture
from scaffold.model.edit import Edit
from scaffold.model.post import Naming, Post, Section
from scaffold.notes.editing.edits import apply
from scaffold.notes.reading.lecture_links import TOP_ITEM_LEVEL
from scaffold.notes.reading.read import read
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import own_form
from scaffold.notes.refreshing.changes import RefreshContext
from scaffold.notes.refreshing.ends import (
    before_blanks,
    end_of,
    end_of_item,
    holds_next,
    rule_at_end,
)
from scaffold.notes.refreshing.indexes import has_index
from scaffold.notes.refreshing.own_form import Neighbour
from scaffold.notes.refreshing.rows import LineForm

Render = Callable[[Lecture, str, str], str]
"""A lecture's section as text, given its label and address: with `\\n` for newlines and no blank
lines around it."""

LOWEST = 6  # of headings

_NEWLINES = re.compile(rb"\r\n|\r|\n")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]) ")
_LINE_END = re.compile(rb"[ \t]*(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A lecture's section put into the post, or `why` there is none.

    `label` is its own, `text` what is put in (or can be pasted).
    """

    lecture: Lecture
    label: str
    text: str
    edit: Edit | None = None
    heading: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lectures of a post are written; `render` writes a new one's section.

    `level` is the one level of headings that all have; 0 where all are items of lists, None for
    anything else. `why`: nothing is inserted unasked, for that reason. `spacing` is the number of
    blank lines above most of them; two in a post of one. `lowest` is the least number of a heading,
    `separator` the rule that is between them all.
    """

    context: RefreshContext
    render: Render
    level: int | None
    why: str
    spacing: int
    indexed: bool
    backwards: bool
    lowest: int
    separator: str

    @classmethod
    def of(cls, context: RefreshContext, render: Render) -> "Shape":
        """The shape of the post of that course."""
        post = context.post
        sections = context.siblings
        marks = {s.heading.level if s.heading else -s.level for s in sections}
        mark = marks.pop() if len(marks) == 1 else 0
        level = mark if 0 < mark <= LOWEST else None
        if mark <= -TOP_ITEM_LEVEL:
            level = 0
        rules = [rule_at_end(post, s) if s.heading else "" for s in sections[:-1]]
        return cls(
            context,
            render,
            level,
            _why_not(context, sections, level),
            _spacing(post, sections, items=level == 0),
            has_index(context),
            runs_backwards(context),
            min(labels.numbers_of(post, sections), default=1),
            rules[0] if rules and all(rules) else "",
        )


def _why_not(context: RefreshContext, sections: Sequence[Section], level: int | None) -> str:
    """Why nothing can be inserted into the post, as a clause."""
    if level is None:
        return "the lectures of the post are not headings of one level or items of a list"
    if any(s.heading and holds_next(context.post, s) for s in sections):
        return "each lecture of the post is in a container of its own"
    own = [s for s in sections if s.lecture and s.lecture.video.video in context.sections]
    if len(own) > 2 * len(context.sections) and not any(_is_titled(context, s) for s in own):
        return "the headings of the post are not titles of lectures"
    return ""


def _is_titled(context: RefreshContext, section: Section) -> bool:
    """Whether a section's label holds its lecture's title or number."""
    lecture = context.news.course.by_id.get(section.lecture.video.video if section.lecture else "")
    label = labels.of_section(context.post, section)
    if lecture is None or label is None:
        return False
    titles = (*lecture.titles, context.offered.get(lecture.id) or "")
    return any(title and labels.holds(label, title) for title in titles)


def runs_backwards(context: RefreshContext) -> bool:
    """Whether the post runs against the list's order."""
    places = [place for video in context.sections if (place := context.place(video))]
    falls = sum(later < earlier for earlier, later in pairwise(places))
    return len(places) > 1 and falls > (len(places) - 1) / 2


def insertion(
    shape: Shape, neighbour: Neighbour, lecture: Lecture, *, follows: bool, asked: bool = False
) -> Insertion:
    """A lecture's section next to its neighbour's, where the post is of a shape that takes it.

    `follows`: the lecture is behind its neighbour in the list. `asked`: it was asked for.
    """
    section, context = neighbour.section, shape.context
    label = own_form.label_of(context.post, neighbour, lecture, shape.lowest)
    plain = context.news.course.link(lecture).url()
    url = own_form.url_of(plain, neighbour, lecture, indexed=shape.indexed)
    text = shape.render(lecture, label, url)
    if section.heading is not None:
        mark = "#" * (shape.level or section.heading.level)
        text = re.sub(r"^#+(?= )", mark, text, count=1, flags=re.MULTILINE)
    elif neighbour.link is not None:
        further = lecture.position - neighbour.lecture.position
        form = LineForm(context.post, neighbour.link, neighbour.titles, further, context.escapes)
        text = _item(own_form.line_of(form, label, url), text)
    unfit = "" if asked and shape.level is not None else shape.why
    why = unfit or _why_not_beside(section, text)
    if why:
        return Insertion(lecture, label, text, why=why)
    after = follows != shape.backwards
    edit = _edit(shape, neighbour.sections[-1 if after else 0], text, after=after)
    return Insertion(lecture, label, text, edit, heading=section.heading is not None)


def _item(line: str | None, rendered: str) -> str:
    """The line with what is nested in the rendered item; that item, where there is no line."""
    if line is None:
        return rendered
    nested = rendered.split("\n")[1:] if _ITEM.match(rendered) else []
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return "\n".join((line, *(indent + each for each in nested)))


def _why_not_beside(section: Section, text: str) -> str:
    """Why nothing goes next to a section: it neither carries nor names its lecture."""
    known = section.lecture.naming if section.lecture else None
    if section.heading is None:
        fits = known is Naming.ITEM and _ITEM.match(text) is not None
        fits = fits or (known is Naming.ROW and text.startswith("|"))
        return "" if fits else "its neighbour is not an item of a list"
    fits = known in {Naming.HEADING, Naming.LINE, Naming.LISTED} and not _ITEM.match(text)
    return "" if fits else "its neighbour's heading does not name its lecture"


def _edit(shape: Shape, section: Section, text: str, *, after: bool) -> Edit:
    """The edit that puts a section's text after (or before) another's.

    Blank lines are between as elsewhere in the post; its last line ends as it did.
    """
    post = shape.context.post
    # the newline of the section's first line, where newlines are mixed
    found = _NEWLINES.search(post.data, section.span.start, section.span.end)
    newline = found[0].decode() if found else post.newline
    body, apart = text.replace("\n", newline), newline * shape.spacing
    between = newline * 2 + shape.separator if shape.separator else ""
    if not after:
        return Edit.insert(_line_start(post, section), body + between + newline + apart)
    if shape.separator and rule_at_end(post, section):
        body += between
    elif shape.separator:
        body = shape.separator + newline * 2 + body
    end = section.span.end  # of a row
    if section.lecture and section.lecture.naming is not Naming.ROW:
        end = end_of(post, section) if section.heading else end_of_item(post, section)
    last = before_blanks(post.data, end)
    ended = _LINE_END.match(post.data, last)
    if ended is None:
        return Edit.insert(last, newline + apart + body)
    place = ended.end()
    follows = post.data[place:].strip() and not _LINE_END.match(post.data, place)
    closed = newline if section.heading and follows and place == end else ""
    return Edit.insert(place, apart + body + newline + closed)


def _line_start(post: Post, section: Section) -> int:
    if section.heading:
        return section.heading.span.start
    # an item may be nested; a BOM is not part of the first line
    return max(post.body.start, post.line_span(post.line_of(section.span.start)).start)


def seen(post: Post, made: Iterable[Insertion]) -> set[str]:
    """The videos whose insertions read as a lecture's section or item: code may be open there.

    Those that take another lecture its section are left out: a list of one item, say, is read
    otherwise once it has two.
    """
    made = [one for one in made if one.edit]
    after = read(apply(post.data, [one.edit for one in made if one.edit]), dialects=post.dialects)
    has = {s.lecture.video.video for s in after.sections if s.lecture}
    linking = [s.lecture for s in post.sections if s.lecture and s.lecture.link]
    if any(lecture.video.video not in has for lecture in linking):
        kept = set[str]().union(*(seen(post, [one]) for one in made if len(made) > 1))
        return kept if len(kept) < len(made) else set()
    linked = {v.video for link in after.links if not link.moment and (v := link.video)}
    headed = {s.lecture.video.video for s in after.sections if s.heading and s.lecture}
    return {one.lecture.id for one in made if one.lecture.id in (headed if one.heading else linked)}


def _spacing(post: Post, sections: Iterable[Section], *, items: bool) -> int:
    """How many blank lines are above most of the sections."""
    starts = [_line_start(post, s) for s in sections if items or (s.heading and not s.heading.note)]
    counts: list[int] = []
    # what is before the first of them is its distance from the intro
    for start in starts[1:]:
        last = before_blanks(post.data, start)
        newlines = len(_NEWLINES.findall(post.data, last, start))
        counts.append(max(0, newlines - (1 if last else 0)))
    usual = 0 if items else 2
    return max(counts, key=counts.count) if counts else usual
