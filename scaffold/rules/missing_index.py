"""A lecture's link lacks `index=`, while most lecture links of the post have it.

With `index=` YouTube shows the right place of the playlist next to the video. A post whose links
carry none is left alone.

What to do: `scaffold check --fix` adds it where the place in the playlist is known, from the
listing or the snapshot.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.parameters import with_parameter
from scaffold.rules.base import targets
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import Lecture, View


def find(view: View) -> Iterator[Finding]:
    """Lecture links without an index among many with one."""
    listed = [lecture for lecture in view.opened if lecture.playlist]
    without = [lecture for lecture in listed if lecture.link and not _index(lecture)]
    with_index = len(listed) - len(without)
    if not without or with_index * 2 <= len(listed):
        return
    for lecture in without:
        yield _finding(view, lecture, f"{with_index} of {len(listed)}")


def _index(lecture: Lecture) -> int | None:
    video = lecture.link.video if lecture.link else None
    return video.index if video else None


def _finding(view: View, lecture: Lecture, most: str) -> Finding:
    link = lecture.link
    assert link is not None  # noqa: S101 - only opened lectures come here
    known = view.lists.get(lecture.playlist or "")
    entry = known.by_video.get(lecture.video) if known and known.whole else None
    fix = None
    if entry:
        place = str(entry.position)
        fix = targets.fix_target(
            view.post, link, lambda url: with_parameter(url, "index", place), f"add index={place}"
        )
    message = f"this lecture's link has no index=, which {most} lecture links of the post have"
    return RULE.at(link.span, message, video=lecture.video, label=lecture.label, fix=fix)


RULE = Rule("missing-index", Severity.WARNING, __doc__, find, fixable=True)
