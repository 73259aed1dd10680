"""A unified diff of a post, as `patch` and editors read it."""

import re

from scaffold.wording import visible

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
NO_NEWLINE = "\\ No newline at end of file\n"


def unified(path: str, before: str, after: str) -> str:
    """The diff, or "" if nothing differs. Lines keep their own newlines."""
    if before == after:
        return ""
    from difflib import unified_diff

    name = visible(path)
    lines = unified_diff(
        _LINE.findall(before), _LINE.findall(after), f"a/{name}", f"b/{name}", lineterm="\n"
    )
    return "".join(
        line if line.endswith(("\n", "\r")) else f"{line}\n{NO_NEWLINE}" for line in lines
    )
