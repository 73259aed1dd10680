"""A mistake in a template, with its file and line, in the words that templates know."""

import re
from collections.abc import Mapping
from typing import Any

from scaffold.errors import TemplateBroken
from scaffold.model.preset import Preset

MISTAKES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What Python raises where a template asks for what cannot be."""


class explained:
    """A mistake in a template becomes a sentence with its file and line."""

    def __init__(self, preset: Preset, name: str) -> None:
        self.preset, self.name = preset, name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: Any) -> None:
        from jinja2 import TemplateError, TemplateNotFound

        if not isinstance(error, (TemplateError, *MISTAKES)):
            return
        name, line = _place(error, trace, self.name)
        where = self.preset.origins.get(name, f"{name} of preset {self.preset.name}")
        if isinstance(error, TemplateNotFound):
            raise TemplateBroken(
                f"{where}:{line}: template {error.name} was not found.",
                f"Put a file {error.name} in the template folder.",
            ) from error
        raise TemplateBroken(
            f"{where}:{line}: {_said(error)}.",
            "docs/templates.md lists what templates may use.",
        ) from error


def refuse_undefined(values: object) -> None:
    """A name that does not exist says so here, in Jinja's words, and not later in a writer's."""
    from jinja2 import StrictUndefined

    if isinstance(values, StrictUndefined):
        str(values)
    elif isinstance(values, list | tuple):
        for value in values:
            refuse_undefined(value)
    elif isinstance(values, Mapping):
        refuse_undefined(list(values.values()))


def _said(error: BaseException) -> str:
    """What Jinja or Python says of a mistake, with our nouns by the names that templates know."""
    if isinstance(error, RecursionError):
        return "the template includes itself without end"
    if isinstance(error, MemoryError):
        return "this needs more memory than a template may take"
    text = str(getattr(error, "message", None) or error).rstrip(".") or type(error).__name__
    text = re.sub(
        r"'scaffold\.(?:\w+\.)*_?(\w+?)(?:Context|Line)? object'",
        lambda found: f"the {found[1].lower()}",
        text,
    )
    return text.replace("the settings has ", "the settings have ")


def _place(error: BaseException, trace: Any, name: str) -> tuple[str, int]:
    """The innermost line of a template: Jinja puts its own lines into the traceback."""
    if getattr(error, "lineno", None):
        return getattr(error, "name", None) or name, error.lineno  # type: ignore[attr-defined]  # TemplateSyntaxError's
    line = 1
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2") or file == "<template>":
            name, line = (file if file.endswith(".j2") else name), trace.tb_lineno
        trace = trace.tb_next
    return name, line
