"""A note links to another video than the lecture it is under.

Only notes at the start of a line whose label is a timecode count: a link inside a sentence, or one
with words as its label, is a reference, and may well lead elsewhere. If most notes of a section
agree with each other against the heading, the heading's link is the one that is wrong, and the
finding is placed there.

What to do: correct the id. A note that means another lecture on purpose can be worded as a
sentence.
"""

from collections import Counter
from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.post import Naming
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Notes of another video, or the heading they all disagree with."""
    for lecture in view.lectures:
        if all(note.video == lecture.video for note in lecture.notes):
            continue
        if lecture.naming is Naming.WHOLE:
            continue  # a post about one video may link many others
        notes = [n for n in lecture.notes if n.label is not None and view.begins_line(n.link)]
        usual = Counter(note.video for note in notes).most_common(1)
        video, count = usual[0] if usual else (lecture.video, 0)
        own = view.name_of(lecture.video)
        if video != lecture.video and count > 1 and count * 2 > len(notes):
            message = (
                f"the lecture's link names {own}, "
                f"but {count} of its {len(notes)} notes link {view.name_of(video)}"
            )
            yield RULE.at(lecture, message)
            continue
        for note in notes:
            if note.video != lecture.video:
                message = f"this note links {view.name_of(note.video)}, its lecture is {own}"
                yield RULE.at(note, message)


RULE = Rule("wrong-lecture", Severity.WARNING, __doc__, find, Needs.LECTURES)
