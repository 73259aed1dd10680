"""Front matter, written by the format's own writer and read back by its reader."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from scaffold.model.preset import Preset
from scaffold.notes.text import escape
from scaffold.notes.text.plain_text import plain
from scaffold.notes.writing.mistakes import refuse_undefined

if TYPE_CHECKING:
    import yaml

Form = Literal["toml", "yaml", "json"]
_ADDRESS = re.compile(r"[\w./:%?=&#~+-]*")


class Markdown(str):
    """What the filter `md` makes: text that is escaped already."""


def of_preset(preset: Preset, fields: dict[str, object]) -> str:
    """The block in the preset's form; texts are escaped where its generator reads Markdown."""
    refuse_undefined(list(fields.values()))
    escapes = preset.rules.escapes
    if "pandoc" in escapes:  # which reads texts there as Markdown
        fields = {key: _as_markdown(value, escapes) for key, value in fields.items()}
    match preset.rules.front_matter:
        case "none":
            return ""
        case "properties":
            return properties(fields)
        case form:
            block = write(fields, form)
    # between ticks R would run it here, too; all three languages read this escape
    return block.replace("`", "\\u0060") if "knitr" in escapes else block


def write(fields: Mapping[str, object], form: Form) -> str:
    """The block with its fences and a final newline; fields that are None are left out.

    Fields are texts, numbers, truth values, dates (with a zone, where they have a time), lists
    of these, and mappings. Their order is kept; in TOML mappings come last, as they must.
    """
    kept: dict[str, object] = _storable(fields)
    match form:
        case "toml":
            return f"+++\n{_toml(kept)}+++\n"
        case "yaml":
            return f"---\n{_yaml(kept)}---\n"
        case "json":
            return json.dumps(kept, ensure_ascii=False, indent=2, default=_iso) + "\n"


def parse(block: str, form: Form) -> dict[str, Any]:
    """Read back what `write` wrote; JSON knows no dates, there they are texts."""
    match form:
        case "toml":
            import tomllib

            return tomllib.loads(_inside(block, "+++\n"))
        case "yaml":
            import yaml

            return dict(yaml.safe_load(_inside(block, "---\n")) or {})
        case "json":
            return dict(json.loads(block))


def properties(fields: Mapping[str, object]) -> str:
    """Logseq's form: a line `key:: value` each, lists joined by commas; empty ones are left out.

    A property without value would be taken for text.
    """
    lines = {key: _one_line(value) for key, value in _storable(fields).items()}
    return "".join(f"{key}:: {text}\n" for key, text in lines.items() if text)


def _as_markdown(value: object, also: frozenset[str]) -> object:
    """A field of a front matter whose texts are Markdown; addresses and names are left alone."""
    match value:
        case Markdown():
            return value
        case str():
            return value if _ADDRESS.fullmatch(value) else escape.markdown(value, also)
        case list() | tuple():
            return [_as_markdown(held, also) for held in value]
        case _:
            return value


def _one_line(value: object) -> str:
    match value:
        case list():
            return ", ".join(map(_one_line, value))
        case bool():
            return str(value).lower()
        case datetime() | date():
            return value.isoformat()
        case _:
            return plain(str(value))


def _storable(value: object) -> Any:
    """The value with its mappings rid of None, and its texts of halves of surrogate pairs."""
    match value:
        case str():
            return value.encode("utf-8", "ignore").decode()
        case Mapping():
            return {key: _storable(held) for key, held in value.items() if held is not None}
        case list() | tuple():
            return [_storable(held) for held in value]
        case _:
            return value


def _inside(block: str, fence: str) -> str:
    return block.removeprefix(fence).removesuffix(fence)


def _toml(fields: dict[str, object]) -> str:
    import tomlkit

    document = tomlkit.document()
    for key, value in sorted(fields.items(), key=lambda field: isinstance(field[1], dict)):
        document.add(key, tomlkit.item(value))
    text = tomlkit.dumps(document)
    return text if text.endswith("\n") or not text else text + "\n"


def _yaml(fields: dict[str, object]) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Texts in quotes on one line, so that no reader takes one for something else."""

        def ignore_aliases(self, _: object) -> bool:
            return True

    Dumper.add_representer(str, _quoted)
    Dumper.add_representer(
        datetime,
        lambda dumper, moment: dumper.represent_scalar(
            "tag:yaml.org,2002:timestamp", moment.isoformat()
        ),
    )
    Dumper.add_representer(
        list,
        lambda dumper, values: dumper.represent_sequence(
            "tag:yaml.org,2002:seq", values, flow_style=True
        ),
    )
    Dumper.add_representer(dict, _with_plain_keys)
    if not fields:
        return ""
    text: str = yaml.dump(fields, Dumper=Dumper, allow_unicode=True, width=float("inf"))
    return text


def _quoted(dumper: "yaml.SafeDumper", text: str) -> "yaml.Node":
    # PyYAML writes emoji as \U0001F389 between double quotes, and as they are between single ones,
    # where no escape for a tick is read
    emoji = text.isprintable() and any(char > "\uffff" for char in text)
    style = "'" if emoji and "`" not in text else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _with_plain_keys(dumper: "yaml.SafeDumper", fields: dict[str, object]) -> "yaml.Node":
    node = dumper.represent_mapping("tag:yaml.org,2002:map", fields.items(), flow_style=False)
    for key, _ in node.value:
        key.style = None
    return node


def _iso(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"front matter cannot hold {type(value).__name__}")
