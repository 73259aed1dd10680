"""`scaffold play`: the player next to the notes, on a page of this machine."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.app.outcome import CommonOptions, Outcome, Remark
from scaffold.app.play.desk import Posts, Start
from scaffold.app.play.start import named_lecture, next_lecture
from scaffold.app.posts import ChosenPosts, choose, style_of
from scaffold.app.snapshots import Snapshots
from scaffold.errors import ScaffoldError, UsageError
from scaffold.model.player import Action, Command, LectureNotes
from scaffold.outside.files import watching
from scaffold.outside.player.listening import Listener

if TYPE_CHECKING:
    from scaffold.outside.player.server import Server

Say = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class PlayOptions:
    """What was asked of `play`."""

    lecture: str | None = None
    at: str | None = None
    back: int = 0
    paused: bool = False
    port: int = 0
    opens: bool = True


def play(posts: tuple[Path, ...], options: PlayOptions, common: CommonOptions, say: Say) -> None:
    """Serve the page until Ctrl-C; `say` hears where it is."""
    seconds = _seconds(options.at)
    chosen = choose(posts, common.overrides, "play")
    if chosen.lack:
        raise UsageError(chosen.lack)
    snapshots = Snapshots(chosen.loaded, from_info=common.from_info)
    desk, errors = _desk(chosen, snapshots)
    desk.start = _start(desk, options, seconds)
    listener = Listener(options.port)
    ends = Remark("Ctrl-C ends it.")
    said = (*chosen.errors, *errors)
    if not options.opens:  # the address is data: somebody else opens it
        say(Outcome(f"{listener.address}\n", (ends,), said))
    else:
        say(Outcome("", (Remark(f"Playing at {listener.address}"), ends), said))
        threading.Thread(target=_open, args=(listener.first_address, say), daemon=True).start()
    from scaffold.outside.player.server import Server  # the browser starts while it loads

    server = Server(desk, listener, desk.paths)
    stopped = threading.Event()
    watching_saves = threading.Thread(target=_watch, args=(desk, server, stopped, say), daemon=True)
    try:
        server.run(watching_saves.start)
    finally:
        stopped.set()
        if watching_saves.ident is not None:
            # watchfiles' own code crashes if it still watches while Python ends (seen with 1.1)
            watching_saves.join(timeout=1)


def _seconds(at: str | None) -> int | None:
    if at is None:
        return None
    command = Command.parse(at)
    if command is None or command.action is not Action.SEEK or command.relative:
        raise UsageError(f"--at {at!r} is not a time.", "For example: --at 15:56")
    return command.seconds


def _desk(chosen: ChosenPosts, snapshots: Snapshots) -> tuple[Posts, tuple[ScaffoldError, ...]]:
    """The posts that have a lecture; those that cannot be read are said and left out."""
    style = style_of(chosen.loaded)
    everything = Posts(chosen.paths, snapshots, style)
    kept: list[Path] = []
    errors: list[ScaffoldError] = []
    for number, path in enumerate(chosen.paths):
        try:
            if everything.lectures(number):
                kept.append(path)
        except ScaffoldError as error:
            errors.append(error)
    if not kept:
        for refused in (*chosen.errors, *errors):
            raise refused
        raise UsageError(
            "No post has a lecture: nothing in it links to a video.",
            "Make one with scaffold new, or put the video's link into a heading.",
        )
    return Posts(kept, snapshots, style), tuple(errors)


def _start(desk: Posts, options: PlayOptions, seconds: int | None) -> Start:
    """The post that was saved last; in it the lecture that was named, else the next one."""
    number = max(range(len(desk.paths)), key=lambda n: desk.paths[n].stat().st_mtime)
    if options.lecture is not None:
        number, lecture = _named(desk, number, options.lecture)
        at = 0
    else:
        lecture, at = next_lecture(desk.lectures(number))
    at = at if seconds is None else seconds
    return Start(number, lecture.video, at, options.back, options.paused)


def _named(desk: Posts, first: int, name: str) -> tuple[int, LectureNotes]:
    """In the post that was saved last, else in the first other one that has it."""
    for number in (first, *range(len(desk.paths))):
        try:
            return number, named_lecture(desk.lectures(number), name)
        except UsageError:
            continue
    return first, named_lecture(desk.lectures(first), name)


def _watch(desk: Posts, server: "Server", stopped: threading.Event, say: Say) -> None:
    """Tell the pages of every save, until the end."""
    numbers = {path.resolve(): number for number, path in enumerate(desk.paths)}
    try:
        for saved in watching.changes(desk.paths, lambda _: False, stopped):
            for number in {numbers[path.resolve()] for path in saved}:
                news = desk.news(number)
                if news:
                    server.tell("post", {"number": number, "post": news})
    except (OSError, RuntimeError) as error:  # the system watches no more files, say
        lost = f"Saves of an editor no longer show at once: {error}. Reload the page to see them."
        say(Outcome(remarks=(Remark(lost),)))


def _open(address: str, say: Say) -> None:
    import webbrowser

    if not webbrowser.open(address):
        say(Outcome(remarks=(Remark("No browser was found; open the address in one."),)))
