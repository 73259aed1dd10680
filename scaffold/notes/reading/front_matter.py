"""The top of a post: a BOM, and the front matter if there is one."""

import re

from scaffold.model.address import PLAYLIST, WATCH, is_video_id
from scaffold.model.edit import Span
from scaffold.model.post import (
    Comment,
    CommentForm,
    FrontMatter,
    FrontMatterForm,
    LinkForm,
    PostLink,
    line_start,
)
from scaffold.notes.reading.bare_addresses import bare

_KEY = re.compile(
    rb"^[ \t]*(?:-[ \t]+)?[\"']?((?:youtube|video|yt)(?:[_-]?(?:id|url|link|code|embed))?s?"
    rb"|ids|playlist(?:[_-]?(?:id|url))?|media[_-]?url|embed)[\"']?[ \t]*[:=][ \t]*"
    rb"((?:[^#\r\n]|(?<=\S)#)*(?:(?:\r\n|\r|\n)[ \t]*-[ \t]+[^\s:]+[ \t]*(?=[\r\n]|\Z))*)",
    re.IGNORECASE | re.MULTILINE,
)
# an address there names the video; a word of 11 letters is but a word
_URL_KEY = re.compile(
    rb"^(?:[ \t]*[\"']?(?:source|media(?:[_-]?(?:link|source))?)|[\"']?(?:url|link))[\"']?"
    rb"[ \t]*[:=][ \t]*([^\r\n]*(?:(?:\r\n|\r|\n)[ \t]*-[ \t]+[^\r\n]*)*)",
    re.IGNORECASE | re.MULTILINE,
)
# `video:` that is a table
_TABLE = re.compile(
    rb"^[ \t]*(?:youtube|video|yt)[ \t]*:[ \t]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*?"
    rb"[ \t]+(?:id|url|src|link)[ \t]*:[ \t]*([^#\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
# at least one of these is in a front matter that names a video or playlist
_WORDS = (b"youtu", b"video", b"yt", b"ids", b"playlist", b"embed", b"media")
_HASH_COMMENT = re.compile(rb"(?:^|(?<=[ \t]))#([^\r\n]*)", re.MULTILINE)
_WORD = re.compile(rb"(?<![\w/?&=.:%#-])[\w-]{6,64}(?![\w/?&=.:%#-])")
_LIST = re.compile(r"(?:PL|OL|FL|EC|UU|RD)[\w-]{10,62}", re.ASCII)


def links(data: bytes, matter: FrontMatter | None) -> tuple[list[PostLink], list[PostLink]]:
    """All links of a front matter, and those among them that its `video:` and such keys name."""
    start, end = matter.content if matter else (0, 0)
    inside = data[start:end].lower()
    if not any(word in inside for word in _WORDS):
        return [], []
    keys = [found.span(2) for found in _KEY.finditer(data, start, end)]
    keys += [found.span(1) for found in _TABLE.finditer(data, start, end)]
    urls = [
        PostLink(LinkForm.FRONT_MATTER, link.span, link.target, link.url)
        for link in bare(data, start, end)
        if not data[line_start(data, link.span.start) : link.span.start].lstrip().startswith(b"#")
    ]
    places = [*keys, *(found.span(1) for found in _URL_KEY.finditer(data, start, end))]
    named = [link for link in urls if any(a <= link.span.start < b for a, b in places)]
    ids = []
    for word in (word for key in keys for word in _WORD.finditer(data, *key)):
        value, span = word[0].decode(), Span(*word.span())
        if is_video_id(value):
            ids.append(PostLink(LinkForm.FRONT_MATTER, span, span, WATCH + value))
        elif _LIST.fullmatch(value):
            ids.append(PostLink(LinkForm.FRONT_MATTER, span, span, PLAYLIST + value))
    return sorted(urls + ids, key=_start), sorted(named + ids, key=_start)


def _start(link: PostLink) -> int:
    return link.span.start


BOM = b"\xef\xbb\xbf"
_NEWLINE = rb"(?:\r\n|\r|\n)"
_FENCED = {
    fence: re.compile(
        re.escape(fence)
        + rb"[ \t]*"
        + _NEWLINE
        + not_next
        + rb"(?:(.*?)"
        + _NEWLINE
        + rb")??("
        + closing
        + rb")[ \t]*(?:"
        + _NEWLINE
        + rb"|\Z)",
        re.DOTALL,
    )
    for fence, closing, not_next in (
        (b"+++", rb"\+\+\+", b""),
        # a rule at the top of a post is followed by a blank line
        (b"---", rb"---|\.\.\.", rb"(?![ \t]*" + _NEWLINE + rb")"),
    )
}


def start_of_text(data: bytes) -> int:
    """Where a text begins: at its first byte, or after a BOM."""
    return len(BOM) if data.startswith(BOM) else 0


def find(data: bytes) -> FrontMatter | None:
    """The front matter at the first byte or after a BOM; nowhere else."""
    start = start_of_text(data)
    if data.startswith(b"{", start):
        return _json(data, start)
    fence = data[start : start + 3]
    pattern = _FENCED.get(fence)
    found = pattern.match(data, start) if pattern else None
    if found is None:
        return None
    content = Span(*found.span(1)) if found[1] is not None else Span(found.start(2), found.start(2))
    if fence == b"+++":
        form = FrontMatterForm.TOML
    else:
        inner = data[content.start : content.end].strip()
        form = FrontMatterForm.JSON if inner.startswith(b"{") else FrontMatterForm.YAML
    return FrontMatter(form, Span(*found.span()), content)


def _json(data: bytes, start: int) -> FrontMatter | None:
    """An object that opens the file (Hugo's form); a shortcode or a brace in prose is none."""
    if not re.match(rb"\{\s*(?:\"|\})", data[start:]):
        return None
    import json

    text = data[start:].decode("utf-8")
    try:
        fields, length = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    end = start + len(text[:length].encode())
    closing = re.compile(rb"[ \t]*(?:" + _NEWLINE + rb"|\Z)").match(data, end)
    if closing is None:
        return None
    return FrontMatter(FrontMatterForm.JSON, Span(start, closing.end()), Span(start, end))


def comments(data: bytes, matter: FrontMatter | None) -> tuple[Comment, ...]:
    """The comments of a front matter in TOML or YAML."""
    if matter is None or matter.form is FrontMatterForm.JSON:
        return ()
    return tuple(
        Comment(CommentForm.HASH, Span(*found.span()), Span(*found.span(1)))
        for found in _HASH_COMMENT.finditer(data, matter.content.start, matter.content.end)
    )
