"""Taking the draft mark off a post, and which lectures have no notes yet."""

import re
from itertools import zip_longest

from scaffold.model.edit import Edit, Span
from scaffold.model.post import FrontMatterForm, Post, Section

# only keys of the top level count: those of a table or a nested mapping are something else
_MARKS = {
    FrontMatterForm.TOML: re.compile(rb"^draft[ \t]*=[ \t]*(true)(?=[ \t]*(?:#|\r|\n|\Z))", re.M),
    FrontMatterForm.YAML: re.compile(
        rb"^(?:draft:[ \t]+(true)|published:[ \t]+(false))(?=[ \t]*(?:[ \t]#|\r|\n|\Z))",
        re.M | re.I,
    ),
    FrontMatterForm.JSON: re.compile(rb'^(?:\{|[ \t]*)[ \t]*"draft"[ \t]*:[ \t]*(true)\b', re.M),
}
_TABLE = re.compile(rb"^[ \t]*\[", re.M)


def publish(post: Post) -> Edit | None:
    """The edit that takes off the draft mark (`draft`, Jekyll's `published`); None without one."""
    matter = post.front_matter
    if matter is None:
        return None
    start, end = matter.content
    if matter.form is FrontMatterForm.TOML and (table := _TABLE.search(post.data, start, end)):
        end = table.start()
    found = _MARKS[matter.form].search(post.data, start, end)
    if found is None:
        return None
    mark = found.lastindex or 1
    return Edit(Span(*found.span(mark)), "false" if found[mark].lower() == b"true" else "true")


def without_notes(post: Post) -> tuple[Section, ...]:
    """The lectures' sections that hold nothing but their heading and link, comments left out."""
    found = []
    for section, following in zip_longest(post.sections, post.sections[1:]):
        deeper = following is not None and following.level > section.level
        if section.heading is None or section.lecture is None or deeper:
            continue
        link = section.lecture.link
        at = max(section.heading.span.end, link.span.end if link else 0)
        written = []
        for comment in post.comments:
            if at <= comment.span.start < section.span.end:
                written.append(post.data[at : comment.span.start])
                at = comment.span.end
        if not b"".join((*written, post.data[at : section.span.end])).strip():
            found.append(section)
    return tuple(found)
