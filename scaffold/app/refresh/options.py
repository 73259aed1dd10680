"""What the command line of `scaffold refresh` asks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scaffold.model.refresh import Asked


@dataclass(frozen=True, slots=True)
class RefreshOptions:
    """What the command line asked for."""

    posts: tuple[Path, ...] = ()
    check: bool = False
    diff: bool = False
    asked: Asked = field(default_factory=Asked)
    reclean: bool = False
    accept_listing: bool = False


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
    added: set[str] = set()
    for name in add:
        # `11-14`, as the report lists absent ones, is four numbers
        span = re.fullmatch(r"(\d{1,4})-(\d{1,4})", name, re.ASCII)
        added |= set(map(str, range(int(span[1]), int(span[2]) + 1))) if span else {name}
    asked = Asked(frozenset(take), frozenset(added), renumber, frozenset(accept_length))
    return RefreshOptions(paths, check, diff, asked, reclean, accept_listing)
