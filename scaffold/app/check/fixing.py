"""`--fix`: safe fixes, post by post, behind the net."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scaffold.app.check.views import Views
from scaffold.errors import OurMistake
from scaffold.model.edit import Edit
from scaffold.model.finding import Finding
from scaffold.notes.editing import edits as editing
from scaffold.notes.editing import net
from scaffold.outside.files import files
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running

Wanted = Callable[[View, Sequence[Finding]], Sequence[Finding]]
"""Leaves out findings of a view that settings ignore."""

_ROUNDS = 5
"""Fixes that touch the same bytes are made one after the other, the post read again between."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A post with all safe fixes: its view then, the edits of the text it was, how many fixes."""

    view: View
    edits: tuple[Edit, ...] = ()
    count: int = 0


def fix_and_write(
    text: files.Text, views: Views, rules: Sequence[Rule], name: str, wanted: Wanted
) -> tuple[View, int]:
    """Apply safe fixes to a post and write it; its view then, and how many were applied."""
    fixed = fix(views.of(text.data, text.path, text.text), views, rules, text.path, name, wanted)
    if fixed.count:
        files.rewrite(text, fixed.view.post.data.decode("utf-8"))
    return fixed.view, fixed.count


def fix(
    view: View, views: Views, rules: Sequence[Rule], path: Path, name: str, wanted: Wanted
) -> Fixed:
    """All safe fixes of a post. Raises OurMistake by the net."""
    fixed = Fixed(view)
    for _ in range(_ROUNDS):
        now = fixed.view
        edits: tuple[Edit, ...] = ()
        count = 0
        for finding in wanted(now, running.run(now, rules).found):
            new = finding.fix.edits if finding.fix else ()
            pairs = ((edit.span, other.span) for edit in new for other in edits)
            # only those that do not touch each other, the first ones first
            if new and not any(a.start <= b.end and b.start <= a.end for a, b in pairs):
                edits += new
                count += 1
        if not edits:
            break
        after = editing.apply(now.post.data, edits)
        foreign = net.foreign_change(now.post, after, edits, tuple(now.lists.values()))
        if foreign:
            raise OurMistake(name, foreign)
        if fixed.count:
            edits = editing.difference(view.post.data, after)
        fixed = Fixed(views.of(after, path), edits, fixed.count + count)
    return fixed
