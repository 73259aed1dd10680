"""GitHub Actions, as far as the environment tells: whether we run in it, and its step summary."""

import contextlib
import os
from pathlib import Path


def in_github_actions() -> bool:
    """Whether a workflow of GitHub runs us."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def summarize(text: str) -> None:
    """Add Markdown to the summary of the step, if there is one."""
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    if named:
        # the log holds all of it, so a summary that cannot be written fails nothing
        with contextlib.suppress(OSError), Path(named).open("ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
