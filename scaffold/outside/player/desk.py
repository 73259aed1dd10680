"""What the server needs of those who know posts: `app/play` implements it."""

from typing import Any, Protocol

from scaffold.model.player import Moment

Json = dict[str, Any]
"""An object of JSON."""


class Desk(Protocol):
    """The posts of a run, by number; every answer is JSON. Errors are ScaffoldErrors."""

    def course(self) -> Json:
        """All lectures with their notes, and where to start."""

    def stamp(self, post: int, video: str, seconds: int, text: str) -> Json:
        """Write a note into its post; the post as it is then, and what was written."""

    def undo(self) -> Json:
        """Take the last stamp of this run back; the post as it is then."""

    def label(self, moment: Moment, form: str) -> str:
        """The moment as `now` prints it."""
