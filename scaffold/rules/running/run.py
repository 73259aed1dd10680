"""Rules run over one post: which of them, what they find, and what is suppressed there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scaffold.model.edit import Span
from scaffold.model.finding import Finding
from scaffold.rules import ALL, unused_suppression
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import answering, comments
from scaffold.rules.running.comments import Suppression

SLUGS = {rule.slug: rule for rule in ALL}


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
    suppressions = comments.written_in(view.post)
    hidden = 0
    if suppressions:
        kept = [f for f in found if not _hidden(view, f, suppressions)]
        if unused_suppression.RULE in rules:
            more = _unused(view, rules, suppressions, found)
            kept += [f for f in more if not _hidden(view, f, suppressions)]
        hidden = sum(_hidden(view, f, suppressions) for f in found)
        found = kept
    order = {rule.slug: place for place, rule in enumerate(ALL)}
    found.sort(key=lambda finding: (finding.span, order[finding.rule]))
    return Remarks(tuple(found), hidden)


def _hidden(view: View, finding: Finding, suppressions: Iterable[Suppression]) -> bool:
    lines = _lines(view, finding.span)
    return any(item.hides(finding, *lines) for item in suppressions)


def _lines(view: View, span: Span) -> tuple[int, int]:
    """The first and the last line of it; a newline at the end belongs to its own line."""
    return view.post.line_of(span.start), view.post.line_of(max(span.end - 1, span.start))


def _unused(
    view: View,
    rules: Sequence[Rule],
    suppressions: Iterable[Suppression],
    found: Sequence[Finding],
) -> Iterator[Finding]:
    ran = {rule.slug for rule in rules} - {unused_suppression.RULE.slug}
    for item in suppressions:
        for why in _complaints(view, item, ran, found):
            yield unused_suppression.RULE.at(item.span, why, label=",".join(item.rules))


def _complaints(
    view: View, item: Suppression, ran: set[str], found: Sequence[Finding]
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
        elif item.reason and slug in ran and _is_idle(view, item, slug, found):
            what = "the comment" if len(item.rules) == 1 else "it from the comment"
            yield f"{slug} finds nothing here any more: remove {what}"


def _is_idle(view: View, item: Suppression, slug: str, found: Sequence[Finding]) -> bool:
    """The rule had an answer, and it was nothing."""
    hides = any(f.rule == slug and _hidden(view, f, (item,)) for f in found)
    return not hides and _answered(view, SLUGS[slug], item)


def _answered(view: View, rule: Rule, item: Suppression) -> bool:
    """Whether the rule knew enough of all that the comment covers."""
    links = (link for link in view.post.links if item.covers(*_lines(view, link.span)))
    scope = answering.of_links(links)
    # a plain heading may be a lecture of any list
    of_any_list = rule.needs is Needs.LIST and not scope.playlists
    return not of_any_list and answering.answered(view, rule, scope)
