"""Golden posts: how they are read, what link makes of them, what it leaves alone."""

from pathlib import Path

import pytest

from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read
from tests.notes import goldens

every_case = pytest.mark.parametrize("case", goldens.CASES, ids=lambda case: case.name)


@every_case
def test_a_post_is_read_and_linked_as_its_golden_folder_has_it(case: Path) -> None:
    for name, content in goldens.products(case).items():
        assert (case / name).read_bytes() == content, name


@every_case
def test_linking_twice_is_linking_once(case: Path) -> None:
    known = goldens.known_courses(case)
    assert linking.plan(read((case / "linked.md").read_bytes(), known), known).edits == ()


@every_case
def test_sections_tile_the_body(case: Path) -> None:
    post = read((case / "post.md").read_bytes(), goldens.known_courses(case))
    at = post.body.start
    for section in post.sections:
        assert section.span.start == at
        at = section.span.end
    assert at == post.body.end


@every_case
def test_every_span_holds_what_it_says(case: Path) -> None:
    post = read((case / "post.md").read_bytes(), goldens.known_courses(case))
    for section in post.sections:
        for bare in section.bare:
            assert post.slice(bare.span) == bare.text
            assert bare.text in post.slice(bare.label)
    for link in post.links:
        assert post.slice(link.target).replace("&amp;", "&").strip() in (link.url, link.url[-11:])


def test_there_is_a_golden_case_for_every_way_to_name_a_lecture() -> None:
    told = "".join((case / "reading.txt").read_text("utf-8") for case in goldens.CASES)
    for naming in ("heading", "line", "item", "whole", "listed"):
        assert f" {naming} https://" in told
