"""`scaffold link --watch`: posts are linked as they are saved, line by line as each rests."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from scaffold.app.link.command import (
    STDIN,
    Linked,
    LinkOptions,
    link_text,
    with_address,
)
from scaffold.app.outcome import CommonOptions, Outcome, Remark
from scaffold.app.posts import choose, style_of
from scaffold.app.snapshots import Snapshots
from scaffold.errors import ScaffoldError, UsageError
from scaffold.notes.linking.ages import Ages
from scaffold.outside.files import files, posts, watching
from scaffold.outside.settings.load import LoadedSettings
from scaffold.wording import count_of

REST = 5.0
"""Seconds for which a line must not have been changed before it is linked."""

Turns = Callable[[Sequence[Path], Callable[[Path], bool]], Iterator[frozenset[Path]]]
Clock = Callable[[], float]


def watch(
    named: tuple[Path, ...],
    options: LinkOptions,
    common: CommonOptions,
    turns: Turns = watching.changes,
    clock: Clock = time.monotonic,
) -> Iterator[Outcome]:
    """What each save brings, until Ctrl-C. Lines that rest are linked, one without text never."""
    if Path(STDIN) in named or not options.writes:
        raise UsageError("--watch writes to files: it goes with neither -, --check nor --diff.")
    options = with_address(options)
    chosen = choose(named, common.overrides, "link --watch")
    watched = Watched(chosen.loaded, chosen.paths, options, common, clock)
    found = f"Watching {count_of(len(chosen.paths), 'post')}; Ctrl-C ends it."
    yield Outcome(remarks=(Remark(found),), errors=chosen.errors)
    for saved in turns(chosen.named, lambda path: _is_post(path, chosen.named)):
        yield from watched.turn(saved)


def _is_post(path: Path, named: Sequence[Path]) -> bool:
    """Whether a file is in a folder that is watched, and is a post of it."""
    for folder in named:
        if folder.is_dir() and path.resolve().is_relative_to(folder.resolve()):
            inside = folder / path.resolve().relative_to(folder.resolve())
            if posts.is_post(inside, folder) and inside in posts.in_folder(folder):
                return True
    return False


class Watched:
    """The posts that are watched: how old their lines are, and which wait for rest."""

    def __init__(
        self,
        loaded: LoadedSettings,
        paths: Sequence[Path],
        options: LinkOptions,
        common: CommonOptions,
        clock: Clock,
    ) -> None:
        self._loaded = loaded
        self._options = replace(options, space=bool(loaded.given("space")))
        self._common = common
        self._clock = clock
        self._names = {path.resolve(): path for path in paths}
        self._ages: dict[Path, Ages] = {}
        self._waiting: dict[Path, float] = {}
        self._said: dict[Path, str] = {}
        for path in paths:
            self._remember(path.resolve())

    def _remember(self, path: Path) -> None:
        try:
            self._ages[path] = Ages.first(files.read(path).data)
        except ScaffoldError:
            self._ages.pop(path, None)

    def turn(self, saved: frozenset[Path]) -> Iterator[Outcome]:
        """Link what was saved now and what has rested since an earlier save."""
        rested = {path for path, until in self._waiting.items() if until <= self._clock()}
        for path in sorted({path.resolve() for path in saved} | rested):
            outcome = self._link(path)
            if outcome is not None:
                yield outcome

    def _link(self, path: Path) -> Outcome | None:
        self._waiting.pop(path, None)
        try:
            before = files.read(path)
            linked = self._linked(path, before.text)
            if linked.after is not None:
                files.rewrite(before, linked.after)
                self._ages[path] = self._ages[path].written(linked.after.encode("utf-8"))
        except ScaffoldError as error:
            return self._failed(path, error)
        if linked.plan.waiting:
            self._waiting[path] = self._ages[path].youngest() + REST
        return self._outcome(path, linked)

    def _linked(self, path: Path, text: str) -> Linked:
        now = self._clock()
        data = text.encode("utf-8")
        before = self._ages.get(path)
        ages = before.next(data, now) if before else Ages.first(data)
        self._ages[path] = ages
        name = str(self._names.get(path, path))
        snapshots = Snapshots(self._loaded, from_info=self._common.from_info)
        style = style_of(self._loaded)
        return link_text(
            text,
            name,
            path,
            self._options,
            snapshots,
            style,
            lambda at: ages.is_young(data, at, now, REST),
        )

    def _failed(self, path: Path, error: ScaffoldError) -> Outcome | None:
        """Say it once; a file that vanished is simply no longer there."""
        if not path.exists():
            self._ages.pop(path, None)
            return None
        if self._said.get(path) == str(error):
            return None
        self._said[path] = str(error)
        return Outcome(errors=(error,))

    def _outcome(self, path: Path, linked: Linked) -> Outcome | None:
        """What is left alone is reported again only when it has changed."""
        remarks = tuple(linked.remarks(would=False))
        left = "\n".join(x.sentence for x in linked.plan.left if not x.detail)
        is_news = bool(left) and self._said.get(path) != left
        self._said[path] = left
        return Outcome(remarks=remarks) if linked.after is not None or is_news else None
