"""What yt-dlp raised becomes one of our own errors; only YouTube's own word means gone."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from scaffold.errors import ScaffoldError, SourceMissing, UsageError
from scaffold.errors.no_answer import (
    BotCheck,
    NoAnswer,
    PlaylistPrivate,
    SourceChanged,
    TooManyRequests,
    Unreachable,
    YtDlpUnfit,
)
from scaffold.outside.youtube.breaker import CircuitOpen
from scaffold.outside.youtube.shapes import ShapeUnknown
from scaffold.outside.youtube.ytdlp import answers, names
from scaffold.wording import did_you_mean

_BOT = re.compile(r"not a bot|confirm you.{0,3}re not")
_REFUSED = re.compile(
    r"try again later|rate.?limit|too many requests|IP is likely being blocked|"
    r"page needs to be reloaded",
    re.IGNORECASE,
)
_NOTHING = "Failed to extract any player response"
"""How yt-dlp ends where all that it tried failed; what failed is in its warnings."""
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
        r"confirm your age|age-restricted|inappropriate for some|age.check|age.verif": "Pass "
        "the cookies of a grown-up's account: --cookies-from-browser.",
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


_Answer = TypeVar("_Answer")


def answer_of(ask: Callable[[], _Answer]) -> _Answer | ScaffoldError:
    """The answer to one question, or why there is none; what stops all of them is raised.

    That is a yt-dlp that does not fit, or a wrong option, --cookies, say.
    """
    try:
        return ask()
    except YtDlpUnfit:
        raise
    except (NoAnswer, SourceMissing) as error:
        return error


def explain(error: BaseException, what: str, warnings: Sequence[str] = ()) -> ScaffoldError:
    """The error of ours for an exception of yt-dlp's; `what` names what was asked for.

    `warnings` is what yt-dlp said on the way: it tries one endpoint after the other, and its last
    words may say nothing of why the first ones failed. What Python says is not an answer.
    """
    root = answers.unwrapped(error)
    if isinstance(root, CircuitOpen):
        return _about(root.cause, what)
    if isinstance(root, ShapeUnknown):
        return names.unfit(root.why)
    if isinstance(root, ScaffoldError):
        return root
    if answers.is_silence(root) or answers.status_of(root) is not None:
        return _of_network(root, what, warnings)
    if not answers.is_own(root):
        return names.unfit(root)
    said = answers.words_of(root)
    explained = _of_text(said, what)
    if isinstance(explained, SourceChanged) or said.startswith(_NOTHING):
        return _of_warnings(warnings, what) or explained
    return explained


def _about(cause: ScaffoldError, what: str) -> ScaffoldError:
    """The failure that ended the asking, said of what is not asked for any more."""
    match cause:
        case TooManyRequests():
            return TooManyRequests(what, cause.retry_after, cause.said)
        case BotCheck():
            return BotCheck(what)
        case Unreachable():
            return Unreachable(what, cause.why, cause.hint)
        case SourceChanged():
            return SourceChanged(what, cause.why)
        case _:
            return cause


def _of_warnings(warnings: Sequence[str], what: str) -> ScaffoldError | None:
    """The first failure on the way."""
    for words in warnings:
        if "HTTP Error 429" in words:
            return TooManyRequests(what)
        status = re.search(r"HTTP Error (4(?!04)\d\d|5\d\d)", words)
        if status or "TransportError" in words:
            return Unreachable(what, f"HTTP {status[1]}" if status else "the connection broke")
        explained = _of_text(words, what)
        if not isinstance(explained, SourceChanged | SourceMissing):
            return explained
    return None


def _of_network(error: BaseException, what: str, warnings: Sequence[str]) -> ScaffoldError:
    status = answers.status_of(error)
    if status is None:
        said = re.sub(r"^\[Errno -?\d+\] ", "", answers.words_of(error)) or type(error).__name__
        return Unreachable(what, said, _CERTIFICATE if "CERTIFICATE_VERIFY" in said else "")
    if status == 429:
        return TooManyRequests(what, answers.retry_after(error))
    if status in {404, 410}:
        # anybody between YouTube and us answers with these; YouTube's API says it in JSON
        if b"not found" in answers.body_of(error).lower() and b'"error"' in answers.body_of(error):
            return SourceMissing(what, f"HTTP {status}")
        changed = SourceChanged(what, f"HTTP {status}, which is not YouTube's own")
        return _of_warnings(warnings, what) or changed
    return Unreachable(what, f"HTTP {status} {getattr(error, 'reason', None) or ''}".strip())


def _of_text(said: str, what: str) -> ScaffoldError:
    if _BOT.search(said):
        return BotCheck(what)
    if _REFUSED.search(said):
        # YouTube's sentences as far as the one that refuses; yt-dlp puts its own advice behind
        ends = (m.end() for m in re.finditer(r"\. |$", said) if _REFUSED.search(said[: m.start()]))
        return TooManyRequests(what, said="" if "429" in said else said[: next(ends)].rstrip(". "))
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
    kin.sort(key=len)  # the language itself before its countries
    near = " or ".join(kin) or did_you_mean(code.lower(), known)
    return UsageError(
        f"YouTube knows no language {code!r}.",
        f"Give --lang {near}." if near else f"Give --lang one of {', '.join(known)}.",
    )
