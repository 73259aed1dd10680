"""A link carries a parameter that only tells YouTube where it was copied.

`si=` and `pp=` name whoever shared the link, `feature=` and `ab_channel=` the button that was
pressed. Off by default; `--select tracking-parameter` looks for them.

What to do: `scaffold check --fix` takes them out.
"""

import re
from collections.abc import Iterator
from functools import reduce

from scaffold.model.finding import Finding, Severity
from scaffold.model.parameters import with_separators, without_parameter
from scaffold.notes.editing import targets
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View

NAMES = ("si", "pp", "feature", "ab_channel")
_CARRIED = re.compile(r"[?&;](si|pp|feature|ab_channel)=")


def find(view: View) -> Iterator[Finding]:
    """Links with such a parameter; a definition that many links share is reported once."""
    seen = set()
    for link in view.post.links:
        carried = _CARRIED.findall(link.url)
        if not carried or link.target in seen:
            continue
        seen.add(link.target)
        what = ", ".join(f"{name}=" for name in dict.fromkeys(carried))
        yield RULE.at(
            link,
            f"this link carries {what}",
            video=link.video.video if link.video else None,
            fix=targets.fix_target(view.post, link, _cleaned, f"take out {what}"),
        )


def _cleaned(url: str) -> str:
    """The address without them; a time behind a second `?` stays, and is read from then on."""
    return reduce(without_parameter, NAMES, with_separators(url))


RULE = Rule("tracking-parameter", Severity.WARNING, __doc__, find, default=False, fixable=True)
