"""Findings in their files: paths from the repo's root, lines, columns, fingerprints."""

import fnmatch
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.model.edit import Span
from scaffold.model.finding import Finding, Placed
from scaffold.model.post import Post

if TYPE_CHECKING:
    from scaffold.model.settings import Ignored


def root_of(start: Path) -> Path:
    """The repo's root above a folder, else the folder itself."""
    start = start.resolve()
    return next((f for f in (start, *start.parents) if (f / ".git").exists()), start)


def name_of(path: Path, root: Path) -> str:
    """A post's path relative to the root, with `/`; absolute if it lies elsewhere."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a symlink keeps its own name
    for name in (absolute, path.resolve()):
        if name.is_relative_to(root):
            return name.relative_to(root).as_posix()
    return absolute.as_posix()


def place(post: Post, name: str, findings: Iterable[Finding]) -> tuple[Placed, ...]:
    """The findings of a post with their places; equal ones are told apart by their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    return tuple(_placed(post, name, finding, seen) for finding in findings)


def _placed(post: Post, name: str, finding: Finding, seen: Counter[tuple[str, ...]]) -> Placed:
    key = (name, finding.rule, finding.video or "", finding.label)
    fingerprint = _fingerprint(*key, str(seen[key]))
    seen[key] += 1
    span = finding.span
    written = post.data[span.start : span.end].rstrip(b"\r\n")
    span = Span(span.start, span.start + len(written))
    line, column = post.line_column(span.start)
    return Placed(name, line, column, *post.line_column(span.end), finding, fingerprint)


def _fingerprint(*parts: str) -> str:
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:32]


def not_ignored(
    findings: Sequence[Finding], path: Path, ignored: "Sequence[Ignored]", base: Path | None
) -> list[Finding]:
    """Without those that `[[ignore]]` of the settings names by path, rule and video."""
    if not ignored:
        return list(findings)
    name = name_of(path, base or Path.cwd())
    mine = [item for item in ignored if item.path is None or _fits(name, item.path)]
    return [
        finding
        for finding in findings
        if not any(
            item.rule in {None, finding.rule} and item.video in {None, finding.video}
            for item in mine
        )
    ]


def _fits(name: str, glob: str) -> bool:
    """Whether a glob names the file or a folder above it; `**/` is any number of folders."""
    glob = glob.removeprefix("./").rstrip("/")
    globs = {glob, glob.replace("**/", "")}
    return any(fnmatch.fnmatchcase(name, g) or name.startswith(f"{g}/") for g in globs)
