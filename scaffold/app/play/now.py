"""`scaffold now`: the player's time, for an editor. Imports little: it runs at each key."""

from collections.abc import Mapping

from scaffold.outside.player import running

TYPE_CHECKING = False  # as typing has it, which takes a while to import
if TYPE_CHECKING:
    from scaffold.model.player import Moment

FORMATS = ("label", "seconds", "link", "line")

Server = Mapping[str, object]
Answer = Mapping[str, object]


def now(post: str | None = None, back: int = 0, form: str = "label") -> str:
    """The time where the player is, `back` seconds earlier, with a newline.

    Raises NothingPlays without a player (of this post).
    """
    _, answer = ask_player(post, f"now?back={back}&format={form}")
    return f"{''.join(char for char in str(answer.get('text')) if char.isprintable())}\n"


def moment() -> "Moment | None":
    """Where the player is; None if nothing plays."""
    from scaffold.errors.no_answer import NothingPlays

    try:
        _, answer = ask_player(None, "now?format=seconds")
    except NothingPlays:
        return None
    video, seconds = answer.get("video"), answer.get("seconds")
    if not isinstance(video, str) or not isinstance(seconds, int | float):
        return None
    from scaffold.model.player import Moment

    return Moment(video, seconds, playing=bool(answer.get("playing")))


def ask_player(post: str | None, path: str) -> tuple[Server, Answer]:
    """The server whose player is meant, and its answer.

    Of several it is the one that serves the post, then the one that runs, then the one that was
    used last. Raises NothingPlays.
    """
    servers = list(running.servers())
    if post is not None:
        import os

        file = os.path.realpath(post)
        servers = [s for s in servers if isinstance(p := s.get("posts"), list) and file in p]
    answers = [(server, a) for server in servers if (a := running.ask(server, path))]
    found = [(server, said) for server, (status, said) in answers if status == 200]
    if not found:
        from scaffold.errors.no_answer import NothingPlays

        raise NothingPlays(post or "", is_open=bool(answers))
    return max(found, key=lambda pair: (pair[1].get("playing"), pair[1].get("said")))
