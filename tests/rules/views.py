"""Views of small posts for the tests of rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scaffold.model.course import Course, Lecture, Remembered
from scaffold.model.edit import Edit
from scaffold.model.finding import Certainty, Finding, Verdict
from scaffold.notes.editing import net
from scaffold.notes.editing.edits import apply
from scaffold.notes.reading.read import read
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running

PL = "PLcourse0000000001"
OTHER = "PLcourse0000000002"
COURSE = f"https://www.youtube.com/playlist?list={PL}"


def vid(number: int) -> str:
    """The id of the n-th video."""
    return f"v{number:010d}"


def url(number: int, rest: str = "", playlist: str | None = PL) -> str:
    """The address of the n-th video in the playlist."""
    listed = f"&list={playlist}" if playlist else ""
    return f"https://www.youtube.com/watch?v={vid(number)}{listed}{rest}"


def heading(number: int, rest: str | None = None, *, playlist: str | None = PL) -> str:
    """A lecture's heading; with its index unless something else is wanted."""
    rest = f"&index={number}" if rest is None else rest
    return f"## [{number}. Topic {number}]({url(number, rest, playlist)})\n"


def note(label: str, number: int, time: str | None = None, *, playlist: str | None = PL) -> str:
    """A note on a line of its own; `t=` is the label's unless something else is wanted."""
    if time is None:
        time = "&t=" + "".join(
            p + u for p, u in zip(label.split(":"), "hms"[-label.count(":") - 1 :], strict=True)
        )
    return f"[{label}]({url(number, time, playlist)}) - said\n\n"


def entry(n: int, /, **fields: object) -> Lecture:
    """The n-th lecture of the list."""
    title = f"Topic {n}"
    values: dict[str, object] = {
        "id": vid(n), "position": n, "number": str(n), "titles": (title,),
        "raw": title, "duration": 3600, **fields,
    }  # fmt: skip
    return Lecture(**values)  # type: ignore[arg-type]  # fields of all kinds


def listed(
    entries: Iterable[Lecture], *, now: bool = True, whole: bool = True, playlist: str = PL
) -> dict[str, Course]:  # fmt: skip
    """A known list of these lectures, by its id."""
    return {playlist: Course(playlist, tuple(entries), is_current=now, whole=whole)}


def verdicts(certainty: Certainty, *numbers: int, note: str = "") -> dict[str, Verdict]:
    """The same verdict on these videos."""
    return {vid(n): Verdict(vid(n), certainty, note=note) for n in numbers}


def view(
    text: str,
    lists: Mapping[str, Course] | None = None,
    videos: Mapping[str, Verdict] | None = None,
    playlists: Mapping[str, Verdict] | None = None,
    remembered: Mapping[str, Remembered] | None = None,
    offered: frozenset[str] | None = None,
) -> View:
    """A view of a text."""
    lists = lists or {}
    post = read(text.encode(), tuple(lists.values()))
    known = {} if offered is None else {PL: offered}
    return View(post, lists, videos or {}, playlists or {}, remembered or {}, offered=known)


def told(rule: Rule, seen: View) -> list[str]:
    """What a rule finds, as reports tell it: `line:column severity: message`."""
    return [f"{place(seen, f)} {f.severity}: {f.message}" for f in rule.find(seen)]


def told_by(rules: Sequence[Rule], seen: View) -> tuple[list[str], int]:
    """What a run of several rules tells, and how much was suppressed."""
    remarks = running.run(seen, rules)
    lines = [f"{place(seen, f)} {f.severity}: {f.message}" for f in remarks.found]
    return lines, remarks.hidden


def place(seen: View, finding: Finding) -> str:
    """Where a finding stands, as editors count."""
    line, column = seen.post.line_column(finding.span.start)
    return f"{line}:{column}"


def mended(rule: Rule, seen: View) -> str:
    """The post with all fixes of a rule made, behind the net; another run would mend nothing."""
    data = seen.post.data
    edits = fixes(rule, seen)
    after = apply(data, edits)
    courses = tuple(seen.lists.values())
    assert net.foreign_change(seen.post, after, edits, courses) == ""
    again = replace(seen, post=read(after, courses))
    assert fixes(rule, again) == []
    return after.decode()


def fixes(rule: Rule, seen: View) -> list[Edit]:
    """The edits of all that a rule can mend."""
    return [edit for finding in rule.find(seen) if finding.fix for edit in finding.fix.edits]
