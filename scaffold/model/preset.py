"""A preset: how one site generator wants its posts."""

from typing import Literal

from pydantic import Field

from scaffold.model.record import Record

FrontMatterForm = Literal["toml", "yaml", "json", "properties", "none"]
"""`properties` are Logseq's: a line `key:: value` each, without fences."""

HeadingIds = Literal["attribute", "comment", "none"]
"""How a heading gets a fixed id: `{#id}`, `{/* #id */}`, or not at all."""


class ImageRule(Record):
    """Where the playlist's picture is stored in the site, and the address the post gives it."""

    path: str
    url: str


class SplitRule(Record):
    """How `--split` names the notes of lectures and links them; all are Jinja templates.

    `path` is relative to the folder of the index note (where posts are bundles, a lecture's note
    is a bundle next to it instead). `title` and `slug` go into the note's front matter. `link` is
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


class SiteMark(Record):
    """Files or folders at a site's root: one of them marks the site.

    With `keys` it is a file whose table has one of these keys; capitals do not matter. `reads` are
    dialects that are read where the config lists none.
    """

    files: tuple[str, ...]
    keys: tuple[str, ...] = ()
    reads: frozenset[str] = Field(default_factory=frozenset)


class FolderKey(Record):
    """Keys of the site's config that name another folder in place of the usual one.

    `usual` is the folder as the preset's path rule has it, "" for the site's root; `below` the
    usual folder that the named one is in. Keys are paths with dots (`blog.dir`), and may hold
    `{language}`; the first that is there counts, and only if the config has the values of
    `where`. `mounts` is the key of a list of tables with `source` and `target`, which comes
    first; `languages` are their keys for languages, if they are of some alone. `words` are words
    in braces that a name may hold, with the usual folders they mean.
    With `above` the named folder is above the usual one. A `says_why` folder is explained to the
    person. `folder` is its name where no key gives one, and may hold `{language}`.
    """

    usual: str
    keys: tuple[str, ...] = ()
    mounts: str = ""
    languages: tuple[str, ...] = ()
    below: str = ""
    words: dict[str, str] = Field(default_factory=dict)
    above: bool = False
    where: dict[str, str] = Field(default_factory=dict)
    folder: str = ""
    says_why: bool = False


class SiteRules(Record):
    """What is known of the sites of a generator.

    `marks` are the files by which a site is found, unless one of `unless` is there, too; `order`
    says which generator comes first where a folder has the marks of several (lower is earlier).

    `config` is the file to read if the mark is not; `inherits` a key that names a file under it.
    Files in `config_folders` are tables by their names, or all of the config if they are named as
    in `config_roots`. A list with a tag of `default_tags` ends in its default. `language` is the
    key of the default language (`default_language` without it), `languages` the table of all, or
    a list of tables in which `locale` is the key of their names, and `default` that of the default.

    `content` are the folders that hold posts, patterns among them, `{key}` for each name that the
    config has under a key, `.` for the whole site; names as in `no_posts` are left out.
    `front_matter` are the languages of front matter that the generator
    reads, if several. With `dated_only` an undated page is not a post of a blog. A `vault` is
    an app for notes, which may be open on a generator's content; `text_anchors` says whether a
    heading's address comes from its text. `reads` are the dialects that are read besides Markdown,
    `reads_if` more of them with the keys of the config that switch each on, `extensions` are
    the keys under which the config lists more, `breaks` are the keys that say that
    the break of a line is shown as one.
    """

    order: int = 50
    marks: tuple[SiteMark, ...] = ()
    unless: tuple[str, ...] = ()
    config: str = ""
    config_folders: tuple[str, ...] = ()
    config_roots: tuple[str, ...] = ()
    inherits: str = ""
    default_tags: tuple[str, ...] = ()
    language: str = ""
    default_language: str = ""
    languages: str = ""
    locale: str = ""
    default: str = ""
    content: tuple[str, ...] = ()
    folders: tuple[FolderKey, ...] = ()
    no_posts: frozenset[str] = Field(default_factory=frozenset)
    front_matter: tuple[Literal["toml", "yaml", "json"], ...] = ()
    dated_only: bool = False
    vault: bool = False
    text_anchors: bool = True
    reads: frozenset[str] = Field(default_factory=frozenset)
    reads_if: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    extensions: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()


class PresetRules(Record):
    """What `preset.toml` says. `path`, `image.path` and `image.url` are Jinja templates.

    `extends` names a shipped preset whose rules and templates hold wherever this one has none.
    `path` is relative to the site's root. `escapes` names what is special to the generator
    besides Markdown: dialects, presets whose escapes are meant, or the beginning of a shortcode
    as it is written (`{{<`). `more` is the mark that ends a post's summary. `drafts` says whether
    the generator knows drafts; `word_tags` whether a tag is one word and not of digits alone.
    """

    description: str = ""
    extends: str = ""
    path: str = "{{ slug }}.md"
    front_matter: FrontMatterForm = "none"
    escapes: frozenset[str] = Field(default_factory=frozenset)
    more: str = ""
    drafts: bool = False
    word_tags: bool = False
    heading_ids: HeadingIds = "none"
    image: ImageRule | None = None
    split: SplitRule = SplitRule()
    site: SiteRules = SiteRules()


class Preset(Record):
    """Rules and the Jinja templates by file name (`post.md.j2`, `section.md.j2`, …).

    `family` are the names of the preset and of those it extends; with `own_path` the path rule
    is a person's own.
    """

    name: str
    family: frozenset[str] = Field(default_factory=frozenset)
    own_path: bool = False
    rules: PresetRules
    templates: dict[str, str]
    origins: dict[str, str] = Field(default_factory=dict)
    shipped: bool = True
