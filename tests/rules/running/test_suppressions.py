"""Comments that suppress findings: every form, every place, and what is no suppression."""

import pytest

from scaffold.model.finding import Certainty
from scaffold.rules import ALL
from scaffold.rules.running import run as running
from scaffold.rules.running import suppressions
from tests.rules.views import PL, heading, note, told_by, url, verdicts, vid, view

DEFAULT = running.chosen((), ())
WRONG = f"[8:00]({url(1, '&t=1h')}) - said"
SAID = "warning: the label says 8:00, but the link leads to 1:00:00"
WHY = "scaffold: ignore label-mismatch - the slides are late"

FORMS = {
    "HTML": "<!-- {} -->",
    "HTML without space": "<!--{}-->",
    "MDX": "{{/* {} */}}",
    "a vault": "%% {} %%",
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("form", FORMS)
def test_each_form_at_the_end_of_a_line(form: str, newline: str) -> None:
    comment = FORMS[form].format(WHY)
    text = f"{heading(1)}\n{WRONG} {comment}\n\n{WRONG}\n".replace("\n", newline)
    assert told_by(DEFAULT, view(text)) == ([f"5:1 {SAID}"], 1)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n   \n\n"])
@pytest.mark.parametrize("form", FORMS)
def test_each_form_on_the_line_before(form: str, between: str, newline: str) -> None:
    comment = FORMS[form].format(WHY)
    text = f"{heading(1)}\n{comment}{between}{WRONG}\n\n{WRONG}\n".replace("\n", newline)
    lines, suppressed = told_by(DEFAULT, view(text))
    assert suppressed == 1
    assert [line.partition(" ")[2] for line in lines] == [SAID]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_before_a_heading_holds_for_the_section(form: str) -> None:
    comment = FORMS[form].format(WHY)
    deeper = f"### Part\n\n{WRONG}\n\n"
    text = f"{comment}\n\n{heading(1)}\n{WRONG}\n\n{WRONG}\n\n{deeper}{heading(2)}\n{WRONG}\n"
    lines, suppressed = told_by(running.chosen((), ("wrong-lecture",)), view(text))
    assert (lines, suppressed) == ([f"15:1 {SAID}"], 3)


def test_a_setext_heading_has_a_section_too() -> None:
    text = f"<!-- {WHY} -->\n[Topic]({url(1)})\n====\n\n{WRONG}\n\nOther\n=====\n\n{WRONG}\n"
    assert told_by(DEFAULT, view(text)) == ([f"10:1 {SAID}"], 1)


def test_at_the_end_of_a_heading_it_holds_for_that_line_alone() -> None:
    text = f"## [1. T]({url(1)}) <!-- {WHY} -->\n\n{WRONG}\n"
    lines, suppressed = told_by(DEFAULT, view(text))
    assert suppressed == 0
    assert lines == [
        f"1:{len(f'## [1. T]({url(1)}) ') + 1} warning: label-mismatch finds nothing here any "
        "more: remove the comment",
        f"3:1 {SAID}",
    ]


def test_a_heading_that_is_a_note_has_no_section() -> None:
    text = f"{heading(1)}\n<!-- {WHY} -->\n### {WRONG}\n\n{WRONG}\n"
    assert told_by(DEFAULT, view(text)) == ([f"6:1 {SAID}"], 1)


@pytest.mark.parametrize(
    "matter",
    [
        "+++\n# {why}\nvideo = '{id}'\n+++\n",
        "+++\nvideo = '{id}' # {why}\n+++\n",
        "---\n# {why}\nvideo: {id}\n---\n",
        "---\nvideo: {id}  # {why}\n---\n",
        "---\ntags:\n  # {why}\nvideo: {id}\n---\n",
    ],
)
def test_a_hash_in_a_front_matter(matter: str) -> None:
    why = "scaffold: ignore video-deleted - the notes stay"
    text = matter.format(why=why, id=vid(1)) + "\n8:00\n"
    dead = verdicts(Certainty.DELETED, 1)
    assert told_by(DEFAULT, view(text, videos=dead))[1] == 1
    plain = matter.format(why="dead", id=vid(1)) + "\n8:00\n"
    assert told_by(DEFAULT, view(plain, videos=dead))[1] == 0


def test_a_hash_in_the_body_is_a_heading_and_no_comment() -> None:
    text = f"{heading(1)}\n# {WHY}\n\n{WRONG}\n"
    assert told_by(DEFAULT, view(text))[1] == 0


@pytest.mark.parametrize(
    "rules",
    [
        "label-mismatch,past-end",
        "past-end, label-mismatch",
        "past-end ,\n label-mismatch",
        "label-mismatch",
    ],
)
@pytest.mark.parametrize("reason", ["- late", "-- late", "– late", "— late: an hour", ": late"])
def test_several_rules_and_all_dashes(rules: str, reason: str) -> None:
    text = f"{heading(1)}\n<!-- scaffold: ignore {rules} {reason} -->\n{WRONG}\n"
    lines, suppressed = told_by(running.chosen((), ("past-end",)), view(text))
    assert (lines, suppressed) == ([], 1)


def test_stacked_comments_all_reach_the_line_below() -> None:
    more = "<!-- scaffold: ignore past-end - cut later -->"
    note_ = "<!-- just a remark -->"
    text = f"{heading(1)}\n<!-- {WHY} -->\n{note_}\n\n{more}\n{WRONG}\n"
    assert told_by(running.chosen((), ("past-end",)), view(text)) == ([], 1)


def test_in_a_quote_it_holds_for_the_next_line_of_the_quote() -> None:
    text = f"{heading(1)}\n> <!-- {WHY} -->\n> {WRONG}\n>\n> {WRONG}\n"
    assert told_by(DEFAULT, view(text)) == ([f"6:3 {SAID}"], 1)


def test_a_finding_over_two_lines_is_hidden_from_either() -> None:
    link = f"[8:00\nIntroduction]({url(1, '&t=1h')}) - said"
    text = f"{heading(1)}\n{link} <!-- {WHY} -->\n\n<!-- {WHY} -->\n{link}\n"
    assert told_by(DEFAULT, view(text)) == ([], 2)


def test_a_comment_over_several_lines_counts_from_its_end() -> None:
    text = f"{heading(1)}\n<!--\n{WHY},\nas they are\n-->\n{WRONG}\n\n{WRONG}\n"
    assert told_by(DEFAULT, view(text)) == ([f"9:1 {SAID}"], 1)


@pytest.mark.parametrize(
    "text",
    [
        f"```\n<!-- {WHY} -->\n```\n{WRONG}\n",
        f"    <!-- {WHY} -->\n\n{WRONG}\n",
        f"{WRONG} `<!-- {WHY} -->`\n",
        f"{WRONG} `%% {WHY} %%`\n",
        f"```\n%% {WHY} %%\n```\n{WRONG}\n",
        f"{WRONG} {WHY}\n",
        f"<!-- {WHY} -->\n\nA sentence.\n\n{WRONG}\n",
        f"<!-- {WHY} -->\nA sentence, and\n{WRONG}\n",
        f"{WRONG}\n<!-- {WHY} -->\n",
        f"{WRONG} <!-- scaffold: ignore past-end - late -->\n",
        f"{WRONG} <!-- eslint: ignore label-mismatch - late -->\n",
    ],
    ids=[
        "in a fence",
        "in indented code",
        "in a code span",
        "a vault's in a code span",
        "a vault's in a fence",
        "no comment",
        "a paragraph before",
        "two lines before",
        "on the line after",
        "another rule",
        "another program",
    ],
)
def test_what_suppresses_nothing(text: str) -> None:
    lines, suppressed = told_by(DEFAULT, view(f"{heading(1)}\n{text}"))
    assert suppressed == 0
    assert [line for line in lines if line.endswith(SAID)]


def test_at_the_end_of_a_post_it_covers_nothing() -> None:
    assert told_by(DEFAULT, view(f"{heading(1)}\n{WRONG}\n\n<!-- {WHY} -->"))[1] == 0


def test_a_suppressed_finding_is_not_mended() -> None:
    text = (
        heading(1) + heading(2) + f"## [C]({url(3)}) <!-- scaffold: ignore missing-index - so -->\n"
    )
    seen = view(text)
    assert told_by(DEFAULT, seen) == ([], 1)
    assert [finding.fix for finding in running.run(seen, ALL).found if finding.fix] == []


@pytest.mark.parametrize("rule", [rule.slug for rule in ALL if rule.slug != "unused-suppression"])
def test_every_rule_can_be_suppressed(rule: str) -> None:
    place = url(1, f"&list={PL}")
    text = f"<!-- scaffold: ignore {rule} - so it is -->\n## [1. T]({place})\n\n" + note("8:00", 1)
    (found,) = suppressions.written_in(view(text).post)
    assert (found.rules, found.reason, found.first, found.last) == ((rule,), "so it is", 2, 6)
