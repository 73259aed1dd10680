"""`--fix`: what is certain is mended, post by post, behind the net."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from scaffold.app.check.views import Views
from scaffold.errors import OurMistake
from scaffold.model.edit import Edit
from scaffold.model.finding import Finding
from scaffold.notes.editing import edits as editing
from scaffold.outside.files import files
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running

Wanted = Callable[[Sequence[Finding]], Sequence[Finding]]
"""Leaves out findings that settings ignore."""

_ROUNDS = 5
"""Mends that touch the same bytes are made one after the other, the post read again between."""


def mend(
    text: files.Text, views: Views, rules: Sequence[Rule], name: str, wanted: Wanted
) -> tuple[View, int]:
    """Mend a post and write it, if anything is certain; its view then, and how many mends."""
    path = text.path
    view, done = views.of(text.data, path, text.text), 0
    for _ in range(_ROUNDS):
        made = _apart(wanted(running.run(view, rules).found))
        if not made:
            break
        view, done = _mended(view, made, views, path, name), done + len(made)
    if done:
        files.rewrite(text, view.post.data.decode("utf-8"))
    return view, done


def _apart(found: Iterable[Finding]) -> list[Sequence[Edit]]:
    """The edits of those fixes that do not touch each other, the first ones first."""
    taken: list[Edit] = []
    made: list[Sequence[Edit]] = []
    for finding in found:
        wanted = finding.fix.edits if finding.fix else ()
        if wanted and not any(_touch(a, b) for a in wanted for b in taken):
            taken += wanted
            made.append(wanted)
    return made


def _touch(a: Edit, b: Edit) -> bool:
    return a.span.start <= b.span.end and b.span.start <= a.span.end


def _mended(view: View, made: list[Sequence[Edit]], views: Views, path: Path, name: str) -> View:
    from scaffold.notes.editing import net

    edits = tuple(edit for group in made for edit in group)
    after = editing.apply(view.post.data, edits)
    courses = tuple(known.course for known in view.lists.values())
    foreign = net.foreign_change(view.post, after, edits, courses)
    if foreign:
        raise OurMistake(name, foreign)
    return views.of(after, path)
