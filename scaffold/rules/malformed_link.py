"""A link to YouTube names no video.

The id of a video has 11 characters. One of 10 was cut off while copying, 22 are two ids in a row,
and an address without `v=` leads to an error page. No request is needed to tell.

What to do: copy the address again.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.link import MalformedLink
from scaffold.rules.rule import Rule
from scaffold.rules.view import View


def find(view: View) -> Iterator[Finding]:
    """Links that mean a video and name none."""
    for link, address in view.links:
        if isinstance(address, MalformedLink):
            message = f"this link opens no video: {address.why}"
            yield RULE.at(link.span, message, label=link.text)


RULE = Rule("malformed-link", Severity.ERROR, __doc__, find)
