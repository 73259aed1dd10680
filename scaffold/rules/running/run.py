"""Rules run over one post: which of them, what they find, what is suppressed, what they knew."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from scaffold.errors import UsageError
from scaffold.model.edit import Span
from scaffold.model.finding import Certainty, Finding
from scaffold.model.post_link import PostLink
from scaffold.rules import ALL, unused_suppression
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View
from scaffold.rules.running.suppressions import Suppression, written_in
from scaffold.wording import did_you_mean

SLUGS = {rule.slug: rule for rule in ALL}


def rule_of(slug: str) -> Rule:
    """The rule of that slug. Raises UsageError where there is none."""
    if slug not in SLUGS:
        near = did_you_mean(slug, SLUGS)
        hint = f"Did you mean {near}?" if near else "`scaffold rules` lists them all."
        raise UsageError(f"Unknown rule {slug!r}.", hint)
    return SLUGS[slug]


@dataclass(frozen=True, slots=True)
class Remarks:
    """What was found in a post, in the order of the text; and how much comments hide."""

    found: tuple[Finding, ...] = ()
    hidden: int = 0


def chosen(select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of a run: the default ones and those selected, without those ignored."""
    wanted, unwanted = set(select), set(ignore)
    return tuple(
        rule for rule in ALL if (rule.default or rule.slug in wanted) and rule.slug not in unwanted
    )


def run(view: View, rules: Sequence[Rule]) -> Remarks:
    """Run the rules over a post."""
    found = [finding for rule in rules for finding in rule.find(view)]
    suppressions = written_in(view.post)
    hidden = 0
    if suppressions:
        hides = _hidden_by(suppressions, view)
        kept = [f for f in found if not hides(f)]
        hidden = len(found) - len(kept)
        if unused_suppression.RULE in rules:
            ran = {rule.slug for rule in rules} - {unused_suppression.RULE.slug}
            is_unused = _unused_test(view, found)
            complaints = (
                unused_suppression.RULE.at(item.span, why, label=",".join(item.rules))
                for item in suppressions
                for why in _complaints(item, ran, is_unused)
            )
            kept += [f for f in complaints if not hides(f)]
        found = kept
    order = {rule.slug: place for place, rule in enumerate(ALL)}
    found.sort(key=lambda finding: (finding.span, order[finding.rule]))
    return Remarks(tuple(found), hidden)


_Ranges = list[tuple[int, int]]
"""First and last lines, in their order."""


def _hidden_by(suppressions: Iterable[Suppression], view: View) -> Callable[[Finding], bool]:
    """Whether comments hide a finding: by rule, the lines covered, joined where they meet."""
    covered: dict[str, _Ranges] = {}
    for item in sorted(suppressions, key=lambda item: item.first):
        for rule in item.rules if item.reason else ():
            ranges = covered.setdefault(rule, [])
            if ranges and item.first <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(ranges[-1][1], item.last))
            else:
                ranges.append((item.first, item.last))
    return lambda finding: _meets(covered.get(finding.rule, []), *_lines(view, finding.span))


def _meets(ranges: _Ranges, first: int, last: int) -> bool:
    """Whether any of the lines is in one of the ranges."""
    place = bisect_right(ranges, last, key=lambda lines: lines[0]) - 1
    return place >= 0 and ranges[place][1] >= first


def _lines(view: View, span: Span) -> tuple[int, int]:
    """The first and the last line of it; a newline at the end belongs to its own line."""
    return view.post.line_of(span.start), view.post.line_of(max(span.end - 1, span.start))


def _complaints(
    item: Suppression, ran: set[str], is_unused: Callable[[str, int, int], bool]
) -> Iterator[str]:
    if not item.readable:
        yield "this comment says nothing that is known: scaffold: ignore RULE[,RULE] - reason"
    elif not item.rules:
        yield "this comment names no rule: scaffold: ignore RULE - reason"
    elif not item.reason:
        yield (
            "this comment gives no reason and suppresses nothing: "
            f"scaffold: ignore {','.join(item.rules)} - reason"
        )
    for slug in item.rules:
        if slug not in SLUGS:
            yield f"unknown rule {slug}; `scaffold rules` lists all rules"
        elif item.reason and slug in ran and is_unused(slug, item.first, item.last):
            what = "the comment" if len(item.rules) == 1 else "it from the comment"
            yield f"{slug} finds nothing here any more: remove {what}"


