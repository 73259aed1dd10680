"""A link to YouTube names no video.

The id of a video has 11 characters. One of 10 was cut off while copying, 22 are two ids in a row,
and an address without `v=` leads to an error page. This needs no request. An address that a
template fills in (`…/embed/{{ id }}`), or that is a placeholder (`watch?v=<ID>`, `your-video-id`),
is left alone.
There is one finding per wrong id, at the lecture's link, else at the first link.
A link whose address does not begin with `https://` (`[8:00](youtu.be/ID)`, `ttps://`, `https:`)
leads to a page of your own site; `--fix` puts it right, as other typing errors whose right form is
certain: `watchv=ID`, `youtube.com/v=ID`, `watch?=ID`, `youtu.be/https://youtu.be/ID`,
`([https://…)`, `https:// www…`, `watch？v=ID`, hosts with one wrong letter (`wwww.`, `youtbe.com`),
and `?list=` behind another `?`. `[Title] (https://…)` shows its brackets to readers.

What to do: copy the address again.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from scaffold.model.address import (
    MalformedLink,
    VideoLink,
    corrected,
    is_video_id,
    parse,
    with_scheme,
)
from scaffold.model.edit import Edit, Span
from scaffold.model.finding import Finding, Fix, Severity
from scaffold.model.parameters import with_separators
from scaffold.model.post_link import LinkForm, PostLink
from scaffold.notes.editing import targets
from scaffold.rules.base import time_labels
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.wording import count_of

# an address in prose that has no id in its query or path: "works with youtube.com/watch"
_NAMES = re.compile(rb"/(?:embed|live|shorts|v|e|watch)/[\w-]|youtu\.be/[\w-]", re.IGNORECASE)
_ADDRESSED = {LinkForm.INLINE, LinkForm.REFERENCE, LinkForm.IMAGE}
# a label and what parts it from its address; no box to tick, and no page of a vault
_LABEL_APART = re.compile(rb"(?<!\])(?<!\[[ xX])\](?: {1,4}\()?\Z")
# a link's destination with a space in it, which Markdown takes for text
_SPACED = re.compile(rb"\](?:\()(?=[^()\s]* )([^()<>\[\]\"'\r\n]{16,300}?)[ \t]*\)")
_WORDS_APART = re.compile(r"[\w-]\s+[\w-]")
_WHOLE = (b"https://www.youtube.com/", b"https://youtu.be/")
_FILLED_IN = re.compile(rb"[{}<>$]|%[({<]|\.\.\.|\xe2\x80\xa6")


def find(view: View) -> Iterator[Finding]:
    """Links that mean a video and name none, those of one wrong id together."""
    found: dict[tuple[str, int], list[PostLink]] = {}
    for link, address in view.links:
        if isinstance(address, MalformedLink) and not _is_placeholder(
            view.post.data, link, address
        ):
            alone = 0 if address.id else link.span.start
            found.setdefault((address.why, alone), []).append(link)
    heads = {heading.link for heading in view.post.headings}
    for (why, _), links in found.items():
        first = next((link for link in links if link in heads), links[0])
        notes = count_of(len(links) - 1, "other link")
        more = f"; {notes} {'has' if len(links) == 2 else 'have'} it, too" if links[1:] else ""
        finding = RULE.at(first, f"this link opens no video: {why}{more}")
        also = tuple(link.span for link in links if link is not first)
        yield replace(finding, also=also, fix=_correction(view, links))
    yield from _of_this_site(view)
    yield from _second_marks(view)
    yield from _in_brackets(view)


def _correction(view: View, links: list[PostLink]) -> Fix | None:
    """The fix of their addresses; none for players, which take an id, not the address of a page."""
    fixes = (
        targets.fix_target(view.post, link, corrected, "")
        for link in {link.target: link for link in links}.values()
        if link.form is not LinkForm.HTML or view.post.slice(link.span)[:2].lower() == "<a"
    )
    edits = tuple(edit for fix in fixes if fix for edit in fix.edits)
    return Fix(edits, "correct the address") if edits else None


def _second_marks(view: View) -> Iterator[Finding]:
    """Links to a video whose playlist YouTube does not read."""
    for link, address in view.links:
        if link.url.count("?") < 2 or not isinstance(address, VideoLink) or address.playlist:
            continue
        named = parse(with_separators(link.url))
        if isinstance(named, VideoLink) and named.playlist and not time_labels.unreadable(link):
            yield RULE.at(
                link,
                f"this link opens no playlist: list={named.playlist} has a second ? next to it",
                severity=Severity.WARNING,
                video=address.video,
                fix=targets.fix_target(view.post, link, with_separators, "correct the address"),
            )


def _in_brackets(view: View) -> Iterator[Finding]:
    """Addresses in the text that were to be a link's: a space is before or in them."""
    data, seen = view.post.data, 0
    for link in view.post.links:
        start, end = link.span
        if link.form is not LinkForm.BARE or start < seen:
            continue
        if data[end : end + 1] == b")" and _LABEL_APART.search(data, max(start - 6, 0), start):
            message = "this link has no label: its address does not begin with ( right behind ]"
            yield RULE.at(link, message, severity=Severity.INFO)
        written = _SPACED.match(data, data.rfind(b"](", max(start - 24, 0), start))
        if written is None or not start < written.end():
            continue
        seen, url = written.end(), written[1].decode()
        fixed = corrected(url)
        if fixed != url and not _WORDS_APART.search(url):
            span = Span(written.start(1), written.end() - 1)
            yield RULE.at(
                span,
                "this is not a link: a space is in its address",
                video=address.video if isinstance(address := parse(fixed), VideoLink) else None,
                fix=Fix((Edit(span, fixed),), "take the space out"),
            )


def _of_this_site(view: View) -> Iterator[Finding]:
    data, seen = view.post.data, set()
    for link, address in view.links:
        if data.startswith(_WHOLE, link.target.start):
            continue  # mostly there is nothing to put right
        if link.form not in _ADDRESSED or isinstance(address, MalformedLink) or link.target in seen:
            continue
        seen.add(link.target)
        fix = targets.fix_target(view.post, link, with_scheme, "begin it with https://")
        if fix:
            yield RULE.at(
                link,
                "this link opens no video: its address does not begin with https://",
                video=link.video.video if link.video else None,
                fix=fix,
            )


def _is_placeholder(data: bytes, link: PostLink, address: MalformedLink) -> bool:
    """Whether a template or the reader is to put the id in, or prose names the site alone."""
    start, end = link.target
    if is_video_id(address.id):
        return False
    if not address.id and "youtu.be" in link.text.lower():
        return True
    if link.form is LinkForm.BARE and data[start:end].partition(b"?")[2] in {b"", b"v", b"v="}:
        return not _NAMES.search(data, start, end)
    after = 3 if link.form is LinkForm.BARE and data[end - 1 : end] in {b"=", b"/"} else 0
    return _FILLED_IN.search(data, link.target.start, end + after) is not None


RULE = Rule("malformed-link", Severity.ERROR, __doc__, find, fixable=True)
