"""Settings as a Markdown table; `python -m docs.settings_table` prints it for docs/settings.md."""

import json
import sys
from collections.abc import Iterator

from scaffold.model.setting_values import as_written
from scaffold.model.settings import keys_of


def settings_table() -> str:
    """A row a key: name, default, meaning."""
    rows = ["| key | default | meaning |", "|---|---|---|"]
    rows += [f"| `{key}` | {default} | {meaning} |" for key, default, meaning in settings_rows()]
    return "\n".join(rows) + "\n"


def settings_rows() -> Iterator[tuple[str, str, str]]:
    """Key, default and meaning of every setting, in the model's order."""
    for key, field in keys_of().items():
        default = "required" if field.is_required() else _default(as_written(key, field.default))
        yield key, default, field.description or ""


def _default(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, str | int | float | bool):
        return f"`{json.dumps(value)}`"
    return "`[]`" if value == () else "-"


if __name__ == "__main__":
    sys.stdout.write(settings_table())
