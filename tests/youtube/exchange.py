"""What goes over the wire: a request as it was understood, and the answer to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in: `what` names its kind, `about` the id it asks about.

    `number` counts all requests from 0, `again` those of this kind about this id; `connection`
    is the number of the connection that it came over.
    """

    method: str
    host: str
    path: str
    query: dict[str, str]
    body: dict[str, Any]
    cookies: str
    what: str
    about: str
    number: int = 0
    again: int = 0
    connection: int = 0
    referer: str = ""
    key: str = ""

    @property
    def lang(self) -> str:
        """The language it wants: named in the body of an API call, else in the cookie PREF."""
        client = self.body.get("context", {}).get("client", {})
        if "hl" in client:
            return str(client["hl"])
        found = [part for part in self.cookies.replace("&", ";").split(";") if "hl=" in part]
        return found[0].partition("hl=")[2] if found else "en"


@dataclass(slots=True)
class Answer:
    """What goes back. `wait` (seconds) comes first; then `reset` breaks the connection instead
    of answering, and `cut` ends it after half of the body.
    """

    status: int = 200
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    reset: bool = False
    wait: float = 0.0
    cut: bool = False


Fault = Callable[[Request, int], Answer | None]
"""Asked first for each request, with how many of its kind came before it; None lets it pass."""
