"""What the site of a post reads besides Markdown, and whether it keeps the breaks of lines."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scaffold.outside.sites.marks import Site

# without any of these a dialect changes nothing: indented text, Markdown in HTML, JavaScript
_MATTERS = re.compile(rb"^(?: {4}| {0,3}\t| {0,3}:[ \t])|\bmarkdown\b|[{]|^(?:im|ex)port\b", re.M)


def of_post(path: Path, data: bytes) -> frozenset[str]:
    """The dialects that a post is read in, by its ending and its site; empty for plain Markdown.

    The site is looked for only where the text has something that they would change.
    """
    own = frozenset({"mdx"}) if path.suffix.lower() == ".mdx" else frozenset[str]()
    if not _MATTERS.search(data):
        return own
    return own | _of_folder(path.absolute().parent)


def keeps_breaks(path: Path) -> bool:
    """Whether the site of a post shows each line as one, as apps for notes do."""
    site = _site(path.absolute().parent)
    if site is None:
        return False
    return site.rules.vault or any(_says(_values(site), key) for key in site.rules.breaks)


@lru_cache(maxsize=1024)
def _site(folder: Path) -> "Site | None":
    from scaffold.outside.sites import marks

    return marks.find(folder)


@lru_cache(maxsize=1024)
def _of_folder(folder: Path) -> frozenset[str]:
    site = _site(folder)
    if site is None:
        return frozenset()
    listed = _values(site).get(site.rules.extensions) if site.rules.extensions else ()
    return site.rules.reads | frozenset(_names(listed))


def _values(site: "Site") -> Mapping[str, object]:
    """The site's config, over the one that it names as its base (MkDocs' INHERIT)."""
    from scaffold.outside.sites import parsers

    path = site.root / (site.rules.config or site.mark)
    values = parsers.read(path).values
    named = values.get("INHERIT")
    base = (path.parent / named).resolve() if isinstance(named, str) else site.root
    if site.root not in base.parents:  # a site's file leads nowhere else
        return values
    below = parsers.read(base).values
    lists = {
        key: [*_names(below.get(key)), *_names(values.get(key))] for key in (site.rules.extensions,)
    }
    return {**below, **values, **lists}


def _names(listed: object) -> list[str]:
    """The names in a list of names and of tables with one key, or the keys of a table."""
    if isinstance(listed, Mapping):
        return [str(key) for key in listed]
    if not isinstance(listed, list | tuple):
        return []
    return [
        str(name) for item in listed for name in (item if isinstance(item, Mapping) else (item,))
    ]


def _says(values: Mapping[str, object], key: str) -> bool:
    """Whether a switch is on: `a.b` is true, or `a` a list (or table) that has `b`."""
    from scaffold.outside.sites import config

    table, _, last = key.rpartition(".")
    return config.value(values, key) is True or last in _names(config.value(values, table))
