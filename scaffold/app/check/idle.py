"""Tables of the settings that hide nothing: told where a run saw all that they speak of."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.app.check.placing import fingerprint, name_of
from scaffold.model.finding import Placed
from scaffold.outside import posts
from scaffold.rules import unused_suppression
from scaffold.rules.tables import Tables, plain, reaches

if TYPE_CHECKING:
    from scaffold.model.settings import Ignored


class Site:
    """The posts that tables may speak of, by their paths from the settings' folder.

    `listed` are all below that folder and those that the settings name; `checked` those that this
    run looked at. It is `whole` if it looked at all that the settings name, or at all if they name
    none.
    """

    def __init__(self, base: Path, named: tuple[Path, ...], checked: set[str]) -> None:
        below, _ = posts.find((base,))
        own, missing = posts.find(named or (base,))
        names = {name_of(path, base) for path in own}
        self.base = base
        self.checked = checked
        self.listed = names.union(name_of(path, base) for path in below)
        self.whole = not missing and names <= checked

    def knows(self, item: "Ignored") -> bool:
        """Whether this run saw each post that the table reaches."""
        if item.path is None:
            return self.whole
        reached = self.reached(item)
        return reached <= self.checked if reached else self.whole and not self._hides(item.path)

    def reached(self, item: "Ignored") -> set[str]:
        """The posts that the table speaks of."""
        return {name for name in self.listed if reaches(item, name)}

    def _hides(self, glob: str) -> bool:
        """Whether what it names is there, but hidden, ignored by git or no post: not seen by us."""
        parts = takewhile(lambda part: not re.search(r"[*?\[]", part), plain(glob).split("/"))
        fixed = "/".join(parts)
        seen = any(name == fixed or name.startswith(f"{fixed}/") for name in self.listed)
        return bool(fixed) and not seen and (self.base / fixed).exists()


def unused(tables: Tables, file: Path, named: tuple[Path, ...], root: Path) -> Iterator[Placed]:
    """A finding in the settings file for each table that certainly hides nothing.

    `named` are the posts of the settings, if they name any.
    """
    if not tables.checked or not tables.idle:
        return
    site = Site(file.parent, named, tables.checked)
    numbers = [number for number in tables.idle if site.knows(tables.items[number])]
    if not numbers:
        return
    from scaffold.outside import settings_tables

    places = settings_tables.places(file, "ignore", len(tables.items))
    name, seen = name_of(file, root), Counter[tuple[str, ...]]()
    for number in numbers:
        item, place = tables.items[number], places[number]
        given = (item.rule, item.video, item.path)
        reached = bool(site.reached(item))
        finding = unused_suppression.of_table(place.span, *given, reached=reached)
        ends = (place.line, place.column, place.end_line, place.end_column)
        yield Placed(name, *ends, finding, fingerprint(name, finding, seen))
