"""What holds for every format of a check."""

import re

import pytest
from hypothesis import given

from scaffold.model.finding import CheckReport
from scaffold.report.formats import FORMATS
from scaffold.report.markdown import github_summary
from scaffold.report.text import evidence
from tests.report.goldens import golden
from tests.report.reports import REPORTS, RICH

NAMES = sorted(FORMATS)
# Whatever makes a terminal, a log or a reader see something else than what is written.
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def test_the_formats_are_those_of_the_option() -> None:
    assert NAMES == ["github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif", "text"]


@pytest.mark.parametrize("name", NAMES)
def test_the_rich_report_is_as_stored(name: str) -> None:
    assert FORMATS[name](RICH) == golden(name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_found_is_a_whole_document_with_a_final_newline(name: str) -> None:
    told = FORMATS[name](CheckReport())
    assert told.endswith("\n")
    assert not told.endswith("\n\n")


@pytest.mark.parametrize("name", NAMES)
@given(report=REPORTS)
def test_no_text_brings_colours_controls_or_bidi_overrides_in(
    name: str, report: CheckReport
) -> None:
    told = FORMATS[name](report)
    assert UNSEEN.findall(told) == []
    told.encode("utf-8")


@given(report=REPORTS)
def test_evidence_has_a_line_for_each_verdict(report: CheckReport) -> None:
    assert evidence(report).count("\n") == len(report.verdicts)


def test_evidence_tells_what_was_concluded_and_from_what() -> None:
    assert evidence(RICH) == (
        "_q46x0tq2FQ: deleted, 404 (oEmbed 404; dead row)\n"
        "1BUuB28FDOc: ok, members only, from cache\n"
    )


def test_the_step_summary_of_a_small_check_is_its_markdown() -> None:
    assert github_summary(RICH) == FORMATS["markdown"](RICH)
