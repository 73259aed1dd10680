"""Where what belongs to a lecture ends: before closing marks, footnotes and a sign-off."""

import re
from bisect import bisect_right

from scaffold.model.edit import Span
from scaffold.model.post import Post, Section

_FOOTNOTE = re.compile(rb"[ ]{0,3}\[\^[^\]]+\]:")
_BLANK = b" \t\r\n"
_RULE = re.compile(rb"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*[\r\n]*")
_BLANK_ABOVE = re.compile(rb"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\Z")
_CLOSERS = (
    # what closes, and what opens the same
    (re.compile(rb"\s*</([a-zA-Z][\w-]*)>\s*"), rb"<%s\b"),
    (
        re.compile(rb"\s*\{\{[<%%]\s*/\s*([\w./-]+)\s*[>%%]\}\}\s*".replace(b"%%", b"%")),
        rb"\{\{[<%%]\s*%s\b",
    ),
    (re.compile(rb"\s*\{%-?\s*end([\w-]+)\s*-?%\}\s*"), rb"\{%%-?\s*%s\b"),
    (re.compile(rb"\s*(:::+)\s*"), rb"(?m)^\s*:::+[ \t]*[^\s:]"),
)
_COMMENTS = re.compile(
    rb"\s*(?:\{\{[<%].*|\{%.*|<[a-zA-Z].*)(?i:comment|disqus|giscus|utteranc|isso|cactus).*\s*"
)
_CONTAINER = re.compile(rb"<(?P<closes>/)?(?:details|div|section|article)\b[^>]*>", re.IGNORECASE)
_LONGEST = 600  # bytes of a farewell


def before_blanks(data: bytes, offset: int) -> int:
    """The end of the last text before a byte."""
    while offset and data[offset - 1] in _BLANK:
        offset -= 1
    return offset


def end_of(post: Post, section: Section) -> int:
    """Where all that belongs to a heading's section ends."""
    level = section.heading.level if section.heading else 0
    place = bisect_right(post.headings, section.span.start, key=lambda each: each.span.start)
    following = (post.headings[at] for at in range(place, len(post.headings)))
    ends = (each.span.start for each in following if each.level <= level and not each.note)
    end = next(ends, len(post.data))
    closed = _before_marks(post, section.span.start, end)
    last = next(each for each in reversed(post.sections) if each.lecture)
    if last.span.start >= end:
        return closed
    farewell = _sign_off(post, section, closed)
    return closed if farewell is None else farewell


def end_of_item(post: Post, section: Section) -> int:
    """Behind what is nested in an item, and behind notes that follow it without being nested."""
    starts = [section.span.start, *(n.span.start for n in section.notes)]
    starts += [bare.span.start for bare in section.bare]
    ends = []
    for line in map(post.line_of, starts):
        span = post.line_span(line)
        deep, end = _indent(post, span), span.end
        for below in map(post.line_span, range(line + 1, post.lines + 1)):
            if post.data[below.start : below.end].strip() and _indent(post, below) <= deep:
                break
            end = below.end
        ends.append(end)
    return max(ends)


def _indent(post: Post, line: Span) -> int:
    text = post.data[line.start : line.end].expandtabs(4)
    return len(text) - len(text.lstrip(b" "))


def _before_marks(post: Post, start: int, end: int) -> int:
    """Step back over definitions, footnotes, comments' macros, and what closes a container.

    A rule over them is theirs.
    """
    marked = False
    while end > start:
        line = post.line_span(post.line_of(max(start, end - 1)))
        text = post.data[line.start : min(line.end, end)]
        is_mark = bool(text.strip()) and _is_mark(post, start, line, text)
        if text.strip() and not is_mark:
            is_rule = _is_rule(post, Span(line.start, min(line.end, end)))
            return line.start if marked and is_rule else end
        marked = marked or is_mark
        if line.start <= start:
            return end
        end = line.start
    return end


def _is_mark(post: Post, start: int, line: Span, text: bytes) -> bool:
    if _FOOTNOTE.match(text) or _COMMENTS.fullmatch(text):
        return True
    if any(
        d.span.start <= line.start < d.span.end or line.start <= d.span.start < line.end
        for d in post.definitions
    ):
        return True
    for closer, opener in _CLOSERS:
        found = closer.fullmatch(text)
        if found:
            opens = opener if found[1].startswith(b":") else opener % re.escape(found[1])
            within = post.data[start : line.start]
            # what was opened within the section belongs to it
            ended = (closer.fullmatch(each) for each in within.splitlines())
            closed = sum(end is not None and end[1] == found[1] for end in ended)
            return bool(len(re.findall(opens, within)) <= closed)
    return False


def _sign_off(post: Post, section: Section, end: int) -> int | None:
    """Where a rule begins, if nothing but a short farewell follows it; None if there is none."""
    times = [*(n.span.end for n in section.notes), *(b.span.end for b in section.bare)]
    floor = max([section.heading.span.end if section.heading else section.span.start, *times])
    for number in range(post.line_of(max(floor, end - 1)), post.line_of(floor), -1):
        line = post.line_span(number)
        if not _is_rule(post, line):
            continue
        after = post.data[line.end : end].strip()
        headed = any(line.end <= heading.span.start < end for heading in post.headings)
        if headed or not after or len(after) > _LONGEST or _has_rule_within(post, section):
            return None
        return line.start
    return None


def _has_rule_within(post: Post, own: Section) -> bool:
    """Whether other lectures hold rules between their texts, so that one is not a sign-off."""
    for section in post.sections:
        if section is own or not section.lecture:
            continue
        lines = range(post.line_of(section.span.start), post.line_of(section.span.end - 1))
        for line in map(post.line_span, lines):
            if _is_rule(post, line) and post.data[line.end : section.span.end].strip():
                return True
    return False


def rule_at_end(post: Post, section: Section) -> str:
    """The rule that a section ends with, "" if it ends with anything else."""
    last = before_blanks(post.data, end_of(post, section))
    line = post.line_span(post.line_of(max(last - 1, section.span.start)))
    return post.slice(line).strip() if _is_rule(post, line) else ""


def holds_next(post: Post, section: Section) -> bool:
    """Whether a container is opened in a section and goes on behind it, around the next one."""
    text = post.data[section.span.start : end_of(post, section)]
    depth = 0
    for found in _CONTAINER.finditer(text):
        depth = depth + 1 if not found["closes"] else max(0, depth - 1)
    return depth > 0


def _is_rule(post: Post, line: Span) -> bool:
    """A rule, and no heading's underline."""
    above = post.data[max(0, line.start - 200) : line.start]
    return bool(_RULE.fullmatch(post.data, line.start, line.end)) and bool(
        _BLANK_ABOVE.search(above)
    )
