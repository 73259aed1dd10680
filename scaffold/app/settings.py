"""What there is to set, for docs and for `doctor`."""

import json
from collections.abc import Iterator

from pydantic_core import PydanticUndefined

from scaffold.model.settings import as_written, keys_of


def settings_rows() -> Iterator[tuple[str, str, str]]:
    """Key, default and meaning of every setting, in the model's order."""
    for key, field in keys_of().items():
        yield key, _default(as_written(key, field.default)), field.description or ""


def _default(value: object) -> str:
    if value is PydanticUndefined:
        return "required"
    if value is None:
        return "-"
    if isinstance(value, str | int | float | bool):
        return f"`{json.dumps(value)}`"
    return "`[]`" if value == () else "-"
