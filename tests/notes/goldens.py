"""Golden posts of reading and linking; `python -m tests.notes.goldens` writes them anew.

A case is a folder `fixtures/posts/link-*`: `post.md` goes in, `linked.md` and what is left alone
(`left.txt`) come out, and `reading.txt` tells how the post was read. Where `course.txt` names a
saved listing, that is known of the course.
"""

from collections.abc import Iterator
from pathlib import Path

from scaffold.model.course import Course
from scaffold.model.post import Post, Section
from scaffold.notes.course import known
from scaffold.notes.editing import edits, net
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read
from scaffold.outside import saved_listings

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "fixtures" / "posts").glob("link-*"))
PRODUCTS = ("linked.md", "left.txt", "reading.txt")


def products(case: Path) -> dict[str, bytes]:
    """All that comes out of a case, by file name."""
    data = (case / "post.md").read_bytes()
    known = known_courses(case)
    post = read(data, known)
    plan = linking.plan(post, known, space=False)
    linked = edits.apply(data, plan.edits)
    assert net.foreign_change(post, linked, plan.edits, known) == ""
    left = "".join(f"{_place(post, x.offset)}: {x.sentence}\n" for x in plan.left)
    return {
        "linked.md": linked,
        "left.txt": left.encode(),
        "reading.txt": "".join(f"{line}\n" for line in told(post)).encode(),
    }


def known_courses(case: Path) -> tuple[Course, ...]:
    """What is known of the course of a case."""
    named = case / "course.txt"
    if not named.exists():
        return ()
    path = ROOT / named.read_text("utf-8").strip()
    return tuple(known.of_listing(listing) for listing in saved_listings.read(path))


def _place(post: Post, offset: int) -> str:
    line, column = post.line_column(offset)
    return f"{line}:{column}"


def told(post: Post) -> Iterator[str]:
    """A post as it was read, a line for everything found."""
    if post.front_matter:
        yield f"front matter {post.front_matter.form} {post.slice(post.front_matter.content)!r}"
    yield f"newline {post.newline!r}, playlists {', '.join(post.playlists) or 'none'}"
    for comment in post.comments:
        yield f"{_place(post, comment.span.start)} comment {comment.form}"
    for definition in post.definitions:
        yield f"{_place(post, definition.span.start)} definition {definition.id}"
    for section in post.sections:
        yield from _told_section(post, section)


def _told_section(post: Post, section: Section) -> Iterator[str]:
    heading = section.heading
    yield (
        f"{_place(post, section.span.start)} section level {section.level}"
        + (f" heading {heading.number or '-'} {heading.text!r}" if heading else "")
        + (f" {section.lecture.naming} {section.lecture.address}" if section.lecture else "")
        + (" continued" if section.continued else "")
        + (f" doubt: {section.doubt}" if section.doubt else "")
    )
    placed = [
        (
            link.span,
            "note" if link in section.notes else "link",
            str(link.form),
            link.text,
            link.url,
        )
        for link in (*section.notes, *section.links)
    ]
    placed += [(bare.span, "bare", str(bare.place), bare.text, bare.why) for bare in section.bare]
    for span, kind, form, text, more in sorted(placed):
        yield f"  {_place(post, span.start)} {kind} {form} {text!r} {more}".rstrip()


def rewrite() -> None:
    """Write all that comes out; read the diff before it is committed."""
    for case in CASES:
        for name, content in products(case).items():
            (case / name).write_bytes(content)


if __name__ == "__main__":
    rewrite()
