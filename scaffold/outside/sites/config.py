"""A site's own config, merged as its generator merges it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scaffold.outside.own_folders import real, repo_root
from scaffold.outside.sites import code, parsers
from scaffold.outside.sites.marks import Site

_MOST_INHERITED = 8  # configs that inherit from one another


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """What the config says, and a sentence for each file of it that could not be read.

    `code` is the name of a config that is code, of which only plain texts are read.
    """

    values: Mapping[str, object]
    problems: tuple[str, ...] = ()
    code: str = ""
    tags: frozenset[str] = frozenset()

    def at(self, key: str) -> object:
        """The value at a path of keys, with dots between; None where there is none.

        Capitals do not matter. In a list the tables are looked through: a list may name a table
        by its one key, as `plugins: [search, {blog: {…}}]` does.
        """
        found: object = self.values
        for name in key.split("."):
            tables = (
                [found] if isinstance(found, Mapping) else found if isinstance(found, list) else []
            )
            folded = {
                str(key).casefold(): value
                for table in tables
                if isinstance(table, Mapping)
                for key, value in table.items()
            }
            found = self._plain(folded.get(name.casefold()))
        return found

    def tables(self, key: str) -> tuple[Mapping[str, object], ...]:
        """The tables of a list."""
        found = self.at(key) if key else None
        return (
            tuple(table for table in found if isinstance(table, Mapping))
            if isinstance(found, list)
            else ()
        )

    def names(self, key: str) -> tuple[str, ...]:
        """The keys of a table, or the names in a list, of whose tables it is the keys."""
        found = self.at(key) if key else None
        items = found if isinstance(found, list) else [found]
        names = (name for item in items for name in (item if isinstance(item, Mapping) else [item]))
        return tuple(name for name in names if isinstance(name, str) and name)

    def _plain(self, value: object) -> object:
        """A value whose tag names a default after others: the default; other tags: nothing."""
        if not isinstance(value, parsers.Tagged):
            return value
        held = value.value if isinstance(value.value, list) and value.tag in self.tags else []
        return held[-1] if len(held) > 1 else None


def read(site: Site) -> SiteConfig:
    """The site's config; what cannot be read is not configured."""
    problems: list[str] = []
    values: dict[str, Any] = {}
    base = _base(site)
    if base and base.suffix not in parsers.ENDINGS:
        is_code = re.fullmatch(r"\.[cm]?[jt]s", base.suffix) is not None
        return SiteConfig(code.read(base) if is_code else {}, code=base.name if is_code else "")
    for table, problem in (*(_inherited(site, base) if base else ()), *_in_folders(site)):
        values = _merged(values, table)
        problems += [problem] if problem else []
    return SiteConfig(values, tuple(problems), tags=frozenset(site.rules.default_tags))


def _base(site: Site) -> Path | None:
    """The config at the root: the file that the preset names, or the first of the marks."""
    marks = (name for mark in site.rules.marks for name in mark.files)
    names = (site.rules.config,) if site.rules.config else (site.mark, *marks)
    return next((site.root / name for name in names if name and (site.root / name).is_file()), None)


_Part = tuple[Mapping[str, object], str]
"""The table of a file, and what kept it from being read."""


def _inherited(site: Site, path: Path) -> list[_Part]:
    """A config after those that it inherits from; none of them outside of the repository."""
    parts: list[_Part] = []
    within = repo_root(site.root) or site.root
    for _ in range(_MOST_INHERITED):
        found = parsers.read(path)
        parts.insert(0, (found.values, found.problem))
        parent = found.values.get(site.rules.inherits) if site.rules.inherits else None
        if not isinstance(parent, str):
            break
        if not real(path.parent / parent).is_relative_to(real(within)):
            parts.insert(0, ({}, f"{path.name} inherits from {parent}, which is not in {within}"))
            break
        path = path.parent / parent
    return parts


def _in_folders(site: Site) -> Iterator[_Part]:
    """The files of folders of configs: each is the table that its name says.

    `params.toml` is the table `params`, `menus.de.toml` the table `menus` of a language.
    """
    for folder in site.rules.config_folders:
        for path in sorted((site.root / folder).glob("*.*")):
            if not path.is_file() or path.suffix not in parsers.ENDINGS:
                continue
            found = parsers.read(path)
            name, _, language = path.stem.partition(".")
            table = found.values if name in site.rules.config_roots else {name: found.values}
            yield ({site.rules.languages: {language: table}} if language else table), found.problem


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Tables are merged key by key, whatever their capitals; what is not a table is replaced."""
    spelt = {str(key).casefold(): key for key in under}
    merged = dict(under)
    for key, value in over.items():
        name = spelt.get(str(key).casefold(), key)
        both = isinstance(value, Mapping) and isinstance(merged.get(name), Mapping)
        merged[name] = _merged(merged[name], value) if both else value
    return merged
