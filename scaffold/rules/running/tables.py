"""`[[ignore]]` tables of the settings: which findings they hide."""

import fnmatch
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from scaffold.model.finding import Finding

if TYPE_CHECKING:
    from scaffold.model.settings import Ignored


def kept(items: "Iterable[Ignored]", findings: Sequence[Finding], name: str) -> list[Finding]:
    """The findings of a post that no table names by path, rule and video.

    `name` is the post's path relative to the settings' folder.
    """
    mine = [item for item in items if _reaches(item.path, name)]
    return [
        finding
        for finding in findings
        if not any(
            item.rule in {None, finding.rule} and item.video in {None, finding.video}
            for item in mine
        )
    ]


def _reaches(glob: str | None, name: str) -> bool:
    """Whether a glob names the file, or a folder above it.

    `**/` is any number of folders, `.` the settings' own.
    """
    if glob is None or glob in {".", "./"}:
        return True
    glob = glob.removeprefix("./").rstrip("/")
    globs = {glob, glob.replace("**/", "")}
    return any(fnmatch.fnmatchcase(name, g) or name.startswith(f"{g}/") for g in globs)
