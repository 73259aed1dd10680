"""A preset: how one site generator wants its posts."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

FrontMatterForm = Literal["toml", "yaml", "json", "properties", "none"]
"""`properties` are Logseq's: a line `key:: value` each, without fences."""

HeadingIds = Literal["attribute", "comment", "none"]
"""How a heading gets a fixed id: `{#id}`, `{/* #id */}`, or not at all."""


class _Noun(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ImageRule(_Noun):
    """Where the playlist's picture is stored in the site, and the address the post gives it."""

    path: str
    url: str


class SplitRule(_Noun):
    """How `--split` names the notes of lectures and links them; all are Jinja templates.

    `path` is relative to the folder of the index note (where posts are bundles, a lecture's note
    is a bundle beside it instead). `title` and `slug` go into the note's front matter. `link` is
    a link from one note to another, `nav` the line of a lecture's note that leads to the others.
    """

    path: str = "{{ course }}/{{ slug }}{{ ending }}"
    title: str = "{{ label }}"
    slug: str = "{{ slug }}"
    link: str = "{{ link(label, path | urlencode) }}"
    nav: str = (
        "{% if previous %}← {{ previous }} · {% endif %}{{ index }}"
        "{% if next %} · {{ next }} →{% endif %}"
    )


class PresetRules(_Noun):
    """What `preset.toml` says. `path`, `image.path` and `image.url` are Jinja templates.

    `extends` names a shipped preset whose rules and templates hold wherever this one has none.
    `path` is relative to the site's root. `escapes` names what is special to the generator
    beside Markdown. `more` is the mark that ends a post's summary. `drafts` says whether the
    generator knows drafts.
    """

    description: str = ""
    extends: str = ""
    path: str = "{{ slug }}.md"
    front_matter: FrontMatterForm = "none"
    escapes: frozenset[str] = Field(default_factory=frozenset)
    more: str = ""
    drafts: bool = False
    heading_ids: HeadingIds = "none"
    image: ImageRule | None = None
    split: SplitRule = SplitRule()


class Preset(_Noun):
    """Rules and the Jinja templates by file name (`post.md.j2`, `section.md.j2`, …)."""

    name: str
    rules: PresetRules
    templates: dict[str, str]
    origins: dict[str, str] = Field(default_factory=dict)
    shipped: bool = True
