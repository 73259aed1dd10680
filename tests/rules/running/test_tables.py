"""unused-suppression: `[[ignore]]` tables, held against what was found in a post."""

from pathlib import Path

import pytest

from scaffold.app.check.policy import Policy
from scaffold.model.course import Remembered
from scaffold.model.finding import Certainty, Verdict
from scaffold.model.settings import Ignored
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running
from tests.rules.views import (
    COURSE,
    OTHER,
    PL,
    entry,
    heading,
    listed,
    note,
    url,
    verdicts,
    vid,
    view,
)

RULES = running.chosen((), ())
FOLDER = Path("/site").absolute()

POST = heading(1) + note("8:00", 1) + heading(2) + note("8:00", 2)
WRONG = f"[8:00]({url(1, '&t=1h')}) - said\n"
LIST = listed([entry(1), entry(2)])
LIVE = verdicts(Certainty.OK, 1, 2)
THERE = {PL: Verdict(PL, Certainty.OK)}
KNOWN = {vid(n): Remembered(f"Topic {n}", duration=3600) for n in (1, 2)}
ONLINE = view(POST, LIST, LIVE, THERE)
OFFLINE = view(POST)


def policy(
    *given: dict[str, str], file: Path | None = FOLDER / "scaffold.toml", own: bool = True
) -> Policy:
    """The policy of a run with tables; `file` is where they stand."""
    tables = tuple(Ignored(reason="known", **one) for one in given)
    return Policy(ignored=tables, base=FOLDER, tables_in=file, own_rules=own)


def idle(held: Policy, *seen: View, rules: tuple[Rule, ...] = RULES) -> list[int]:
    """Which tables hid nothing in some posts, and might have."""
    tables = held.tables(rules)
    for number, each in enumerate(seen):
        remarks = running.run(each, rules)
        tables.hold(each, f"posts/{number}.md", (*remarks.found, *remarks.hidden))
    return list(tables.idle)


NO_SECOND = view(POST, LIST, verdicts(Certainty.OK, 1), THERE)
SHORT = view(POST, listed([entry(1)], whole=False), LIVE, THERE)
REMEMBERED = view(POST, listed([entry(1), entry(2)], now=False), remembered=KNOWN)
PLAIN = f"<{COURSE}>\n\n## 1. Topic 1\n\n{note('8:00', 1)}"

STAYS_SILENT: dict[str, tuple[dict[str, str], View]] = {
    "it hides something": ({"rule": "label-mismatch"}, view(heading(1) + WRONG)),
    "a comment hides it, too": (
        {"rule": "label-mismatch"},
        view(f"{heading(1)}<!-- scaffold: ignore label-mismatch - so -->\n{WRONG}"),
    ),
    "offline": ({"rule": "video-deleted"}, OFFLINE),
    "a video of the post is unknown": ({"rule": "video-deleted"}, NO_SECOND),
    "its video is unknown": ({"rule": "video-deleted", "video": vid(2)}, NO_SECOND),
    "its video is unknown, whatever the rule": ({"video": vid(2)}, NO_SECOND),
    "the playlist is unknown": ({"rule": "playlist-gone"}, view(POST, LIST, LIVE)),
    "a length is unknown": (
        {"rule": "past-end"}, view(POST, listed([entry(1), entry(2, duration=None)]), LIVE, THERE)
    ),
    "the list is short": ({"rule": "index-mismatch"}, SHORT),
    "the list is short, whatever the rule": ({"path": "posts"}, SHORT),
    "the list is remembered": ({"rule": "removed-from-playlist"}, REMEMBERED),
    "no snapshot": ({"rule": "title-changed"}, ONLINE),
    "the snapshot knows one video alone": (
        {"rule": "title-changed"}, view(POST, LIST, LIVE, THERE, {vid(1): KNOWN[vid(1)]})
    ),
    "the index was right by a remembered list": ({"rule": "index-mismatch"}, REMEMBERED),
    "all lay before the end by a remembered list": ({"rule": "past-end"}, REMEMBERED),
    "a video that the list lacks, and nobody knows whether it lives": (
        {"rule": "removed-from-playlist"},
        view(POST, listed([entry(1)]), verdicts(Certainty.OK, 1), THERE),
    ),
    "a short list does not tell who may see a video": ({"rule": "video-unavailable"}, SHORT),
    "a plain heading is that lecture by a remembered list": (
        {"rule": "title-changed", "video": vid(1)},
        view(f"<{COURSE}>\n\n## 1. Topic 1\n", listed([entry(1)], now=False), remembered=KNOWN),
    ),
    "a plain heading that a list may name": ({"rule": "wrong-lecture"}, view(PLAIN)),
    "the same, about a video that no link names": (
        {"rule": "title-changed", "video": vid(7)}, view(PLAIN, remembered=KNOWN)
    ),
    "a rule that is off": ({"rule": "empty-lecture"}, ONLINE),
    "itself": ({"rule": "unused-suppression"}, ONLINE),
}  # fmt: skip

