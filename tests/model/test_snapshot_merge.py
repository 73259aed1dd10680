"""What two runs learnt of one course at the same time is kept of both."""

from scaffold.model.snapshot import KnownPost, KnownVideo, Snapshot
from scaffold.model.snapshot_merge import merged

KNOWN = Snapshot(
    id="PL0",
    title="Course",
    order=("a", "b"),
    videos={"a": KnownVideo(title="A"), "b": KnownVideo(title="B")},
    posts={"one.md": KnownPost(offered={"a": "A"}), "two.md": KnownPost(offered={"a": "A"})},
)


def changed(**facts: object) -> Snapshot:
    return KNOWN.model_copy(update=facts)


def offered(one: dict[str, str | None], two: dict[str, str | None]) -> Snapshot:
    return changed(posts={"one.md": KnownPost(offered=one), "two.md": KnownPost(offered=two)})


def test_what_each_was_offered_is_kept() -> None:
    ours = offered({"a": "A", "b": "B"}, {"a": "A"})
    theirs = offered({"a": "A"}, {"a": "A", "b": None})
    both = offered({"a": "A", "b": "B"}, {"a": "A", "b": None})
    assert merged(KNOWN, ours, theirs) == merged(KNOWN, theirs, ours) == both


def test_what_one_of_them_removed_is_gone() -> None:
    ours = changed(posts={"one.md": KNOWN.posts["one.md"]})
    theirs = changed(title="New")
    assert merged(KNOWN, ours, theirs) == changed(title="New", posts=ours.posts)
    assert merged(KNOWN, theirs, ours) == changed(title="New", posts=ours.posts)


def test_where_both_changed_a_fact_ours_counts() -> None:
    assert merged(KNOWN, changed(title="Ours"), changed(title="Theirs")).title == "Ours"
    assert merged(KNOWN, changed(order=("a",)), changed(order=("b",))).order == ("a",)


def test_two_first_runs_make_one_snapshot() -> None:
    ours = changed(posts={"one.md": KNOWN.posts["one.md"]})
    theirs = changed(posts={"two.md": KNOWN.posts["two.md"]})
    assert merged(None, ours, theirs) == KNOWN


def test_alone_nothing_changes() -> None:
    assert merged(KNOWN, changed(title="x"), KNOWN) == changed(title="x")
    assert merged(KNOWN, KNOWN, changed(title="x")) == changed(title="x")
