"""What a site's own config says of its content: where posts lie, and where new ones go."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from scaffold.outside.sites.marks import CONTENT, MOST_READ, Site, related


def content_folders(site: Site) -> tuple[Path, ...]:
    """The folders of the site that hold posts and are there; its root if none of them is."""
    names = [*_configured(site), *CONTENT.get(_family(site.preset), ())]
    found = (site.root / name for name in names if name and ".." not in Path(name).parts)
    there = tuple(dict.fromkeys(folder for folder in found if folder.is_dir()))
    return there or (site.root,)


def content_of(site: Site, path: str) -> str:
    """The content folder that a path relative to the site's root lies in, "" for none."""
    names = (*_configured(site), *CONTENT.get(_family(site.preset), ()))
    return next((name for name in names if path.startswith(f"{name.rstrip('/')}/")), "").rstrip("/")


def configured(site: Site, path: str) -> str:
    """A shipped path rule's path, with the folders that the site's config has in their place."""
    family = _family(site.preset)
    for usual, find_name in _FOLDERS.get(family, ()):
        named = _read(site, find_name)
        if named and path.startswith(f"{usual}/"):
            path = (PurePosixPath(named) / path.removeprefix(f"{usual}/")).as_posix()
    return path


def _family(preset: str) -> str:
    return next((name for name in CONTENT if related(name, preset)), preset)


def _configured(site: Site) -> Iterator[str]:
    """The content folder that the site's own config names."""
    find_name = _CONFIGURED.get(_family(site.preset))
    if find_name is None:
        return
    found = _read(site, find_name)
    if found:
        yield found


def _read(site: Site, find_name: Callable[[str], str | None]) -> str | None:
    """The folder below another that the site's config names."""
    try:
        with (site.root / site.mark).open("rb") as file:
            text = file.read(MOST_READ).decode("utf-8", "replace")
    except OSError:
        return None
    found = find_name(text)
    return found if found and not Path(found).is_absolute() else None


def _named(expression: str) -> Callable[[str], str | None]:
    pattern = re.compile(expression, re.MULTILINE)

    def name(text: str) -> str | None:
        found = pattern.search(text)
        return found[1].strip() if found else None

    return name


_CONFIGURED: dict[str, Callable[[str], str | None]] = {
    "hugo": _named(r"^\s*[\"']?(?i:contentDir)[\"']?\s*[=:]\s*[\"']?([^\"'#\r\n]+)"),
    "mkdocs": _named(r"^docs_dir\s*:\s*[\"']?([^\"'#\r\n]+)"),
    "jekyll": _named(r"^collections_dir\s*:\s*[\"']?([^\"'#\r\n]+)"),
}


_BLOG = _named(r"^[ \t-]+blog_dir\s*:\s*[\"']?([^\"'#\r\n]+)")

_FOLDERS: dict[str, tuple[tuple[str, Callable[[str], str | None]], ...]] = {
    "hugo": (("content", _CONFIGURED["hugo"]),),
    "mkdocs": (
        ("docs/blog", lambda text: "docs/" + blog if (blog := _BLOG(text)) else None),
        ("docs", _CONFIGURED["mkdocs"]),
    ),
    "jekyll": (("_posts", lambda text: _below(_CONFIGURED["jekyll"](text), "_posts")),),
}
"""What paths of shipped rules begin with, and the config's name for it; applied in turn."""


def _below(folder: str | None, name: str) -> str | None:
    return f"{folder}/{name}" if folder else None


def vault_folder(site: Site) -> str | None:
    """Where Obsidian puts new notes, if the vault's settings name a folder."""
    try:
        with (site.root / ".obsidian" / "app.json").open("rb") as file:
            raw = json.loads(file.read(MOST_READ))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(raw, dict) or raw.get("newFileLocation") != "folder":
        return None
    name = raw.get("newFileFolderPath")
    folder = name.strip("/ ") if isinstance(name, str) else ""
    leads_out = ".." in Path(folder).parts or Path(folder).drive
    return None if leads_out else folder or None
