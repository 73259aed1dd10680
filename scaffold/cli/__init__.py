"""The command line: words in, words out, exit code."""

from scaffold.cli.commands import run

__all__ = ["run"]
