"""`scaffold rules`: what a check looks for, from the rules themselves."""

import textwrap

from scaffold.rules import ALL
from scaffold.rules.base.rule import Rule
from scaffold.rules.running.run import SLUGS, rule_of

_LEAST = 20  # columns: in fewer a sentence is a stack of words


def table(width: int | None = None) -> str:
    """All rules: severity, slug, what they find; on a terminal of a width, within that."""
    wide = max(len(rule.slug) for rule in ALL)
    lines = [
        _wrapped(f"{_weight(rule):<8} {rule.slug:<{wide}}  ", rule.summary, width) for rule in ALL
    ]
    fixable = ", ".join(rule.slug for rule in ALL if rule.fixable)
    note = _wrapped("", f"off: only with --select. Fixed by --fix: {fixable}.", width)
    return "\n".join((*lines, "", note)) + "\n"


def _wrapped(head: str, text: str, width: int | None) -> str:
    """The text behind its head, going on below itself where the line is full."""
    if width is None:
        return head + text
    room = max(width - len(head), _LEAST)
    lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
    return head + f"\n{' ' * len(head)}".join(lines)


def slugs() -> tuple[str, ...]:
    """The slugs of all rules."""
    return tuple(SLUGS)


def explain(slug: str) -> str:
    """A rule's own page. Raises UsageError for an unknown rule."""
    return explained(rule_of(slug))


def explained(rule: Rule) -> str:
    """A rule's own page as text: slug, severity, and why and what to do."""
    fixable = ", fixed by --fix" if rule.fixable else ""
    return f"{rule.slug} ({_weight(rule)}{fixable})\n\n{rule.words.strip()}\n"


def page() -> str:
    """All rules as the page docs/rules.md holds them."""
    return "\n".join(_section(rule) for rule in ALL)


def _section(rule: Rule) -> str:
    fixable = " · fixed by `--fix`" if rule.fixable else ""
    return f"## {rule.slug}\n\n**{_weight(rule)}**{fixable}\n\n{rule.words.strip()}\n"


def _weight(rule: Rule) -> str:
    return rule.severity.value if rule.default else "off"
