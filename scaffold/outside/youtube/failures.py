"""What yt-dlp raised becomes one of our own errors; only YouTube's own word means gone."""

import re
from collections.abc import Sequence

from scaffold.errors import (
    BotCheck,
    NoAnswer,
    PlaylistPrivate,
    ScaffoldError,
    SourceChanged,
    SourceMissing,
    TooManyRequests,
    Unreachable,
    UsageError,
)
from scaffold.outside.youtube import ytdlp
from scaffold.outside.youtube.breaker import CircuitOpen
from scaffold.wording import did_you_mean

_BOT = re.compile(r"not a bot|confirm you.{0,3}re not")
_LATER = re.compile(r"try again later|rate.?limit|too many requests", re.IGNORECASE)
_PRIVATE = re.compile(r"\bprivate\b", re.IGNORECASE)
_GONE = re.compile(
    r"does not exist|unviewable|video unavailable|this video is unavailable|"
    r"recording is not available|has been removed|no longer available|account .*terminated",
    re.IGNORECASE,
)
_FOR_MEMBERS = "Its members can see it: pass an account's cookies with --cookies-from-browser."
_HELD_BACK = {
    re.compile(pattern, re.IGNORECASE): hint
    for pattern, hint in {
        r"confirm your age": "Pass the cookies of a grown-up's account: --cookies-from-browser.",
        r"members on level|members-only|join this channel|premium members": _FOR_MEMBERS,
        r"will begin in|premieres in": "Try again when it has begun.",
        r"in your country|not made this video available": "Where it can be seen, save its listing "
        "with `scaffold show --json`, and pass that with --from-info.",
    }.items()
}
"""What a page says of a video that lives, and what a person can do."""

_CERTIFICATE = (
    "Something between YouTube and you shows a certificate of its own: a company's proxy, or the "
    "page of a hotel's network. If you trust it: --no-check-certificates."
)


class HeldBack(NoAnswer):
    """The video lives, but its page tells us nothing: age, members, region, not begun."""


def explain(error: BaseException, what: str, warnings: Sequence[str] = ()) -> ScaffoldError:
    """The error of ours for an exception of yt-dlp's; `what` names what was asked for.

    `warnings` is what yt-dlp said on the way. It tries one door after the other, so the last
    failure may be no answer at all: a 404 counts only if YouTube itself says that nothing is there.
    """
    root = ytdlp.unwrapped(error)
    if isinstance(root, CircuitOpen):
        return _about(root.cause, what)
    if isinstance(root, ScaffoldError):
        return root
    explained = _of_network(root, what) or _of_text(ytdlp.words_of(root), what)
    http = ytdlp.status_of(root) is not None
    if isinstance(explained, SourceMissing) and http and warnings:
        return _of_warnings("\n".join(warnings), what) or explained
    return explained


def _about(cause: ScaffoldError, what: str) -> ScaffoldError:
    """The failure that ended the asking, said of what is not asked for any more."""
    match cause:
        case TooManyRequests():
            return TooManyRequests(what, cause.retry_after)
        case BotCheck():
            return BotCheck(what)
        case Unreachable():
            return Unreachable(what, cause.why, cause.hint)
        case SourceChanged():
            return SourceChanged(what, cause.why)
        case _:
            return cause


def _of_warnings(said: str, what: str) -> ScaffoldError | None:
    """The first failure on the way, unless YouTube said in words that nothing is there."""
    if "entity was not found" in said:
        return None
    if re.search(r"HTTP Error 429", said):
        return TooManyRequests(what)
    status = re.search(r"HTTP Error (4(?!04)\d\d|5\d\d)", said)
    if status or "TransportError" in said:
        return Unreachable(what, f"HTTP {status[1]}" if status else "the connection broke")
    return SourceChanged(what, "the page holds nothing that yt-dlp knows")


def _of_network(error: BaseException, what: str) -> ScaffoldError | None:
    status = ytdlp.status_of(error)
    if status is None:
        if not ytdlp.is_silence(error):
            return None
        said = re.sub(r"^\[Errno -?\d+\] ", "", ytdlp.words_of(error)) or type(error).__name__
        return Unreachable(what, said, _CERTIFICATE if "CERTIFICATE_VERIFY" in said else "")
    if status == 429:
        return TooManyRequests(what, ytdlp.retry_after(error))
    if status in {404, 410}:
        return SourceMissing(what, f"HTTP {status}")
    return Unreachable(what, f"HTTP {status} {getattr(error, 'reason', None) or ''}".strip())


def _of_text(said: str, what: str) -> ScaffoldError:
    if _BOT.search(said):
        return BotCheck(what)
    if _LATER.search(said):
        return TooManyRequests(what)
    for pattern, hint in _HELD_BACK.items():
        if pattern.search(said):
            return HeldBack(f"{what} cannot be read: YouTube says {said!r}.", hint)
    if _PRIVATE.search(said):
        return PlaylistPrivate(what)
    if _GONE.search(said):
        return SourceMissing(what, said)
    if "nsupported language" in said:
        return _no_language(said)
    return SourceChanged(what, said or "yt-dlp gave no reason")


def _no_language(said: str) -> ScaffoldError:
    """yt-dlp names all codes that it knows; the nearest will do."""
    asked, _, rest = said.partition(". ")
    code = asked.rpartition(" ")[2]
    known = rest.rpartition(": ")[2].split(", ")
    kin = [each for each in known if each.partition("-")[0] == code.partition("-")[0].lower()]
    near = " or ".join(kin) or did_you_mean(code.lower(), known)
    return UsageError(
        f"YouTube knows no language {code!r}.",
        f"Give --lang {near}." if near else f"Give --lang one of {', '.join(known)}.",
    )
