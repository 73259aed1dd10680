"""Links and bare timecodes where they are in a post.

They keep what is written; what it means (`address`, `timecode`) is worked out when asked for.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from scaffold.model.address import (
    Address,
    MalformedLink,
    PlaylistLink,
    VideoLink,
    parse,
    written_time,
)
from scaffold.model.edit import Span
from scaffold.model.timecode import Timecode, match_clock, match_spelled, timecode_at_start


class LinkForm(StrEnum):
    """How a link is written."""

    INLINE = "inline"  # [label](url)
    REFERENCE = "reference"  # [label][id], [id]; the address is in a definition
    AUTOLINK = "autolink"  # <url>
    BARE = "bare"  # the url alone in the text
    IMAGE = "image"  # ![alt](url), which some sites make a player of
    HTML = "html"  # <a href>, <iframe src>, <lite-youtube videoid>
    SHORTCODE = "shortcode"  # {{< youtube ID >}}, {% embed url %}, {{video URL}}
    FRONT_MATTER = "front matter"  # video: ID


class PostLink(NamedTuple):
    """A link to a video or playlist of YouTube, where it is in the post.

    `span` is the whole of it, `target` the address or bare id as written (for a reference: in its
    definition; "" never), `url` the same decoded and made an address, `label` the bytes of its
    text (None where it has none of its own), `text` that text, plain.
    """

    form: LinkForm
    span: Span
    target: Span
    url: str
    label: Span | None = None
    text: str = ""

    @property
    def address(self) -> Address:
        """What it names."""
        return parse(self.url) or _NO_VIDEO

    @property
    def video(self) -> VideoLink | None:
        """The video it names, if it does."""
        address = self.address
        return address if isinstance(address, VideoLink) else None

    @property
    def playlist(self) -> str | None:
        """The course's playlist it names, alone or with a video."""
        address = self.address
        return address.course if isinstance(address, VideoLink | PlaylistLink) else None

    @property
    def playlist_only(self) -> bool:
        """Whether it names a playlist as a whole."""
        return isinstance(self.address, PlaylistLink)

    @property
    def timecode(self) -> Timecode | None:
        """The timecode its label begins with: `8:00`, `[8:00]`, `(0:24:26) | Part`, `~12:00`.

        Over a `t=` it may be in units, `36m42s`: without one that is a length.
        """
        spelled = match_spelled(self.text)
        if spelled and self.written_time is not None:
            return Timecode.parse_query(spelled[1])
        return timecode_at_start(self.text)

    @property
    def labelled_with_time(self) -> bool:
        """Whether its label begins like a timecode, be it readable or not (`1:75`)."""
        return match_clock(self.text) is not None or self.timecode is not None

    @property
    def written_time(self) -> str | None:
        """The value of `t=` as written, readable or not."""
        return written_time(self.url)

    @property
    def moment(self) -> bool:
        """Whether it is a note link: to a moment of a video."""
        return self.labelled_with_time or (self.written_time is not None and not self.playlist_only)


_NO_VIDEO = MalformedLink("it names no video")


class TimecodePlace(StrEnum):
    """What surrounds a bare timecode."""

    PLAIN = "plain"  # 8:00
    SQUARE = "square"  # [8:00], [@8:00]
    ROUND = "round"  # (8:00)
    CODE = "code"  # `8:00`
    FENCE = "fence"  # in a code block: never linked
    HTML = "html"  # in a block of HTML: never linked
    DEFINITION = "definition"  # [8:00]: Word, which Markdown takes for a definition and hides
    OTHER = "other"  # 9m30s, 8.15, 1:0:17, a second one on its line: near a timecode, and none


@dataclass(frozen=True, slots=True)
class BareTimecode:
    """A timecode without link at the start of a line.

    `span` are its digits and colons; `label` is what a link would take as its label (with the
    brackets or ticks). `timecode` is None where it cannot be read; `why` says, as a clause, why it
    is not linked (which holds for 12 hours and more, too).
    """

    place: TimecodePlace
    span: Span
    label: Span
    text: str
    timecode: Timecode | None
    why: str = ""

    @property
    def linkable(self) -> bool:
        """It can be read and is where a link can be."""
        hidden = {TimecodePlace.FENCE, TimecodePlace.HTML, TimecodePlace.DEFINITION}
        return self.timecode is not None and not self.why and self.place not in hidden
