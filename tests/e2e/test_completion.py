"""What shells complete: commands, options, names of presets, slugs of rules."""

import pytest

from scaffold.app.rules import slugs
from scaffold.outside import templates
from tests.conftest import Runner


def completed(scaffold: Runner, line: str) -> list[str]:
    """What a bash is offered for the last word of the line."""
    words = line.split(" ")
    scaffold.env |= {
        "_SCAFFOLD_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    ran = scaffold()
    assert (ran.code, ran.err) == (0, "")
    return ran.out.split()


@pytest.mark.parametrize(
    ("shell", "sign"),
    [
        ("bash", "complete -o default -F _scaffold_completion scaffold"),
        ("zsh", "#compdef scaffold"),
        ("fish", "complete --command scaffold"),
    ],
)
def test_each_shell_gets_its_script(scaffold: Runner, shell: str, sign: str) -> None:
    # without a shell around it, the program wants to be told which
    scaffold.env["_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"] = "1"
    ran = scaffold("--show-completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert sign in ran.out
    assert "_SCAFFOLD_COMPLETE=complete_" in ran.out


def test_commands_are_offered(scaffold: Runner) -> None:
    assert set(completed(scaffold, "scaffold ")) == {
        "new", "show", "link", "refresh", "check", "rules", "presets", "init", "doctor",
        "shift", "remap", "play", "now", "seek", "status", "lsp",
    }  # fmt: skip
    assert completed(scaffold, "scaffold pre") == ["presets"]
    assert completed(scaffold, "scaffold presets ") == ["export"]


@pytest.mark.parametrize("before", ["new x --preset", "presets export"])
def test_presets_are_offered(scaffold: Runner, before: str) -> None:
    assert completed(scaffold, f"scaffold {before} hu") == ["hugo", "hugo-yaml"]
    assert completed(scaffold, f"scaffold {before} ") == list(templates.names())
    assert completed(scaffold, f"scaffold {before} nothing") == []


@pytest.mark.parametrize("before", ["rules explain", "check --select", "check . --ignore"])
def test_rules_are_offered(scaffold: Runner, before: str) -> None:
    wanted = [slug for slug in slugs() if slug.startswith("video-")]
    assert len(wanted) > 2
    assert completed(scaffold, f"scaffold {before} video-") == wanted
