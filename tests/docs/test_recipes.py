"""Every block of data in README and docs parses; workflows and pipelines hold to their schemas."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.docs.recipes import Recipe, all_recipes, parsed

DATA = [recipe for recipe in all_recipes() if recipe.language in {"json", "toml", "yaml"}]


@pytest.mark.parametrize("recipe", DATA, ids=str)
def test_blocks_of_data_parse(recipe: Recipe) -> None:
    assert isinstance(parsed(recipe), dict | list)


def of_kind(key: str) -> list[Recipe]:
    return [
        r for r in DATA if r.language == "yaml" and isinstance(parsed(r), dict) and key in parsed(r)
    ]


WORKFLOWS = of_kind("jobs")
PIPELINES = [recipe for recipe in DATA if recipe.file == ".gitlab-ci.yml"]


def test_the_docs_have_a_workflow_for_each_job() -> None:
    files = {recipe.file for recipe in WORKFLOWS}
    assert files == {
        ".github/workflows/refresh.yml",
        ".github/workflows/video-links.yml",
        ".github/workflows/video-links-plain.yml",
        ".github/workflows/video-rot.yml",
        ".github/workflows/video-slices.yml",
    }
    assert len(PIPELINES) == 1


def valid(schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    """What check-jsonschema, which brings these schemas along, says of a file."""
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    return subprocess.run([*words, str(path)], capture_output=True, text=True)


def assert_valid(schema: str, recipe: Recipe, folder: Path) -> None:
    file = folder / "recipe.yml"
    file.write_text(recipe.text, "utf-8")
    ran = valid(schema, file)
    assert ran.returncode == 0, f"{recipe}\n{ran.stdout}{ran.stderr}"


@pytest.mark.parametrize("recipe", WORKFLOWS, ids=str)
def test_workflows_are_workflows_of_github(recipe: Recipe, tmp_path: Path) -> None:
    assert_valid("github-workflows", recipe, tmp_path)


@pytest.mark.parametrize("recipe", PIPELINES, ids=str)
def test_the_pipeline_is_one_of_gitlab(recipe: Recipe, tmp_path: Path) -> None:
    assert_valid("gitlab-ci", recipe, tmp_path)


STEPS = [r for r in DATA if r.language == "yaml" and isinstance(parsed(r), list)]


@pytest.mark.parametrize("recipe", STEPS, ids=str)
def test_single_steps_are_steps_of_a_workflow(recipe: Recipe, tmp_path: Path) -> None:
    head = "on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n"
    inside = "".join(f"      {line}\n" for line in recipe.text.splitlines())
    assert_valid(
        "github-workflows", Recipe(recipe.page, recipe.line, "yaml", head + inside), tmp_path
    )


def test_the_schemas_refuse_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "recipe.yml"
    file.write_text(WORKFLOWS[0].text.replace("runs-on:", "runs-upon:"), "utf-8")
    assert valid("github-workflows", file).returncode == 1
    file.write_text(PIPELINES[0].text.replace("codequality:", "codequalities:"), "utf-8")
    assert valid("gitlab-ci", file).returncode == 1


def steps(recipe: Recipe) -> list[dict[str, Any]]:
    return [step for job in parsed(recipe)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("recipe", WORKFLOWS, ids=str)
def test_no_script_holds_an_expression_that_a_stranger_could_fill(recipe: Recipe) -> None:
    scripts = [step["run"] for step in steps(recipe) if "run" in step]
    assert not [script for script in scripts if "${{" in script]


@pytest.mark.parametrize("recipe", WORKFLOWS, ids=str)
def test_workflows_say_what_they_may_do(recipe: Recipe) -> None:
    rights = parsed(recipe)["permissions"]
    uploads = "upload-sarif" in recipe.text
    opens = "gh pr create" in recipe.text
    assert rights["contents"] == ("write" if opens else "read")
    assert ("security-events" in rights) is uploads
    assert ("pull-requests" in rights) is opens
