"""Addresses that are no Markdown links: bare ones, HTML, shortcodes, front matter."""

import re
from collections.abc import Iterable, Iterator

from scaffold.model.edit import Span
from scaffold.model.link import WATCH, parse
from scaffold.model.post import FrontMatter, LinkForm, PostLink

_HOST = rb"(?:www\.|m\.|music\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)/"
_URL = re.compile(
    rb"(?<![\w/@.=-])(?:https?:)?(?://)?" + _HOST + rb"[^\s<>\"'`|\\{}\x00-\x1f\x7f-\xff]+",
    re.IGNORECASE,
)
_ID = re.compile(r"[\w-]{11}", re.ASCII)
_LOOKS_LIKE_ID = re.compile(r"[\w-]{6,30}", re.ASCII)

_TAG = re.compile(
    rb"<(a|iframe|embed|source|video|[\w.-]*youtube[\w.-]*)\s([^<>]*)>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    rb"([\w:-]+)\s*=\s*\{?\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>{}]+))", re.DOTALL
)
_CLOSING = re.compile(rb"</a\s*>|<a\s|\n\s*\n", re.IGNORECASE)
_MARKUP = re.compile(rb"<[^<>]*>")
_ID_NAMES = frozenset(
    {"id", "videoid", "video-id", "video_id", "video", "youtubeid", "youtube_id", "v", "yt", "code"}
)
_TIME_NAMES = frozenset({"start", "t", "time", "begin"})

_SHORTCODES = (
    re.compile(rb"\{\{[<%]-?\s*([\w./-]+)\s+((?:[^{}]|\{[^{}]*\})*?)\s*/?[>%]\}\}"),
    re.compile(rb"\{%-?\s*(include\w*\s+[\w./-]+|[\w./-]+)\s+([^{}]*?)\s*-?%\}"),
    re.compile(rb"\{\{(video|youtube)\s+([^{}<>]*?)\s*\}\}"),
)
_ARGUMENT = re.compile(
    rb"(?:([\w:-]+)\s*=\s*)?(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+(?:=[^\s\"']*)?))"
)

_KEY = re.compile(
    rb"^[ \t]*(?:-[ \t]+)?[\"']?((?:youtube|video|yt)(?:[_-]?(?:id|url|link|code|embed))?s?"
    rb"|ids|playlist(?:[_-]?(?:id|url))?|media[_-]?url|embed)[\"']?[ \t]*[:=][ \t]*"
    rb"((?:[^#\r\n]|(?<=\S)#)*(?:(?:\r\n|\r|\n)[ \t]*-[ \t]+[^\s:]+[ \t]*(?=[\r\n]))*)",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(rb"(?<![\w/?&=.:%#-])[\w-]{6,64}(?![\w/?&=.:%#-])")
_LIST = re.compile(r"(?:PL|OL|FL|EC|UU|RD)[\w-]{10,62}", re.ASCII)


def bare(data: bytes, start: int, end: int) -> Iterator[PostLink]:
    """Addresses that stand in the text by themselves, punctuation after them cut off."""
    for found in _URL.finditer(data, start, end):
        left, right = found.start(), _trimmed(data, *found.span())
        url = data[left:right].decode()
        if parse(url) is not None:
            span = Span(left, right)
            yield PostLink(LinkForm.BARE, span, span, url)


def _trimmed(data: bytes, start: int, end: int) -> int:
    """Without the punctuation and brackets that belong to the sentence."""
    while end > start:
        last = data[end - 1 : end]
        unbalanced = (
            (last == b")" and data.count(b"(", start, end) < data.count(b")", start, end))
            or (last == b"]" and data.count(b"[", start, end) < data.count(b"]", start, end))
            or data[end - 2 : end] == b"()"
        )
        if not unbalanced and last not in b"?!.,:;*~([":
            break
        end -= 1
    return end


def in_html(data: bytes, start: int, end: int) -> Iterator[PostLink]:
    """Links of the tags within a range of HTML; an `<a>` with its label, which may lie after."""
    for tag in _TAG.finditer(data, start, end):
        name = tag[1].lower()
        for attribute in _ATTRIBUTE.finditer(data, *tag.span(2)):
            link = _of_attribute(data, name, tag.span(), attribute)
            if link is not None:
                yield _with_label(data, link) if name == b"a" else link
                break


def _of_attribute(
    data: bytes, name: bytes, tag: tuple[int, int], attribute: "re.Match[bytes]"
) -> PostLink | None:
    group = next(index for index in (2, 3, 4) if attribute[index] is not None)
    value = attribute[group].decode("utf-8", "replace").strip()
    key = attribute[1].decode().lower()
    if key in {"href", "src", "url", "data-src"}:
        url = value if parse(value) is not None else None
    elif key in _ID_NAMES and b"youtube" in name.lower():
        url = _url_of_id(value)
    else:
        url = None
    if url is None:
        return None
    return PostLink(LinkForm.HTML, Span(*tag), _stripped(data, *attribute.span(group)), url)


def _stripped(data: bytes, start: int, end: int) -> Span:
    inner = data[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip()))


