"""A link to a YouTube video, in every form people write."""

from dataclasses import dataclass

from scaffold.model.timecode import Timecode, TimeStyle

WATCH = "https://www.youtube.com/watch?v="


@dataclass(frozen=True, slots=True)
class VideoLink:
    """What a link names: a video, and perhaps a playlist, a place in it, and a moment."""

    video: str
    playlist: str | None = None
    index: int | None = None
    time: Timecode | None = None

    def url(self, style: TimeStyle = TimeStyle.HMS) -> str:
        """The plain form: `https://www.youtube.com/watch?v=…&list=…&index=…&t=…`."""
        parts = [WATCH + self.video]
        if self.playlist:
            parts.append(f"list={self.playlist}")
        if self.index is not None:
            parts.append(f"index={self.index}")
        if self.time is not None:
            parts.append(f"t={self.time.query(style)}")
        return "&".join(parts)
