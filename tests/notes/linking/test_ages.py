"""How old lines are, from save to save."""

from hypothesis import given
from hypothesis import strategies as st

from scaffold.notes.linking.ages import OLD, Ages


def test_lines_between_the_first_and_last_difference_are_new() -> None:
    ages = Ages.first(b"a\nb\nc\nd\ne").next(b"a\nB\nc\nD\ne", 5.0)
    assert ages.changed == (OLD, 5.0, 5.0, 5.0, OLD)


def test_lines_that_came_or_went_do_not_make_the_others_young() -> None:
    ages = Ages.first(b"a\nb\n").next(b"a\nx\nb\n", 5.0).next(b"a\nb\n", 6.0)
    assert ages.changed == (OLD, OLD, OLD)


def test_our_own_write_makes_nothing_younger() -> None:
    ages = Ages.first(b"a\nb").next(b"a\nc", 5.0).written(b"[a]\n[c]")
    assert ages.next(b"[a]\n[c]", 9.0).changed == (OLD, 5.0)


def test_a_line_is_young_until_it_has_rested() -> None:
    data = b"a\r\nb\rc"
    ages = Ages.first(b"a\r\nx\rc").next(data, 5.0)
    assert [ages.is_young(data, at, 9.9, 5.0) for at in (0, 3, 5)] == [False, True, False]
    assert not ages.is_young(data, 3, 10.0, 5.0)


@given(st.lists(st.text("ab\n\r"), min_size=1))
def test_there_is_an_age_for_every_line(texts: list[str]) -> None:
    ages = Ages.first(texts[0].encode())
    for now, text in enumerate(texts):
        ages = ages.next(text.encode(), float(now))
        assert len(ages.changed) == len(ages.lines)
        assert (
            b"\n".join(ages.lines).replace(b"\n", b"")
            == text.replace("\r", "").replace("\n", "").encode()
        )


def test_blank_lines_of_ours_are_old_and_the_others_keep_their_age() -> None:
    ages = Ages.first(b"a\nb\nc\n").next(b"a\nB\nc\n", 5.0)
    written = ages.written(b"a\n\nB\n\nc\n")
    assert written.changed == (ages.changed[0], *(ages.changed[0], 5.0), *ages.changed[:1] * 3)


def test_a_blank_line_that_was_put_into_a_quote_is_ours() -> None:
    ages = Ages.first(b"> a\n> x\n").next(b"> a\n> b\n", 5.0)
    assert ages.written(b"> [a]\n>\n> [b]\n").changed == (OLD, OLD, 5.0, OLD)
