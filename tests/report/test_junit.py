"""JUnit XML by the schema of `tests/report/schemas`."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from junitparser import JUnitXml
from xmlschema import XMLSchema

from scaffold.model.finding import CheckReport, Severity
from scaffold.report.junit import junit
from tests.report.goldens import SCHEMAS
from tests.report.reports import DEAD, INDEX, REPORTS, RICH

GRAMMAR = XMLSchema(str(SCHEMAS / "junit.xsd"))


def cases(report: CheckReport) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(junit(report)).iter("testcase"))


@settings(max_examples=60)
@given(report=REPORTS)
def test_any_report_is_valid_and_counts_its_cases(report: CheckReport) -> None:
    GRAMMAR.validate(junit(report))
    whole = ElementTree.fromstring(junit(report))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(whole.attrib[name]) == len(list(whole.iter(tag)))
    assert int(whole.attrib["tests"]) == len(list(whole.iter("testcase")))


def test_the_grammar_refuses_what_no_ci_reads() -> None:
    assert not GRAMMAR.is_valid(junit(RICH).replace("<testcase ", '<testcase colour="red" ', 1))
    assert not GRAMMAR.is_valid(junit(RICH).replace('time="0"', 'time="soon"', 1))


def test_what_fails_the_run_is_a_failure_the_rest_is_not() -> None:
    kinds = [[child.tag for child in case] for case in cases(RICH)]
    assert kinds == [
        ["system-out"],
        ["skipped"],
        ["system-out"],
        ["failure"],
        ["error"],
        ["skipped"],
    ]


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 2), (None, 0)],
)
def test_failures_follow_fail_on_and_remarks_never_fail(
    fail_on: Severity | None, failures: int
) -> None:
    told = ElementTree.fromstring(junit(replace(RICH, fail_on=fail_on)))
    assert told.attrib["failures"] == str(failures)


def test_a_case_keeps_its_name_when_its_line_moves_and_equals_are_counted() -> None:
    there = CheckReport(found=(INDEX, INDEX, replace(INDEX, path="b.md")))
    moved = CheckReport(found=tuple(replace(p, line=p.line + 7) for p in there.found))
    names = [(case.attrib["classname"], case.attrib["name"]) for case in cases(there)]
    assert names == [(c.attrib["classname"], c.attrib["name"]) for c in cases(moved)]
    assert names == [
        ("content/posts/a.md", "missing-index 2. Элементы"),
        ("content/posts/a.md", "missing-index 2. Элементы (2)"),
        ("b.md", "missing-index 2. Элементы"),
    ]


def test_a_failure_tells_its_place_and_advice() -> None:
    (case,) = cases(CheckReport(found=(DEAD,)))
    failure = case.find("failure")
    assert failure is not None
    first, *advice = (failure.text or "").split("\n")
    assert first.startswith("content/posts/Глава 1, или: x.md:12:4: error: video-deleted: ")
    assert len(advice) == len(DEAD.finding.advice)


def test_a_check_that_found_nothing_has_one_case_that_passed() -> None:
    (case,) = cases(CheckReport())
    assert case.attrib["name"] == "all links"
    assert list(case) == []


@settings(max_examples=40)
@given(report=REPORTS)
def test_junitparser_reads_it_and_counts_the_same(report: CheckReport) -> None:
    read = JUnitXml.fromstring(junit(report).encode())
    (suite,) = list(read)
    results = [type(result).__name__ for case in suite for result in case.result]
    counts = (suite.failures, suite.errors, suite.skipped)
    assert counts == tuple(map(results.count, ("Failure", "Error", "Skipped")))
    assert suite.tests == len(list(suite))
