"""Videos and playlists that a front matter names."""

import re
from collections.abc import Iterator

from scaffold.model.address import WATCH
from scaffold.model.edit import Span
from scaffold.model.post import FrontMatter, LinkForm, PostLink
from scaffold.notes.addresses import bare

_ID = re.compile(r"[\w-]{11}", re.ASCII)
_KEY = re.compile(
    rb"^[ \t]*(?:-[ \t]+)?[\"']?((?:youtube|video|yt)(?:[_-]?(?:id|url|link|code|embed))?s?"
    rb"|ids|playlist(?:[_-]?(?:id|url))?|media[_-]?url|embed)[\"']?[ \t]*[:=][ \t]*"
    rb"((?:[^#\r\n]|(?<=\S)#)*(?:(?:\r\n|\r|\n)[ \t]*-[ \t]+[^\s:]+[ \t]*(?=[\r\n]|\Z))*)",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(rb"(?<![\w/?&=.:%#-])[\w-]{6,64}(?![\w/?&=.:%#-])")
_LIST = re.compile(r"(?:PL|OL|FL|EC|UU|RD)[\w-]{10,62}", re.ASCII)


def front_matter(data: bytes, matter: FrontMatter) -> tuple[list[PostLink], list[PostLink]]:
    """All links of a front matter, and those among them that its `video:` and such keys name."""
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
