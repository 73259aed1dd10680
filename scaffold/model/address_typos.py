"""Typing errors in addresses of YouTube whose right form is certain, and placeholders for ids."""

import re
from collections.abc import Callable

from scaffold.model.parameters import with_separators

_BEGIN = r"(\A\s*(?:https?:)?(?://)?)"
_ID = r"[\w-]{11}(?=[?&#]|\Z)"
_FULL_WIDTH = str.maketrans({"？": "?", "＝": "=", "＆": "&", "：": ":", "／": "/", "．": "."})
_NEAR_HOST = re.compile(
    rf"(\A\s*https?://(?:www\.|m\.)?)([a-z.,]{{6,12}})(?=/(?:watch\?(?:[\w=-]+&)*v=)?{_ID})",
    re.ASCII | re.IGNORECASE,
)
_NO_DOMAINS = frozenset({"con", "cpm", "vom", "xom", "comm", "coom", "ccom", "ocm", "cmo"})

_WORD = (
    "your|my|the|this|some|insert|example|sample|placeholder|dummy|youtube|yt|video|vid|id|code|key"
    "|link|url|here|name|hash|string|foo|bar|baz|demo|actual|real|replace|with|todo|tbd|tba|paste"
    "|enter|tutorial|intro|course|lecture|lesson|playlist|channel|clip|movie|default|unique|put|add"
)
_COUNTED = "0?1234?5?6?7?8?9?0?1?|456|789"
_ROWS = (
    rf"(?:(?:abcd?e?f?|xyz|def|ghi)[_-]?(?:{_COUNTED})[_-]?)+(?:xyz|abc)?|{_COUNTED}|(?:a1)?b2c3\w*"
)
# what a manual writes for an id: VIDEO_ID, your-demo-link, video-id-1, abc123, xxxxxxxxxxx
is_placeholder = re.compile(
    rf"\[?(?:(?i:your[_-].*|(?:{_WORD})(?:[_-]?(?:{_WORD}))*(?:[_-]?\d\d?)?|{_ROWS})"
    r"|([Xx._*#-])\1+)\]?",
    re.ASCII,
).fullmatch
"""Whether what an address has for an id is a word that says so: a match or None."""


def _host(found: re.Match[str]) -> str:
    """The beginning of an address with the host that it nearly has, else as written."""
    written, short = found[2].lower(), found.string[found.end() : found.end() + 7] != "/watch?"
    name, _, domain = written.replace(",", ".").rpartition(".")
    if short and domain == "be" and (_is_near(name, "youtu") or name in {"youtu", "youtub"}):
        return f"{found[1]}youtu.be"
    near = domain == "com" and (_is_near(name, "youtube") or name == "youtube")
    if not short and (near or (name == "youtube" and domain in _NO_DOMAINS)):
        return f"{found[1]}youtube.com"
    return found[0]


def _is_near(written: str, name: str) -> bool:
    """Whether one letter is missing, wrong, doubled, or has changed places with the next."""
    same = next(
        (at for at, pair in enumerate(zip(written, name, strict=False)) if len(set(pair)) > 1), None
    )
    at = min(len(written), len(name)) if same is None else same
    rest, own = written[at:], name[at:]
    if len(written) > len(name):
        return at > 0 and rest[1:] == own and rest[0] == written[at - 1]
    swapped = own[1:2] + own[:1] + own[2:]
    return written != name and (rest == own[1:] or rest[1:] == own[1:] or rest == swapped)


_TYPOS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str], str], ...] = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), replacement, why)
    for pattern, replacement, why in (
        (r"[？＝＆：／．]", lambda found: found[0].translate(_FULL_WIDTH),
         "it has full-width characters"),
        (r"(?<=[:/.?=&#])\s+(?=\S)|(?<=\S)\s+(?=[:/.?=&#])", "", "a space is in its address"),
        (r"\A\s*[\[(]+(?=https?:|www\.|youtu)(.*?)[\])]*\Z", r"\1",
         "a bracket is before its address"),
        (_BEGIN + r"(?:www\.|m\.)?(?:youtu\.be/|youtube\.com/(?:watch\?v=)?)"
         r"(?=https?:|(?:www\.|m\.)?youtu(?:be\.com|\.be)/)", "", "it begins with another address"),
        (r"\A\s*https?(?::(?!/)|;/{0,3}|//:)(?=(?:w{2,5}\.|m\.)?youtu)", "https://",
         "its address does not begin with https://"),
        (_BEGIN + r"(?:w{1,2}\.|w{4,6}\.?|www,?|www\.{2,}|(?:www\.){2,})(?=youtu)", r"\1www.",
         "its host is misspelled"),
        (_BEGIN + r"((?:www\.)?youtube)/(?=watch\W|(?:embed|live|shorts)/)", r"\1\2.com/",
         "its host is misspelled"),
        (_BEGIN + rf"(?:www\.)?youtube/(?={_ID})", r"\1youtu.be/", "its host is misspelled"),
        (_NEAR_HOST.pattern, _host, "its host is misspelled"),
        (r"(youtube\.com/)(?:watch[/.,:;-]?)?v=", r"\1watch?v=", "it has no watch?v="),
        (r"(youtu\.be/)v=", r"\1", "v= is before its id"),
        (rf"(youtube\.com/)(?:embed|live|shorts|v|e)/(watch\?v={_ID})", r"\1\2",
         "watch?v= is behind another path"),
        (rf"(/watch)\?(?:v?=+|v[:;-])?(?={_ID})", r"\1?v=", "it has no v="),
    )
)  # fmt: skip


def correct(url: str) -> tuple[str, str]:
    """The address without its typing errors, and a clause that names the first ("": none)."""
    fixed, reason = url, ""
    for pattern, replacement, why in _TYPOS:
        before, fixed = fixed, pattern.sub(replacement, fixed)
        reason = reason or (why if fixed != before else "")
    before, fixed = fixed, with_separators(fixed)
    return fixed, reason or ("its second ? has to be &" if fixed != before else "")


def may_name(url: str) -> bool:
    """Whether an address may be meant for YouTube: mostly it is not, and that is known at once."""
    return _MAY_NAME.search(url) is not None or (
        ("/watch?" in url or "be/" in url.lower()) and _NEAR_HOST.match(url) is not None
    )


_MAY_NAME = re.compile(r"youtu\.?be", re.IGNORECASE)
