"""A link to YouTube names no video.

The id of a video has 11 characters. One of 10 was cut off while copying, 22 are two ids in a row,
and an address without `v=` leads to an error page. This needs no request. An address that a
template fills in (`…/embed/{{ id }}`), or that is a placeholder (`watch?v=<ID>`), is left alone.

What to do: copy the address again.
"""

import re
from collections.abc import Iterator

from scaffold.model.address import MalformedLink
from scaffold.model.finding import Finding, Severity
from scaffold.model.post_link import LinkForm, PostLink
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View

_FILLED_IN = re.compile(rb"[{}<>$]|%[({<]|\.\.\.|\xe2\x80\xa6")


def find(view: View) -> Iterator[Finding]:
    """Links that mean a video and name none."""
    for link, address in view.links:
        if isinstance(address, MalformedLink) and not _stands_for_any(view.post.data, link):
            message = f"this link opens no video: {address.why}"
            yield RULE.at(link.span, message, label=link.text)


def _stands_for_any(data: bytes, link: PostLink) -> bool:
    """Whether a template or the reader is to put the id in; an address in the text ends before."""
    end = link.target.end
    after = 3 if link.form is LinkForm.BARE and data[end - 1 : end] in {b"=", b"/"} else 0
    return _FILLED_IN.search(data, link.target.start, end + after) is not None


RULE = Rule("malformed-link", Severity.ERROR, __doc__, find)
