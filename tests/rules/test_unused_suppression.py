"""unused-suppression: comments that hide nothing, say nothing, or name no rule."""

import pytest

from scaffold.model.course import Remembered
from scaffold.model.finding import Certainty, Verdict
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running
from scaffold.rules.unused_suppression import RULE
from tests.rules.views import (
    COURSE,
    PL,
    entry,
    heading,
    listed,
    note,
    told_by,
    url,
    verdicts,
    vid,
    view,
)

DEFAULT = running.chosen((), ())
WRONG = f"[8:00]({url(1, '&t=1h')}) - said"


def over(rule: str, **known: object) -> View:
    """A lecture whose whole section is covered by a suppression of one rule."""
    text = f"<!-- scaffold: ignore {rule} - so it is -->\n{heading(1)}\n{note('8:00', 1)}"
    return view(text, **known)  # type: ignore[arg-type]  # as `view` takes them


def plain(rule: str, before: str = "", **known: object) -> View:
    """A plain heading, perhaps a lecture of the course; a suppression stands below it."""
    text = f"<{COURSE}>\n\n{before}## 1. Topic 1\n\n<!-- scaffold: ignore {rule} - so it is -->\n"
    return view(text + note("8:00", 1), **known)  # type: ignore[arg-type]  # as `view` takes them


LIST = listed([entry(1)])
KNOWN = {vid(1): Remembered("Topic 1", duration=3600)}
OK = verdicts(Certainty.OK, 1)
THERE = {PL: Verdict(PL, Certainty.OK)}

STAYS_SILENT = {
    "no comment": view(heading(1)),
    "it hides something": view(
        f"{heading(1)}\n{WRONG} <!-- scaffold: ignore label-mismatch - so -->\n"
    ),
    "offline nobody knows whether the video lives": over("video-deleted"),
    "the video is unknown": over(
        "video-deleted", videos=verdicts(Certainty.UNKNOWN, 1), playlists=THERE
    ),
    "the playlist is unknown": over(
        "playlist-gone", videos=OK, playlists={PL: Verdict(PL, Certainty.UNKNOWN)}
    ),
    "the length is unknown": over("past-end", lists=listed([entry(1, duration=None)])),
    "the list is not known": over("index-mismatch"),
    "the list is short": over("index-mismatch", lists=listed([entry(1)], whole=False)),
    "the list is remembered: it may be another by now": over(
        "removed-from-playlist", lists=listed([entry(1)], now=False)
    ),
    "so the index was right once": over("index-mismatch", lists=listed([entry(1)], now=False)),
    "the length is that of the snapshot: no list of now tells": over(
        "past-end", remembered={vid(1): Remembered(duration=3600)}
    ),
    "so the video was longer once": over("past-end", lists=listed([entry(1)], now=False)),
    "it is not in the list, and nobody knows whether it lives": over(
        "removed-from-playlist", lists=listed([entry(2)])
    ),
    "a short list does not tell who may see it": over(
        "video-unavailable", lists=listed([entry(2)], whole=False), videos=OK, playlists=THERE
    ),
    "no list tells yet whether a plain heading is a lecture": plain("wrong-lecture"),
    "nor does a short one": plain("wrong-lecture", lists=listed([entry(2)], whole=False)),
    "other headings of its level are lectures": plain("timecode-order", heading(2)),
    "no snapshot tells what the title was": over("title-changed", lists=LIST),
    "no snapshot tells what was offered": over("missing-lecture", lists=LIST),
    "nor where the playlist alone is linked": view(
        f"[C]({COURSE}) <!-- scaffold: ignore missing-lecture - so -->\n\n{heading(1)}", LIST
    ),
    "no snapshot tells what a dead video was": over(
        "reuploaded", lists=LIST, videos=OK, playlists=THERE
    ),
    "the snapshot is of something else": over(
        "title-changed", lists=LIST, remembered={vid(2): Remembered("Topic 2")}
    ),
    "the list, where a new upload would be, is short": over(
        "reuploaded",
        lists=listed([entry(1)], whole=False),
        videos=OK,
        playlists=THERE,
        remembered=KNOWN,
    ),
    "a rule that does not run by default": over("empty-lecture"),
    "a comment of something else": view(f"{heading(1)}\n<!-- a remark on scaffold: nice -->\n"),
    "in code": view(f"{heading(1)}\n`<!-- scaffold: ignore nothing - so -->`\n"),
    "itself suppressed": view(
        "<!-- scaffold: ignore unused-suppression - kept for later -->\n"
        f"## T <!-- scaffold: ignore label-mismatch - so -->\n{heading(1)}"
    ),
}

