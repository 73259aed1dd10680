"""What a template may not write: functions that are not called, and chance."""

from typing import Any

import pytest
from jinja2 import TemplateError

from scaffold.notes.writing.sandbox import Sandbox


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox({}, {})


def run(sandbox: Sandbox, expression: str, **words: Any) -> str:
    return sandbox.from_string(f"{{{{ {expression} }}}}").render(words)


@pytest.mark.parametrize("expression", ["take", "'a'.upper", "range", "cycler"])
def test_a_function_that_is_not_called_is_a_mistake(sandbox: Sandbox, expression: str) -> None:
    """As text it would be a place in memory, another in each run."""
    with pytest.raises(TemplateError, match="call it"):
        run(sandbox, expression, take=lambda: "x")
    with pytest.raises(TemplateError, match="'tkae' is undefined"):
        run(sandbox, "tkae")
    assert run(sandbox, "take()", take=lambda: "x") == "x"


def test_chance_makes_no_text(sandbox: Sandbox) -> None:
    with pytest.raises(TemplateError, match="'lipsum' is undefined"):
        run(sandbox, "lipsum(10 ** 9)")