def _url_of_id(value: str) -> str | None:
    if parse(value) is not None:
        return value
    return WATCH + value if _LOOKS_LIKE_ID.fullmatch(value) else None


def _with_label(data: bytes, link: PostLink) -> PostLink:
    closing = _CLOSING.search(data, link.span.end)
    if closing is None or not closing[0].startswith(b"</"):
        return link
    label = Span(link.span.end, closing.start())
    text = _MARKUP.sub(b"", data[label.start : label.end]).decode().strip()
    return PostLink(
        link.form, Span(link.span.start, closing.end()), link.target, link.url, label, text
    )


def shortcodes(data: bytes, start: int, end: int) -> Iterator[PostLink]:
    """Hugo's, Quarto's, Jekyll's and Logseq's macros that show a video."""
    for pattern in _SHORTCODES:
        for found in pattern.finditer(data, start, end):
            link = _of_shortcode(data, found)
            if link is not None:
                yield link


def _of_shortcode(data: bytes, found: "re.Match[bytes]") -> PostLink | None:
    name = found[1].decode("utf-8", "replace").lower()
    target: tuple[Span, str] | None = None
    time = ""
    for argument in _ARGUMENT.finditer(data, *found.span(2)):
        group = next(index for index in (2, 3, 4) if argument[index] is not None)
        value = argument[group].decode("utf-8", "replace")
        key = (argument[1] or b"").decode().lower()
        if key in _TIME_NAMES:
            time = value
        elif target is None:
            url = _argument_url(name, key, value)
            target = (Span(*argument.span(group)), url) if url else None
    if target is None:
        return None
    url = target[1] + (f"{'&' if '?' in target[1] else '?'}t={time}" if time else "")
    return PostLink(LinkForm.SHORTCODE, Span(*found.span()), target[0], url)


def _argument_url(name: str, key: str, value: str) -> str | None:
    """The address that an argument gives: a URL anywhere, an id where a macro takes one."""
    if parse(value) is not None:
        return value
    shows_youtube = "youtube" in name or name in {"yt", "include yt.html"}
    if shows_youtube and key in {"", *_ID_NAMES}:
        return WATCH + value if _LOOKS_LIKE_ID.fullmatch(value) else None
    takes_id = "video" in name and key in _ID_NAMES
    return WATCH + value if takes_id and _ID.fullmatch(value) else None


def front_matter(data: bytes, matter: FrontMatter | None) -> tuple[list[PostLink], list[PostLink]]:
    """All links of a front matter, and those among them that its `video:` and such keys name."""
    if matter is None:
        return [], []
    start, end = matter.content.start, matter.content.end
    keys = [found.span(2) for found in _KEY.finditer(data, start, end)]
    urls = [
        PostLink(LinkForm.FRONT_MATTER, link.span, link.target, link.url)
        for link in bare(data, start, end)
        if not _commented(data, link.span.start)
    ]
    named = [link for link in urls if any(a <= link.span.start < b for a, b in keys)]
    ids = [link for key in keys for link in _ids(data, *key)]
    return sorted(urls + ids, key=_start), sorted(named + ids, key=_start)


def _start(link: PostLink) -> int:
    return link.span.start


def _commented(data: bytes, at: int) -> bool:
    line = data[max(data.rfind(b"\n", 0, at), data.rfind(b"\r", 0, at)) + 1 : at]
    return line.lstrip().startswith(b"#")


def _ids(data: bytes, start: int, end: int) -> Iterator[PostLink]:
    for found in _WORD.finditer(data, start, end):
        value = found[0].decode()
        span = Span(*found.span())
        if _ID.fullmatch(value):
            yield PostLink(LinkForm.FRONT_MATTER, span, span, WATCH + value)
        elif _LIST.fullmatch(value):
            url = f"https://www.youtube.com/playlist?list={value}"
            yield PostLink(LinkForm.FRONT_MATTER, span, span, url)


def outside(masked: Iterable[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The gaps that sorted, perhaps nested ranges leave between two offsets."""
    for left, right in masked:
        if left > start:
            yield start, left
        start = max(start, right)
    if end > start:
        yield start, end
