"""The code blocks of README and docs that are recipes: found by their language and first line."""

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))

_BLOCK = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=fence)$", re.S | re.M
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A code block: `line` is its first, `file` what a comment there says it is."""

    page: str
    line: int
    language: str
    text: str

    @property
    def file(self) -> str:
        """What a comment in its first lines names: `.github/workflows/refresh.yml`."""
        lines = [line for line in self.text.splitlines()[:2] if not line.startswith("#!")]
        return lines[0].removeprefix("# ").split(",")[0] if lines[0].startswith("# ") else ""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def recipes(page: Path) -> list[Recipe]:
    """All code blocks of a page that name a language."""
    text = page.read_text("utf-8")
    return [
        Recipe(page.name, text.count("\n", 0, found.start()) + 1, found["language"], found["text"])
        for found in _BLOCK.finditer(text)
    ]


def all_recipes() -> list[Recipe]:
    """Those of all pages."""
    return [recipe for page in PAGES for recipe in recipes(page)]


def recipe(page: str, file: str) -> Recipe:
    """The only block of a page that says it is this file."""
    (found,) = (recipe for recipe in recipes(ROOT / "docs" / page) if recipe.file == file)
    return found


def blocks(page: str, language: str) -> list[str]:
    """The texts of a page's blocks in one language."""
    return [found.text for found in recipes(ROOT / "docs" / page) if found.language == language]


def parsed(recipe: Recipe) -> Any:
    """What a block in a language of data says."""
    match recipe.language:
        case "json":
            return json.loads(recipe.text)
        case "toml":
            return tomllib.loads(recipe.text)
        case "yaml":
            return yaml.load(recipe.text, Loader=Strings)
    raise AssertionError(f"{recipe}: {recipe.language} is no language of data")


class Strings(yaml.SafeLoader):
    """YAML as GitHub reads it: `on` is a word, and no yes."""


Strings.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
