"""What a refresh found, one line each."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from scaffold.model.edit import Edit
from scaffold.model.post import NEWLINE
from scaffold.model.refresh import News
from scaffold.notes.editing.net import Shift


def to_lines(path: str, data: bytes, news: Iterable[News], edits: Sequence[Edit] = ()) -> str:
    """`path:line: kind: text`; lines are those of `data`, the post with the edits."""
    starts = (0, *(found.end() for found in NEWLINE.finditer(data)))
    shift = Shift(edits)
    # where the text of each edit begins in the post with all of them
    placed: dict[int, int] = {}
    moved = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        blank = len(edit.text) - len(edit.text.lstrip())
        placed[id(edit)] = edit.span.start + moved + blank
        moved += len(edit.text.encode("utf-8")) - edit.span.size
    lines: list[str] = []
    for item in news:
        place = path
        if item.offset is not None:
            at = placed[id(item.edit)] if item.edit else shift(item.offset)
            place = f"{path}:{bisect_right(starts, at)}"
        lines.append(f"{place}: {item.kind.value}: {item.text}\n")
    return "".join(lines)
