"""What `doctor` says of `scaffold play`: which players run, and what keeps a page from playing."""

from collections.abc import Mapping

from scaffold.model.diagnosis import Fact
from scaffold.outside.player import running
from scaffold.wording import count_of

BROWSER = Fact(
    "browser",
    "if it cannot load the player though YouTube answers here, a filter blocks it",
    (
        "error 152 or 153 there: an extension or a privacy setting hides where the page is; allow "
        "it for localhost",
    ),
)
"""What to look at if YouTube answers from here, but not on the page."""


def player() -> Fact:
    """The players that run, each with what it plays."""
    lines = [line for server in running.servers() if (line := _line(server))]
    more = (
        ()
        if running.is_localhost_here()
        else ("localhost is not this machine: see the hosts file",)
    )
    if not lines:
        return Fact("play", "not running", more)
    return Fact("play", f"{count_of(len(lines), 'player')} running", (*lines, *more))


def _line(server: Mapping[str, object]) -> str:
    """Port, posts and time of one; "" for one that was killed."""
    answer = running.ask(server, "now")
    if answer is None:
        return ""
    posts = server.get("posts")
    count = len(posts) if isinstance(posts, list) else 0
    status, said = answer
    state = f"at {said.get('text')}" if status == 200 else "no page of it has loaded a video"
    return f"port {server.get('port')}, {count_of(count, 'post')}, {state}"
