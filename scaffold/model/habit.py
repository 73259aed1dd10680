"""How a site names and writes its posts, as its newest ones show it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Form = Literal["toml", "yaml", "json"]

YEAR, MONTH, DAY = "\0year", "\0month", "\0day"
"""In a folder or prefix they stand for parts of a post's date; no path can hold them."""


@dataclass(frozen=True, slots=True)
class OldPost:
    """A post of a site. `path` is relative to the site's root, with `/`.

    `head` is how its file begins, `changed` when it was last written (seconds since 1970).
    """

    path: str
    head: bytes
    changed: float


@dataclass(frozen=True, slots=True)
class Habit:
    """Where new posts go. Folder and prefix may hold YEAR, MONTH and DAY.

    `bundle`: a post is `SLUG/index.md`. `ending` is `.md`, or `.ru.md`. `form` is the language of
    front matters, if they have one. `like` names the newest post of that kind; `alike` of
    `looked_at` newest posts are of its folder.
    """

    folder: str
    prefix: str
    bundle: bool
    ending: str
    form: Form | None
    like: str
    alike: int
    looked_at: int

    def path(self, slug: str, day: date) -> str:
        """The path of a new post, relative to the site's root, with `/`."""
        name = self._dated(self.prefix, day) + slug
        folder = self._dated(self.folder, day)
        name = f"{name}/index{self.ending}" if self.bundle else name + self.ending
        return f"{folder}/{name}" if folder else name

    @staticmethod
    def _dated(text: str, day: date) -> str:
        for name, value in (
            (YEAR, f"{day.year:04}"),
            (MONTH, f"{day.month:02}"),
            (DAY, f"{day.day:02}"),
        ):
            text = text.replace(name, value)
        return text
