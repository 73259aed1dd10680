"""Addresses as they are written in a post, edits of them, and whether lectures carry `index=`."""

import re
from collections.abc import Callable

from scaffold.model.edit import Edit
from scaffold.model.finding import Fix
from scaffold.model.parameters import with_parameter
from scaffold.model.post import Post
from scaffold.model.post_link import LinkForm, PostLink

_WITHOUT_ADDRESS = frozenset({LinkForm.SHORTCODE, LinkForm.FRONT_MATTER})


def rewritten(post: Post, link: PostLink, change: Callable[[str], str]) -> Edit | None:
    """The edit that changes the address of a link as written; None if that changes nothing."""
    before = post.slice(link.target)
    after = change(before)
    return Edit(link.target, after) if after != before else None


def fix_target(post: Post, link: PostLink, change: Callable[[str], str], what: str) -> Fix | None:
    """The fix that changes one link's address; none for links that are but an id."""
    if link.form in _WITHOUT_ADDRESS and "/" not in post.slice(link.target):
        return None
    edit = rewritten(post, link, change)
    return Fix((edit,), what) if edit else None


def indexed(post: Post) -> tuple[int, int]:
    """How many lecture links of the post carry `index=`, and how many name a playlist."""
    listed = [
        section.lecture.video
        for section in post.sections
        if section.lecture
        and section.lecture.link
        and not section.continued
        and section.lecture.video.course
    ]
    return sum(video.index is not None for video in listed), len(listed)


def usually_indexed(post: Post) -> bool:
    """Whether most of the post's lecture links that name a playlist carry `index=`.

    Where more than two and more than a quarter of them carry none, the links are a mixture.
    """
    with_index, listed = indexed(post)
    without = listed - with_index
    return with_index > without and (without <= 2 or without * 4 <= listed)


def with_index(post: Post, link: PostLink, position: int) -> Edit | None:
    """The edit that makes a lecture's place in the list the `index=` of its link."""
    if link.form in _WITHOUT_ADDRESS and "/" not in post.slice(link.target):
        return None
    return rewritten(post, link, lambda url: with_parameter(url, "index", str(position)))


def with_video(post: Post, link: PostLink, new: str, position: int | None = None) -> Edit | None:
    """The edit that puts another video's id (and place) into an address as it is written."""
    if link.video is None:
        return None
    # Markdown lets people write `\_`, addresses `%5F`
    written = re.escape(link.video.video).replace("_", r"(?:\\?_|%5[Ff])")
    written = written.replace(r"\-", r"(?:\\?-|%2[Dd])")

    def moved(url: str) -> str:
        url = re.sub(written, new, url)
        return with_parameter(url, "index", str(position)) if position is not None else url

    return rewritten(post, link, moved)
