"""Notes that `--split` writes, built by the generators: every link between them leads somewhere.

Docusaurus, Astro and Logseq have this in their own files: their sites are built once for all tests.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.presets import test_hugo, test_jekyll, test_mkdocs
from tests.presets.posts import write_notes
from tests.presets.walk import BASE, assert_notes_are_linked


@pytest.mark.slow
@pytest.mark.parametrize(
    ("preset", "make", "build", "start"),
    [
        ("hugo", test_hugo.make_site, test_hugo.build, "notes/"),
        ("mkdocs", test_mkdocs.make_site, lambda site: test_mkdocs.build(site).parent,
         "blog/notes/"),
        pytest.param("jekyll", test_jekyll.make_site, test_jekyll.build, "notes/",
                     marks=pytest.mark.generators("jekyll")),
    ],
    ids=["hugo", "mkdocs", "jekyll"],
)  # fmt: skip
def test_the_index_leads_to_all_notes_and_each_note_to_the_next(
    scaffold: Runner,
    tmp_path: Path,
    preset: str,
    make: Callable[[Path], Path],
    build: Callable[[Path], Path],
    start: str,
) -> None:
    site = make(tmp_path / "site")
    write_notes(scaffold, preset, site)
    assert_notes_are_linked(build(site), BASE + start)
