"""Everything that stops a job, as a family. Wrong *in* a post is a finding, not an error.

    ScaffoldError
    ├── UsageError            exit 2  the command line or a file is invalid
    │   ├── SettingsError             one or more wrong values in a settings file
    │   ├── SourceNotUnderstood       SOURCE is not an address, an id or a file of a listing
    │   ├── SourceMissing             the playlist or video does not exist
    │   ├── PostUnreadable            no file, no UTF-8, changed while we worked
    │   ├── PostExists                the file to be written is there already
    │   ├── StampRefused              a note that cannot be written into its post
    │   ├── TemplateBroken            a mistake in somebody's template or preset
    │   └── SnapshotUnreadable        damaged, or written by a newer version
    ├── no_answer.NoAnswer    exit 3  the job could not be done for want of an answer
    ├── OurMistake            exit 70 the net before a write caught us; nothing was written
    └── Unexpected            exit 70 an error that nobody expected: our bug

A class makes its own sentence from facts: what happened, to what; `hint` says what to do next.
"""

from typing import ClassVar

from scaffold.wording import count_of, visible


class ScaffoldError(Exception):
    """Stops the job. `str(error)` is a sentence, `hint` the next step (may be empty)."""

    exit_code: ClassVar[int] = 2
    hint: str = ""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(visible(sentence))
        if hint:
            self.hint = visible(hint)


class UsageError(ScaffoldError):
    """The command line is invalid, or a file cannot be read or written: exit 2."""


class SettingsError(UsageError):
    """Wrong values or unknown keys in settings; `problems` holds a line for each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = tuple(map(visible, problems))
        count = count_of(len(problems), "mistake")
        super().__init__(f"{count} in the settings:")

    def __str__(self) -> str:
        return "\n".join((super().__str__(), *(f"  {problem}" for problem in self.problems)))

    hint = "Fix the lines above; docs/settings.md lists every key."


class SourceNotUnderstood(UsageError):
    """SOURCE is not a playlist, channel tab, video or file of a listing."""

    def __init__(self, source: str, why: str = "", hint: str = "") -> None:
        super().__init__(
            f"{source!r} is not a playlist, channel or video{': ' + why if why else ''}.",
            hint
            or "Give a playlist URL in quotes, a playlist or video id, a channel's /videos URL, "
            "or a .json file of `yt-dlp -J`.",
        )


class SourceMissing(UsageError):
    """The playlist or video is not there (any more)."""

    def __init__(self, what: str, said: str) -> None:
        super().__init__(
            f"{what} does not exist: YouTube says {said!r}.",
            "Check the address in a browser. YouTube says the same of what is private: if it opens "
            "where you are signed in, pass the cookies: --cookies-from-browser firefox. If it "
            "opens anywhere, update yt-dlp: `python -P -m pip install -U yt-dlp`.",
        )


class PostUnreadable(UsageError):
    """A file that cannot be read as a post, or changed under our hands."""


class PostExists(UsageError):
    """The file that a new post would take is there already; nothing was written."""

    def __init__(self, path: str, hint: str = "") -> None:
        super().__init__(
            f"{path} exists already; nothing was written.",
            hint
            or "Name another file with -o, or refresh the one that is there: "
            f'scaffold refresh "{path}"',
        )


class StampRefused(UsageError):
    """A note that cannot be written into its post, or taken back; nothing was written."""


class TemplateBroken(UsageError):
    """A template or preset that cannot be used: file, line and what is wrong."""


class SnapshotUnreadable(UsageError):
    """A snapshot that is damaged or newer than this program; it is left as it is."""


class OurMistake(ScaffoldError):
    """The check before a write found a change that no edit names: our bug."""

    exit_code: ClassVar[int] = 70

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path}: the planned change would alter text that is not ours ({why}); "
            "nothing was written.",
            "This is a bug of scaffold: please report it with the file.",
        )


class Unexpected(ScaffoldError):
    """An error that is not of this family: our bug, with the places in which it came up."""

    exit_code: ClassVar[int] = 70

    def __init__(self, error: Exception) -> None:
        import traceback

        frames = reversed(traceback.extract_tb(error.__traceback__))
        ours = [frame for frame in frames if "scaffold" in frame.filename]
        places = ", ".join(
            f"{'/'.join(frame.filename.replace(chr(92), '/').split('/')[-3:])}:{frame.lineno}"
            for frame in ours[:4]
        )
        super().__init__(
            f"An unexpected error: {type(error).__name__}: {error} ({places}).",
            "This is a bug of scaffold: please report it with these lines and the command.",
        )
