"""Where a new post goes, and with which preset: the command line, the settings, the site."""

from pathlib import Path, PurePosixPath

from scaffold.errors import PostExists, TemplateBroken, UsageError
from scaffold.model.preset import Preset
from scaffold.model.settings import Settings
from scaffold.notes import render
from scaffold.outside import sites, templates
from scaffold.outside.sites import Site

STDOUT = "-"
DEFAULT_PRESET = "hugo"


def site_of(output: str | None, settings: Settings) -> Site | None:
    """The site that was named, or the one the post stands in."""
    if settings.site is not None:
        root = Path(settings.site)
        if not root.is_dir():
            raise UsageError(f"The site's folder {root} is not there.", "Check --site.")
        return sites.recognise(root) or Site(root.resolve(), DEFAULT_PRESET)
    return sites.find(Path.cwd() if output in {None, STDOUT} else _folder(str(output)))


def _folder(output: str) -> Path:
    """The nearest folder that is there above the file to be written."""
    path = Path(output).absolute()
    return next(folder for folder in (path, *path.parents) if folder.is_dir())


def preset_of(settings: Settings, site: Site | None) -> Preset:
    """The preset that was asked for, or the one that suits the site."""
    name = settings.preset or (site.preset if site else DEFAULT_PRESET)
    return templates.load(name, Path(settings.template) if settings.template else None)


def path_of(
    output: str | None, preset: Preset, site: Site | None, words: render.PathWords
) -> Path | None:
    """The file to be written, or None for stdout; an existing one is refused."""
    if output == STDOUT:
        return None
    if output is None:
        rule = preset.rules.path if site else "{{ slug }}" + ending_of(preset)
        return refuse_existing(inside(site.root if site else Path.cwd(), preset, rule, words))
    path = Path(output)
    if path.is_dir() or output.endswith(("/", "\\")):
        path = path / f"{words.slug}{ending_of(preset)}"
    return refuse_existing(path)


def ending_of(preset: Preset) -> str:
    """What names of posts end in: `.md`, `.qmd`, `.mdx`."""
    return PurePosixPath(preset.rules.path).suffix or ".md"


def inside(root: Path, preset: Preset, rule: str, words: render.PathWords) -> Path:
    """The path that a preset's rule names; it may not leave the root."""
    path = root / render.render_path(preset, rule, words)
    if not path.resolve().is_relative_to(root.resolve()):
        raise TemplateBroken(
            f"The path rule of preset {preset.name} leads out of {root}: {path}.",
            "A path rule stays within the site; use -o to write elsewhere.",
        )
    return path


def refuse_existing(path: Path) -> Path:
    """The path, if nothing stands there."""
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise PostExists(spoken(path))
    return path


def spoken(path: Path) -> str:
    """The path as a person in the current folder would name it, with `/`."""
    absolute = path.absolute()
    cwd = Path.cwd()
    shown = absolute.relative_to(cwd) if absolute.is_relative_to(cwd) else absolute
    return shown.as_posix()
