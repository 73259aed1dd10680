"""What templates may use, with an example of each name: the tables of docs/templates.md.

`python -m docs.template_tables` prints them. The names come from the nouns and from what is handed
to templates; a name without a word here, or a word without its name, is an error. The examples are
what comes out.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel

from scaffold.model.listing import Chapter, Listing, Video
from scaffold.model.pattern import TitlePattern
from scaffold.model.preset import Preset, SiteRules
from scaffold.model.settings import Settings, keys_of
from scaffold.model.template import ChapterLine, Lecture, SettingsContext, VideoContext, visible
from scaffold.model.timecode import Timecode
from scaffold.notes.course import lectures as building
from scaffold.notes.writing import render
from scaffold.notes.writing import split as splitting
from scaffold.notes.writing.render import NewPost, PathContext, PictureContext
from scaffold.notes.writing.split import SplitBase
from scaffold.outside import templates

POST = {
    "title": "the post's title, plain text",
    "slug": "its name in the address",
    "date": "its date; with a time and a zone, unless `--date` gave a day",
    "tags": "its tags",
    "draft": "true for a draft, none for a post to publish or where the generator knows no drafts",
    "image": "the address of the stored picture, or none",
    "playlist": "the playlist",
    "lectures": "all lectures of the post",
    "video": "the video of a post with one lecture alone; none for a course",
    "sections": "the text of each lecture's section; with `--split` the links between the notes",
    "settings": "the settings that templates see; in the other templates, too",
    "more": "the mark that ends a summary, from `preset.toml`",
    "link": "a link, its text escaped; without an address the text alone",
    "heading": "the link that heads a lecture",
    "heading_id": "a fixed id behind a heading (setting `anchors`), where the generator knows one",
    "front_matter": "the block with the fields given, in the preset's format; none is left out",
}
SECTION = {
    "lecture": "the lecture; in `chapter.md.j2`, too",
    "video": "its video as YouTube has it; in `chapter.md.j2`, too",
    "chapters": "the text of each chapter's line",
    "chapter": "the chapter, in `chapter.md.j2` alone",
}
PLAYLIST = {
    "id": "its id; empty for a channel's tab and a lone video",
    "title": "its title",
    "channel": "whose it is",
    "url": "its address",
    "kind": "`playlist`, `channel` or `video`",
}
LECTURE = {
    "id": "the video's id; empty where unknown",
    "position": "its place in the playlist",
    "number": "what heads it: its own number or its position; may be empty",
    "title": "the clean title, plain text",
    "label": "number and title",
    "url": "the lecture link",
    "gone": "whether the video is private or deleted",
    "duration": "seconds, or none",
    "chapters": "its chapters",
    "video": "its video",
}
VIDEO = {
    "id": "its id; empty where unknown",
    "title": "its title on YouTube, plain text; empty where it is lost",
    "channel": "whose it is; empty where that is not known",
    "url": "its address, without playlist",
    "duration": "seconds, or none",
    "state": "`alive`, `members`, `upcoming`, `live`, `dead`, `private` or `deleted`",
}
CHAPTER = {
    "start": "the moment",
    "title": "its title, plain text",
    "label": "the timecode as it is shown",
    "url": "the link to that moment",
    "automatic": "whether a machine made it",
}
FILTERS = {
    "md": "text as Markdown that shows it",
    "cell": "text for a cell of a table",
    "plain": "text without control characters, on one line",
    "file_name": "text as a file name that every system takes",
    "note_name": "the same, fit for links such as `[[name#heading]]`",
    "day": "the day of a date",
}
RULES = {
    "description": "what `scaffold presets` says",
    "extends": "a shipped preset whose files and rules are used where this one has none",
    "path": "path of a new post from the site's root",
    "front_matter": "`toml`, `yaml`, `json`, `properties` or `none`",
    "escapes": "what is special besides Markdown",
    "more": "the mark that ends a summary",
    "drafts": "whether the generator knows drafts",
    "word_tags": "whether a tag is one word",
    "heading_ids": "`attribute`, `comment` or `none`",
    "image.path": "where the picture is stored",
    "image.url": "the address that the post gives it",
    "split.path": "path of a lecture's note from the index's folder",
    "split.title": "title of a lecture's note",
    "split.slug": "slug of a lecture's note",
    "split.link": "a link from one note to another",
    "split.nav": "the line of a lecture's note that leads to the others",
    "site": 'what is known of the generator\'s sites: docs/presets.md, "Its sites"',
}
PATH = {
    "slug": "the post's slug",
    "title": "its title, plain text",
    "date": "its date",
}
PICTURE = {
    **PATH,
    "ending": "the picture's ending, with its dot",
    "folder": "the post's folder, from the site's root",
    "stem": "name of the post's file, without ending",
    "path": "path from the post to the picture, in `image.url` alone",
    "site_path": "path of the picture from the site's root, in `image.url` alone",
}
NOTE = {
    "course": "slug of the index note",
    "stem": "name of the index note's file, without ending",
    "title": "the lecture's title as a file name, unlike all others",
    "slug": "the lecture's slug, unlike all others",
    "label": "number and title",
    "id": "the video's id",
    "date": "the date of all notes",
    "ending": "the index note's ending",
}
LINK = {
    "label": "number and title of the other note, plain text",
    "text": "the same, escaped for a link's text",
    "alias": "the same, safe inside `[[…\\|…]]`",
    "path": "path from this note to the other one",
    "name": "name of the other note's file, without ending",
    "page": "title of the other note",
    "ending": "its ending",
    "site_path": "its path from the site's root; empty without a site",
    "content_path": "its path from the site's content folder; empty outside of one",
}
NAV = {
    "previous": "the link to the note before; empty at the first one",
    "index": "the link to the index note",
    "next": "the link to the note after; empty at the last one",
}
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
_BASE = SplitBase("content/posts/deep-learning.md", "content")


def template_tables() -> str:
    """All tables with their headings."""
    preset, listing = templates.load("hugo"), _listing()
    post = _post(preset.name)
    lectures = building.build_lectures(listing, listing.videos, TitlePattern(prefix="DL: "))
    first = lectures[0]
    sections = [render.render_section(preset, listing, lec, post.settings) for lec in lectures]
    words = render.post_context(preset, post, listing, lectures, sections)
    path = PathContext(post.slug, post.title, post.date)
    picture = PictureContext(
        **asdict(path),
        ending=".jpg",
        folder="content/posts",
        stem="deep-learning",
        path="../../static/images/deep-learning.jpg",
        site_path="static/images/deep-learning.jpg",
    )
    split = splitting.plan(preset, post, lectures, _BASE)
    note = splitting.note_context(first, post, _BASE.index)
    link = splitting.link_context(preset, split.index, split.notes[0], _BASE)
    nav = splitting.nav_context(preset, split, 1, _BASE)
    tables = (
        ("In `post.md.j2`", POST, _shown(preset, words, first)),
        ("In `section.md.j2` and `chapter.md.j2`", SECTION, _section(preset, first)),
        ("`playlist`", PLAYLIST, _of(words["playlist"])),
        ("`lecture`", LECTURE, _of(first)),
        ("`video`", VIDEO, _of(first.video)),
        ("`chapter`", CHAPTER, _of(first.chapters[0])),
        ("`settings`", _settings(), _of(post.settings)),
        ("Filters", FILTERS, _filtered(preset)),
        ("In `preset.toml`", RULES, dict(_rules(preset.rules))),
        ("In `path`", PATH, _of(path)),
        ("In `image.path` and `image.url`", PICTURE, _of(picture)),
        ("In `split.path`, `split.title` and `split.slug`", NOTE, note),
        ("In `split.link`", LINK, link),
        ("In `split.nav`", NAV, nav),
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
        if isinstance(value, SiteRules):
            yield name, "[site]"
        elif isinstance(value, BaseModel):
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
    """A noun by its label, and any text as it is."""
    match value:
        case Lecture() | ChapterLine():
            return f"({value.label})"
        case VideoContext():
            return f"({value.title})"
        case SettingsContext():
            return f"(preset {value.preset}, …)"
        case _:
            return str(value)


def _settings() -> dict[str, str]:
    """The settings that templates see, in the words of docs/settings.md."""
    keys = keys_of()
    return {field.name: keys[field.name].description or "" for field in fields(SettingsContext)}


if __name__ == "__main__":
    sys.stdout.buffer.write(template_tables().encode("utf-8"))
