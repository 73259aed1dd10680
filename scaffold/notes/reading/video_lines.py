"""Lines that say that they name the video: `Video: URL`, `[Recording](URL) | [Slides](…)`."""

import re

from scaffold.model.post import LinkForm, PostLink
from scaffold.notes.reading.outline import Outline

_WORD = re.compile(
    r"\b(?:v[ií]d[eé]os?|recordings?|recorded|watch|source|youtube|yt|vod|(?:live)?stream|replay"
    r"|lecture|talk|webinar|screencast|media|видео\w*|відео|запись|запис|источник|джерело|смотреть"
    r"|ролик|лекция|лекція|aufzeichnung|aufnahme|quelle|grabaci[oó]n|fuente|enregistrement|grava[cç][aã]o"
    r"|fonte|registrazione|nagranie|źródło|wideo|kayıt)\b"
    r"|视频|視頻|影片|录像|錄影|来源|來源|動画|録画|ビデオ|영상|비디오|출처|فيديو",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)|<https?://[^<>\s]*>|https?://\S+")
# marks of lists, quotes, tables and emphasis
_MARKS = r"[\s*_~>|+\-–—•·/,;\[\]🎥📹📺▶️🔗️✅]*(?:\d+[.)]\s)?"
_LABELLED = re.compile(_MARKS + r"([^.!?\0]{0,60}?)[*_\s]*(?:[:：=|\-–—]|\Z)?[*_\s|(<\[]*\0")
_BEHIND = re.compile(r"\0(?:[\s*_~|/,;·•)>\]\\\0\-–—]|\([^()\0]*\))*")
_PODCAST = re.compile(
    rb"spotify|podcast|soundcloud|overcast|pocketcasts|castbox|stitcher|libsyn|\.mp3", re.IGNORECASE
)
_LONGEST = 1000  # bytes of a line
_PLAYERS = frozenset({LinkForm.SHORTCODE, LinkForm.HTML, LinkForm.IMAGE})


def names_video(outline: Outline, link: PostLink) -> bool:
    """Whether the line of a link holds but a label (that says so) and links, or but a player."""
    around = outline.line_around(link.span)
    # so long a line says more; and of a podcast the times may be those of the audio
    if sum(map(len, around)) > _LONGEST or _PODCAST.search(b" ".join(around)):
        return False
    before, after = (part.decode("utf-8", "replace") for part in around)
    line = _OTHERS.sub("", before) + "\0" + _OTHERS.sub("", after)
    found = _LABELLED.match(line)
    if not found or not _BEHIND.fullmatch(line, line.index("\0")):
        return False
    label = found[1].strip(" *_")
    if not label and link.form in _PLAYERS:
        return True
    # a label stands apart from what it names; a sentence runs into it
    if label and not re.search(r"[:：=|\-–—][*_\s|(<\[]*\Z", before):
        return False
    return _WORD.search(f"{label} {link.text}") is not None
