"""What can be asked of a video without its page or a listing: oEmbed and the thumbnail."""

from collections.abc import Callable
from urllib.parse import quote, urlsplit

from scaffold.errors import ScaffoldError, UsageError
from scaffold.errors.no_answer import (
    BotCheck,
    ConsentAsked,
    PlaylistPrivate,
    SourceChanged,
    TooManyRequests,
    Unreachable,
    YtDlpUnfit,
)
from scaffold.model.address import PLAYLIST, WATCH
from scaffold.model.evidence import Answered, NotLooked, ProbeResult
from scaffold.outside.youtube.breaker import Group
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.layers import BudgetSpent
from scaffold.outside.youtube.shapes import decoded

FIRST_VIDEO = "jNQXAC9IVRw"
"""The first video that was ever put on YouTube: the answer depends on the connection alone."""
MOST = 100_000  # bytes of an answer that are looked at
_OEMBED = "https://www.youtube.com/oembed?format=json&url="
_PICTURES = (b"\xff\xd8", b"\x89PNG", b"RIFF")
_TOO_MANY = "too many requests (429)"
_REFUSED = "YouTube refused to answer"
_SILENT = "YouTube could not be reached, or its answer broke off"
_ELSEWHERE = "YouTube redirected to another page, of consent or the like"
_FOREIGN = "the answer is not one of YouTube's"
_OWN_WORDS = frozenset({b"bad request", b"unauthorized", b"forbidden", b"not found"})
_TELLING = frozenset({200, 400, 401, 403, 404})
"""Statuses that are about the video; all others are about the network, the server or us."""


def oembed_of_video(youtube: YouTube, video: str) -> ProbeResult:
    """What oEmbed says of a video; one request."""
    return _oembed(youtube, f"the video {video}", WATCH + video)


def oembed_of_playlist(youtube: YouTube, playlist: str) -> ProbeResult:
    """What oEmbed says of a playlist; one request."""
    return _oembed(youtube, f"the playlist {playlist}", PLAYLIST + playlist)


def thumbnail(youtube: YouTube, video: str) -> ProbeResult:
    """Whether the video's picture is there; one request."""
    url = f"https://i.ytimg.com/vi/{video}/hqdefault.jpg"

    def read(status: int, body: bytes) -> Answered:
        # YouTube sends a picture with status 404, too; a wall that answers for it sends words
        if status in {200, 404} and not body.startswith(_PICTURES):
            raise _Unread(url, _FOREIGN)
        return Answered(status)

    return _ask(youtube, f"the picture of {video}", url, read)


def _oembed(youtube: YouTube, what: str, about: str) -> ProbeResult:
    url = _OEMBED + quote(about, safe="")

    def read(status: int, body: bytes) -> Answered:
        if status != 200:
            # anybody between YouTube and us answers with these, too, but not in these words
            if body.strip().lower() not in _OWN_WORDS:
                raise _Unread(url, _FOREIGN)
            return Answered(status)
        # a page of consent or of a hotel's network answers 200, too
        raw = decoded(body)
        if not isinstance(raw, dict) or not isinstance(raw.get("title"), str):
            raise _Unread(url, _FOREIGN)
        return Answered(200, raw["title"], str(raw.get("author_name") or ""))

    return _ask(youtube, what, url, read)


class _Unread(SourceChanged):
    """An answer that is not YouTube's; `why` says what it is instead."""


def _ask(
    youtube: YouTube, what: str, url: str, read: Callable[[int, bytes], Answered]
) -> ProbeResult:
    """What the very address that was asked answers, or why that tells nothing."""
    try:
        with youtube.asking(Group.SINGLE, what):
            response = youtube.get(url)
            status = int(response.status)
            if status == 429:
                raise TooManyRequests(url)
            asked, answered = urlsplit(url), urlsplit(str(response.url))
            if (asked.hostname, asked.path) != (answered.hostname, answered.path):
                raise _Unread(url, _ELSEWHERE)
            if status not in _TELLING:
                raise _Unread(url, _of_status(status))
            return read(status, response.read(MOST))
    except (UsageError, YtDlpUnfit):
        raise  # a wrong --cookies, say
    except ScaffoldError as error:
        return NotLooked(cause_of(error))


def _of_status(status: int | str) -> str:
    return _ELSEWHERE if str(status).startswith("3") else f"YouTube answered HTTP {status}"


_CAUSES: dict[type[ScaffoldError], str] = {
    BudgetSpent: "the budget of requests is spent",
    TooManyRequests: _TOO_MANY,
    BotCheck: "YouTube asked for proof that a person is there (bot check)",
    ConsentAsked: _ELSEWHERE,
    PlaylistPrivate: "private, shown only with the cookies of an account that may see it",
    SourceChanged: _FOREIGN,
}


def cause_of(error: ScaffoldError) -> str:
    """Why there was no answer, as a short clause that is the same for the same cause."""
    match error:
        case TooManyRequests(said=said) if said:
            return f"{_REFUSED}: {said}"
        case Unreachable():
            words = error.why.split()
            return _of_status(words[1]) if words[:1] == ["HTTP"] else _SILENT
        case _Unread():
            return error.why
        case _:
            return _CAUSES.get(type(error), str(error).rstrip("."))


def is_refusal(cause: str) -> bool:
    """Whether YouTube refused us, so that asking on makes it worse."""
    return cause.startswith((_TOO_MANY, _REFUSED)) or cause.endswith("(bot check)")
