"""How long ago each line of a post was changed, seen from one save to the next."""

from dataclasses import dataclass

from scaffold.model.post import NEWLINE

OLD = float("-inf")
_BLANK = b" \t>"


@dataclass(frozen=True, slots=True)
class Ages:
    """The lines of a text as they were last seen, and when each was last changed."""

    lines: tuple[bytes, ...]
    changed: tuple[float, ...]

    @classmethod
    def first(cls, data: bytes) -> "Ages":
        """A text seen for the first time: all of it is old."""
        lines = split(data)
        return cls(lines, (OLD,) * len(lines))

    def next(self, data: bytes, now: float) -> "Ages":
        """The text as it is now: lines between the first and the last difference are new."""
        lines = split(data)
        shorter = min(len(lines), len(self.lines))
        head = next((i for i in range(shorter) if lines[i] != self.lines[i]), shorter)
        tail = 0
        while tail < shorter - head and lines[-1 - tail] == self.lines[-1 - tail]:
            tail += 1
        kept = len(self.lines) - tail
        middle = (now,) * (len(lines) - head - tail)
        return Ages(lines, self.changed[:head] + middle + self.changed[kept:])

    def written(self, data: bytes) -> "Ages":
        """The text as we changed it ourselves: lines have links, blank ones came between them."""
        lines, known = split(data), iter(zip(self.lines, self.changed, strict=True))
        ages: list[float] = []
        old = next(known, None)
        for line in lines:
            if old is None or (not line.strip(_BLANK) and old[0].strip(_BLANK)):
                ages.append(OLD)
                continue
            ages.append(old[1])
            old = next(known, None)
        return Ages(lines, tuple(ages))

    def is_young(self, data: bytes, offset: int, now: float, rest: float) -> bool:
        """Whether the line that holds the byte was changed less than `rest` ago."""
        return now - self._changed_at(data, offset) < rest

    def is_changed(self, data: bytes, offset: int) -> bool:
        """Whether the line that holds the byte was changed since the text was first seen."""
        return self._changed_at(data, offset) > OLD

    def _changed_at(self, data: bytes, offset: int) -> float:
        return self.changed[len(NEWLINE.findall(data, 0, offset))]

    def youngest(self) -> float:
        """When a line was changed last."""
        return max(self.changed, default=OLD)


def split(data: bytes) -> tuple[bytes, ...]:
    """The lines without their ends; the empty one after a final newline is one."""
    return tuple(NEWLINE.split(data))
