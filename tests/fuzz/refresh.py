"""Any post through `refresh`'s plans: `python -m tests.fuzz.refresh SECONDS [SEED]`.

Golden posts cut up and spliced are adopted with the model course; then YouTube renames lectures,
moves some and adds one.
"""

from hypothesis import strategies as st

from scaffold.errors import PostUnreadable
from scaffold.model.course import Lecture
from scaffold.model.listing import Listing, Video
from scaffold.model.post import Post
from scaffold.model.refresh import Asked, CourseNews, RefreshPlan
from scaffold.model.snapshot import KnownPost
from scaffold.notes.course import known as knowing
from scaffold.notes.course import lectures
from scaffold.notes.editing import edits, net
from scaffold.notes.reading.read import read
from scaffold.notes.refreshing import plan as refreshing
from scaffold.notes.text.escape import link
from scaffold.outside import saved_listings
from tests.fuzz import fuzzing
from tests.fuzz.link import NEWLINE, mutated
from tests.notes import goldens, nasty

(MODEL,) = saved_listings.read(goldens.ROOT / "fixtures" / "deep-learning-ngu-2019.json")
PATTERN = lectures.decide_pattern(MODEL)
TITLES = ("[x](y)", "a_b*c*", "`tick", "C++ & C#", "&amp;", "Введение", "8:00 | x", "x\\")


def shaped(head: str, rest: str, end: str = "") -> bytes:
    """A post about the first lectures in one form, as `head` and `rest` have it."""
    built = lectures.build_lectures(MODEL, MODEL.videos, PATTERN)[:5]
    parts = (
        head.format(n=x.position, label=x.label, title=x.title, url=x.url) + rest for x in built
    )
    return ("".join(parts) + end).encode()


SHAPES = (
    shaped("- [{label}]({url})\n", "  - 8:00 x\n", "\nBye.\n"),
    shaped("{n}. [{title}]({url})\n", "   - 8:00 x\n"),
    shaped("- # [{label}]({url})\n", "\t- 8:00 x\n"),
    shaped("## [{label}, part 1]({url})\n\n", "8:00 x\n\n"),
    shaped("## [{label}]({url})\n\n", "8:00 x\n\n---\n\n", "*Thanks*\n"),
    shaped("<details>\n\n## [{label}]({url})\n\n", "8:00 x\n\n</details>\n\n"),
    shaped("**[{label}]({url})**\n\n", "8:00 x\n\n"),
    shaped("| {n} | [{title}]({url}) |", " x |\n"),
    b"# Course\n\n## Videos\n\n" + shaped("{n}. [{title}]({url})\n", "", "\n## Links\n"),
    b"| n | t | v |\n|---|---|---|\n" + shaped("| {n} | {title} | [video]({url}) |", "\n"),
)


def changed(draw: st.DrawFn) -> Listing:
    """The model course after some days: renamed, reordered, with a new lecture."""
    videos = [
        video.model_copy(update={"listed": draw(st.sampled_from(TITLES)), "title": None})
        if draw(st.booleans())
        else video
        for video in MODEL.videos
    ]
    videos.insert(draw(st.integers(0, len(videos))), Video(id="newnewnew00", listed="New"))
    if draw(st.booleans()):
        videos = draw(st.permutations(videos))
    placed = [v.model_copy(update={"position": n}) for n, v in enumerate(videos, 1)]
    return MODEL.model_copy(update={"videos": tuple(placed), "rows": len(placed)})


@st.composite
def spliced(draw: st.DrawFn, posts: st.SearchStrategy[bytes]) -> bytes:
    """A post with a part cut out, or a part of another put in."""
    data, other = draw(posts), draw(posts)
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
    piece = other[: draw(st.integers(0, len(other)))] if draw(st.booleans()) else b""
    return data[:start] + piece + data[end:]


@st.composite
def histories(draw: st.DrawFn) -> tuple[bytes, Listing]:
    """A post, and what becomes of its course."""
    seeds = st.sampled_from(SHAPES)
    post = draw(st.one_of(mutated(), seeds, spliced(seeds), nasty.posts.map(str.encode)))
    return post, changed(draw)


def plan(post: Post, listing: Listing, known: KnownPost | None) -> RefreshPlan:
    """The plan for the course, with a title to take and a lecture to add."""
    course = knowing.of_listing(listing, pattern=PATTERN)
    news = CourseNews(course, known, before=tuple(v.id for v in MODEL.videos))
    asked = Asked(frozenset({MODEL.videos[0].id}), frozenset({"3"}))
    return refreshing.plan(post, news, asked, frozenset({"{{<", "{{%"}), _section)


def _section(_: Lecture, label: str, url: str) -> str:
    return f"## {link(label, url)}"


def guarantees(history: tuple[bytes, Listing]) -> None:
    """Nothing foreign changes, no section is lost, twice is once."""
    data, later = history
    known: KnownPost | None = None
    for listing in (MODEL, later):
        course = (knowing.of_listing(listing),)
        try:
            post = read(data, course)
        except PostUnreadable:
            return
        made = plan(post, listing, known)
        after = edits.apply(data, made.edits)
        assert net.foreign_change(post, after, made.edits) == ""
        assert len(NEWLINE.findall(after)) >= len(NEWLINE.findall(data))
        again = read(after, course)
        assert _lectures(post) <= _lectures(again)
        assert plan(again, listing, made.known).edits == ()
        data, known = after, made.known


def _lectures(post: Post) -> set[str]:
    return {section.lecture.video.video for section in post.sections if section.lecture}


if __name__ == "__main__":
    fuzzing.main({"posts and histories": histories()}, guarantees)
