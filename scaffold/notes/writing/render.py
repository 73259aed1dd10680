"""A new post from a preset's templates, in Jinja's sandbox; untrusted text is escaped there."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from posixpath import splitext
from typing import TYPE_CHECKING, Any

from scaffold.errors import TemplateBroken
from scaffold.model.listing import Listing, ListingKind
from scaffold.model.preset import Preset
from scaffold.model.template import Lecture, SettingsContext
from scaffold.model.timecode import clock_at_start
from scaffold.notes.text import escape
from scaffold.notes.text.dialects import DIALECTS, FORMATS, unknown
from scaffold.notes.text.file_names import note_name
from scaffold.notes.text.slug import word_tag
from scaffold.notes.writing import front_matter
from scaffold.notes.writing.mistakes import explained

if TYPE_CHECKING:
    from scaffold.notes.writing.sandbox import Sandbox


@dataclass(frozen=True, slots=True)
class NewPost:
    """What a post is made of besides its lectures.

    `image` is the address the post gives it; `settings` are those that templates may see.
    """

    title: str
    slug: str
    date: datetime | date
    tags: tuple[str, ...] = ()
    draft: bool = False
    image: str | None = None
    settings: SettingsContext = field(default_factory=SettingsContext)


def render_post(
    preset: Preset,
    post: NewPost,
    listing: Listing,
    lectures: tuple[Lecture, ...],
    sections: Sequence[str] | None = None,
) -> str:
    """The whole text of a new post, with `\\n` for newlines.

    `sections` replace the lectures' own.
    """
    environment = _environment(preset)
    words = _words(preset, listing, post.settings)
    if sections is None:
        sections = [_section(environment, preset, words, lecture) for lecture in lectures]
    words = post_context(preset, post, listing, lectures, sections)
    return _render(environment, preset, "post.md.j2", words).strip("\n") + "\n"


def post_context(
    preset: Preset,
    post: NewPost,
    listing: Listing,
    lectures: tuple[Lecture, ...],
    sections: Sequence[str],
) -> dict[str, Any]:
    """All names that `post.md.j2` may use."""
    return _words(preset, listing, post.settings) | {
        "title": post.title,
        "slug": post.slug,
        "date": post.date,
        "tags": list(post.tags),
        "draft": (True if post.draft else None) if preset.rules.drafts else None,
        "image": post.image,
        "lectures": lectures,
        "video": lectures[0].video if len(lectures) == 1 else None,
        "sections": list(sections),
    }


def render_section(
    preset: Preset, listing: Listing, lecture: Lecture, settings: SettingsContext
) -> str:
    """One lecture's section, without blank lines around it."""
    words = _words(preset, listing, settings)
    return _section(_environment(preset), preset, words, lecture)


def for_file(preset: Preset, name: str) -> Preset:
    """The preset as the format of a file wants it: in `.mdx` comments are JSX's, for instance."""
    escapes = FORMATS.get(splitext(name)[1].lower(), frozenset())
    if not escapes:
        return preset
    update: dict[str, object] = {"escapes": preset.rules.escapes | escapes}
    if "mdx" in escapes:
        update["more"] = re.sub(r"<!--(.*?)-->", r"{/*\1*/}", preset.rules.more)
        if preset.rules.heading_ids == "attribute":
            update["heading_ids"] = "comment"
    return preset.model_copy(update={"rules": preset.rules.model_copy(update=update)})


def tags(preset: Preset, wanted: Iterable[str]) -> tuple[str, ...]:
    """The tags as the preset's app reads them, each once."""
    if not preset.rules.word_tags:
        return tuple(wanted)
    return tuple(dict.fromkeys(filter(None, map(word_tag, wanted))))


@dataclass(frozen=True, slots=True)
class PathContext:
    """What a rule for a post's path may name."""

    slug: str
    title: str
    date: datetime | date


@dataclass(frozen=True, slots=True)
class PictureContext(PathContext):
    """What rules for its picture may name, too; `folder` and `stem` are those of the post."""

    ending: str
    folder: str
    stem: str
    path: str = ""
    site_path: str = ""


