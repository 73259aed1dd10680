"""Front matter, written by the format's own writer and read back by its reader."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

Form = Literal["toml", "yaml", "json"]
FENCES = {"toml": "+++", "yaml": "---"}


def write(fields: Mapping[str, object], form: Form) -> str:
    """The block with its fences and a final newline; fields that are None are left out."""
    kept = {key: value for key, value in fields.items() if value is not None}
    match form:
        case "toml":
            return _fenced(_toml(kept), "+++")
        case "yaml":
            return _fenced(_yaml(kept), "---")
        case "json":
            return json.dumps(kept, ensure_ascii=False, indent=2, default=_iso) + "\n"


def parse(block: str, form: Form) -> dict[str, Any]:
    """Read back what `write` wrote."""
    match form:
        case "toml":
            import tomllib

            return tomllib.loads(_inside(block, "+++"))
        case "yaml":
            import yaml

            return dict(yaml.safe_load(_inside(block, "---")) or {})
        case "json":
            return dict(json.loads(block))


def _fenced(text: str, fence: str) -> str:
    return f"{fence}\n{text.strip(chr(10))}\n{fence}\n"


def _inside(block: str, fence: str) -> str:
    return block.removeprefix(fence + "\n").removesuffix(fence + "\n")


def _toml(fields: Mapping[str, object]) -> str:
    import tomlkit

    document = tomlkit.document()
    for key, value in fields.items():
        document.add(key, tomlkit.item(value))
    return tomlkit.dumps(document)


def _yaml(fields: Mapping[str, object]) -> str:
    import yaml

    text: str = yaml.safe_dump(
        dict(fields), allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=None
    )
    return text


def _iso(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"front matter cannot hold {type(value).__name__}")
