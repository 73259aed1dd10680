"""A comment suppresses a finding that is not there.

`scaffold: ignore RULE[,RULE] - reason` hides findings of these rules on its line, on the line
after it, or (before a heading) in that section. One that hides nothing has done its work and may
hide the next real finding. It counts as unused only if its rule ran and had an answer: while
YouTube does not answer, nothing is said of suppressions of `video-deleted`. One that names no rule,
or gives no reason, suppresses nothing and is told, too.

What to do: remove the comment, or mend it.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.rules.rule import Rule
from scaffold.rules.view import View


def find(view: View) -> Iterator[Finding]:
    """Nothing by itself: what is unused shows when all others have run (see `running`)."""
    del view
    yield from ()


RULE = Rule("unused-suppression", Severity.WARNING, __doc__, find)