def render_path(preset: Preset, rule: str, words: PathContext) -> str:
    """A path or address by a rule of `preset.toml`."""
    environment = _environment(preset)
    with explained(preset, "preset.toml"):
        template = environment.from_string(rule)
        made = str(template.render(asdict(words))).strip()
        whole = asdict(words) | {"title": re.sub(r"[/\\]", "-", words.title)}
        if made.count("/") != str(template.render(whole)).strip().count("/"):
            raise TemplateBroken(
                f"The path rule {rule} makes a folder of a slash in the title: {made}.",
                "Put the title through the filter file_name: {{ title | file_name }}.",
            )
        return made


def render_rule(preset: Preset, rule: str, words: Mapping[str, object]) -> str:
    """One line by a rule of `preset.toml` that may write Markdown."""
    environment = _environment(preset)
    with explained(preset, "preset.toml"):
        known = {"link": _linker(preset), **words}
        return " ".join(str(environment.from_string(rule).render(known)).split("\n")).strip()


def _linker(preset: Preset) -> Callable[[str, str], str]:
    also = preset.rules.escapes

    def link(text: str, url: str) -> str:
        return escape.link(text, url, also) if url else escape.markdown(text, also)

    return link


def _section(
    environment: "Sandbox", preset: Preset, words: dict[str, Any], lecture: Lecture
) -> str:
    words = words | {"lecture": lecture, "video": lecture.video}
    lines = [
        _render(environment, preset, "chapter.md.j2", words | {"chapter": chapter}).strip("\n")
        for chapter in lecture.chapters
    ]
    section = _render(environment, preset, "section.md.j2", words | {"chapters": lines})
    return section.strip("\n")


def _words(preset: Preset, listing: Listing, settings: SettingsContext) -> dict[str, Any]:
    link = _linker(preset)
    title = escape.plain(listing.title)
    if listing.kind is ListingKind.VIDEO and clock_at_start(title):
        title = f"1. {title}"  # a link to a video whose label begins as a timecode is a note's
    return {
        "playlist": _PlaylistContext(
            listing.playlist_id or "",
            title,
            escape.plain(listing.channel),
            listing.url,
            listing.kind.value,
        ),
        "settings": settings,
        "more": preset.rules.more,
        "link": link,
        "heading": lambda lecture: link(lecture.label, lecture.url),
        "heading_id": lambda lecture: _heading_id(preset, lecture) if settings.anchors else "",
        "front_matter": lambda **fields: front_matter.of_preset(preset, fields),
    }


@dataclass(frozen=True, slots=True)
class _PlaylistContext:
    id: str
    title: str
    channel: str
    url: str
    kind: str


def _heading_id(preset: Preset, lecture: Lecture) -> str:
    """A fixed id behind a heading; the video's, so that it outlives a renamed lecture."""
    if not lecture.id:
        return ""
    match preset.rules.heading_ids:
        case "attribute":
            return f" {{#lecture-{lecture.id}}}"
        case "comment":
            return f" {{/* #lecture-{lecture.id} */}}"
        case "none":
            return ""


def _environment(preset: Preset) -> "Sandbox":
    from scaffold.notes.writing.sandbox import Sandbox

    return Sandbox(preset.templates, filters(preset))


def filters(preset: Preset) -> dict[str, Callable[..., object]]:
    """The filters that templates have besides Jinja's own."""
    also = preset.rules.escapes
    if strange := unknown(also):  # a misspelt name would leave titles live
        raise TemplateBroken(
            f"The preset {preset.name} names escapes that are not known: {', '.join(strange)}.",
            f"Known are: {', '.join(sorted(DIALECTS))}; and presets, for what they escape.",
        )
    return {
        "md": lambda text: front_matter.Markdown(escape.markdown(str(text), also)),
        "cell": lambda text: escape.cell(str(text), also),
        "plain": lambda text: escape.plain(str(text)),
        "file_name": lambda text: escape.file_name(str(text)),
        "note_name": lambda text: note_name(str(text)),
        "day": day_of,
    }


def day_of(moment: date) -> date:
    """The day of a date with or without a time."""
    return moment.date() if isinstance(moment, datetime) else moment


def _render(environment: "Sandbox", preset: Preset, name: str, words: Mapping[str, Any]) -> str:
    with explained(preset, name):
        return str(environment.get_template(name).render(words))