def _unused_test(view: View, found: Sequence[Finding]) -> Callable[[str, int, int], bool]:
    """Whether a rule had an answer for all that is on some lines, and it was nothing."""
    ranges: dict[str, _Ranges] = {}
    places = ((span, f.rule) for f in found for span in (f.span, *f.also))
    for first, last, rule in sorted((*_lines(view, span), rule) for span, rule in places):
        lines = ranges.setdefault(rule, [])
        # with the last line of all so far
        lines.append((first, max(last, lines[-1][1] if lines else last)))
    in_order = sorted(view.post.links, key=lambda link: link.span)
    links = [(*_lines(view, link.span), link) for link in in_order]

    @cache
    def is_unused(slug: str, first: int, last: int) -> bool:
        if _meets(ranges.get(slug, []), first, last):
            return False
        begin = bisect_left(links, first, key=lambda each: each[1])
        end = bisect_right(links, last, key=lambda each: each[0])
        scope = of_links(link for _, _, link in links[begin:end])
        rule = SLUGS[slug]
        # a plain heading may be a lecture of any list
        of_any_list = rule.needs is Needs.LIST and not scope.playlists
        return not of_any_list and answered(view, rule, scope)

    return is_unused


class Scope(NamedTuple):
    """The videos and playlists that a rule is asked about."""

    videos: frozenset[str]
    playlists: frozenset[str]


def of_links(links: Iterable[PostLink]) -> Scope:
    """What some links of a post name."""
    links = tuple(links)
    videos = frozenset(video.video for link in links if (video := link.video))
    return Scope(videos, frozenset(playlist for link in links if (playlist := link.playlist)))


def answered(view: View, rule: Rule, scope: Scope) -> bool:
    """Whether the rule knew all that it needs; of what is not there it needs nothing."""
    if rule.remembers and not _remembered(view, scope):
        return False
    match rule.needs:
        case Needs.POST:
            return True
        case Needs.LECTURES:
            return _named(view)
        case Needs.VERDICT:
            lists = [view.playlists.get(playlist) for playlist in scope.playlists]
            certain = [view.certainty(video) for video in scope.videos]
            certain += [verdict.certainty if verdict else Certainty.UNKNOWN for verdict in lists]
            return Certainty.UNKNOWN not in certain
        case Needs.LENGTH:
            measured = all(_measured(view, video) for video in scope.videos)
            return measured and _whole(view, scope.playlists)
        case Needs.LIST:
            if not (_named(view) and _whole(view, scope.playlists)):
                return False
            courses = [view.lists[playlist] for playlist in scope.playlists]
            # of a video that is in none of the playlists it is known whether it lives
            return all(
                any(video in known.by_id for known in courses)
                or view.certainty(video) is not Certainty.UNKNOWN
                for video in scope.videos
            )


def _whole(view: View, playlists: Iterable[str]) -> bool:
    """Whether all of the playlists are known from the first row to the last, as they are now.

    What a snapshot remembers is enough to find something, but not to say that nothing is there.
    """
    known = [view.lists.get(playlist) for playlist in playlists]
    return all(each and each.whole and each.is_current for each in known)


def _measured(view: View, video: str) -> bool:
    """Whether its length is known, as it is now if it is in a list: videos are cut later."""
    found = ((known, known.by_id.get(video)) for known in view.lists.values())
    known = next((known for known, lecture in found if lecture and lecture.duration), None)
    return known.is_current if known else view.duration(video) is not None


def _remembered(view: View, scope: Scope) -> bool:
    """Whether there is anything to compare with: the lists, and a snapshot of each."""
    memory = view.remembered.keys()
    lists = [view.lists.get(playlist) for playlist in scope.playlists]
    known = all(each and not memory.isdisjoint(each.by_id) for each in lists)
    return known and memory >= scope.videos and _whole(view, scope.playlists)


def _named(view: View) -> bool:
    """Whether no plain heading waits for a list to say that it is a lecture of it.

    By the list of the one playlist of a post such headings get lectures, on the level of those
    that have one; without it they are none yet.
    """
    playlists = view.post.playlists
    if len(playlists) != 1 or _whole(view, playlists):
        return True
    sections = [(section, section.heading) for section in view.post.sections if section.heading]
    levels = {section.level for section, _ in sections if section.lecture}
    plain = [section.level for section, h in sections if not (section.lecture or h.link)]
    return not (plain if not levels else levels.intersection(plain))
