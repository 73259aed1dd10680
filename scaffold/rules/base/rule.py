"""What a rule is: a slug, a weight, its words, and a function from the view to findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scaffold.model.edit import Span
from scaffold.model.finding import Finding, Fix, Severity
from scaffold.model.post_link import PostLink
from scaffold.rules.base.view import LectureSection, Note, View


class Needs(StrEnum):
    """What a rule must know apart from the post; without it, it reports nothing."""

    POST = "post"
    LECTURES = "lectures"  # of plain headings: nothing, but where a list names them
    VERDICT = "verdict"  # of videos or playlists
    LENGTH = "length"  # of the videos
    LIST = "list"  # of the playlist


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `words` is its page: a line that sums it up, and why and what to do.

    `default` is False for rules that only `--select` runs; `fixable` says that `--fix` can fix,
    `remembers` that it compares with what the snapshot remembers.
    """

    slug: str
    severity: Severity
    words: str
    find: Callable[[View], Iterator[Finding]]
    needs: Needs = Needs.POST
    default: bool = True
    fixable: bool = False
    remembers: bool = False

    @property
    def summary(self) -> str:
        """The first line of its words."""
        return self.words.strip().partition("\n")[0]

    def at(
        self,
        place: Span | PostLink | Note | LectureSection,
        message: str,
        *,
        video: str | None = None,
        label: str = "",
        fix: Fix | None = None,
        advice: tuple[str, ...] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule; a link, note or lecture says where it is and its label."""
        match place:
            case Span():
                span = place
            case PostLink():
                span, label = place.span, place.text
            case Note():
                span, video, label = place.link.span, place.video, place.link.text
            case LectureSection():
                span, video, label = place.place, place.video, place.label
        weight = severity or self.severity
        return Finding(self.slug, weight, span, message, video, label, fix, advice)
