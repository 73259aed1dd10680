"""`scaffold now`: the player's time, for an editor. Imports little: it runs at each key."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.errors import NothingPlays
from scaffold.outside.player import running

if TYPE_CHECKING:
    from scaffold.model.player import Moment

FORMATS = ("label", "seconds", "link", "line")

Server = Mapping[str, object]
Answer = Mapping[str, object]


def now(post: Path | None = None, back: int = 0, form: str = "label") -> str:
    """The time where the player is, `back` seconds earlier, with a newline.

    Raises NothingPlays if there is no player.
    """
    _, answer = ask_player(post, f"now?back={back}&format={form}")
    return f"{''.join(char for char in str(answer.get('text')) if char.isprintable())}\n"


def moment() -> "Moment | None":
    """Where the player is; None if nothing plays."""
    try:
        _, answer = ask_player(None, "now?format=seconds")
    except NothingPlays:
        return None
    video, seconds = answer.get("video"), answer.get("seconds")
    if not isinstance(video, str) or not isinstance(seconds, int | float):
        return None
    from scaffold.model.player import Moment

    return Moment(video, seconds, playing=bool(answer.get("playing")))


def ask_player(post: Path | None, path: str) -> tuple[Server, Answer]:
    """The server whose player is meant, and its answer.

    Of several it is the one that serves the post, then the one that runs, then the one that was
    used last. Raises NothingPlays.
    """
    name = str(post.resolve()) if post else None
    servers = [s for s in running.servers() if name is None or name in _posts(s)]
    answers = [(server, a) for server in servers if (a := running.ask(server, path))]
    found = [(server, said) for server, (status, said) in answers if status == 200]
    if not found:
        raise NothingPlays(str(post) if post else "", is_open=bool(answers))
    return max(found, key=lambda pair: (pair[1].get("playing"), pair[1].get("said")))


def _posts(server: Server) -> list[object]:
    posts = server.get("posts")
    return posts if isinstance(posts, list) else []
