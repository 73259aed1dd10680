"""What is wrong in a layer of settings, in a person's words; never with the value itself."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from scaffold.model.settings import keys_of
from scaffold.wording import did_you_mean

Place = Callable[[list[str]], str]
"""Names the key of that path where it was set."""

_WANTED = {
    "bool": "expected true or false",
    "int": "expected a whole number",
    "float": "expected a number",
    "finite_number": "expected a number",
    "string": "expected a text in quotes",
    "tuple": "expected a list",
    "model": "expected a table",
    "missing": "it is missing",
    "greater_than": "it must be more than {gt:g}",
    "greater_than_equal": "it must be {ge:g} or more",
    "less_than_equal": "it must be {le:g} or less",
    "too_long": "at most {max_length} are allowed",
    "literal_error": "expected one of {expected}",
}
"""The beginning of pydantic's name for a mistake, and our words; the longest beginning counts."""


def mistakes(
    error: ValidationError, place: Place, known: Sequence[str] = tuple(keys_of())
) -> Iterator[str]:
    """A line for each mistake: place, key, what is wrong, and which of the known was meant."""
    for problem in error.errors(include_url=False, include_input=False):
        keys = [str(part) for part in problem["loc"]]
        if problem["type"] == "extra_forbidden":
            yield f"{place(keys)}: no such key{_suggestion(keys, known)}"
        else:
            yield f"{place(keys)}: {_words(problem)}"


def _words(problem: Any) -> str:
    kind, known = problem["type"], problem.get("ctx", {})
    if kind == "string_pattern_mismatch":  # `lang` alone has a pattern
        return "expected a language's code: ru, zh-CN"
    fitting = [begin for begin in _WANTED if kind.startswith(begin)]
    if fitting:
        return _WANTED[max(fitting, key=len)].format(**known)
    return str(problem["msg"]).removeprefix("Value error, ")


def _suggestion(keys: list[str], known: Sequence[str]) -> str:
    """The key that was perhaps meant; one that exists in another table is named with it."""
    named = [*(key for key in keys[:-1] if not key.isdigit()), keys[-1]]
    same_table = [key for key in known if key.split(".")[:-1] == named[:-1]]
    last = {key.rpartition(".")[2]: key for key in same_table}
    elsewhere = (key for key in known if key.rpartition(".")[2] == named[-1])
    meant = did_you_mean(named[-1], last) or next(elsewhere, "")
    return f"; did you mean {meant}?" if meant else ""
