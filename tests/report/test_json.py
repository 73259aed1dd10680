"""JSON in its published shape."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from scaffold.model.finding import CheckReport
from scaffold.report.json_ import json_, jsonl, schema
from tests.report.goldens import golden
from tests.report.reports import HOSTILE, REPORTS, RICH

PUBLISHED = Draft202012Validator(json.loads(schema()))


def test_the_published_schema_changes_only_on_purpose() -> None:
    assert schema() == golden("schema")


@given(report=REPORTS)
def test_any_report_is_valid_by_the_published_schema(
    report: CheckReport,
) -> None:
    PUBLISHED.validate(json.loads(json_(report)))


def test_the_schema_refuses_what_it_does_not_name() -> None:
    check = json.loads(json_(RICH))
    check["findings"][0]["surprise"] = 1
    assert not PUBLISHED.is_valid(check)
    assert not PUBLISHED.is_valid({**json.loads(json_(RICH)), "scaffold_check": 2})


def test_all_of_a_finding_is_there() -> None:
    index = json.loads(json_(RICH))["findings"][2]
    assert index["fix"] == {
        "what": "add index=2",
        "edits": [{"start": 950, "end": 950, "text": "&index=2"}],
    }
    assert (index["line"], index["end_line"], index["failing"]) == (40, 41, True)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def test_titles_come_without_controls_but_else_as_they_are() -> None:
    told = list(strings(json.loads(json_(RICH))))
    assert "100%: [31m::error::a, b ::add-mask::x <b>&amp;</b> [x](javascript:y) {0} @all" in told
    assert HOSTILE not in told


@given(report=REPORTS)
def test_jsonl_is_an_object_a_line_and_ends_with_the_sums(report: CheckReport) -> None:
    lines = [json.loads(line) for line in jsonl(report).splitlines()]
    kinds = [line["type"] for line in lines]
    findings, unknown, failed = (
        len(part) for part in (report.found, report.unknown, report.failed)
    )
    expected = ["finding"] * findings + ["unknown"] * unknown + ["failed"] * failed + ["sums"]
    assert kinds == expected
    assert lines[:findings] == json.loads(json_(report))["findings"]