IDLE = "finds nothing here any more: remove the comment"
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "a rule that needs the post alone": (
        over("label-mismatch"), [f"1:1 warning: label-mismatch {IDLE}"]
    ),
    "the video lives": (
        over("video-deleted", videos=OK, playlists=THERE), [f"1:1 warning: video-deleted {IDLE}"]
    ),
    "the playlist is there": (
        over("playlist-gone", videos=OK, playlists=THERE), [f"1:1 warning: playlist-gone {IDLE}"]
    ),
    "all lie before the end": (over("past-end", lists=LIST), [f"1:1 warning: past-end {IDLE}"]),
    "it is in the playlist": (
        over("removed-from-playlist", lists=LIST), [f"1:1 warning: removed-from-playlist {IDLE}"]
    ),
    "the list knows the plain heading": (
        plain("wrong-lecture", lists=LIST), [f"5:1 warning: wrong-lecture {IDLE}"]
    ),
    "the lectures' headings are of another level": (
        plain("wrong-lecture", f"#{heading(2)}"), [f"6:1 warning: wrong-lecture {IDLE}"]
    ),
    "no playlist could name a plain heading": (
        view(f"## 1. Topic 1\n\n<!-- scaffold: ignore mixed-playlist - so -->\n"
             f"{note('8:00', 1, playlist=None)}"),
        [f"3:1 warning: mixed-playlist {IDLE}"],
    ),
    "the title is as the snapshot remembers it": (
        over("title-changed", lists=LIST, remembered=KNOWN),
        [f"1:1 warning: title-changed {IDLE}"],
    ),
    "nothing is missing": (
        over("missing-lecture", lists=LIST, remembered=KNOWN),
        [f"1:1 warning: missing-lecture {IDLE}"],
    ),
    "no dead video came back": (
        over("reuploaded", lists=LIST, videos=OK, playlists=THERE, remembered=KNOWN),
        [f"1:1 warning: reuploaded {IDLE}"],
    ),
    "one rule of two": (
        view(f"{heading(1)}\n<!-- scaffold: ignore label-mismatch,past-end - so -->\n{WRONG}\n",
             LIST),
        ["3:1 warning: past-end finds nothing here any more: remove it from the comment"],
    ),
    "no reason": (
        view(f"{heading(1)}\n<!-- scaffold: ignore label-mismatch -->\n{WRONG}\n"),
        ["3:1 warning: this comment gives no reason and suppresses nothing: "
         "scaffold: ignore label-mismatch - reason",
         "4:1 warning: the label says 8:00, but the link leads to 1:00:00"],
    ),
    "a dash and no reason": (
        view(f"{heading(1)}\n<!-- scaffold: ignore label-mismatch - -->\n"),
        ["3:1 warning: this comment gives no reason and suppresses nothing: "
         "scaffold: ignore label-mismatch - reason"],
    ),
    "no rule": (
        view(f"{heading(1)}\n<!-- scaffold: ignore -->\n"),
        ["3:1 warning: this comment names no rule: scaffold: ignore RULE - reason"],
    ),
    "no rule, but a reason": (
        view(f"{heading(1)}\n<!-- scaffold: ignore - so it is -->\n"),
        ["3:1 warning: this comment names no rule: scaffold: ignore RULE - reason"],
    ),
    "a rule that is not there": (
        view(f"{heading(1)}\n{WRONG} <!-- scaffold: ignore label-mismatch, no-such - so -->\n"),
        [f"3:{len(WRONG) + 2} warning: unknown rule no-such; `scaffold rules` lists all rules"],
    ),
    "a reason without a dash": (
        view(f"{heading(1)}\n<!-- scaffold: ignore label-mismatch since it is late -->\n"),
        ["3:1 warning: this comment says nothing that is known: "
         "scaffold: ignore RULE[,RULE] - reason"],
    ),
    "another word than ignore": (
        view(f"{heading(1)}\n%% scaffold: disable label-mismatch - so %%\n"),
        ["3:1 warning: this comment says nothing that is known: "
         "scaffold: ignore RULE[,RULE] - reason"],
    ),
    "in a front matter": (
        view(f"---\n# scaffold: ignore label-mismatch - so\nvideo: {vid(1)}\n---\n"),
        [f"2:1 warning: label-mismatch {IDLE}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told_by(DEFAULT, STAYS_SILENT[case])[0] == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told_by(DEFAULT, seen)[0] == findings


def test_it_is_quiet_when_ignored_or_alone() -> None:
    seen = over("label-mismatch")
    assert told_by(running.chosen((), (RULE.slug,)), seen) == ([], 0)
    assert told_by((RULE,), seen) == ([], 0)