IS_IDLE: dict[str, tuple[dict[str, str], View]] = {
    "the post alone tells": ({"rule": "label-mismatch"}, OFFLINE),
    "nothing is linked": ({"rule": "video-deleted"}, view("# Words\n")),
    "nothing is linked, whatever the rule": ({"path": "posts"}, view("# Words\n")),
    "all videos live": ({"rule": "video-deleted"}, ONLINE),
    "its video lives, another is unknown": (
        {"rule": "video-deleted", "video": vid(1)}, NO_SECOND
    ),
    "its video lives, whatever the rule": ({"video": vid(1)}, NO_SECOND),
    "nobody links its video": ({"video": vid(7)}, OFFLINE),
    "the playlist is there": ({"rule": "playlist-gone"}, ONLINE),
    "all lies before the end": ({"rule": "past-end"}, ONLINE),
    "the titles are as remembered": (
        {"rule": "title-changed"}, view(POST, LIST, LIVE, THERE, KNOWN)
    ),
    "a plain heading that the list knows": ({"rule": "wrong-lecture"}, view(PLAIN, LIST)),
    "two lists, so that none names a plain heading": (
        {"rule": "wrong-lecture"},
        view(f"<{COURSE}>\n\n## 1. Topic 1\n\n{note('8:00', 1, playlist=OTHER)}"),
    ),
    "a length that nobody tells, whatever the rule": (
        {"path": "posts"}, view(POST, listed([entry(1), entry(2, duration=None)]), LIVE, THERE)
    ),
    "no rule finds anything": ({"path": "posts"}, ONLINE),
    "what is found is another's": (
        {"rule": "label-mismatch", "video": vid(2)}, view(heading(1) + WRONG)
    ),
    "what is found is elsewhere": (
        {"rule": "label-mismatch", "path": "drafts"}, view(heading(1) + WRONG)
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    given, seen = STAYS_SILENT[case]
    assert idle(policy(given), seen) == []


@pytest.mark.parametrize("case", IS_IDLE)
def test_is_idle(case: str) -> None:
    given, seen = IS_IDLE[case]
    assert idle(policy(given), seen) == [0]


def test_one_post_that_uses_it_is_enough_and_one_without_an_answer_too() -> None:
    assert idle(policy({"rule": "label-mismatch"}), OFFLINE, view(heading(1) + WRONG)) == []
    assert idle(policy({"rule": "video-deleted"}), ONLINE, OFFLINE, ONLINE) == []
    assert idle(policy({"rule": "video-deleted"}), ONLINE, ONLINE) == [0]
    of_one = {"rule": "video-deleted", "path": "posts/0.md"}
    assert idle(policy(of_one), ONLINE, OFFLINE) == [0]


def test_each_table_is_judged_by_itself() -> None:
    rules = ("video-deleted", "past-end", "video-deleted", "index-mismatch")
    held = policy(*({"rule": rule} for rule in rules))
    assert idle(held, NO_SECOND) == [1, 3]


def test_without_a_rule_what_only_a_snapshot_could_tell_is_not_waited_for() -> None:
    unwanted = ("index-mismatch", "heading-number", "removed-from-playlist", "video-deleted")
    rules = running.chosen((), unwanted)
    assert {"missing-lecture", "title-changed"} <= {rule.slug for rule in rules}
    assert idle(policy({"path": "posts"}), ONLINE, rules=rules) == [0]


def test_tables_of_no_repo_are_never_judged() -> None:
    assert idle(policy({"rule": "label-mismatch"}, file=None), OFFLINE) == []


def test_without_the_rule_that_tells_nothing_is_judged() -> None:
    rules = running.chosen((), ("unused-suppression",))
    assert idle(policy({"rule": "label-mismatch"}), OFFLINE, rules=rules) == []


def test_with_rules_of_the_command_line_only_named_ones_are_judged() -> None:
    held = policy({"rule": "label-mismatch"}, {"path": "posts"}, own=False)
    assert idle(held, ONLINE) == [0]
    rules = running.chosen((), ("label-mismatch",))
    assert idle(held, ONLINE, rules=rules) == []
