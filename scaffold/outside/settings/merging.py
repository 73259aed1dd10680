"""Tables of settings laid over each other, key by key."""

from collections.abc import Mapping
from typing import Any


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The upper layer wins; tables are laid over each other key by key."""
    tables = {
        key: laid_over(below[key], value)
        for key, value in above.items()
        if isinstance(value, dict) and isinstance(below.get(key), dict)
    }
    return {**below, **above, **tables}


def tabled(values: Mapping[str, Any]) -> dict[str, Any]:
    """With `titles = "exact"` as the table that it means, so that tables can be merged."""
    titles = values.get("titles")
    return {**values, "titles": {"mode": titles}} if isinstance(titles, str) else dict(values)
