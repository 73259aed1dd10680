"""A course as several notes: one per lecture, and an index."""

from dataclasses import dataclass

from scaffold.model.template import Lecture


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the notes lie. `index` is the index note's path, with `/`, relative to the root.

    The root is the site's, or without one the folder of the index. `content` is the site's
    content folder that the index lies in, "" for none; None without a site.
    """

    index: str
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """The note of a lecture, or the index (without one).

    `path` is relative to the root, with `/`; `label` is what links to it show, `title` and `slug`
    are its own.
    """

    path: str
    label: str
    title: str
    slug: str
    lecture: Lecture | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The index note and those of the lectures, in the list's order.

    `places` has every lecture of the list with its note, or None for one that gets none.
    """

    index: Note
    notes: tuple[Note, ...]
    places: tuple[tuple[Lecture, Note | None], ...]
