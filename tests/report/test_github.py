"""Annotations, read the way the runner reads them."""

import re
from collections import Counter
from dataclasses import replace

from hypothesis import given

from scaffold.model.finding import CheckReport, Placed
from scaffold.report.github import github
from tests.report.reports import DEAD, EXCUSED, INDEX, REPORTS, RICH

COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>[^:]*)::(?P<message>.*)")


def commands(report: CheckReport) -> list[tuple[str, dict[str, str], str]]:
    """Name, properties and message of each line but the last, as the runner has them."""
    *lines, _ = github(report).split("\n")[:-1]
    return [_read(line) for line in lines]


def _read(line: str) -> tuple[str, dict[str, str], str]:
    found = COMMAND.fullmatch(line)
    assert found, line
    pairs = (pair.split("=", 1) for pair in found["properties"].split(","))
    return found["name"], {key: _freed(value) for key, value in pairs}, _freed(found["message"])


def _freed(text: str) -> str:
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def test_the_worst_come_first_for_github_shows_ten_of_a_kind() -> None:
    names = [(name, told["title"]) for name, told, _ in commands(RICH)]
    assert names == [
        ("error", "scaffold check"),
        ("error", "video-deleted"),
        ("warning", "missing-index"),
        ("notice", "title-changed"),
        ("notice", "video-private"),
        ("notice", "unknown"),
    ]


def test_properties_come_out_whole() -> None:
    ((_, told, message),) = commands(CheckReport(found=(DEAD,)))
    assert told == {
        "title": "video-deleted",
        "file": DEAD.path,
        "line": "12",
        "endLine": "12",
        "col": "4",
        "endColumn": "40",
    }
    assert message.startswith("the video «100%: [31m::error::a, b ::add-mask::x")
    assert message.count("\n") == len(DEAD.finding.advice)


def test_columns_are_told_only_within_a_line() -> None:
    ((_, told, _),) = commands(CheckReport(found=(INDEX,)))
    assert (told["line"], told["endLine"]) == ("40", "41")
    assert "col" not in told
    assert "endColumn" not in told


def test_what_is_excused_is_a_notice() -> None:
    ((name, _, message),) = commands(CheckReport(found=(EXCUSED,)))
    assert name == "notice"
    assert message.endswith("error, waived: baseline")


@given(report=REPORTS)
def test_no_text_adds_a_command_or_a_property(report: CheckReport) -> None:
    told = commands(report)
    assert len(told) == len(report.found) + len(report.failed) + len(report.unknown)
    allowed = {"title", "file", "line", "endLine", "col", "endColumn"}
    assert all(set(properties) <= allowed for _, properties, _ in told)
    assert {name for name, _, _ in told} <= {"error", "warning", "notice"}


@given(report=REPORTS)
def test_what_is_excused_is_never_an_error(report: CheckReport) -> None:
    excused = replace(report, found=tuple(replace(p, failing=False) for p in report.found))
    errors = sum(name == "error" for name, _, _ in commands(excused))
    assert errors == len(report.failed)


def many(placed: Placed, count: int) -> tuple[Placed, ...]:
    return tuple(replace(placed, line=n, fingerprint=str(n)) for n in range(1, count + 1))


def test_github_takes_ten_of_a_kind_and_the_others_are_lines_of_the_log() -> None:
    found = (*many(DEAD, 12), *many(INDEX, 11), *many(EXCUSED, 30))
    failed = tuple(f"::error::{n}.md: unreadable" for n in range(12))
    told = github(CheckReport(found=found, unknown=("why",), failed=failed)).splitlines()
    taken = [line for line in told if line.startswith("::")]
    counts = Counter(COMMAND.fullmatch(line)["name"] for line in taken)  # type: ignore[index]
    assert counts == {"error": 10, "warning": 10, "notice": 10}
    assert "::notice title=unknown::why" in taken
    assert f"{INDEX.path}:11:1: warning: missing-index: {INDEX.finding.message}" in told
    assert len(told) == len(found) + len(failed) + 1 + 1
    assert not [line for line in told if "##[" in line]


def test_messages_and_titles_stay_within_what_github_takes() -> None:
    long = replace(DEAD.finding, rule="r" * 300, message="я" * 70_000)
    report = CheckReport(found=(replace(DEAD, finding=long),), failed=("п" * 40_000,))
    for _, told, message in commands(report):
        assert len(message.encode()) <= 65_535
        assert len(told["title"].encode()) <= 255
