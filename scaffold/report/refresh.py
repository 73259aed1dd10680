"""What a refresh found, one line each."""

from collections.abc import Iterable

from scaffold.model.post import Post
from scaffold.model.refresh import News


def to_lines(path: str, post: Post, news: Iterable[News]) -> str:
    """`path:line: kind: text`, in the order of the post."""
    return "".join(_line(path, post, item) for item in news)


def _line(path: str, post: Post, item: News) -> str:
    place = path if item.offset is None else f"{path}:{post.line_of(item.offset)}"
    return f"{place}: {item.kind.value}: {item.text}\n"
