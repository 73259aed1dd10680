"""Two headings of a post link the same lecture.

Mostly a heading was copied and its link forgotten. Headings that link the same video at different
times are chapters of a long video, and fine.

What to do: mend the link of one of them, or join the sections.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.post import Naming
from scaffold.rules.rule import Rule
from scaffold.rules.view import View


def find(view: View) -> Iterator[Finding]:
    """Headings whose video and time another heading above has."""
    seen: dict[tuple[str, int | None], int] = {}
    for lecture in view.opened:
        naming = lecture.section.lecture.naming if lecture.section.lecture else None
        video = lecture.link.video if lecture.link else None
        if naming is not Naming.HEADING or lecture.link is None or video is None:
            continue
        key = (lecture.video, video.time.seconds if video.time else None)
        start = lecture.link.span.start
        first = seen.setdefault(key, start)
        line = view.post.line_of(first) if first != start else None
        if line and line != view.post.line_of(start):
            message = f"{lecture.video} is the lecture of the heading in line {line}, too"
            yield RULE.at(lecture.link.span, message, video=lecture.video, label=lecture.label)


RULE = Rule("duplicate-lecture", Severity.WARNING, __doc__, find)
