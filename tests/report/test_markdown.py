"""Markdown for a comment and for the step summary, read by a CommonMark parser."""

import re
from dataclasses import replace

import pyromark
from hypothesis import given

from scaffold.model.finding import CheckReport
from scaffold.notes.text.escape import plain
from scaffold.report.markdown import COMMENT_ROOM, github_summary, markdown
from tests.report.reports import DEAD, EXCUSED, INDEX, REPORTS, RICH


def html(report: CheckReport) -> str:
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    return pyromark.html(markdown(report), options=options)


def test_a_title_is_shown_and_does_nothing() -> None:
    told = html(CheckReport(found=(DEAD,)))
    assert "<b>" not in told
    assert re.findall(r'href="([^"]*)"', told) == [
        "https://web.archive.org/web/https://www.youtube.com/watch?v=_q46x0tq2FQ"
    ]
    assert "[x](javascript:y) {0} @<!-- -->all" in told


def test_the_worst_come_first_and_what_is_excused_is_folded_away() -> None:
    told = markdown(RICH)
    places = [told.index(f"{p.finding.rule}: ") for p in (DEAD, INDEX, EXCUSED)]
    assert places == sorted(places)
    assert places[1] < told.index("<details>") < places[2] < told.index("</details>")


@given(report=REPORTS)
def test_no_text_brings_markup_links_or_calls(report: CheckReport) -> None:
    told = html(report)
    tags = set(re.findall(r"<(/?[a-z0-9]+|!--)", told))
    ours = {"h3", "p", "ul", "li", "strong", "a", "details", "summary"}
    assert {tag.lstrip("/") for tag in tags} <= ours | {"!--"}
    trusted = ("https://web.archive.org/", "https://www.youtube.com/")
    assert all(url.startswith(trusted) for url in re.findall(r'href="([^"]*)"', told))
    shown = re.sub(r"<[^>]*>", "\0", told)
    assert not re.search(r"(?<![\w\0&])@\w", shown)


@given(report=REPORTS)
def test_each_finding_is_one_item(report: CheckReport) -> None:
    items = len(re.findall(r"<li>", html(report)))
    advice = sum(bool(plain(line)) for p in report.found for line in p.finding.advice)
    assert items == len(report.found) + advice + len(report.unknown) + len(report.failed)


def test_a_comment_stays_below_what_github_takes_and_says_what_it_leaves_out() -> None:
    many = CheckReport(found=tuple(replace(DEAD, line=n) for n in range(1, 501)))
    told = markdown(many)
    assert len(told) < COMMENT_ROOM
    shown = told.count("- **error**")
    assert f"\nand {500 - shown} more\n" in told
    assert github_summary(many).count("- **error**") > shown
