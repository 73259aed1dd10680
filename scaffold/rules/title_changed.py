"""YouTube has another title for a lecture than the snapshot remembers.

Compared in the snapshot's own language only, and as a post would have the titles, without what all
of them share. It is not reported where the heading holds the new title already, or never held the
old one: then the words are yours.

What to do: `scaffold refresh` brings the title into the post.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.notes.text.plain_text import folded
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Lectures that were renamed since the snapshot learnt of them."""
    for lecture in view.lectures:
        course = view.lists.get(lecture.playlist or "")
        if course is None or not course.is_current:
            continue
        listed = course.by_id.get(lecture.video)
        if listed is None or not listed.former_titles or lecture.section.continued:
            continue
        label = folded(lecture.label)
        new = any(title and folded(title) in label for title in (listed.title, listed.raw))
        if not new and any(folded(title) in label for title in listed.former_titles):
            yield RULE.at(
                lecture,
                f"YouTube's title is now «{listed.title}», it was «{listed.former_titles[0]}»",
                # refresh, too, waits for a listing that is whole
                advice=("scaffold refresh brings it into the post",) if course.whole else (),
            )


RULE = Rule("title-changed", Severity.INFO, __doc__, find, Needs.LIST, remembers=True)
