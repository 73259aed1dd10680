"""Which site a post is in, by the files of its generator."""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from scaffold.errors import UsageError
from scaffold.model.preset import SiteRules
from scaffold.outside import templates
from scaffold.outside.own_folders import upwards
from scaffold.outside.sites import parsers

_TOOLS = frozenset({"node_modules", "vendor", "themes"})
_MOST_BELOW = 500  # folders right below that are looked at


@dataclass(frozen=True, slots=True)
class Site:
    """A site's root folder, the preset that suits its generator, and the file that marks it.

    `rules` is what is known of the generator's sites.
    """

    root: Path
    preset: str
    mark: str = ""
    rules: SiteRules = field(default=SiteRules(), compare=False)


def unmarked(root: Path, preset: str, own: Path | None = None) -> Site:
    """A folder that a person calls a site, without a mark of its generator."""
    known, family = templates.sites(own), templates.family(preset)
    rules = next((rules for name, rules in known.items() if name in family), SiteRules())
    return Site(root.resolve(), preset, rules=rules)


class AmbiguousSite(UsageError):
    """Several sites could be meant."""

    def __init__(self, sites: tuple[Site, ...]) -> None:
        roots = tuple(dict.fromkeys(site.root for site in sites))
        named = ", ".join(f"{site.root / site.mark} ({site.preset})" for site in sites)
        if len(roots) == 1:
            hint = " or ".join(f"--preset {site.preset}" for site in sites)
            super().__init__(
                f"{roots[0]} has the files of several generators: {named}.", f"Name one: {hint}"
            )
        else:
            hint = " or ".join(f'--site "{root}"' for root in roots[:3])
            super().__init__(f"Several sites are right below: {named}.", f"Name one: {hint}")


def candidates(folder: Path, own: Path | None = None) -> tuple[Site, ...]:
    """What the folder is the root of: a site for each generator whose files it has.

    A file marks one site, of the generator that comes first. `own` is a person's template folder.
    """
    found: dict[str, Site] = {}
    for preset, rules in templates.sites(own).items():
        mark = _mark_in(folder, rules)
        if mark and mark not in found:
            found[mark] = Site(folder, preset, mark, rules)
    generators = tuple(site for site in found.values() if not site.rules.vault)
    return generators or tuple(found.values())


def _mark_in(folder: Path, rules: SiteRules) -> str | None:
    """The first file of the generator that is there."""
    for mark in rules.marks:
        for name in mark.files:
            path = folder / name
            if _is_there(path) and (not mark.keys or _has_key(path, mark.keys)):
                unfit = any(_is_there(folder / other) for other in rules.unless)
                return None if unfit else name
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _has_key(path: Path, keys: tuple[str, ...]) -> bool:
    known = {str(key).casefold() for key in parsers.read(path).values}
    return any(key.casefold() in known for key in keys)


def recognise(folder: Path, own: Path | None = None) -> Site | None:
    """The site whose root this folder is, if it is one."""
    return next(iter(candidates(folder, own)), None)


def at(folder: Path, preset: str | None = None, own: Path | None = None) -> Site | None:
    """The site whose root this folder is; raises AmbiguousSite as `locate` does."""
    found = candidates(folder.resolve(), own)
    return _one(found, preset) if found else None


def find(start: Path, own: Path | None = None) -> Site | None:
    """The site found upwards from a folder, or the only one right below it.

    Where one folder has the marks of several generators, the first in our order.
    """
    found = _around(start, own)
    return found[0] if len({site.root for site in found}) == 1 else None


def locate(start: Path, preset: str | None = None, own: Path | None = None) -> Site | None:
    """As `find`; raises AmbiguousSite where several could be meant and `preset` names none."""
    found = _around(start, own)
    return _one(found, preset) if found else None


def _around(start: Path, own: Path | None) -> tuple[Site, ...]:
    """All sites that could be meant: those of the nearest folder upwards, else those below."""
    start = start.resolve()
    for folder in upwards(start):
        sites = candidates(folder, own)
        if sites:
            return tuple(_generator_around(site, own) for site in sites)
    return tuple(site for folder in _folders(start) for site in candidates(folder, own))


def _one(sites: tuple[Site, ...], preset: str | None) -> Site:
    family = templates.family(preset) if preset else frozenset()
    wanted = tuple(site for site in sites if site.preset in family)
    chosen = wanted if len(wanted) == 1 else sites
    if len(chosen) > 1:
        raise AmbiguousSite(chosen)
    return chosen[0]


def _generator_around(site: Site, own: Path | None) -> Site:
    """The generator's site, if an app for notes is open on its content."""
    if not site.rules.vault:
        return site
    for folder in islice(upwards(site.root), 1, None):
        outer = recognise(folder, own)
        if outer and not outer.rules.vault:
            inside = site.root.relative_to(outer.root).as_posix()
            content = outer.rules.content
            holds = any(c == "." or f"{inside}/".startswith(f"{c}/") for c in content)
            return outer if holds else site
    return site


def _folders(start: Path) -> list[Path]:
    """Folders right below, in order; what is hidden or belongs to tools is left out."""
    try:
        shown = (
            child
            for child in start.iterdir()
            if not child.name.startswith(".") and child.name not in _TOOLS and child.is_dir()
        )
        return sorted(islice(shown, _MOST_BELOW))
    except OSError:
        return []
