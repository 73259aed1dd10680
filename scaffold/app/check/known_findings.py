"""The findings of a baseline in a run: which are still found, and which entries are dead."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scaffold.app.check.placing import fingerprint
from scaffold.model.finding import Placed
from scaffold.outside.baseline import Entry
from scaffold.outside.files import git
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import answering
from scaffold.rules.running.run import SLUGS


class KnownFindings:
    """The entries of a baseline; a post that was renamed keeps its own, as git tells renames."""

    def __init__(self, root: Path, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        gone = {e.path for e in self.entries if not (root / e.path).exists()}
        self._moved = git.moved(root, gone) if gone else {}
        # of a file that is not there any more nobody finds anything
        self._judged = {e for e in self.entries if e.path in gone and e.path not in self._moved}

    def judge(self, view: View, name: str, rules: Sequence[Rule]) -> None:
        """Note which entries of a post the rules had an answer for."""
        for entry in self.entries:
            if self._moved.get(entry.path, entry.path) == name and _answered(view, entry, rules):
                self._judged.add(entry)

    def waive(self, found: Sequence[Placed]) -> list[Placed]:
        """The findings, those of the baseline waived."""
        known = {entry.fingerprint for entry in self.entries}
        return [
            replace(p, failing=False, waiver="baseline") if marks & known else p
            for p, marks in zip(found, self._marks(found), strict=True)
        ]

    def unmatched(self, found: Sequence[Placed]) -> tuple[list[Entry], list[Entry]]:
        """Entries that are dead, and those that nobody looked for in this run."""
        marks = set[str]().union(*self._marks(found))
        rest = [entry for entry in self.entries if entry.fingerprint not in marks]
        dead = [entry for entry in rest if entry in self._judged]
        return dead, [entry for entry in rest if entry not in self._judged]

    def _marks(self, found: Sequence[Placed]) -> Iterable[set[str]]:
        """The fingerprints of each finding, under its file's present name and the former ones."""
        seen: Counter[tuple[str, ...]] = Counter()
        for p in found:
            former = (old for old, now in self._moved.items() if now == p.path)
            yield {p.fingerprint, *(fingerprint(old, p.finding, seen) for old in former)}


def _answered(view: View, entry: Entry, rules: Sequence[Rule]) -> bool:
    """Whether the rule knew enough of what the entry is about; a rule that is gone knows all."""
    rule = SLUGS.get(entry.rule)
    if rule not in rules:
        return rule is None
    links = view.post.links
    if entry.video:
        links = tuple(x for x in links if x.video and x.video.video == entry.video)
    return rule is not None and answering.answered(view, rule, answering.of_links(links))
