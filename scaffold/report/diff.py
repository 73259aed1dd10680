"""A unified diff of a post, as `patch` and editors read it."""

import re
from collections.abc import Iterator

from scaffold.wording import visible

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
NO_NEWLINE = "\\ No newline at end of file\n"


def unified(path: str, before: str, after: str) -> str:
    """The diff, or "" if nothing differs. Lines keep their own newlines."""
    if before == after:
        return ""
    from difflib import unified_diff

    name = visible(path)

    return "".join(
        _ended(
            unified_diff(
                _LINE.findall(before), _LINE.findall(after), f"a/{name}", f"b/{name}", lineterm="\n"
            )
        )
    )


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith(("\n", "\r")) else f"{line}\n{NO_NEWLINE}"
