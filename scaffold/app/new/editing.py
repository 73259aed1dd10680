"""`scaffold new --edit`: the new post in the person's own editor."""

from pathlib import Path

from scaffold.app.outcome import Outcome
from scaffold.app.site import STDOUT
from scaffold.errors import UsageError
from scaffold.outside import text_editor


def refuse_unfit(output: str | None) -> None:
    """Without an editor, or without a file, nothing is requested. Raises UsageError."""
    if output == STDOUT:
        raise UsageError("--edit needs a file; -o - writes none.", "Leave one of them out.")
    text_editor.command()


def edit(outcome: Outcome) -> None:
    """Open the first file that was written."""
    if outcome.output:
        text_editor.edit(Path(outcome.output.splitlines()[0]))
