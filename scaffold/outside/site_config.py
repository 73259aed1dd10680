"""What a site's own config says of its content: where posts lie, and where new ones go."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from scaffold.outside.sites import CONTENT, MOST_READ, Site, related


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


def _family(preset: str) -> str:
    return next((name for name in CONTENT if related(name, preset)), preset)


def _configured(site: Site) -> Iterator[str]:
    """The content folder that the site's own config names."""
    find_name = _CONFIGURED.get(_family(site.preset))
    if find_name is None:
        return
    try:
        with (site.root / site.mark).open("rb") as file:
            text = file.read(MOST_READ).decode("utf-8", "replace")
    except OSError:
        return
    found = find_name(text)
    if found and not Path(found).is_absolute():
        yield found


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
