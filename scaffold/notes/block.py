"""A block of a post while it is read: what may name a lecture, or hold what does."""


class Block:
    """A top-level block, or a list or list item at any depth; filled during the walk.

    `kind` is heading, paragraph, list, item, code, html or rule. `level` is a heading's, or an
    item's depth. `parent` is the list or item around it. `pieces` make up a heading's plain text.
    """

    __slots__ = ("end", "kind", "level", "parent", "pieces", "start")

    def __init__(
        self, kind: str, start: int, end: int, level: int = 0, parent: "Block | None" = None
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.level = level
        self.parent = parent
        self.pieces: list[tuple[int, int, str]] = []
