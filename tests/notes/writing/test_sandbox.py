"""What one expression of a template may make: much, but nothing that fills the memory."""

import sys
from typing import Any

import pytest
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError

from scaffold.notes.writing.sandbox import LARGEST, Sandbox

HUGE = [
    "'a' * 10 ** 10",
    "10 ** 10 * 'a'",
    "['a'] * 100000",
    "('a', 'b') * 10001",
    "'a'.encode() * 10 ** 10",
    "10 ** (10 ** 10)",
    "2 ** 14000",
    "(-7) ** (10 ** 9)",
    "(10 ** 4000) * (10 ** 4000)",
    "'%1000000000d' % 1",
    "'%*d' % (10 ** 9, 1)",
    "'%.1000000000f' % 1.5",
    "'%(a)099999d' % {'a': 1}",
    "'%-+#5.*f' % (10 ** 9, 1.5)",
    "'%1000000000d'.encode() % 1",
    "'%1000000000d' | format(1)",
    "'{:>1000000000}'.format(1)",
    "'{:.1000000000f}'.format(1.5)",
    "'{:{w}}'.format(1, w=10 ** 9)",
    "'{a:>1000000000}'.format_map({'a': 1})",
    "('{:>1000000000}' | attr('format'))(1)",
    "'x'['center'](10 ** 9)",
    "'x'.center(10 ** 9)",
    "'x'.ljust(width)",
    "'x'.rjust(10 ** 9, '-')",
    "'x'.zfill(10 ** 9)",
    "'\\t'.expandtabs(tabsize=10 ** 9)",
    "(1).to_bytes(10 ** 9, 'big')",
    "'x' | center(10 ** 9)",
    "'x' | center(width=10 ** 9)",
    "['x'] | map('center', 10 ** 9) | list",
    "'x\\ny' | indent(10 ** 9)",
    "[1] | batch(10 ** 9, 0) | list",
    "[1] | slice(10 ** 9) | list",
    "1 | round(-10 ** 9, 'floor')",
    "{'a': 1} | tojson(10 ** 9)",
]


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox({}, {})


def run(sandbox: Sandbox, expression: str, **words: Any) -> str:
    return sandbox.from_string(f"{{{{ {expression} }}}}").render(words)


@pytest.mark.parametrize("expression", HUGE)
def test_what_would_fill_the_memory_is_refused_before_it_is_made(
    sandbox: Sandbox, expression: str
) -> None:
    with pytest.raises(SecurityError, match=f"longer than {LARGEST}$"):
        run(sandbox, expression, width=10**9)


@pytest.mark.parametrize(
    ("expression", "made"),
    [
        ("'=' * 80", "=" * 80),
        ("'a' * 10000 == 'a' * 9999 + 'a'", "True"),
        ("([1, 2] * 2) | join", "1212"),
        ("3600 * 24 * 365", "31536000"),
        ("2 ** 10 % 1000", "24"),
        ("1.5 ** 2 * 2", "4.5"),
        ("1 ** (10 ** 9)", "1"),
        ("2 ** -1", "0.5"),
        ("'x' * -1", ""),
        ("'%05.2f%% of %(a)s' | replace('%(a)s', 'a') | format(1.5)", "01.50% of a"),
        ("'%s: %d' % ('views', 12345678)", "views: 12345678"),
        ("'{{}} {:,}'.format(12345678)", "{} 12,345,678"),
        ("'{:>8}{a[0]}'.format(1, a=[2])", "       12"),
        ("'x'.center(5, '-') ~ ('x' | center(3))", "--x--" + " x "),
        ("12345678 | round | int", "12345678"),
        ("12345678.4 | round(1)", "12345678.4"),
        ("{'a': [1]} | tojson(indent=1)", '{\n "a": [\n  1\n ]\n}'),
        ("range(3) | batch(2, 'x') | list", "[[0, 1], [2, 'x']]"),
        ("range(20000) | list | length", "20000"),
        ("['a', 'b'] | map('center', 3) | join('|')", " a | b "),
        ("take(1, context=2, obj=3, self=4)", "(1, 2, 3, 4)"),
    ],
)
def test_what_posts_want_is_made(sandbox: Sandbox, expression: str, made: str) -> None:
    def take(one: int, **named: int) -> tuple[int, ...]:
        return (one, *named.values())

    assert run(sandbox, expression, take=take) == made


def test_every_number_that_is_made_can_be_printed(sandbox: Sandbox) -> None:
    """Python prints whole numbers up to a length; longer ones are refused, or made by adding."""
    assert sys.get_int_max_str_digits() == 4300
    for exponent in range(1, 4300, 100):
        try:
            assert run(sandbox, f"10 ** {exponent}") == str(10**exponent)
        except SecurityError:
            assert exponent > 3500, exponent


@pytest.mark.parametrize("expression", ["take", "'a'.upper", "range", "cycler"])
def test_a_function_that_is_not_called_is_a_mistake(sandbox: Sandbox, expression: str) -> None:
    """As text it would be a place in memory, another in each run."""
    with pytest.raises(TemplateError, match="call it"):
        run(sandbox, expression, take=lambda: "x")
    with pytest.raises(TemplateError, match="'tkae' is undefined"):
        run(sandbox, "tkae")
    assert run(sandbox, "take()", take=lambda: "x") == "x"


def test_chance_makes_no_text(sandbox: Sandbox) -> None:
    with pytest.raises(TemplateError, match="'lipsum' is undefined"):
        run(sandbox, "lipsum(10 ** 9)")
