"""Where templates run: Jinja's sandbox, in which no single number makes something huge.

Bounded are repetition and powers, and widths of every kind. Not bounded is what a template does
step by step: loops in loops, a text joined to itself again and again.
"""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from string import Formatter
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Undefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

LARGEST = 10_000
"""Characters or items that one expression makes, and the widest that a text is set."""

_LONGEST = 14_000  # bits of a number: Python prints no more than 4300 digits
_WIDENING = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes"})
_WIDENING_FILTERS = frozenset({"center", "indent", "batch", "slice", "round", "tojson"})
_PERCENT = re.compile(r"%(?:\([^)]*\))?[-#0 +]*(?:\d*\.)?(?:\*|\d{5})")


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, with the mistakes that would fill the memory refused."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(
        self, templates: Mapping[str, str], filters: Mapping[str, Callable[..., object]]
    ) -> None:
        """`filters` are there beside Jinja's own."""

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
        self.filters |= {name: _bounded(self.filters[name]) for name in _WIDENING_FILTERS}
        self.filters |= {"format": _percent_checked(self.filters["format"]), **filters}
        del self.globals["lipsum"]  # any amount of text, by chance

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse what is too large before it is made."""
        if operator == "%":
            _check_percent(left)
        elif operator == "*":
            _refuse_if(_size(left, right) > LARGEST or _bits(left) + _bits(right) > _LONGEST)
        elif _bits(left) > 1 and isinstance(right, int):
            _refuse_if(_bits(left) * right > _LONGEST)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Methods of texts that take a width take no huge one."""
        if getattr(obj, "__name__", "") in _WIDENING:
            _refuse_wide(*args, *kwargs.values())
        return super().call(context, obj, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """The text of `"…".format` may name no huge width, nor take one from elsewhere."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            specs = (spec or "" for _, _, spec, _ in Formatter().parse(value.__self__))
            _refuse_if(any(re.search(r"\d{5}|\{", spec) for spec in specs))
        return wrapped


def _called(value: Any) -> Any:
    """What is written; a function is there to be called: as text it names a place in memory."""
    if callable(value) and not isinstance(value, Undefined):
        raise TemplateRuntimeError("a function is no text; call it: name(…)")
    return value


def _refuse_if(large: bool) -> None:
    if large:
        raise SecurityError(f"this would make a text, list or number longer than {LARGEST}")


def _size(left: Any, right: Any) -> int:
    """The length of a sequence that is repeated; 0 for a product of numbers."""
    for repeated, times in ((left, right), (right, left)):
        if isinstance(repeated, str | bytes | list | tuple) and isinstance(times, int):
            return len(repeated) * times
    return 0


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 0


def _refuse_wide(*values: Any) -> None:
    _refuse_if(any(isinstance(value, int) and abs(value) > LARGEST for value in values))


def _check_percent(text: Any) -> None:
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    _refuse_if(isinstance(text, str) and bool(_PERCENT.search(text)))


def _bounded(run: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja's, all of whose numbers but the value itself are bounded."""
    own = 2 if hasattr(run, "jinja_pass_arg") else 1

    @wraps(run)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        _refuse_wide(*args[own:], *kwargs.values())
        return run(*args, **kwargs)

    return bounded


def _percent_checked(run: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(run)
    def checked(value: Any, *args: Any, **kwargs: Any) -> Any:
        _check_percent(str(value))
        return run(value, *args, **kwargs)

    return checked
