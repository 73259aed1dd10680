"""Which site a post stands in, told by the files of its generator."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# (file or folder at the site's root, what a config of that name must hold, preset)
_MARKS: tuple[tuple[str, str | None, str], ...] = (
    ("hugo.toml", None, "hugo"),
    ("hugo.yaml", None, "hugo"),
    ("hugo.json", None, "hugo"),
    ("config.toml", r"^\s*base_url\s*=", "zola"),
    ("config.toml", r"^\s*baseU[rR][lL]\s*=", "hugo"),
    ("config/_default", None, "hugo"),
    ("_config.yml", None, "jekyll"),
    ("mkdocs.yml", None, "mkdocs"),
    ("_quarto.yml", None, "quarto"),
    ("docusaurus.config.js", None, "docusaurus"),
    ("docusaurus.config.ts", None, "docusaurus"),
    ("astro.config.mjs", None, "astro"),
    ("astro.config.ts", None, "astro"),
    ("astro.config.js", None, "astro"),
    (".obsidian", None, "obsidian"),
    ("logseq", None, "logseq"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """A site's root folder and the preset that suits its generator."""

    root: Path
    preset: str


def recognise(folder: Path) -> Site | None:
    """The site whose root this folder is, if it is one."""
    for mark, holds, preset in _MARKS:
        path = folder / mark
        if path.exists() and (holds is None or _holds(path, holds)):
            return Site(folder, preset)
    return None


def _holds(path: Path, pattern: str) -> bool:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return bool(re.search(pattern, text, re.MULTILINE))


def find(start: Path) -> Site | None:
    """The site found upwards from a folder, or the only one right below it."""
    start = start.resolve()
    home = Path.home().resolve()
    for folder in (start, *start.parents):
        if folder == home and folder != start:
            break
        site = recognise(folder)
        if site:
            return site
    below = [site for site in map(recognise, _folders(start)) if site]
    return below[0] if len(below) == 1 else None


def _folders(start: Path) -> Iterator[Path]:
    try:
        children = sorted(start.iterdir())
    except OSError:
        return
    yield from (c for c in children if c.is_dir() and not c.name.startswith("."))
