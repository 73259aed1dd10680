"""The folders that a site's config names in place of the usual ones."""

import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from scaffold.model.preset import FolderKey
from scaffold.outside.files import bounds
from scaffold.outside.own_folders import repo_root
from scaffold.outside.sites.config import SiteConfig
from scaffold.outside.sites.marks import Site
from scaffold.wording import visible


def named_by(
    site: Site, found: SiteConfig, language: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The folders that the config names for a language, and sentences on those that lead out."""
    named: dict[str, str] = {}
    refused: list[str] = []
    within = repo_root(site.root) or site.root
    for rule in site.rules.folders:
        key, folder = _folder(site, found, rule, language)
        if folder is None:
            continue
        below = in_place(named, rule.below) if rule.below else named.get("", "")
        for word, usual in rule.words.items():
            at = os.path.relpath(in_place(named, usual) or ".", below or ".")
            folder = folder.replace(f"{{{word}}}", at)
        place = os.path.normpath(Path(below, folder)).replace(os.sep, "/")
        place = "" if place == "." else place
        there = Path(os.path.normpath(site.root / place))
        if not there.is_relative_to(within) or bounds.way_out(there):
            file = site.rules.config or site.mark
            refused.append(f"{key} of {site.root / file} is {folder}, which leads out of {within}.")
            continue
        for usual in spelt(found, rule.usual):
            named[usual] = f"{place}/{usual}".lstrip("/") if rule.above else place
    return named, tuple(refused)


def _folder(
    site: Site, found: SiteConfig, rule: FolderKey, language: str
) -> tuple[str, str | None]:
    """The key that names a folder, and the folder; None where nothing that can be meant does."""
    if any(found.at(key) != wanted for key, wanted in rule.where.items()):
        return "", None
    for mount in found.tables(rule.mounts):
        if mount.get("target") == rule.usual and _is_of(mount, rule, language):
            return rule.mounts, _clean(mount.get("source"), site)
    for key in (key.replace("{language}", language) for key in rule.keys):
        folder = _clean(found.at(key), site)
        if folder is not None:
            return key, folder
    spelt_names = (str(t.get(site.rules.locale)) for t in found.tables(site.rules.languages))
    name = next((name for name in spelt_names if name.casefold() == language), language)
    return "", rule.folder.replace("{language}", name) or None


def unfit(site: Site, found: SiteConfig, language: str) -> Iterator[str]:
    """What of the config would name a folder and names none of the site, as clauses."""
    file = site.rules.config or site.mark
    for rule in site.rules.folders:
        if any(found.at(key) != wanted for key, wanted in rule.where.items()):
            continue
        for key in (key.replace("{language}", language) for key in rule.keys):
            value = found.at(key)
            if value not in (None, "", "/") and _clean(value, site) is None:
                said = visible(str(value))
                yield f"{key} of {file} is {said!r}, which is not a folder of the site"


def _is_of(mount: Mapping[str, object], rule: FolderKey, language: str) -> bool:
    """Whether a mount is of the language: it names it, or none."""
    table = SiteConfig(mount)
    named = [each.casefold() for key in rule.languages for each in table.names(key)]
    return not named or any(fnmatch(language, each) for each in named)


def _clean(value: object, site: Site) -> str | None:
    """A folder as a relative path with `/`; in a vault a path begins at its root."""
    text = value.strip() if isinstance(value, str) else ""
    text = text.strip("/") if site.rules.vault else text.rstrip("/")
    path = Path(text)
    if path.is_absolute() and path.is_relative_to(site.root):
        path = path.relative_to(site.root)
    unfit = not text or not text.isprintable() or text.startswith("~")
    leads_out = path.is_absolute() or path.drive or (site.rules.vault and ".." in path.parts)
    return None if unfit or leads_out else path.as_posix()


def spelt(found: SiteConfig, name: str) -> Iterator[str]:
    """A content folder; `_{collections}` is one for each name that the config has there."""
    before, brace, rest = name.partition("{")
    key, _, after = rest.partition("}")
    if not brace:
        yield name
        return
    for each in found.names(key):
        if "/" not in each and "\\" not in each and each not in {".", ".."}:
            yield before + each + after


def in_place(named: Mapping[str, str], usual: str) -> str:
    """A usual path, with the longest folder in it that is named replaced."""
    for name in sorted(named, key=len, reverse=True):
        if is_in(usual, name):
            inside = usual.removeprefix(name).lstrip("/")
            return (PurePosixPath(named[name]) / inside).as_posix()
    return usual


def is_in(path: str, folder: str) -> bool:
    """Whether a path is in a folder or is it; all are in the root."""
    return folder in {"", "."} or path == folder or path.startswith(f"{folder}/")


def mounted(site: Site, found: SiteConfig, language: str, usual: tuple[str, ...]) -> Iterator[str]:
    """All folders that are mounted as content in a language."""
    for rule in site.rules.folders:
        for mount in found.tables(rule.mounts):
            folder = _clean(mount.get("source"), site)
            target = str(mount.get("target"))
            if (
                folder
                and _is_of(mount, rule, language)
                and any(is_in(target, name) for name in usual)
            ):
                yield folder
