"""Where templates run: Jinja's sandbox, in which no code of theirs reaches Python.

What they take of time and memory is limited from outside (`outside.limits`).
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Undefined
from jinja2.exceptions import TemplateRuntimeError
from jinja2.sandbox import SandboxedEnvironment


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, in which a name that does not exist is a mistake."""

    def __init__(
        self, templates: Mapping[str, str], filters: Mapping[str, Callable[..., object]]
    ) -> None:
        """`filters` are there besides Jinja's own."""

        def load(name: str) -> tuple[str, str, None] | None:
            # with its name, by which a traceback tells included templates apart
            return (templates[name], name, None) if name in templates else None

        super().__init__(
            loader=FunctionLoader(load),
            undefined=StrictUndefined,
            finalize=_called,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters |= filters
        del self.globals["lipsum"]  # any amount of text, by chance


def _called(value: Any) -> Any:
    """What is written; a function is there to be called: as text it names a place in memory."""
    if callable(value) and not isinstance(value, Undefined):
        raise TemplateRuntimeError("a function is not text; call it: name(…)")
    return value
