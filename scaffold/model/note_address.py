"""The address of a note: its lecture's, in the same form, with a moment."""

import re

from scaffold.model.address import WATCH, VideoLink, parse, split, with_scheme
from scaffold.model.parameters import TIME_PARAMETERS, unescape
from scaffold.model.timecode import Timecode, TimeStyle

_EMBEDS = frozenset({"embed", "v", "e"})
_NOT_IN_NOTES = frozenset({*TIME_PARAMETERS, "index", "si", "feature", "pp", "ab_channel", "app"})
_UNSAFE = re.compile(r"[\s()<>\[\]{}|\\`\"'*\x00-\x1f\x7f]", re.ASCII)


def note_address(url: str) -> str:
    """The address of a lecture link as its notes carry it, still without a time.

    Host, form and order of parameters stay; `index`, times, `si`, `feature`, `pp`, `ab_channel`
    and `app` go; an embed becomes `watch?v=ID`. The address must name a video.
    """
    address, parts = parse(url), split(url.strip())
    if parts is None or not isinstance(address, VideoLink):
        raise TypeError(f"{url!r} names no video")
    if parts.path.partition("/")[0].lower() in _EMBEDS or "nocookie" in parts.host:
        return WATCH + address.video
    kept = [
        f"{name}={address.video if name == 'v' else value}"
        for name, value in parts.parameters.items()
        if name not in _NOT_IN_NOTES
    ]
    base = with_scheme(re.split(r"[?&#]", unescape(url.strip()), maxsplit=1)[0])
    if base.startswith("//"):
        base = "https:" + base
    written = base + ("?" + "&".join(kept) if kept else "")
    # encoded, what would end or change a link's destination
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", written)


def at(address: str, time: Timecode, style: TimeStyle) -> str:
    """The address with a moment: `…&t=8m00s`."""
    return f"{address}{'&' if '?' in address else '?'}t={time.query(style)}"
