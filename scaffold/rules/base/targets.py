"""Addresses as they are written in a post, and edits of them."""

from collections.abc import Callable

from scaffold.model.edit import Edit
from scaffold.model.finding import Fix
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
