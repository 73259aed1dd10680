"""Front matter holds any title, and nothing in it ends the block or changes its kind."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.notes.text.plain_text import plain
from scaffold.notes.writing.front_matter import Form, parse, write
from tests.notes.hostile import ANY, TITLES

OMSK = timezone(timedelta(hours=6))
FORMS: tuple[Form, ...] = get_args(Form)
POST: dict[str, object] = {
    "title": "Deep learning на пальцах - 2019 🎉",
    "date": datetime(2026, 11, 24, 22, 51, tzinfo=OMSK),
    "slug": "deep-learning-na-paltsakh-2019",
    "image": None,
    "tags": [],
    "draft": True,
}


def test_toml_as_hugo_and_people_write_it() -> None:
    assert write(POST, "toml") == (
        "+++\n"
        'title = "Deep learning на пальцах - 2019 🎉"\n'
        "date = 2026-11-24T22:51:00+06:00\n"
        'slug = "deep-learning-na-paltsakh-2019"\n'
        "tags = []\n"
        "draft = true\n"
        "+++\n"
    )


def test_yaml_with_texts_in_quotes() -> None:
    assert write({**POST, "tags": ["ML", "a b"], "updated": date(2026, 11, 25)}, "yaml") == (
        "---\n"
        "title: 'Deep learning на пальцах - 2019 🎉'\n"
        "date: 2026-11-24T22:51:00+06:00\n"
        'slug: "deep-learning-na-paltsakh-2019"\n'
        'tags: ["ML", "a b"]\n'
        "draft: true\n"
        "updated: 2026-11-25\n"
        "---\n"
    )


def test_json_by_itself() -> None:
    assert write({"title": "Ж 🎉", "date": POST["date"], "tags": []}, "json") == (
        '{\n  "title": "Ж 🎉",\n  "date": "2026-11-24T22:51:00+06:00",\n  "tags": []\n}\n'
    )


def test_mappings_come_last_in_toml_and_in_their_place_in_yaml() -> None:
    fields = {
        "taxonomies": {"tags": ["ML"], "none": None},
        "extra": {"deep": {"n": 1}},
        "draft": True,
    }
    assert write(fields, "toml") == (
        '+++\ndraft = true\n\n[taxonomies]\ntags = ["ML"]\n\n[extra.deep]\nn = 1\n+++\n'
    )
    assert write(fields, "yaml") == (
        '---\ntaxonomies:\n  tags: ["ML"]\nextra:\n  deep:\n    n: 1\ndraft: true\n---\n'
    )


@pytest.mark.parametrize("form", FORMS)
def test_nothing_to_say_is_an_empty_block(form: Form) -> None:
    assert parse(write({"title": None}, form), form) == {}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_is_read_back_as_it_was(form: Form, title: str) -> None:
    assert back({"title": plain(title), "slug": "x", "tags": [plain(title)]}, form)


@given(ANY, st.lists(ANY, max_size=3), st.sampled_from(FORMS))
def test_so_is_any_text_that_is_no_plain_title(title: str, tags: list[str], form: Form) -> None:
    title, tags = storable(title), [storable(tag) for tag in tags]
    assert back({"title": title, "tags": tags, "params": {"same": title, "tags": tags}}, form)


@given(st.datetimes(timezones=st.sampled_from([OMSK, UTC])), st.dates(), st.integers())
def test_so_are_dates_and_numbers(moment: datetime, day: date, number: int) -> None:
    fields = {"date": moment, "day": day, "weight": number % 2**31, "draft": False}
    assert back(fields, "toml")
    assert back(fields, "yaml")


@given(ANY)
def test_no_text_ends_the_block_before_its_end(title: str) -> None:
    fences: dict[Form, str] = {"toml": "+++", "yaml": "---"}
    for form, fence in fences.items():
        lines = write({"title": title, "tags": [title]}, form).split("\n")
        assert [place for place, line in enumerate(lines) if line.strip() == fence] == [0, 3]


def test_what_front_matter_cannot_hold_is_our_mistake() -> None:
    with pytest.raises(TypeError, match="cannot hold set"):
        write({"title": {1}}, "json")


def back(fields: dict[str, Any], form: Form) -> bool:
    read = parse(write(fields, form), form)
    assert read == fields
    assert form == "toml" or list(read) == list(fields)
    return True


def storable(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()
