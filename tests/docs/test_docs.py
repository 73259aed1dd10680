"""README and docs hold every command, option, setting and exit code that the program has."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.settings_table import settings_table
from docs.template_tables import template_tables
from scaffold.app.rules import page as rules_page
from scaffold.cli.commands import program
from scaffold.outside import templates

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
INDEX = (ROOT / "docs" / "index.md").read_text("utf-8")
DOCS = README + "".join(p.read_text("utf-8") for p in sorted((ROOT / "docs").glob("*.md")))


def options_of(command: str) -> list[str]:
    """The long options that `scaffold COMMAND --help` names."""
    words = [sys.executable, "-m", "scaffold", *command.split(), "--help"]
    told = subprocess.check_output(words, text=True, cwd=ROOT)
    return sorted(set(re.findall(r"--[a-z][a-z-]+", told)))


COMMANDS = sorted(
    [
        *(str(getattr(info.callback, "__name__", "")) for info in program().registered_commands),
        *(str(info.name) for info in program().registered_groups),
    ]
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section_and_every_option_stands_in_the_docs(command: str) -> None:
    page = ROOT / "docs" / f"{command}.md"
    assert page.read_text("utf-8").startswith(f"# `scaffold {command}`")
    assert f"](docs/{command}.md)" in README or f"]({command}.md)" in INDEX
    missing = [option for option in options_of(command) if f"`{option}" not in DOCS]
    assert missing == []


def test_the_settings_page_is_what_the_program_knows() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert settings_table() in page


def test_the_templates_page_is_what_the_nouns_say() -> None:
    """`python -m docs.template_tables` writes the tables anew."""
    assert template_tables() in (ROOT / "docs" / "templates.md").read_text("utf-8")


def test_every_preset_is_named_in_the_docs() -> None:
    page = (ROOT / "docs" / "presets.md").read_text("utf-8")
    for preset in templates.names():
        assert f"| `{preset}` |" in page


def test_the_rules_page_is_what_the_rules_say() -> None:
    assert rules_page() in (ROOT / "docs" / "rules.md").read_text("utf-8")


def test_links_between_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        outside_code = re.sub(
            r"```.*?```|``.*?``|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL
        )
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", outside_code):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_exit_codes_are_told() -> None:
    for code in (0, 1, 2, 3, 70, 130):
        assert re.search(rf"^\| {code} \|", INDEX, re.MULTILINE), code


def test_readme_is_read_in_a_minute() -> None:
    assert len(README.splitlines()) <= 150


def test_the_index_names_every_page() -> None:
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert {page for page in pages if f"]({page})" not in INDEX} == set()


def test_urls_in_readmes_shell_blocks_stand_in_quotes() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        assert not re.findall(r"(?<![\"'])https?://", block), block


def test_the_set_up_is_two_commands_and_the_second_is_what_ci_runs() -> None:
    (test,) = re.findall(r"^python3 -m venv .*pytest -n auto$", README, re.MULTILINE)
    assert '-e ".[dev]"' in test
    assert test in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert re.search(
        r"^python3 -m venv .* scaffold new fixtures/|bin/scaffold new fixtures/",
        README,
        re.MULTILINE,
    )


def test_nothing_ties_the_project_to_an_address_of_a_registry() -> None:
    assert not (ROOT / "uv.lock").exists() or "uv.lock" in (ROOT / ".gitignore").read_text("utf-8")
    assert "index-url" not in (ROOT / "pyproject.toml").read_text("utf-8")


def test_readmes_post_is_the_one_that_new_makes() -> None:
    golden = (ROOT / "fixtures/posts/new-model/out.md").read_text("utf-8")
    shown = re.search(r"```markdown\n(\+\+\+.*?)```", README, re.DOTALL)
    assert shown
    assert golden.startswith(shown[1].rstrip("\n"))


def test_the_model_listing_is_sound() -> None:
    raw = json.loads((ROOT / "fixtures/deep-learning-ngu-2019.json").read_text("utf-8"))
    assert len(raw["entries"]) == raw["playlist_count"] == 10
