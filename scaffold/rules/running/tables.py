"""`[[ignore]]` tables of the settings: what they hide, and which of them hide nothing."""

import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from scaffold.model.finding import Finding
from scaffold.rules import unused_suppression
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import answering

if TYPE_CHECKING:
    from scaffold.model.settings import Ignored


class Tables:
    """The tables of a run, held against post after post; posts go by their paths from the settings.

    `idle` are the numbers of those that hid nothing so far, though every rule that they might have
    hidden had an answer, with these rules. `checked` are the posts that they were held against.
    """

    def __init__(
        self, items: "Sequence[Ignored]", rules: Sequence[Rule], *, own_rules: bool
    ) -> None:
        """`rules` are those that run; `own_rules` says whether the settings chose them."""
        self.items = items
        self.checked: set[str] = set()
        asked = {n: tuple(_asked(item, rules, own_rules)) for n, item in enumerate(items)}
        self.idle = {number: rules for number, rules in asked.items() if rules}

    def kept(self, findings: Sequence[Finding], name: str) -> list[Finding]:
        """Without those of a post that a table names by path, rule and video."""
        mine = [item for item in self.items if reaches(item, name)]
        return [f for f in findings if not any(_is_about(item, f) for item in mine)]

    def hold(self, view: View, name: str, findings: Sequence[Finding]) -> None:
        """Hold them against all that was found in a post, what its comments hide included."""
        if not self.idle:
            return
        self.checked.add(name)
        for number, rules in tuple(self.idle.items()):
            item = self.items[number]
            if reaches(item, name) and not _is_idle(view, item, rules, findings):
                del self.idle[number]

    def hides_remarks_on(self, name: str) -> bool:
        """Whether a table says by the rule's name that unused ones may stay in that file."""
        return any(
            item.rule == unused_suppression.RULE.slug and item.video is None and reaches(item, name)
            for item in self.items
        )


def reaches(item: "Ignored", name: str) -> bool:
    """Whether a table speaks of the file: its glob names it, or a folder above it.

    `**/` is any number of folders, `.` the settings' own.
    """
    if item.path is None or item.path in {".", "./"}:
        return True
    glob = plain(item.path)
    globs = {glob, glob.replace("**/", "")}
    return any(fnmatch.fnmatchcase(name, g) or name.startswith(f"{g}/") for g in globs)


def plain(glob: str) -> str:
    """A glob without `./` and the last slash."""
    return glob.removeprefix("./").rstrip("/")


def _is_about(item: "Ignored", finding: Finding) -> bool:
    return item.rule in {None, finding.rule} and item.video in {None, finding.video}


def _is_idle(
    view: View, item: "Ignored", rules: Iterable[Rule], findings: Iterable[Finding]
) -> bool:
    """Whether it had nothing to hide in a post, and that is certain."""
    if any(_is_about(item, finding) for finding in findings):
        return False
    scope = answering.of_post(view, item.video)
    return all(answering.answered(view, rule, scope) for rule in rules)


def _asked(item: "Ignored", rules: Sequence[Rule], own_rules: bool) -> Iterator[Rule]:
    """The rules that must have an answer before the table counts as unused; none: it never does.

    A table without a rule is about all that the settings let run. Of lengths and of what was once
    a run knows all that it ever will, when it has the verdicts and the lists.
    """
    own = unused_suppression.RULE
    if own not in rules:
        return
    needs: set[Needs] = set()
    for rule in rules:
        if item.rule is not None:
            if rule.slug == item.rule and rule is not own:
                yield rule
        elif own_rules and rule.needs is not Needs.LENGTH and not rule.remembers:
            if rule.needs not in needs:
                yield rule
            needs.add(rule.needs)
