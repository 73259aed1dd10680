"""What the command line of `scaffold refresh` asks for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scaffold.app.refresh.courses import Choices
from scaffold.model.refresh import Asked


@dataclass(frozen=True, slots=True)
class RefreshOptions:
    """What the command line asked for."""

    posts: tuple[Path, ...] = ()
    check: bool = False
    diff: bool = False
    asked: Asked = field(default_factory=Asked)
    choices: Choices = field(default_factory=Choices)


def options_of(
    paths: tuple[Path, ...],
    *,
    check: bool,
    diff: bool,
    take: Iterable[str],
    add: Iterable[str],
    renumber: bool,
    reclean: bool,
    accept_listing: bool,
    accept_length: Iterable[str] = (),
) -> RefreshOptions:
    """The options of a command line."""
    asked = Asked(frozenset(take), frozenset(_each(add)), renumber, frozenset(accept_length))
    return RefreshOptions(paths, check, diff, asked, Choices(reclean, accept_listing, asked.take))


def _each(names: Iterable[str]) -> Iterator[str]:
    """Ids and numbers; `11-14`, as the report lists absent ones, is four numbers."""
    for name in names:
        span = re.fullmatch(r"(\d{1,4})-(\d{1,4})", name, re.ASCII)
        yield from map(str, range(int(span[1]), int(span[2]) + 1)) if span else (name,)
