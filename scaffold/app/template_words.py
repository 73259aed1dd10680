"""What templates may use, with an example of each name: the tables of docs/templates.md.

The names come from the nouns and from what is handed to templates; a name without a word in
`template_names`, or a word without its name, is an error. The examples are what comes out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel

from scaffold.app import template_names as told
from scaffold.model.lecture import ChapterLine, Lecture, VideoWords
from scaffold.model.listing import Chapter, Listing, Video
from scaffold.model.pattern import TitlePattern
from scaffold.model.preset import Preset
from scaffold.model.settings import Settings
from scaffold.model.split import Ground
from scaffold.model.timecode import Timecode
from scaffold.model.visible import SettingsWords, visible
from scaffold.notes import lectures as building
from scaffold.notes import render, splitting
from scaffold.notes.render import NewPost, PathWords, PictureWords
from scaffold.outside import templates

_CALLS = {
    "link": 'link("C* or not", playlist.url)',
    "heading": "heading(lecture)",
    "heading_id": "heading_id(lecture)",
    "front_matter": "front_matter(title=title, image=none)",
}
_FILTERED: Mapping[str, object] = {
    "md": "a *b*",
    "cell": "a | b",
    "plain": "a \t b",
    "file_name": "Lecture 5: CNN/RNN",
    "note_name": "Lecture 5: C# [intro]",
    "day": datetime(2026, 11, 24, 22, 51, tzinfo=UTC),
}
_GROUND = Ground("content/posts/deep-learning.md", "content")


def page() -> str:
    """All tables with their headings."""
    preset, listing = templates.load("hugo"), _listing()
    post = _post(preset.name)
    lectures = building.build_lectures(listing, listing.videos, TitlePattern(prefix="DL: "))
    first = lectures[0]
    sections = [render.render_section(preset, listing, lec, post.settings) for lec in lectures]
    words = render.post_words(preset, post, listing, lectures, sections)
    path = PathWords(post.slug, post.title, post.date)
    picture = PictureWords(
        **asdict(path),
        ending=".jpg",
        folder="content/posts",
        stem="deep-learning",
        path="../../static/images/deep-learning.jpg",
        site_path="static/images/deep-learning.jpg",
    )
    split = splitting.plan(preset, post, lectures, _GROUND)
    note = splitting.words_of_note(first, post, _GROUND.index)
    link = splitting.words_of_link(preset, split.index, split.notes[0], _GROUND)
    nav = splitting.words_of_nav(preset, split, 1, _GROUND)
    tables = (
        ("In `post.md.j2`", told.POST, _shown(preset, words, first)),
        ("In `section.md.j2` and `chapter.md.j2`", told.SECTION, _section(preset, first)),
        ("`playlist`", told.PLAYLIST, _of(words["playlist"])),
        ("`lecture`", told.LECTURE, _of(first)),
        ("`video`", told.VIDEO, _of(first.video)),
        ("`chapter`", told.CHAPTER, _of(first.chapters[0])),
        ("`settings`", told.settings(), _of(post.settings)),
        ("Filters", told.FILTERS, _filtered(preset)),
        ("In `preset.toml`", told.RULES, dict(_rules(preset.rules))),
        ("In `path`", told.PATH, _of(path)),
        ("In `image.path` and `image.url`", told.PICTURE, _of(picture)),
        ("In `split.path`, `split.title` and `split.slug`", told.NOTE, note),
        ("In `split.link`", told.LINK, link),
        ("In `split.nav`", told.NAV, nav),
    )
    return "\n".join(table(*parts) for parts in tables)


def table(title: str, words: Mapping[str, str], examples: Mapping[str, Any]) -> str:
    """One table. Raises KeyError if words and examples are not of the same names."""
    if set(words) != set(examples):
        raise KeyError(f"{title}: one of both lacks {sorted(set(words) ^ set(examples))}")
    head = (f"### {title}", "", "| name | what it is | example |", "|---|---|---|")
    rows = (f"| `{name}` | {word} | {_code(examples[name])} |" for name, word in words.items())
    return "\n".join((*head, *rows, ""))


def _post(preset: str) -> NewPost:
    return NewPost(
        title="Deep learning",
        slug="deep-learning",
        date=datetime(2026, 11, 24, 22, 51, tzinfo=UTC),
        tags=("course",),
        draft=True,
        image="/images/deep-learning.jpg",
        settings=visible(Settings(lang="en", tags=("course",), anchors=True), preset),
    )


def _listing() -> Listing:
    chapters = (Chapter(start=Timecode.of(480), title="Layers"),)
    return Listing(
        id="PLcourse0000000001",
        title="Deep learning",
        channel="A channel",
        url="https://www.youtube.com/playlist?list=PLcourse0000000001",
        videos=(
            Video(
                id="v0000000001",
                position=1,
                title="DL: Nets",
                channel="A channel",
                duration=3600,
                chapters=chapters,
            ),
            Video(id="v0000000002", position=2, title="DL: Graphs", duration=3000),
        ),
        rows=2,
    )


def _shown(preset: Preset, words: Mapping[str, Any], lecture: Lecture) -> dict[str, Any]:
    """The values, and of functions what a call of each makes."""
    shown = dict(words) | {"playlist": f"({words['playlist'].title})"}
    for name, call in _CALLS.items():
        made = render.render_rule(preset, f"{{{{ {call} }}}}", {**words, "lecture": lecture})
        shown[name] = f"{call} → {made}"
    return shown


def _section(preset: Preset, lecture: Lecture) -> dict[str, Any]:
    lines = [f"{render.filters(preset)['md'](c.label)} …" for c in lecture.chapters]
    return {
        "lecture": lecture,
        "video": lecture.video,
        "chapters": lines,
        "chapter": lecture.chapters[0],
    }


def _filtered(preset: Preset) -> dict[str, str]:
    """Every filter that there is, with what it makes of a text (or of the date)."""
    made: dict[str, str] = {}
    for name, run in render.filters(preset).items():
        given = _FILTERED[name]
        shown = f'"{given}"' if isinstance(given, str) else "date"
        made[name] = f"{shown} | {name} → {_plain(run(given))}"
    return made


def _of(noun: Any) -> dict[str, Any]:
    return {field.name: getattr(noun, field.name) for field in fields(noun)}


def _rules(rules: BaseModel, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every key with its value, those of tables with dots."""
    for name in type(rules).model_fields:
        value = getattr(rules, name)
        if isinstance(value, BaseModel):
            yield from _rules(value, f"{name}.")
        else:
            yield above + name, value


def _code(value: Any) -> str:
    """A value as code in a cell of a table."""
    text = _plain(value).replace("|", "\\|").replace("\n", "⏎").replace("\t", "\\t")
    if not text:
        return "(empty)"
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _plain(value: Any) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return str(value).lower()
        case Timecode():
            return value.label
        case list() | tuple():
            return f"[{', '.join(map(_plain, value))}]"
        case frozenset():
            return f"[{', '.join(sorted(map(_plain, value)))}]"
        case date():
            return value.isoformat()
        case _:
            return _named(value)


def _named(value: Any) -> str:
    """A noun by what tells it apart, and any text as it is."""
    match value:
        case Lecture() | ChapterLine():
            return f"({value.label})"
        case VideoWords():
            return f"({value.title})"
        case SettingsWords():
            return f"(preset {value.preset}, …)"
        case _:
            return str(value)
