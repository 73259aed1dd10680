"""`scaffold seek`: the player is moved, started or paused from an editor."""

from scaffold.app.play.now import ask_player
from scaffold.errors import UsageError
from scaffold.errors.no_answer import NothingPlays
from scaffold.model.player import Command
from scaffold.outside.player import running


def seek(where: str, post: str | None = None) -> None:
    """Send the player to a time, `+S` or `-S` seconds from where it is, or `play`, `pause` it."""
    if Command.parse(where) is None:
        raise UsageError(
            f"{where!r} is not a time, +S, -S, play or pause.", "For example: scaffold seek 15:56"
        )
    server, _ = ask_player(post, "now")
    answer = running.ask(server, "command", {"command": where})
    if answer is None or answer[0] != 200:
        raise NothingPlays("", is_open=True)
