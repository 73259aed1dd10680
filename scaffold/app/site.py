"""The site a command works in, and the preset that suits it."""

from pathlib import Path

from scaffold.errors import UsageError
from scaffold.model.preset import Preset
from scaffold.model.settings import Settings
from scaffold.outside import templates
from scaffold.outside.sites import marks
from scaffold.outside.sites.marks import Site

STDOUT = "-"
DEFAULT_PRESET = "hugo"


def site_of(output: str | None, settings: Settings) -> Site | None:
    """The site that was named, or the one that the post is in.

    Raises AmbiguousSite where it could be one of several.
    """
    if settings.site is not None:
        root = Path(settings.site)
        if not root.is_dir():
            raise UsageError(f"The site's folder {root} is not there.", "Check --site.")
        found = marks.at(root, settings.preset, own_templates(settings))
        return found or marks.unmarked(root, settings.preset or DEFAULT_PRESET)
    start = Path.cwd() if output in {None, STDOUT} else _folder(str(output))
    return marks.locate(start, settings.preset, own_templates(settings))


def _folder(output: str) -> Path:
    """The nearest folder that is there above the file to be written."""
    path = Path(output).absolute()
    return next(folder for folder in (path, *path.parents) if folder.is_dir())


def preset_of(settings: Settings, site: Site | None) -> Preset:
    """The preset that was asked for, or the one that suits the site."""
    name = settings.preset or (site.preset if site else DEFAULT_PRESET)
    return templates.load(name, own_templates(settings))


def own_templates(settings: Settings) -> Path | None:
    """The person's own template folder, if the settings name one."""
    return Path(settings.template) if settings.template else None
