"""GitLab's code quality report."""

import json

from hypothesis import given
from jsonschema import Draft202012Validator

from scaffold.model.finding import CheckReport
from scaffold.report.gitlab import gitlab
from tests.report.goldens import SCHEMAS
from tests.report.reports import REPORTS, RICH

SHAPE = Draft202012Validator(json.loads((SCHEMAS / "gitlab.json").read_text("utf-8")))


def test_severities_are_gitlabs_and_what_is_excused_is_info() -> None:
    told = {issue["check_name"]: issue["severity"] for issue in json.loads(gitlab(RICH))}
    assert told == {
        "title-changed": "info",
        "video-private": "info",
        "missing-index": "minor",
        "video-deleted": "critical",
    }


def test_the_fingerprint_and_the_place_are_the_findings() -> None:
    index = json.loads(gitlab(RICH))[2]
    assert index["fingerprint"] == "f2"
    assert index["location"] == {"path": "content/posts/a.md", "lines": {"begin": 40, "end": 41}}


@given(report=REPORTS)
def test_any_report_is_a_list_of_issues_as_gitlab_documents_them(report: CheckReport) -> None:
    issues = json.loads(gitlab(report))
    SHAPE.validate(issues)
    assert len(issues) == len(report.found)
