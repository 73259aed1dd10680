"""Witnesses beside the listing that need no player: oEmbed and the thumbnail."""

import contextlib
import json
from typing import Any
from urllib.parse import quote, urlsplit

from scaffold.errors import (
    BotCheck,
    PlaylistPrivate,
    ScaffoldError,
    SourceChanged,
    TooManyRequests,
    Unreachable,
    UsageError,
)
from scaffold.model.evidence import Answered, NotLooked, Testimony
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.door import BudgetSpent

MOST = 100_000  # bytes of an answer that are looked at
_OEMBED = "https://www.youtube.com/oembed?format=json&url="
_PICTURES = (b"\xff\xd8", b"\x89PNG", b"RIFF")
_TOO_MANY = "too many requests (429)"
_SILENT = "YouTube could not be reached, or its answer broke off"
_ELSEWHERE = "YouTube sent us elsewhere, to a page of consent or the like"
_FOREIGN = "what came is none of YouTube's answers"
_TELLING = frozenset({200, 400, 401, 403, 404})
"""Statuses that speak of the video; all others speak of the network, the server or us."""


def oembed_of_video(youtube: YouTube, video: str) -> Testimony:
    """What oEmbed says of a video; one request."""
    return _oembed(youtube, f"https://www.youtube.com/watch?v={video}")


def oembed_of_playlist(youtube: YouTube, playlist: str) -> Testimony:
    """What oEmbed says of a playlist; one request."""
    return _oembed(youtube, f"https://www.youtube.com/playlist?list={playlist}")


def thumbnail(youtube: YouTube, video: str) -> Testimony:
    """Whether the video's picture is there; one request."""
    url = f"https://i.ytimg.com/vi/{video}/hqdefault.jpg"
    found = _ask(youtube, url)
    if isinstance(found, NotLooked):
        return found
    status, body = found
    # YouTube sends a picture with status 404, too; a wall that answers for it sends words
    if status in {200, 404} and not body.startswith(_PICTURES):
        return NotLooked(_FOREIGN)
    return Answered(status)


def _oembed(youtube: YouTube, about: str) -> Testimony:
    found = _ask(youtube, _OEMBED + quote(about, safe=""))
    if isinstance(found, NotLooked):
        return found
    status, body = found
    if status != 200:
        return Answered(status)
    # a page of consent or of a hotel's network answers 200, too
    raw = _json(body)
    if not isinstance(raw, dict) or not isinstance(raw.get("title"), str):
        return NotLooked(_FOREIGN)
    return Answered(200, raw["title"], str(raw.get("author_name") or ""))


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _ask(youtube: YouTube, url: str) -> tuple[int, bytes] | NotLooked:
    """Status and body; what may pass is asked once more, unless `--retries 0` forbids it."""
    found, passing = _ask_once(youtube, url)
    if passing and youtube.settings.retries != 0:
        found, _ = _ask_once(youtube, url)
    return found


def _ask_once(youtube: YouTube, url: str) -> tuple[tuple[int, bytes] | NotLooked, bool]:
    """What the very address that was asked tells, or why it tells nothing; whether that may pass.

    Refusals and a spent budget are not asked again here.
    """
    try:
        response = youtube.get(url)
        with contextlib.closing(response):
            status, body = int(response.status), response.read(MOST)
    except ScaffoldError as error:
        if isinstance(error, UsageError):
            raise  # a wrong --cookies, say
        return NotLooked(cause_of(error)), isinstance(error, Unreachable)
    except Exception:  # noqa: BLE001 - broken while it was read: whatever it is, no answer
        return NotLooked(_SILENT), True
    if status == 429:
        return NotLooked(_TOO_MANY), False
    if _moved(url, str(response.url)):
        return NotLooked(_ELSEWHERE), False
    if status not in _TELLING:
        return NotLooked(_of_status(status)), status == 408 or status >= 500
    return (status, body), False


def _moved(asked: str, answered: str) -> bool:
    before, after = urlsplit(asked), urlsplit(answered)
    return (before.hostname, before.path) != (after.hostname, after.path)


def _of_status(status: int | str) -> str:
    return _ELSEWHERE if str(status).startswith("3") else f"YouTube answered HTTP {status}"


def cause_of(error: ScaffoldError) -> str:
    """Why there was no answer, as a short clause that is the same for the same cause."""
    match error:
        case BudgetSpent():
            return "the budget of requests is spent"
        case TooManyRequests():
            return _TOO_MANY
        case BotCheck():
            return "YouTube asked for proof that a person is there (bot check)"
        case Unreachable():
            words = error.why.split()
            return _of_status(words[1]) if words[:1] == ["HTTP"] else _SILENT
        case PlaylistPrivate():
            return "private, shown only with the cookies of an account that may see it"
        case SourceChanged():
            return _FOREIGN
        case _:
            return str(error).rstrip(".")


def is_refusal(cause: str) -> bool:
    """Whether YouTube refused us, so that asking on makes it worse."""
    return cause == _TOO_MANY or cause.endswith("(bot check)")
