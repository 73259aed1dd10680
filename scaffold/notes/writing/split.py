"""A course as one note per lecture and an index, with links between them."""

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from scaffold.model.listing import Listing
from scaffold.model.preset import Preset
from scaffold.model.template import Lecture
from scaffold.notes.text import escape
from scaffold.notes.text.file_names import note_name
from scaffold.notes.text.slug import slugify
from scaffold.notes.writing import render
from scaffold.notes.writing.render import NewPost


@dataclass(frozen=True, slots=True)
class SplitBase:
    """Where the notes are. `index` is the index note's path, with `/`, relative to the root.

    The root is the site's, or without one the folder of the index. `content` is the site's
    content folder that the index is in, "" for none; None without a site.
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


LONGEST = 80
"""So long may a name be: an id may come behind it."""


def plan(
    preset: Preset,
    post: NewPost,
    lectures: tuple[Lecture, ...],
    base: SplitBase,
    *,
    unicode: bool = False,
) -> Split:
    """Names for all notes. `post` is the index; lectures whose video is gone get no note.

    A note is named by its lecture's title; where two names would be the same for some system,
    the video's id tells them apart.
    """
    alive = tuple(lecture for lecture in lectures if lecture.id and not lecture.gone)
    named = _Names(preset, post, base, unicode)
    notes = _distinct(alive, named.note, base.index)
    index = Note(base.index, post.title, post.title, post.slug)
    by_id = {note.lecture.id: note for note in notes if note.lecture}
    return Split(index, notes, tuple((lec, by_id.get(lec.id)) for lec in lectures))


class _Names:
    """Makes the note of a lecture by the preset's rules."""

    def __init__(self, preset: Preset, post: NewPost, base: SplitBase, unicode: bool) -> None:
        self._preset, self._post, self._unicode = preset, post, unicode
        self._index = base.index

    def note(self, lecture: Lecture, *, with_id: bool) -> Note:
        words = note_context(
            lecture, self._post, self._index, unicode=self._unicode, with_id=with_id
        )
        rules = self._preset.rules.split
        return Note(
            path=self._path(words),
            label=lecture.label,
            title=render.render_rule(self._preset, rules.title, words),
            slug=render.render_rule(self._preset, rules.slug, words),
            lecture=lecture,
        )

    def _path(self, words: Mapping[str, object]) -> str:
        folder = posixpath.dirname(self._index)
        if words["stem"] == "index" and folder:
            # a bundle's folder holds one post alone: the lecture's is a bundle next to it
            return f"{folder}-{words['slug']}/index{words['ending']}"
        rule = self._preset.rules.split.path
        path = render.render_rule(self._preset, rule, words)
        return posixpath.normpath(posixpath.join(folder, path))


def note_context(
    lecture: Lecture, post: NewPost, index: str, *, unicode: bool = False, with_id: bool = False
) -> dict[str, object]:
    """What rules for a lecture's note may name; `with_id` makes title and slug the video's own."""
    title = note_name(lecture.title, LONGEST) + (f" ({lecture.id})" if with_id else "")
    slug = slugify(lecture.title, unicode=unicode, fallback=lecture.id)
    stem, ending = posixpath.splitext(posixpath.basename(index))
    return {
        "course": post.slug,
        "stem": stem,
        "title": title,
        "slug": f"{slug}-{lecture.id}" if with_id and slug != lecture.id else slug,
        "label": lecture.label,
        "id": lecture.id,
        "date": post.date,
        "ending": ending,
    }


def _distinct(
    lectures: tuple[Lecture, ...], note: Callable[..., Note], index: str
) -> tuple[Note, ...]:
    """Notes whose paths differ on every system; those that would not carry their ids."""
    plain = [note(lecture, with_id=False) for lecture in lectures]
    counts = Counter([_folded(index), *(_folded(note.path) for note in plain)])
    distinct = tuple(
        named if counts[_folded(named.path)] == 1 else note(lecture, with_id=True)
        for lecture, named in zip(lectures, plain, strict=True)
    )
    if len({_folded(note.path) for note in distinct} | {_folded(index)}) == len(distinct) + 1:
        return distinct
    return tuple(note(lecture, with_id=True) for lecture in lectures)


def _folded(path: str) -> str:
    """As systems compare names that take capitals, and composed letters, for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def texts(
    preset: Preset, post: NewPost, listing: Listing, split: Split, base: SplitBase
) -> tuple[tuple[Note, str], ...]:
    """Every note with its text, the index last."""
    written: list[tuple[Note, str]] = []
    for place, note in enumerate(split.notes):
        if note.lecture is None:
            raise ValueError("expected a note of a lecture")
        words = nav_context(preset, split, place, base)
        nav = render.render_rule(preset, preset.rules.split.nav, words)
        section = render.render_section(preset, listing, note.lecture, post.settings)
        own = replace(post, title=note.title, slug=note.slug, image=None)
        text = render.render_post(preset, own, listing, (note.lecture,), [nav, section])
        written.append((note, text))
    return (*written, (split.index, _index_text(preset, post, listing, split, base)))


def nav_context(preset: Preset, split: Split, place: int, base: SplitBase) -> dict[str, str]:
    """Links from the note at that place to its neighbours and the index; "" where none is."""
    note = split.notes[place]

    def link(other: Note | None) -> str:
        return _link(preset, note, other, base) if other else ""

    return {
        "previous": link(split.notes[place - 1] if place else None),
        "index": link(split.index),
        "next": link(split.notes[place + 1] if place + 1 < len(split.notes) else None),
    }


def _index_text(
    preset: Preset, post: NewPost, listing: Listing, split: Split, base: SplitBase
) -> str:
    lines = [
        "- " + (_link(preset, split.index, note, base) if note else _plain(preset, lecture))
        for lecture, note in split.places
    ]
    lectures = tuple(lecture for lecture, _ in split.places)
    return render.render_post(preset, post, listing, lectures, ["\n".join(lines)])


def _plain(preset: Preset, lecture: Lecture) -> str:
    return escape.inline(lecture.label, preset.rules.escapes)


def _link(preset: Preset, note: Note, other: Note, base: SplitBase) -> str:
    """A link from one note to another, by the preset's rule."""
    words = link_context(preset, note, other, base)
    return render.render_rule(preset, preset.rules.split.link, words)


def link_context(preset: Preset, note: Note, other: Note, base: SplitBase) -> dict[str, str]:
    """What the rule for links between notes may name."""
    in_site = base.content is not None
    bare, ending = posixpath.splitext(other.path)
    return {
        "label": other.label,
        "text": escape.inline(other.label, preset.rules.escapes),
        "alias": _alias(other.label),
        "path": posixpath.relpath(other.path, posixpath.dirname(note.path) or "."),
        "name": posixpath.basename(bare),
        "page": other.title,
        "ending": ending,
        "site_path": other.path if in_site else "",
        "content_path": other.path.removeprefix(f"{base.content}/") if base.content else "",
    }


ALIASED = (
    *((r"\[", "("), (r"\]", ")"), (r"\|", "-"), (r"%{2,}", "%"), ("`", "'")),
    # nothing escapes them there: the one would keep the brackets from closing, the other begin HTML
    *((r"\\", "∖"), (r"<(?=[A-Za-z/!?])", "‹")),
)


def _alias(label: str) -> str:
    """What a link between double brackets shows: its own marks become others."""
    for pattern, by in ALIASED:
        label = re.sub(pattern, by, label)
    return label
