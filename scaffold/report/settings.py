"""Settings as a file for people: what is set, and all else commented out with its meaning."""

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scaffold.model.setting_values import as_written
from scaffold.model.settings import Settings

_EXAMPLES: dict[str, object] = {
    "preset": "hugo",
    "template": "templates/mine",
    "posts": ["content"],
    "snapshots": "data/scaffold",
    "lang": "en",
    "flat": True,
    "tags": ["course"],
    "check.select": ["empty-lecture"],
    "check.ignore": ["label-near-miss"],
    "check.baseline": "scaffold-baseline.json",
    "check.budget": 200,
    "sleep_requests": 1,
    "retries": 3,
}
"""For keys that have no default, or one that does not show their form."""

_TABLES = """\
# [[titles.replace]]  # example: words that clean titles should have otherwise
# pattern = "Мастер-класс"
# with = "Практика"

# [[ignore]]  # example: findings of scaffold check that stay
# path = "content/old/*"
# rule = "video-deleted"
# reason = "kept for the record"
"""


def to_toml(
    defaults: Settings,
    values: Mapping[str, object],
    comments: Iterable[str],
    leave_out: frozenset[str] = frozenset(),
) -> str:
    """The text of `scaffold.toml`. `values` are set; every other key is commented out."""
    lines = [
        "# Settings of scaffold for this site. A line without # is set. See docs/settings.md.",
    ]
    lines += [f"# {line}" for text in comments for line in textwrap.wrap(text, 78)]
    for key, field in Settings.model_fields.items():
        if key in leave_out or key in {"ignore", "titles", "check"}:
            continue
        lines += ["", *_entry(key, key, field, getattr(defaults, key), values)]
    lines += ["", '# Titles of lectures: "clean" drops what all share, "exact" keeps them whole.']
    lines[-1] += " Default:"
    lines += ['# titles = "clean"']
    lines += ["", "[check]"]
    for key, field in type(defaults.check).model_fields.items():
        value = getattr(defaults.check, key)
        lines += ["", *_entry(f"check.{key}", key, field, value, values)]
    return "\n".join((*lines, "", _TABLES))


def _entry(
    full: str, key: str, field: FieldInfo, default: Any, values: Mapping[str, object]
) -> list[str]:
    import tomlkit

    meaning = field.description or key
    set_here = full in values
    kind = "" if set_here else " Not set. Example:" if full in _EXAMPLES else " Default:"
    comments = textwrap.wrap(f"{meaning[0].upper()}{meaning[1:]}.{kind}", 78)
    value = values[full] if set_here else _EXAMPLES.get(full, as_written(full, default))
    if isinstance(value, BaseModel) or value is None:
        raise TypeError(f"a settings file shows no {type(value).__name__}")
    item = tomlkit.item(list(value) if isinstance(value, tuple) else value)
    line = f"{key} = {item.as_string()}"
    return [*(f"# {text}" for text in comments), line if set_here else f"# {line}"]
