"""The one place where errors become words and a number, and results reach the streams."""

import os
import shutil
import signal
import sys
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from scaffold.cli import help as help_texts
from scaffold.cli.options import VERBOSITY
from scaffold.errors import ScaffoldError, Unexpected, UsageError
from scaffold.wording import logged, visible

INTERRUPTED = 130
_WORDS = "scaffold.words"


class CommandGroup(TyperGroup):
    """The group of all commands; whatever stops one leaves through here."""

    def main(self, *given: Any, **more: Any) -> Any:
        """Run the program; what nobody expected is our mistake, and ends with its own code."""
        try:
            return super().main(*given, **more)
        except Exception as error:  # noqa: BLE001 - the last place in which anything can be said
            say_error(Unexpected(error))
            sys.exit(Unexpected.exit_code)

    def make_context(self, info_name: Any, args: list[str], *given: Any, **more: Any) -> Any:
        """Read the words of the command line; what that imports takes a while."""
        words = tuple(args)
        try:
            ctx = super().make_context(info_name, args, *given, **more)
            ctx.meta[_WORDS] = words
            return ctx
        except TyperException as error:
            _say_usage(error)
        except KeyboardInterrupt:
            _leave_interrupted()

    def collect_usage_pieces(self, _: Any) -> list[str]:
        """`scaffold COMMAND [OPTIONS]`: what people type."""
        return ["COMMAND", "[OPTIONS]"]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The commands first, then the options."""
        help_texts.write_commands(self.commands.items(), formatter)
        help_texts.write_panels(self, ctx, formatter)

    def format_epilog(self, _: Any, formatter: Any) -> None:
        """The examples, as they are typed."""
        help_texts.write_examples(self.epilog, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; a ScaffoldError becomes a sentence, a hint and its exit code."""
        try:
            return super().invoke(ctx)
        except ScaffoldError as error:
            say_error(error)
            raise typer.Exit(error.exit_code) from None
        except TyperException as error:
            from scaffold.app.fetching import dashed_id

            _say_usage(error, dashed_id(ctx.meta[_WORDS]))
        except OSError as error:
            # Path's questions raise it for names that are too long, and before 3.14 for what is
            # in a folder closed to us
            if error.filename is None:
                raise
            say_error(UsageError(f"{error.filename} cannot be reached: {error.strerror}."))
            raise typer.Exit(UsageError.exit_code) from None
        except KeyboardInterrupt:
            _leave_interrupted()


def prepare_streams() -> None:
    """Words in any script can be written wherever the streams lead; unknown ones are escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def deliver(outcome: Any) -> NoReturn:
    """Print a command's Outcome and end with its code."""
    show_outcome(outcome)
    raise typer.Exit(outcome.code)


def show_outcome(outcome: Any) -> None:
    """Write an Outcome: data to stdout, words to stderr."""
    if outcome.output:
        write_out(outcome.output)
    verbosity = VERBOSITY.get()
    for remark in outcome.remarks:
        if not verbosity.quiet and (verbosity.verbose or not remark.detail):
            say(logged(visible(remark.text)))
    for error in outcome.errors:
        say_error(error)


def columns() -> int | None:
    """How wide the terminal is that stdout leads to; None for a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def colors_stdout() -> bool:
    """Whether stdout gets colours: on a terminal, unless NO_COLOR or --color never forbids it.

    In a pipe or file it is data, whatever a CI forces.
    """
    return sys.stdout.isatty() and VERBOSITY.get().colored is not False


def write_out(text: str) -> None:
    """Write data to stdout as UTF-8 with the newlines it has, on every system."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    try:
        buffer.write(text.encode("utf-8", "surrogateescape"))
        buffer.flush()
    except OSError as error:
        # what is left in the buffer must not fail once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # whoever reads has seen enough
            return
        raise UsageError(f"stdout cannot be written: {error.strerror or error}.") from error


def say(text: str) -> None:
    """Say a sentence on stderr."""
    typer.echo(text, err=True, color=VERBOSITY.get().colored)


def say_error(error: ScaffoldError) -> None:
    """Say what happened, to what, and what to do next."""
    sentence = "\n".join(map(logged, str(error).split("\n")))
    say(f"{typer.style('error:', fg='red', bold=True)} {sentence}")
    if error.hint:
        say(f"{typer.style('hint:', fg='cyan')} {error.hint}")


def _say_usage(error: TyperException, mistake: UsageError | None = None) -> NoReturn:
    """Say what is wrong with the command line; a command without anything shows its help."""
    from scaffold.cli.usage import in_own_words

    if type(error).__name__ == "NoArgsIsHelpError":
        raise error
    say_error(mistake or in_own_words(error))
    raise typer.Exit(UsageError.exit_code) from None


def _leave_interrupted() -> NoReturn:
    """End at once: threads that still wait for an answer must not hold the person up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C would cut this off
    say("interrupted")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(INTERRUPTED)
