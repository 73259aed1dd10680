"""Lines for people and editors."""

import re
from dataclasses import replace

import pytest
from hypothesis import given

from scaffold.model.finding import CheckReport, Sums
from scaffold.report.text import sums_line, text
from tests.report.reports import DEAD, EXCUSED, INDEX, REPORTS, RICH


def test_a_finding_is_path_line_column_severity_rule_and_message() -> None:
    first, *_ = text(CheckReport(found=(INDEX,))).splitlines()
    assert first == (
        "content/posts/a.md:40:1: warning: missing-index: "
        "index=2 is missing, most lecture links of this post have one"
    )


def test_what_is_excused_is_told_but_is_no_error() -> None:
    first, *_ = text(CheckReport(found=(EXCUSED,))).splitlines()
    assert first == (
        "old.md:1:1: info: video-private: the video is private (error, waived: baseline)"
    )


def test_many_of_one_kind_in_a_section_are_one_line_with_a_count() -> None:
    few = tuple(replace(INDEX, line=n, section=1) for n in range(40, 43))
    assert (
        sum(": missing-index: " in line for line in text(CheckReport(found=few)).splitlines()) == 3
    )
    many = tuple(replace(INDEX, line=n, section=1) for n in range(40, 46))
    other = replace(INDEX, line=90, section=80)
    first, count, second, sums = (
        line for line in text(CheckReport(found=(*many, other))).splitlines() if "fix:" not in line
    )
    assert first.startswith("content/posts/a.md:40:1: warning: missing-index: ")
    assert count == "    and 5 more like it in this section, in lines 41, 42, 43, 44, 45"
    assert second.startswith("content/posts/a.md:90:1: ")
    assert sums.startswith("7 warnings; ")


def test_the_order_is_findings_unknown_failed_sums() -> None:
    firsts = [line.split(":")[0] for line in text(RICH).splitlines()]
    assert firsts[-3:-1] == ["unknown", "failed"]
    assert text(RICH).splitlines()[-1] == sums_line(RICH)


@given(report=REPORTS)
def test_no_text_makes_a_line_of_its_own(report: CheckReport) -> None:
    advice = sum(len(p.finding.advice) for p in report.found)
    fixes = sum(p.finding.fix is not None for p in report.found)
    lines = len(report.found) + advice + fixes + len(report.unknown) + len(report.failed) + 1
    assert text(report).count("\n") == lines


@given(report=REPORTS)
def test_no_line_is_an_order_to_the_ci_whose_log_it_stands_in(report: CheckReport) -> None:
    for line in text(report).split("\n"):
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##(\[|vso\[)", line)


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (
            CheckReport(),
            "nothing found; 0 posts, 0 links, 0 videos, 0 playlists; 0 ok, 0 broken, 0 unknown; "
            "0 requests made, 0 from cache",
        ),
        (
            CheckReport(found=(DEAD, EXCUSED), sums=Sums(1, 2, 1, 1, 0, 1, 0, 1, 0)),
            "1 error, 1 waived; 1 post, 2 links, 1 video, 1 playlist; 0 ok, 1 broken, 0 unknown; "
            "1 request made, 0 from cache",
        ),
        (
            CheckReport(found=(INDEX, INDEX, replace(INDEX, failing=False))),
            "2 warnings, 1 waived; 0 posts, 0 links, 0 videos, 0 playlists; "
            "0 ok, 0 broken, 0 unknown; 0 requests made, 0 from cache",
        ),
    ],
)
def test_the_sums_are_one_line(report: CheckReport, line: str) -> None:
    assert sums_line(report) == line
