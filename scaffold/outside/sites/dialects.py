"""What the site of a post reads besides Markdown, and whether it keeps the breaks of lines."""

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scaffold.outside.sites.config import SiteConfig
    from scaffold.outside.sites.marks import Site

UNKNOWN = frozenset({"liquid", "shortcodes", "kramdown", "org"})
"""What may be meant where no site is known. What `new` writes there escapes the marks of these."""

OF_ENDING = {
    ".mdx": frozenset({"mdx"}),
    ".qmd": frozenset({"def_list", "shortcodes", "inline_tags"}),
    ".rmd": frozenset({"def_list", "inline_tags"}),
}
"""What is read in a file of that ending, whichever site it is on."""

# without any of these a dialect changes nothing: indented text, Markdown in HTML, JavaScript
_MATTERS = re.compile(
    rb"^(?: {4}| {0,3}\t| {0,3}:[ \t]| {0,3}</?[A-Za-z]{1,6}[ />])|\bmarkdown\b|[{]"
    rb"|^(?:im|ex)port\b|#\+[Bb]",
    re.M,
)

# Logseq's properties of the page at its top, its players and the properties of its blocks
_LOGSEQ = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:- )?[a-z][a-z-]*:: ?\S"
    rb"|^[ \t]*- (?:[^\r\n]* )?\{\{(?:youtube|video) https?://"
    rb"|^[ \t]+(?:collapsed:: true|id:: [0-9a-f]{8}-[0-9a-f-]{27})\b",
    re.MULTILINE,
)


def of_post(path: Path, data: bytes) -> frozenset[str]:
    """The dialects that a post is read in, by its ending and its site; empty for plain Markdown.

    The site is looked for only where the text has something that they would change. Without one
    the ending decides, and where that says nothing, any of the languages may be meant.
    """
    own = OF_ENDING.get(path.suffix.lower(), frozenset[str]())
    if not _MATTERS.search(data):
        return own
    of_site = _of_folder(path.absolute().parent)
    return own or UNKNOWN if of_site is None else own | of_site


def keeps_breaks(path: Path, data: bytes) -> bool:
    """Whether the site of a post shows each line as one, as apps for notes do.

    A page without a site may itself show that it is Logseq's.
    """
    site = _site(path.absolute().parent)
    if site is None:
        return _LOGSEQ.search(data) is not None
    found = _config(site)
    return site.rules.vault or any(_is_on(found, key) for key in site.rules.breaks)


@lru_cache(maxsize=1024)
def _site(folder: Path) -> "Site | None":
    """The site that holds the folder, as it is named or behind a link."""
    from scaffold.outside.sites import marks

    named = (outer.parent for outer in (folder, *folder.parents) if outer.is_symlink())
    for start in (folder, *named):
        site = marks.find(start) or _own_site(start)
        if site and start.resolve().is_relative_to(site.root):  # not a site below
            return site
    return None


def _own_site(folder: Path) -> "Site | None":
    """The site of a generator of the person's own, whose template folder the settings name."""
    from scaffold.outside.settings.load import load
    from scaffold.outside.sites import marks

    template = load(folder).given("template")
    return marks.find(folder, Path(str(template))) if template else None


@lru_cache(maxsize=1024)
def _of_folder(folder: Path) -> frozenset[str] | None:
    site = _site(folder)
    if site is None:
        return None
    found, rules = _config(site), site.rules
    switched = (
        name for name, keys in rules.reads_if.items() if any(_is_on(found, k) for k in keys)
    )
    listed = {(key, name) for key in rules.extensions for name in found.names(key)}
    # a table in a table is a name with a dot
    names = {f"{name}.{more}" for key, name in listed for more in found.names(f"{key}.{name}")}
    names |= {name for _, name in listed}
    usual = next((mark.reads for mark in rules.marks if site.mark in mark.files), frozenset())
    return rules.reads.union(names or usual, switched)


def _config(site: "Site") -> "SiteConfig":
    from scaffold.outside.sites import config

    return config.read(site)


def _is_on(found: "SiteConfig", key: str) -> bool:
    """Whether a switch is on: `a.b` is true, or `a` a list (or table) that has `b`."""
    table, _, last = key.rpartition(".")
    return found.at(key) is True or last in found.names(table)
