"""Which files are posts: those named, and those in folders that are neither hidden nor ignored."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

from scaffold.errors import PostUnreadable
from scaffold.outside.files import bounds, files, git

ENDINGS = frozenset({".md", ".markdown", ".mdx", ".qmd", ".rmd"})
_OTHER_MARKUP = {
    ".org": "Org",
    ".rst": "reStructuredText",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".html": "HTML",
    ".htm": "HTML",
    ".tex": "LaTeX",
    ".ipynb": "a Jupyter notebook",
}


def find(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[PostUnreadable, ...]]:
    """The posts in their order, each once, and an error for each path that is not there.

    A file that is named counts whatever its ending, unless it is of another markup; a folder means
    the posts below it. A link and what it leads to are one post.
    """
    found: dict[Path, None] = {}
    errors: list[PostUnreadable] = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            inside, outside = _below(path)
            found |= dict.fromkeys(inside)
            errors += outside
        elif os.path.exists(path):  # noqa: PTH110 - the same
            markup = _OTHER_MARKUP.get(path.suffix.lower())
            if markup:
                sentence = f"{path} is {markup}, not Markdown; it was left as it is."
                errors.append(PostUnreadable(sentence, "scaffold reads and writes Markdown."))
            else:
                found[path] = None
        else:
            errors.append(PostUnreadable(f"{path} is not there.", "Check the path."))
    return _once(found), tuple(errors)


def _once(paths: Collection[Path]) -> tuple[Path, ...]:
    """The paths without other names of the same file; of two names the one that is not a link."""
    folders = {folder: os.path.realpath(folder) for folder in {path.parent for path in paths}}
    chosen: dict[str, Path] = {}
    for path in paths:
        link = path.is_symlink()
        # join: a key for each post, and mostly there is no link
        real = os.path.realpath(path) if link else os.path.join(folders[path.parent], path.name)  # noqa: PTH118
        if real not in chosen or (not link and chosen[real].is_symlink()):
            chosen[real] = path
    return tuple(chosen.values())


def in_folder(folder: Path, most: int | None = None) -> list[Path]:
    """The posts below a folder, sorted. In a git work tree git says what is ignored.

    `most`: look at no more than so many of them.
    """
    return _below(folder, most)[0]


def _below(folder: Path, most: int | None = None) -> tuple[list[Path], list[PostUnreadable]]:
    """The posts below a folder, and an error for each that is a link out of the repository."""
    names = git.listed(folder)
    paths = _walked(folder) if names is None else (folder / name for name in names)
    posts = (path for path in paths if is_post(path, folder) and os.path.isfile(path))  # noqa: PTH113 - as above
    inside: list[Path] = []
    outside: list[PostUnreadable] = []
    for path in islice(posts, most):
        target = bounds.way_out(path) if path.is_symlink() else None
        if target is None:
            inside.append(path)
        else:
            outside.append(
                PostUnreadable(
                    f"{path} is a link that leads out of the repository, to {target}; it was left.",
                    "Name it on the command line to have it read and written.",
                )
            )
    return sorted(inside, key=lambda path: path.as_posix()), outside


def is_post(path: Path, folder: Path) -> bool:
    """Whether a file's name is that of a post, and nothing on the way from the folder is hidden."""
    if path.suffix.lower() not in ENDINGS:
        return False
    return not any(part.startswith(".") for part in path.relative_to(folder).parts)


_Ignored = Callable[[str], bool]
_RULES = 100_000  # bytes of a `.gitignore` that are read, where there is no git to read it
_BRANCHING = 2
_STARS = re.compile(r"\*+")


def _walked(folder: Path) -> Iterator[Path]:
    """All files below, without git: `.gitignore` files are followed where they are."""
    waiting: list[tuple[Path, tuple[tuple[Path, _Ignored], ...]]] = [(folder, ())]
    while waiting:
        here, rules = waiting.pop()
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError:
            continue
        if any(entry.name == ".gitignore" for entry in found):
            rules = (*rules, (here, _ignored_in(here)))
        for entry in found:
            path = here / entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            ending = "/" if is_folder else ""
            if any(rule(path.relative_to(top).as_posix() + ending) for top, rule in rules):
                continue
            if not is_folder:
                yield path
            elif not entry.name.startswith("."):
                waiting.append((path, rules))


def _ignored_in(folder: Path) -> _Ignored:
    from pathspec import GitIgnoreSpec

    path = folder / ".gitignore"
    try:
        data = b"" if bounds.way_out(path) else files.read_bytes(path, _RULES)
    except OSError:
        data = b""
    lines = data.decode("utf-8", "replace").split("\n")
    return GitIgnoreSpec.from_lines(filter(_is_bounded, lines)).match_file


def _is_bounded(pattern: str) -> bool:
    """Whether matching a pattern takes little time: each further star of a name multiplies it."""
    stars = [_STARS.findall(part) for part in pattern.split("/")]
    return sum(max(0, len(s) - 1) + ("**" in s) for s in stars) <= _BRANCHING
