"""The posts of a run: read when they change, stamped when asked; the server sees numbers only."""

import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from scaffold.app.outcome import spoken
from scaffold.app.play.noted_post import NotedPost, read_noted
from scaffold.app.snapshots import Snapshots
from scaffold.errors import PostUnreadable, ScaffoldError, StampRefused
from scaffold.model.address import WATCH
from scaffold.model.player import LectureNotes, Moment
from scaffold.model.timecode import Timecode, TimeStyle
from scaffold.notes.stamping import note_line
from scaffold.notes.stamping.lecture_notes import missing
from scaffold.notes.stamping.plan import Stamp, plan
from scaffold.notes.stamping.undo import undo
from scaffold.outside.files import files
from scaffold.outside.player.desk import Json

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Start:
    """Where the page begins, and how: `back` is how many seconds a stamp is before its key."""

    post: int
    video: str
    seconds: int
    back: int = 0
    paused: bool = False


class Posts:
    """The desk of `play`. Calls may come from any thread; one at a time touches a file."""

    def __init__(
        self, paths: Sequence[Path], snapshots: Snapshots, style: TimeStyle | None
    ) -> None:
        self.paths = tuple(paths)
        self._snapshots = snapshots
        self._style = style
        self._stamps: list[tuple[int, Stamp]] = []
        self._shown: dict[int, Json] = {}
        self._lock = threading.RLock()
        self.start = Start(0, "", 0)

    def lectures(self, number: int) -> tuple[LectureNotes, ...]:
        """The lectures of a post as its file is now. Raises ScaffoldError."""
        return self._read(number).lectures

    def _read(self, number: int) -> NotedPost:
        return read_noted(self.paths[number], self._snapshots)

    def course(self) -> Json:
        """All posts, and where to start."""
        posts = [self.shown(number) for number in range(len(self.paths))]
        return {"posts": posts, "start": asdict(self.start)}

    def shown(self, number: int) -> Json:
        """A post as the page shows it; one that cannot be read keeps its lectures and says why."""
        with self._lock:
            try:
                read = self._read(number)
                lectures = [asdict(lecture) for lecture in read.lectures]
                lacks = missing(read.lectures, read.courses)
                found: Json = {"lectures": lectures, "missing": lacks, "error": ""}
            except ScaffoldError as error:
                last = self._shown.get(number, {})
                found = {"lectures": [], "missing": [], **last, "error": str(error)}
            found["name"] = spoken(self.paths[number])
            self._shown[number] = found
            return found

    def news(self, number: int) -> Json | None:
        """The post if it is shown otherwise than last time."""
        with self._lock:
            before = self._shown.get(number)
            now = self.shown(number)
            return now if now != before else None

    def stamp(self, post: int, video: str, seconds: int, text: str) -> Json:
        """Write a note. A file that changes meanwhile is read and planned again, three times."""
        with self._lock:
            if post >= len(self.paths):
                raise StampRefused("This post is not one of those that were named.")
            for _ in range(_TRIES):
                found = self._read(post)
                stamp = plan(found.post, video, seconds, text, found.courses, self._style)
                if self._written(found, stamp.after):
                    self._stamps.append((post, stamp))
                    return self._answer(post, stamp)
        raise _busy()

    def undo(self) -> Json:
        """Take the last stamp of this run back."""
        with self._lock:
            if not self._stamps:
                raise StampRefused("There is nothing to take back.")
            number, stamp = self._stamps[-1]
            for _ in range(_TRIES):
                found = self._read(number)
                after = undo(found.post, stamp, found.courses)
                if self._written(found, after):
                    self._stamps.pop()
                    return self._answer(number, stamp)
        raise _busy()

    def _written(self, found: NotedPost, after: bytes) -> bool:
        """Whether the file is written; False if it has changed since it was read."""
        try:
            files.rewrite(found.before, after.decode("utf-8"))
        except PostUnreadable:
            if files.read(found.before.path).data != found.before.data:
                return False
            raise
        return True

    def _answer(self, number: int, stamp: Stamp) -> Json:
        return {
            "number": number,
            "post": self.shown(number),
            "line": stamp.line,
            "text": stamp.text,
            "name": spoken(self.paths[number]),
        }

    def label(self, moment: Moment, form: str) -> str:
        """The moment as `now` prints it: label, seconds, link or line."""
        seconds = int(moment.seconds)
        label = Timecode.of(seconds).label
        if form == "seconds":
            return str(seconds)
        if form not in {"link", "line"}:
            return label
        link = f"[{label}]({WATCH}{moment.video}&t={seconds}s)"
        opening = link, f"{link} - "
        with self._lock:
            for number in range(len(self.paths)):
                post = self._read(number).post
                opened = note_line.opening(post, moment.video, seconds, self._style)
                if opened:
                    opening = opened
                    break
        return opening[form == "line"]


def _busy() -> StampRefused:
    return StampRefused(
        "The file is being saved over and over; nothing was written.",
        "Wait for the other program, then press Enter again.",
    )
