"""What a site's own config says of its content: where posts lie, and where new ones go."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from scaffold.model.preset import FolderKey
from scaffold.outside.sites import parsers
from scaffold.outside.sites.marks import Site


def content_folders(site: Site) -> tuple[Path, ...]:
    """The folders of the site that hold posts and are there; its root if none of them is."""
    there = (site.root / name for name in _content(site) if (site.root / name).is_dir())
    return tuple(dict.fromkeys(there)) or (site.root,)


def content_of(site: Site, path: str) -> str:
    """The content folder that a path relative to the site's root lies in, "" for none."""
    return next((name for name in _content(site) if path.startswith(f"{name}/")), "")


def configured(site: Site, path: str) -> tuple[str, str]:
    """A preset's path, with the folders that the site's config has in place of the usual ones.

    And, for a folder that is to be explained, the config that names it.
    """
    named = _named(site)
    for usual in sorted(named, key=len, reverse=True):
        if not usual or path.startswith(f"{usual}/"):
            inside = path.removeprefix(f"{usual}/") if usual else path
            explained = any(r.says_why for r in site.rules.folders if r.usual == usual)
            new = (PurePosixPath(named[usual]) / inside).as_posix()
            return new, site.rules.config if explained else ""
    return path, ""


def _content(site: Site) -> tuple[str, ...]:
    """The content folders relative to the root, those that the config names first."""
    named = _named(site)
    usual = (named.get(name, name) for name in site.rules.content)
    return tuple(dict.fromkeys((*usual, *site.rules.content)))


@lru_cache(maxsize=64)
def _named(site: Site) -> Mapping[str, str]:
    """The folders that the config names, by the usual folder in whose place they are."""
    if not site.rules.folders:
        return {}
    values = parsers.read(site.root / (site.rules.config or site.mark)).values
    named: dict[str, str] = {}
    for rule in site.rules.folders:
        folder = _folder(site, values, rule)
        if folder is not None:
            below = PurePosixPath(named.get(rule.below, rule.below))
            named[rule.usual] = (below / folder / rule.then).as_posix()
    return named


def _folder(site: Site, values: Mapping[str, object], rule: FolderKey) -> str | None:
    """The relative folder that the config names; None where it names none that can be meant."""
    if any(value(values, key) != wanted for key, wanted in rule.where.items()):
        return None
    for key in rule.keys:
        found = value(values, key)
        if isinstance(found, str) and found.strip("/ "):
            path = Path(found.strip("/ ") if site.rules.vault else found.strip())
            leads_out = path.is_absolute() or path.drive or ".." in path.parts
            return None if leads_out else path.as_posix()
    return None


def value(values: object, key: str) -> object:
    """What the config has at a path of keys, capitals or not; lists of tables are looked through.

    A list may name a table that has but one key: `plugins: [search, {blog: {…}}]`.
    """
    for name in key.split("."):
        if isinstance(values, list):
            values = {
                key: held for item in values if isinstance(item, dict) for key, held in item.items()
            }
        if not isinstance(values, Mapping):
            return None
        folded = {str(key).casefold(): held for key, held in values.items()}
        values = folded.get(name.casefold())
    return values
