"""Tests that need a generator run where it is; where it is not, that is said, never skipped."""

import pytest

from tests.presets.generators import missing

pytest.register_assert_rewrite("tests.presets.page", "tests.presets.walk")
_NOT_HERE = pytest.StashKey[dict[str, str]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run; `pytest_terminal_summary` tells of it."""
    if "not generators" in config.option.markexpr:
        return  # none of them runs
    absent: dict[str, str] = {}
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        mark = item.get_closest_marker("generators")
        name = str(mark.args[0]) if mark and mark.args else ""
        reason = missing(name) if name else ""
        (left if reason else kept).append(item)
        if reason:
            absent[name] = reason
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept
    config.stash[_NOT_HERE] = absent


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each generator that is not here, if its tests were asked for."""
    config = terminalreporter.config
    if "not generators" in config.option.markexpr:
        return
    for name, reason in sorted(config.stash.get(_NOT_HERE, {}).items()):
        terminalreporter.write_line(f"not here: {name}: {reason}; its tests were not run")
