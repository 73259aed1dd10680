"""Which site a post stands in, told by the files of its generator."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from scaffold.errors import UsageError
from scaffold.outside.own_folders import upwards

MOST_READ = 65_536  # bytes of a config that are looked at
_MOST_BELOW = 500  # folders right below that are looked at


@dataclass(frozen=True, slots=True)
class Site:
    """A site's root folder, the preset that suits its generator, and the file that told it."""

    root: Path
    preset: str
    mark: str = ""

    @property
    def is_vault(self) -> bool:
        """An app for notes, which may be open on a generator's content."""
        return self.preset in VAULTS


VAULTS = frozenset({"obsidian", "logseq"})

CONTENT: dict[str, tuple[str, ...]] = {
    "hugo": ("content",),
    "zola": ("content",),
    "jekyll": ("_posts", "_drafts", "_notes", "collections"),
    "mkdocs": ("docs",),
    "quarto": ("posts",),
    "docusaurus": ("blog", "docs"),
    "astro": ("src/content", "src/pages", "src/data"),
    "obsidian": (),
    "logseq": ("pages",),
}
"""The folders of a site that hold its posts, by preset; without them it is the whole site."""

_NO_JEKYLL = ("source/_posts", "_toc.yml")
"""Beside a `_config.yml` they tell Hexo and Jupyter Book, which name their file the same."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A file or folder at a site's root; `holds` is what a file of that name must say."""

    preset: str
    names: tuple[str, ...]
    holds: re.Pattern[bytes] | None = None


def _says(key: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"^\s*[\"']?(?:" + key + rb")[\"']?\s*[=:]", re.MULTILINE)


_BASE_URL = _says(b"base_url")
_HUGO = _says(b"(?i:baseURL|languageCode|defaultContentLanguage)")
_JS = ("js", "ts", "mjs", "cjs", "mts", "cts")

# In the order of precedence where one folder has the marks of several.
_MARKS: tuple[_Mark, ...] = (
    _Mark("hugo", ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default")),
    _Mark("zola", ("zola.toml",)),
    _Mark("zola", ("config.toml",), _BASE_URL),
    _Mark("hugo", ("config.toml", "config.yaml", "config.yml", "config.json"), _HUGO),
    _Mark("docusaurus", tuple(f"docusaurus.config.{ending}" for ending in _JS)),
    _Mark("astro", tuple(f"astro.config.{ending}" for ending in _JS)),
    _Mark("quarto", ("_quarto.yml", "_quarto.yaml")),
    _Mark("mkdocs", ("mkdocs.yml", "mkdocs.yaml")),
    _Mark("jekyll", ("_config.yml", "_config.yaml", "_config.toml")),
    _Mark("obsidian", (".obsidian",)),
    _Mark("logseq", ("logseq/config.edn",)),
)


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


def candidates(folder: Path) -> tuple[Site, ...]:
    """What the folder is the root of: a site for each generator whose files it has."""
    found: dict[str, Site] = {}
    for mark in _MARKS:
        name = next((name for name in mark.names if _is_there(folder / name, mark.holds)), None)
        if name and mark.preset not in found:
            found[mark.preset] = Site(folder, mark.preset, name)
    if "zola" in found and found.get("hugo", found["zola"]).mark == found["zola"].mark:
        found.pop("hugo", None)
    if "jekyll" in found and any((folder / name).exists() for name in _NO_JEKYLL):
        del found["jekyll"]
    generators = tuple(site for site in found.values() if not site.is_vault)
    return generators or tuple(found.values())


def _is_there(path: Path, holds: re.Pattern[bytes] | None) -> bool:
    try:
        if holds is None:
            return path.exists()
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return bool(holds.search(file.read(MOST_READ)))
    except OSError:
        return False


def recognise(folder: Path) -> Site | None:
    """The site whose root this folder is, if it is one."""
    return next(iter(candidates(folder)), None)


def at(folder: Path, preset: str | None = None) -> Site | None:
    """The site whose root this folder is; raises AmbiguousSite as `locate` does."""
    found = candidates(folder.resolve())
    return _one(found, preset) if found else None


def find(start: Path) -> Site | None:
    """The site found upwards from a folder, or the only one right below it.

    Where one folder has the marks of several generators, the first in our order.
    """
    found = _around(start)
    return found[0] if len({site.root for site in found}) == 1 else None


def locate(start: Path, preset: str | None = None) -> Site | None:
    """As `find`; raises AmbiguousSite where several could be meant and `preset` names none."""
    found = _around(start)
    return _one(found, preset) if found else None


def _around(start: Path) -> tuple[Site, ...]:
    """All sites that could be meant: those of the nearest folder upwards, else those below."""
    start = start.resolve()
    for folder in upwards(start):
        sites = candidates(folder)
        if sites:
            return tuple(map(_generator_around, sites))
    return tuple(site for folder in _folders(start) for site in candidates(folder))


def _one(sites: tuple[Site, ...], preset: str | None) -> Site:
    wanted = tuple(site for site in sites if preset and related(site.preset, preset))
    chosen = wanted if len(wanted) == 1 else sites
    if len(chosen) > 1:
        raise AmbiguousSite(chosen)
    return chosen[0]


def related(site: str, preset: str) -> bool:
    """Whether a preset is of the site's generator: `hugo-yaml` is of `hugo`."""
    return preset == site or preset.startswith(f"{site}-")


def _generator_around(site: Site) -> Site:
    """The generator's site, if an app for notes is open on its content."""
    if not site.is_vault:
        return site
    for folder in islice(upwards(site.root), 1, None):
        outer = recognise(folder)
        if outer and not outer.is_vault:
            inside = site.root.relative_to(outer.root).as_posix()
            content = CONTENT.get(outer.preset, ())
            return outer if any(f"{inside}/".startswith(f"{c}/") for c in content) else site
    return site


def _folders(start: Path) -> Iterator[Path]:
    """Folders right below, in order; what is hidden or belongs to tools is none of them."""
    try:
        names = sorted(islice(_visible(start), _MOST_BELOW))
    except OSError:
        return
    yield from names


def _visible(start: Path) -> Iterator[Path]:
    for child in start.iterdir():
        tools = child.name.startswith(".") or child.name in {"node_modules", "vendor", "themes"}
        if not tools and child.is_dir():
            yield child
