"""`scaffold doctor`: what runs here, what is set and by whom, and what is broken."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from scaffold import __version__
from scaffold.app.doctor import origins
from scaffold.app.doctor.online import ask
from scaffold.app.doctor.player import BROWSER, player
from scaffold.app.outcome import CommonOptions, Outcome, ignored_remarks
from scaffold.app.site import own_templates, preset_of
from scaffold.errors import ScaffoldError, SettingsError, UsageError
from scaffold.errors.no_answer import YtDlpUnfit
from scaffold.model.diagnosis import Diagnosis, Fact
from scaffold.outside import (
    cache,
    own_folders,
    snapshots,
    templates,
    versions,
)
from scaffold.outside.files import git as git_program
from scaffold.outside.settings import environment
from scaffold.outside.settings import load as settings
from scaffold.outside.settings.load import LoadedSettings
from scaffold.outside.sites import layout as layouts
from scaffold.outside.sites import marks
from scaffold.outside.youtube import self_test
from scaffold.outside.youtube.ytdlp import names
from scaffold.report import diagnosis as report
from scaffold.wording import count_of

OLD = 60
"""A yt-dlp of so many days is worth an update: YouTube changes often."""


@dataclass(slots=True)
class _Visit:
    """One run: what was loaded, and what turned out to be broken."""

    loaded: LoadedSettings
    errors: list[ScaffoldError] = field(default_factory=list)

    def broken(self, topic: str, error: ScaffoldError) -> Fact:
        """The fact that something is broken; the run ends with its exit code."""
        self.errors.append(error)
        return Fact(topic, str(error).split("\n")[0], broken=True)


def doctor(common: CommonOptions, *, online: bool = False, as_json: bool = False) -> Outcome:
    """Report what is there. Ends with 2 if something is broken, with 3 without an answer."""
    if online and common.offline:
        raise UsageError("--online and --offline contradict each other.", "Leave one out.")
    visit, wrong = _Visit(LoadedSettings()), list[Fact]()
    try:
        visit.loaded = settings.load(Path.cwd(), common.overrides)
    except SettingsError as error:
        wrong = [visit.broken("settings", error)]
    facts = [*_programs(visit), *wrong, *_places(visit), player()]
    if online:
        try:
            facts.append(Fact("YouTube", ask(visit.loaded.settings, common.waits)))
        except ScaffoldError as error:
            facts.append(visit.broken("YouTube", error))
        facts.append(BROWSER)
    diagnosis = Diagnosis(tuple(facts), tuple(origins.facts(visit.loaded)))
    output = report.to_json(diagnosis) if as_json else report.to_text(diagnosis)
    return Outcome(output, errors=tuple(visit.errors))


def _programs(visit: _Visit) -> Iterator[Fact]:
    yield Fact("scaffold", f"{__version__}, in {_tilde(versions.home())}")
    version, program = versions.python()
    yield Fact("Python", f"{version}, {_tilde(Path(program))}")
    yield _yt_dlp(visit)
    git = git_program.version()
    missing = "does not run; ignored files come from .gitignore, --new-from does not work"
    yield Fact("git", git or missing)


def _yt_dlp(visit: _Visit) -> Fact:
    """Its age, and whether it reads what YouTube answers; no request is made for that."""
    try:
        self_test.run()
    except YtDlpUnfit as error:
        return visit.broken("yt-dlp", error)
    version = names.version()
    days = versions.age(version, datetime.now().astimezone().date())
    update = f"update: {versions.update_command()}"
    if days is None:
        return Fact("yt-dlp", version, (update,))
    age = f"{count_of(max(days, 0), 'day')} old"
    old = ("YouTube changes often; this one may have fallen behind.",) if days > OLD else ()
    return Fact("yt-dlp", f"{version}, {age}", (*old, update))


def _places(visit: _Visit) -> Iterator[Fact]:
    folder = cache.default_folder()
    count, size = cache.size(folder)
    held = f"{count_of(count, 'answer')}, {size / 1_000_000:.2f} MB" if count else "empty"
    yield Fact("cache", f"{_tilde(folder)}, {held}")
    site = None
    try:
        settings = visit.loaded.settings
        site = marks.locate(Path.cwd(), settings.preset, own_templates(settings))
        found = f"{_tilde(site.root)}, {site.preset} ({site.mark})" if site else "none found here"
        yield Fact("site", found)
        if site:
            places, *more = layouts.of(site, settings.lang).summary()
            yield Fact("posts", places, tuple(more))
    except ScaffoldError as error:
        yield visit.broken("site", error)
    files = tuple(_tilde(path) for path in visit.loaded.files)
    strange = tuple(f"{name} is not a setting and is ignored" for name in environment.foreign())
    lines = files or ("no file; all defaults hold",)
    yield Fact("settings", lines[0], (*lines[1:], *strange))
    yield _snapshots(visit)
    yield Fact("presets", ", ".join(templates.names()))
    try:
        preset = preset_of(visit.loaded.settings, site)
        yield Fact("new posts", f"in the form of {preset.name}")
    except ScaffoldError as error:
        yield visit.broken("new posts", error)


def _snapshots(visit: _Visit) -> Fact:
    folder = snapshots.folder_for(None, visit.loaded)
    names = snapshots.names(folder)
    ignored = tuple(remark.text for remark in ignored_remarks(folder, names[0] if names else "x"))
    if not folder.is_dir():
        return Fact("snapshots", f"{_tilde(folder)}, not there yet", ignored)
    courses = posts = 0
    damaged: list[ScaffoldError] = []
    for name in names:
        try:
            snapshot = snapshots.read(folder, name)
        except ScaffoldError as error:
            damaged.append(error)
            continue
        courses += 1
        posts += len(snapshot.posts) if snapshot else 0
    visit.errors += damaged
    what = f"{count_of(courses, 'snapshot')}, {count_of(posts, 'post')}"
    more = tuple(f"damaged: {str(error).split(':')[0]}" for error in damaged)
    more += ignored
    return Fact("snapshots", f"{_tilde(folder)}, {what}", more, broken=bool(damaged))


def _tilde(path: Path) -> str:
    """The path, with `~` for the home folder."""
    home = own_folders.home()
    if home and path.is_relative_to(home) and path != home:
        return f"~/{path.relative_to(home).as_posix()}"
    return str(path)
