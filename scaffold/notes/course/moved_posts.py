"""Posts that were renamed, moved or split since the last run: what is known of them goes along."""

from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher

from scaffold.model.snapshot import KnownPost, Snapshot

_OWN = 0.8  # of a post's lectures must have been in the one that is gone
_HELD = 0.5  # of the lectures of the one that is gone must be in the posts that follow it


def followed(
    snapshot: Snapshot, gone: Iterable[str], fresh: Mapping[str, frozenset[str]]
) -> tuple[Snapshot, dict[str, str]]:
    """The snapshot with the memory of posts that are gone under the new names; and old by new.

    `gone` are known posts whose files are not there, `fresh` the lectures of posts that the
    snapshot does not know. A post that was split is followed by all its parts.
    """
    old_by_new = _pairs(snapshot, list(gone), fresh)
    posts, shifts = dict(snapshot.posts), dict(snapshot.shifts)
    for new, old in old_by_new.items():
        posts[new] = _part(snapshot.posts[old], fresh[new])
        if old in snapshot.shifts:
            kept = {v: done for v, done in snapshot.shifts[old].items() if v in fresh[new]}
            shifts |= {new: kept} if kept else {}
    for old in set(old_by_new.values()):
        taken = {v for new, name in old_by_new.items() if name == old for v in fresh[new]}
        rest = snapshot.posts[old].written - taken
        if not rest:
            posts.pop(old)
        else:
            posts[old] = _part(snapshot.posts[old], rest)
        shifts.pop(old, None)
    return snapshot.model_copy(update={"posts": posts, "shifts": shifts}), old_by_new


def _pairs(
    snapshot: Snapshot, gone: list[str], fresh: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """The one post that each new one follows, where that is certain."""
    written = {old: snapshot.posts[old].written for old in gone}
    # how alike two paths are, their last parts above all
    alike = [
        (SequenceMatcher(None, old[::-1], new[::-1]).ratio(), new, old)
        for new, ids in fresh.items()
        for old, held in written.items()
        if ids and len(ids & held) >= _OWN * len(ids)
    ]
    pairs: dict[str, str] = {}
    for _, new, old in sorted(alike, reverse=True):
        parts = [name for name, other in pairs.items() if other == old]
        shared = {video for name in parts for video in fresh[name]} & fresh[new]
        if new not in pairs and not shared:
            pairs[new] = old
    held = {
        old: {video for new, name in pairs.items() if name == old for video in fresh[new]}
        for old in set(pairs.values())
    }
    return {
        new: old
        for new, old in pairs.items()
        if len(held[old] & snapshot.posts[old].written) >= _HELD * len(snapshot.posts[old].written)
    }


def _part(post: KnownPost, ids: Collection[str]) -> KnownPost:
    """What is remembered of the lectures that this part has; all were offered to it."""
    offered = {video: title if video in ids else None for video, title in post.offered.items()}
    return post.model_copy(update={"offered": offered})


def remaining(posts: Mapping[str, KnownPost], there: Collection[str]) -> dict[str, KnownPost]:
    """The posts that are there, and those that are gone while no other holds their lectures."""
    held = {video for name in there if name in posts for video in posts[name].written}
    return {name: post for name, post in posts.items() if name in there or not post.written <= held}
