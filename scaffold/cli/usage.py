"""Wrong usage of the command line, in our own words instead of a library's."""

import re
from collections.abc import Callable
from typing import Any

from scaffold.errors import UsageError
from scaffold.wording import did_you_mean

_CHOICE = re.compile(
    r"Invalid value for '([^']+)': (?:Value error, )?(.+?) is not one of (.+)\.", re.S
)
_NUMBER = re.compile(r"Invalid value for '([^']+)': Input should be a valid (integer|number)")
_RANGE = re.compile(
    r"Invalid value for '([^']+)': Input should be (greater|less) than or equal to (\S+)"
)
_INVALID = re.compile(r"Invalid value(?: for '?([^':]+)'?)?: (?:Value error, )?(.+)", re.S)
_MISSING = re.compile(r"Missing (?:argument|option) '([^']+)'")
_OPTION = re.compile(r"No such option: (\S+)(?:.*?(?:options: |mean )([^)?]+))?", re.S)
_COMMAND = re.compile(r"No such command '(.+?)'\.(?: Did you mean '(.+?)'\?)?", re.S)
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.S)
_VALUE = re.compile(r"Option '([^']+)' requires (?:an|\d+) arguments?")


def in_own_words(error: Any) -> UsageError:
    """The same mistake as one of ours; the hint names the help of the command."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx is not None else "scaffold"
    message = error.format_message()
    for pattern, sentence in _SENTENCES:
        found = pattern.match(message)
        if found:
            said, meant = sentence(found)
            return UsageError(said, meant or f"{command} --help shows what it takes.")
    return UsageError(message, f"{command} --help shows what it takes.")


def _choices(found: "re.Match[str]") -> tuple[str, str]:
    *most, last = (word.strip(" '\"") for word in found[3].split(","))
    return f"{found[1]} takes {', '.join(most)} or {last}, not {found[2]}.", ""


def _did_you_mean(found: "re.Match[str]", what: str) -> tuple[str, str]:
    near = did_you_mean(found[1], [word.strip(" '\"") for word in (found[2] or "").split(",")])
    return f"{found[1]} is not {what}.", f"Did you mean {near}?" if near else ""


_SENTENCES: tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]"], tuple[str, str]]], ...] = (
    (_CHOICE, _choices),
    (
        _NUMBER,
        lambda f: (f"{f[1]} takes a {'whole ' if f[2] == 'integer' else ''}number.", ""),
    ),
    (
        _RANGE,
        lambda f: (f"{f[1]} is at {'least' if f[2] == 'greater' else 'most'} {f[3]}.", ""),
    ),
    (_INVALID, lambda f: (f"{f[1]}: {f[2]}" if f[1] else f[2][:1].upper() + f[2][1:] + ".", "")),
    (_MISSING, lambda f: (f"{f[1]} is missing.", "")),
    (_OPTION, lambda f: _did_you_mean(f, "an option of this command")),
    (_COMMAND, lambda f: _did_you_mean(f, "a command")),
    (_EXTRA, lambda f: (f"Too many arguments: {f[1]}.", "")),
    (_VALUE, lambda f: (f"{f[1]} needs a value.", "")),
)
