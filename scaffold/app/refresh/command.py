"""`scaffold refresh`: YouTube's news into posts, the author's words untouched; snapshots last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scaffold.app import posts
from scaffold.app.outcome import (
    CommonOptions,
    Outcome,
    Remark,
    cut_link,
    ignored_remarks,
    spoken,
)
from scaffold.app.reading import read_post
from scaffold.app.refresh import course_news
from scaffold.app.refresh.courses import Courses, CourseState
from scaffold.app.refresh.options import RefreshOptions
from scaffold.app.site import own_templates, preset_of
from scaffold.errors import OurMistake, ScaffoldError, UsageError
from scaffold.model.edit import Edit
from scaffold.model.post import Post
from scaffold.model.preset import Preset
from scaffold.model.refresh import News
from scaffold.notes.editing.edits import apply
from scaffold.notes.editing.net import foreign_change
from scaffold.notes.refreshing import entries
from scaffold.notes.writing.render import for_file
from scaffold.outside import snapshots, templates
from scaffold.outside.files import files
from scaffold.outside.files.files import Text
from scaffold.outside.settings.load import LoadedSettings
from scaffold.outside.sites import marks
from scaffold.report.diff import unified
from scaffold.report.refresh import to_lines
from scaffold.wording import count_of


@dataclass(slots=True)
class _Read:
    """A post, the folder of its snapshots, and the courses of its sections."""

    text: Text
    folder: Path
    post: Post
    playlists: tuple[str, ...]
    lone: tuple[str, ...]

    @property
    def key(self) -> str:
        """The post's name in snapshots."""
        return snapshots.key_of(self.text.path, self.folder)


@dataclass(slots=True)
class _Run:
    """One run of the command."""

    options: RefreshOptions
    loaded: LoadedSettings
    courses: Courses
    output: list[str] = field(default_factory=list)
    errors: list[ScaffoldError] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    changed: int = 0
    skipped: int = 0
    met: set[str] = field(default_factory=set)
    sites: dict[Path, marks.Site | None] = field(default_factory=dict)

    @property
    def writes(self) -> bool:
        """Whether anything may be written."""
        return not (self.options.check or self.options.diff)


def refresh(options: RefreshOptions, common: CommonOptions) -> Outcome:
    """Refresh posts; the report (or with `--diff` the diff) is the output."""
    chosen = posts.choose(options.posts, common.overrides, "refresh")
    run = _Run(options, chosen.loaded, Courses(chosen.loaded.settings, common, options))
    run.errors += chosen.errors
    found = [item for path in chosen.paths if (item := _read(run, path))]
    run.courses.list_all(playlist for item in found for playlist in item.playlists)
    _follow_moves(run, found)
    for item in found:
        try:
            _refresh_post(run, item)
        except ScaffoldError as error:
            run.errors.append(error)
    run.errors += _unmet(run)
    if run.writes:
        # last of all: until then a crash is harmless, for the next run finds the same
        run.errors += course_news.save(run.courses.states.values())
    one_of_each = dict(run.courses.states.keys())
    run.remarks += [said for key in one_of_each.items() for said in ignored_remarks(*key)]
    verb = "changed" if run.writes else "would change"
    sums = f"{run.changed} of {count_of(len(found), 'post')} {verb}."
    if not found:
        sums = "No post with a lecture of YouTube was found."
    elif run.skipped:
        only = "note: --offline: only saved listings (--from-info) were looked at."
        run.remarks.append(Remark(only))
    return Outcome(
        "".join(run.output),
        (*run.remarks, Remark(sums), *run.courses.traffic),
        tuple(dict.fromkeys(run.errors)),
        flagged=bool(run.changed) and not run.writes,
    )


def _follow_moves(run: _Run, found: Iterable[_Read]) -> None:
    """Before anything is planned: what was known of a post under another name is its own."""
    states = {(item.folder, playlist) for item in found for playlist in item.playlists}
    for folder, playlist in sorted(states):
        state = run.courses.state(folder, playlist)
        if not isinstance(state, CourseState):
            continue
        own = [each for each in found if each.folder == folder and playlist in each.playlists]
        _follow(run, state, {item.key: item.text for item in own})
        held = {item.key: course_news.linked(item.post, {playlist}) for item in own}
        course_news.find_notes(state, held)


def _follow(run: _Run, state: CourseState, posts: Mapping[str, Text]) -> None:
    for new, old in course_news.follow_moves(state, posts).items():
        run.remarks.append(Remark(f"note: {new} was {old}: what is known of it is kept"))


