"""The job could not be done for want of an answer from YouTube or from a player.

NoAnswer              exit 3
├── PlaylistPrivate           only its owner (with cookies) can see it
├── BotCheck                  YouTube wants proof of a person
├── TooManyRequests           HTTP 429, or "try again later"
├── Unreachable               no connection, reset, timeout, 5xx
├── SourceChanged             an answer of a shape that nobody knows
├── ForeignHost               an answer redirects to another host
├── ConsentAsked              YouTube's page about cookies came instead of an answer
├── YtDlpUnfit                yt-dlp is missing, or is not as this version knows it
├── ListingIncomplete         a list too short to conclude from
└── NothingPlays              no player of `scaffold play` to ask
"""

from typing import ClassVar

from scaffold.errors import ScaffoldError


class NoAnswer(ScaffoldError):
    """The job could not be done for want of an answer: exit 3."""

    exit_code: ClassVar[int] = 3


class PlaylistPrivate(NoAnswer):
    """A playlist or video that only its owner may see."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is private.",
            "If you may see it in your browser, pass its cookies: --cookies-from-browser firefox "
            "(or --cookies FILE). Else ask its owner to make it unlisted.",
        )


class BotCheck(NoAnswer):
    """YouTube asks for proof that a person is there; it says nothing about the video."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"YouTube asked for a sign-in (bot check) and returned nothing for {what}.",
            "Common on servers and after many requests. Wait an hour, pass --cookies-from-browser, "
            "or save the listing elsewhere with `yt-dlp -J --flat-playlist` and pass it with "
            "--from-info.",
        )


class TooManyRequests(NoAnswer):
    """HTTP 429, or YouTube's words for a refusal (`said`); `retry_after` in seconds if named."""

    def __init__(self, what: str, retry_after: float | None = None, said: str = "") -> None:
        self.retry_after = retry_after
        self.said = said
        super().__init__(
            f"YouTube refused {what}: {repr(said) if said else 'too many requests (429)'}.",
            "It passes, mostly within an hour. Go slower with --sleep-requests 1, pass cookies, "
            "or use a saved listing with --from-info.",
        )


class Unreachable(NoAnswer):
    """No connection, a reset, a timeout, or a server error; `why` is a clause."""

    def __init__(self, what: str, why: str, hint: str = "") -> None:
        self.why = why
        super().__init__(
            f"No answer for {what}: {why}.",
            hint
            or "Check the connection (and --proxy), try again, or use a saved listing with "
            "--from-info.",
        )


class SourceChanged(NoAnswer):
    """An answer of a shape that neither yt-dlp nor we know; `why` is a clause."""

    def __init__(self, what: str, why: str) -> None:
        self.why = why
        super().__init__(
            f"YouTube's answer for {what} could not be read: {why}.",
            "YouTube changes often; update yt-dlp: `python -P -m pip install -U yt-dlp`. Until "
            "then a saved listing works with --from-info.",
        )


class ForeignHost(NoAnswer):
    """A request or a redirect to what is not YouTube's; `url` was not asked."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"A request to {url!r} was refused: it is not an https address of YouTube's.",
            "Something between YouTube and you may answer for it: the page of a hotel's network, "
            "or a proxy. Open youtube.com in a browser first.",
        )


class ConsentAsked(NoAnswer):
    """YouTube's page about cookies, which Europeans get, came instead of an answer."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"YouTube asked for consent to cookies and returned nothing for {url}.",
            "Open youtube.com in a browser, answer its question there, and pass the cookies: "
            "--cookies-from-browser firefox (or --cookies FILE).",
        )


class YtDlpUnfit(NoAnswer):
    """yt-dlp is not installed, or is not as this version knows it; `why` is a clause."""

    def __init__(self, why: str, ours: str, theirs: str, known: str) -> None:
        which = f"yt-dlp {theirs}" if theirs else "The yt-dlp that is installed"
        super().__init__(
            f"{which} does not fit playlist-scaffold {ours}: {why}.",
            "Update both: python -P -m pip install -U playlist-scaffold yt-dlp. If that does not "
            "help, install the last one known to work: "
            f'python -P -m pip install "yt-dlp=={known}".',
        )


class ListingIncomplete(NoAnswer):
    """A listing too short to conclude anything from; `reasons` says why it counts so."""

    def __init__(self, what: str, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(
            f"The listing of {what} is incomplete: {'; '.join(reasons)}. Nothing was written.",
            "Try again later; if YouTube's list really is like that, pass --accept-listing.",
        )


class NothingPlays(NoAnswer):
    """No player to ask: no `scaffold play` runs (for this post), or no page of it is open."""

    def __init__(self, post: str, *, is_open: bool) -> None:
        if is_open:
            super().__init__(
                "The player has no video yet.",
                "Open the page of scaffold play in a browser and start the lecture.",
            )
            return
        served = f"No running scaffold play serves {post}." if post else "No player is running."
        super().__init__(served, f"Start one: scaffold play{f' {post}' if post else ' POST'}")
