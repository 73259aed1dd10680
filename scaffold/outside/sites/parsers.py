"""The config of another program, read by its format's parser; nothing in it is ever run."""

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scaffold.outside.files import bounds, files

LARGEST = 262_144  # bytes of a config that are read


@dataclass(frozen=True, slots=True)
class Tagged:
    """A YAML value with a tag of the program's own, as `!ENV [NAME, docs]`."""

    tag: str
    value: object


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The table that a file holds, or, with an empty one, why it could not be read."""

    values: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""


def read(path: Path) -> ConfigFile:
    """Read a config; what is not a file, is too large or is broken has no values."""
    parse = _PARSERS.get(path.suffix)
    if parse is None:
        return ConfigFile(problem=f"{path.name} is in a format that is not read")
    try:
        if not path.is_file():
            return ConfigFile(problem=f"{path.name} is not a file")
        if target := bounds.way_out(path):
            why = f"is a link that leads out of the repository, to {target}"
            return ConfigFile(problem=f"{path.name} {why}")
        if path.stat().st_size > LARGEST:
            return ConfigFile(problem=f"{path.name} is larger than {LARGEST // 1024} KiB")
        values = parse(files.read_bytes(path, LARGEST).decode("utf-8-sig"))
    except _PROBLEMS as error:
        why = " ".join(str(error).split())[:200] or type(error).__name__
        return ConfigFile(problem=f"{path.name} could not be read: {why}")
    return ConfigFile(values) if isinstance(values, dict) else ConfigFile()


_PROBLEMS = (OSError, ValueError, TypeError, ArithmeticError, LookupError, RecursionError)
"""What parsers raise at files that are not theirs; a config is never worth a crash."""


def _yaml(text: str) -> object:
    import yaml

    class Loader(yaml.SafeLoader):
        """Knows YAML's own tags; all others are kept by name, and nothing is made of them."""

    def tagged(loader: yaml.SafeLoader, node: yaml.Node) -> Tagged:
        match node:
            case yaml.SequenceNode():
                return Tagged(node.tag, loader.construct_sequence(node, deep=True))
            case yaml.ScalarNode():
                return Tagged(node.tag, loader.construct_scalar(node))
            case _:
                return Tagged(node.tag, None)

    Loader.add_constructor(None, tagged)
    try:
        return yaml.load(text, Loader)  # noqa: S506  # a SafeLoader
    except yaml.YAMLError as error:
        raise ValueError(error) from error


_PARSERS: dict[str, Callable[[str], Any]] = {
    ".toml": tomllib.loads,
    ".yml": _yaml,
    ".yaml": _yaml,
    ".json": json.loads,
}

ENDINGS = frozenset(_PARSERS)
"""What the names of configs end in that can be read."""