def _unmet(run: _Run) -> list[ScaffoldError]:
    """What was asked of lectures that nobody knows; no complaint where not all could be asked."""
    asked = run.options.asked
    options = {"--take": asked.take, "--add": asked.add, "--accept-length": asked.accept_length}
    unmet = [
        f"{option} {name}" for option, names in options.items() for name in sorted(names - run.met)
    ]
    if not unmet or run.errors or run.skipped:
        return []
    hint = "Give the id that the report or a link names, or for --add the number in the list."
    return [UsageError(f"No lecture of these posts matches {', '.join(unmet)}.", hint)]


def _read(run: _Run, path: Path) -> _Read | None:
    """The post, if it has lectures (or names one playlist, whose headings may be plain)."""
    try:
        text = files.read(path)
        post = read_post(path, text.data)
    except ScaffoldError as error:
        run.errors.append(error)
        return None
    videos = [section.lecture.video for section in post.sections if section.lecture]
    playlists = tuple(dict.fromkeys(video.course for video in videos if video.course))
    if len(post.playlists) == 1 and not playlists:
        playlists = post.playlists
    playlists = playlists or entries.playlists(post)
    lone = tuple(dict.fromkeys(video.video for video in videos if not video.course))
    if not playlists and not lone:
        return None
    return _Read(text, snapshots.folder_for(path, run.loaded), post, playlists, lone)


def _refresh_post(run: _Run, item: _Read) -> None:
    """Plan all courses of one post, write it once, and remember what it was offered."""
    path = item.text.path
    states = _states(run, item)
    courses = tuple(s.news.course for s in states if s.news.course.playlist)
    post = read_post(path, item.text.data, courses)
    preset = _preset(run, item, states)
    settings, asked = run.loaded.settings, run.options.asked
    plans = [(s, course_news.plan(post, path, s, preset, settings, asked)) for s in states]
    edits = tuple(edit for _, plan in plans for edit in plan.edits)
    news = tuple(item for _, plan in plans for item in plan.news)
    _write(run, item.text, post, edits, news)
    for state, plan in plans:
        run.met |= plan.met
        known = plan.known.model_copy(update={"preset": plan.known.preset or preset.name})
        state.offered[item.key] = known
        state.timed[item.key] = plan.timed - asked.accept_length


def _states(run: _Run, item: _Read) -> list[CourseState]:
    """The courses that can be refreshed; why others cannot is an error of the run."""
    results = [run.courses.state(item.folder, playlist) for playlist in item.playlists]
    run.skipped += results.count(None)
    listed = {v.id for r in results if isinstance(r, CourseState) for v in r.listing.videos}
    failed = any(not isinstance(result, CourseState) for result in results)
    lone = tuple(video for video in item.lone if video not in listed)
    if lone and not failed:
        state = run.courses.lone(item.folder, lone)
        if isinstance(state, CourseState):
            _follow(run, state, {item.key: item.text})
        results.append(state)
    run.errors += [result for result in results if isinstance(result, ScaffoldError)]
    return [result for result in results if isinstance(result, CourseState)]


def _preset(run: _Run, item: _Read, states: list[CourseState]) -> Preset:
    """The preset that the post was made with, else the one that suits its site."""
    posts = (state.before.posts.get(item.key) for state in states if state.before)
    known = (post.preset for post in posts if post and post.preset)
    path, own = item.text.path, own_templates(run.loaded.settings)
    for name in known:
        if name in templates.names() or name in templates.sites(own):
            return for_file(templates.load(name, own), path.name)
    place = path.resolve().parent
    if place not in run.sites:
        run.sites[place] = marks.find(place, own)
    return for_file(preset_of(run.loaded.settings, run.sites[place]), path.name)


def _write(
    run: _Run, text: Text, post: Post, edits: tuple[Edit, ...], news: tuple[News, ...]
) -> None:
    """The post in one step, behind the net; or what would be written."""
    name = spoken(text.path)
    data = apply(post.data, edits)
    lines = to_lines(name, data, news, edits)
    wrong = foreign_change(post, data, edits) if data != post.data else ""
    if wrong:
        raise OurMistake(name, wrong)
    if run.writes and files.rewrite(text, data.decode("utf-8")):
        run.remarks += cut_link(name, text.names)
    run.changed += data != post.data
    if run.options.diff:
        run.output.append(unified(name, post.text, data.decode("utf-8")))
        run.remarks += [Remark(line) for line in lines.splitlines()]
        return
    run.output.append(lines)
