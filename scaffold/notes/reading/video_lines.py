"""Lines and headings that say that they name the video: `Video: URL`, `Notes on [Title](URL)`."""

import re
from collections.abc import Sequence

from scaffold.model.post import Heading, LinkForm, PostLink, line_start
from scaffold.notes.reading.outline import Mark, Outline, only_video

_WORD = re.compile(
    r"\b(?:v[ií]d[eé]os?|recordings?|recorded|watch|source|youtube|yt|vod|(?:live)?stream|replay"
    r"|lecture|talk|webinar|screencast|media|видео\w*|відео|запись|запис|источник|джерело|смотреть"
    r"|ролик|лекция|лекція|aufzeichnung|aufnahme|quelle|grabaci[oó]n|fuente|enregistrement|grava[cç][aã]o"
    r"|fonte|registrazione|nagranie|źródło|wideo|kayıt)\b"
    r"|视频|視頻|影片|录像|錄影|来源|來源|動画|録画|ビデオ|영상|비디오|출처|فيديو",
    re.IGNORECASE,
)
# what a whole label says of notes, in place of one for the video
_NOTES_ON = re.compile(
    r"(?:\w+ ){0,2}(?:notes?|summary|outline|highlights|transcript|timestamps|timecodes|chapters)"
    r" (?:on|of|from|for|to)(?: the| this)?(?: \w+)?"
    r"|(?:конспект|заметки|выжимка|резюме|пересказ)(?: \w+){0,2}"
    r"|(?:mes |mis )?(?:synthèse|résumé|notes|resumen|apuntes|notas|resumo|riassunto|appunti)"
    r" (?:d[eiuo]|del|da|sur|sobre|su)(?: \w+)?"
    r"|(?:zusammenfassung|notizen|mitschrift) (?:von|vom|zu|zum|zur|der|des)(?: \w+)?"
    r"|notatki z(?: \w+)?|整理自|笔记|筆記|まとめ|요약",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:(?:the|demo|lecture|talk|course|full|watch|session|class)\s)*"
    r"(?:v[ií]deos?|recordings?|watch|youtube|vod|(?:live)?stream|replay|видео|відео|запись|запис"
    r"|aufzeichnung|grabaci[oó]n|enregistrement|grava[cç][aã]o|registrazione|nagranie|wideo"
    r"|视频|視頻|影片|录像|錄影|動画|録画|영상)(?:\s(?:link|url|recording|video|lekcji|лекции|лекції))?",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:time ?(?:stamp|code)s?|chapters|sections|outline|таймкод\w*|zeitmarken|marcas)\b",
    re.IGNORECASE,
)
# what headings call the chapters that YouTube shows
_CHAPTERS = re.compile(
    r"(?:(?:video|youtube|видео)[ -]?)?(?:chapters|cap[ií]tulos|kapitel|chapitres|capitoli"
    r"|rozdziały|kapitoly|главы|розділи|章节|章節|チャプター|챕터)",
    re.IGNORECASE,
)
_VIDEO = re.compile(
    r"\b(?:v[ií]deo|recording|youtube|talk|lecture|видео|лекци[ия])\b", re.IGNORECASE
)
_CAMERA = re.compile("[🎥📹📺🎬]")
# pieces of a line next to each other: its date, its speaker, its links
_PIECE = re.compile(r"\s[·•|]\s")
# behind the address what else is known of the video: `**Length:** 5:23`
_NEXT_LABEL = re.compile(r"\s\*\*[^*]{1,40}(?:[:：]\*\*|\*\*[:：])")
_OTHERS = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)|<https?://[^<>\s]*>|https?://\S+")
# marks of lists, quotes, tables and emphasis
_MARKS = r"[\s*_~>|+\-–—•·/,;\[\]🎥📹📺▶️🔗️✅]*(?:\d+[.)]\s)?"
_LABELLED = re.compile(_MARKS + r"([^.!?\0]{0,100}?)[*_\s]*(?:[:：=|\-–—]|\Z)?[*_\s|(<\[]*\0")
_BEHIND = re.compile(r"\0(?:[\s*_~|/,;·•)>\]\\\0\-–—，、；。]|\([^()\0]*\)|（[^（）\0]*）)*")
# a whole label that says no more than that a link follows: of the post's only video it is enough
_ADDRESS = re.compile(
    r"(?:(?:video|youtube|original|web) ?)?(?:link|url|address)|adresse|enlace|lien|odkaz|ссылка"
    r"|посилання|链接|連結|鏈接|網址|网址|リンク|링크|주소",
    re.IGNORECASE,
)
# nothing but a word for the times may be between the post's only video and them
_ONLY_TIMES = re.compile(
    r"[*_.:)]*\s+(?:[#*_>]*[ \t]*(?:(?:video|youtube) )?"
    r"(?:time ?(?:stamp|code)s?|chapters|тайм-?код[ыи])"
    r"[:：*_]*[ \t]*(?:\{#[\w-]+\})?\s*(?:[-=]{3,}\s*)?)?(?:[-*+>|][ \t]+)*[*_`(\[@]*",
    re.IGNORECASE,
)
_ONLY_LINK = re.compile(r"\s*(?:[-*+]\s+)?\0\s*")
_BOLD_LINE = re.compile(r"\s*(\*\*|__)([^*_.!?\0]{0,60})\0[^*_\0]{0,20}\1[\s.:\\]*")
_OTHER_SITES = re.compile(
    rb"vimeo|twitch\.tv|bilibili|peertube|dailymotion|loom\.com", re.IGNORECASE
)
_PODCAST = re.compile(
    rb"spotify|podcast|soundcloud|overcast|pocketcasts|castbox|stitcher|libsyn|\.mp3", re.IGNORECASE
)
_KEY = re.compile(rb"[\"']?([\w\x80-\xff][\w \x80-\xff-]{0,40})[\"']?[ \t]*[:=][ \t]*[\"'<]?")
_VALUE_END = re.compile(rb"[\"'>]?[ \t]*,?[ \t]*(?:#|[\r\n]|\Z)")
# keys of other pages, and of pictures
_OTHERS_KEY = re.compile(
    rb"relat|see|next|prev|canon|ref|more|image|img|thumb|banner|cover|trailer|channel|author|desc"
    rb"|playlist|social|follow",
    re.IGNORECASE,
)
_ENDS = "*_ :：🎥📹📺▶️🎬"  # of a heading's text
_LONGEST = 1000  # bytes of a line
_PLAYERS = frozenset({LinkForm.SHORTCODE, LinkForm.HTML, LinkForm.IMAGE})


def naming_the_post(
    outline: Outline, above: Sequence[PostLink], heading: Heading | None
) -> list[PostLink]:
    """The links above all notes whose line says that it is the video; `heading` is the last one."""
    found = [link for link in above if names_video(outline, link)]
    found = found or [link for link in above if is_address(outline, link)]
    found = found or [link for link in above if is_above_chapters(outline, link, heading)]
    return found or [link for link in above[-1:] if is_only_video_of_times(outline, link)]


def names_video(outline: Outline, link: PostLink) -> bool:
    """Whether the line of a link holds but a label (that says so) and links, or but a player.

    The line may be in pieces: `A date · a speaker · [Watch](URL)`.
    """
    around = outline.line_around(link.span)
    # so long a line says more; and of a podcast the times may be those of the audio
    if sum(map(len, around)) > _LONGEST or _PODCAST.search(b" ".join(around)):
        return False
    before, after = (part.decode("utf-8", "replace") for part in around)
    after = _NEXT_LABEL.split(after)[0]
    pieces = _PIECE.split(before)[-1], _PIECE.split(after)[0]
    return _says_so(link, before, after) or _says_so(link, *pieces)


def _says_so(link: PostLink, before: str, after: str) -> bool:
    line = f"{_OTHERS.sub('', before)}\0{_OTHERS.sub('', after)}".rstrip(". ")
    found = _LABELLED.match(line)
    # a note that the label names has a video of its own
    if not found or "[[" in before or not _BEHIND.fullmatch(line, line.index("\0")):
        return False
    label = found[1].strip(" *_")
    if _NOTES_ON.fullmatch(label) or (not label and link.form in _PLAYERS):
        return True
    # a label is separate from what it names; a sentence runs into it
    if label and not re.search(r"[:：=|\-–—][*_\s|(<\[]*\Z", before):
        return False
    return bool(_WORD.search(f"{label} {link.text}") or _CAMERA.search(before))


def value_of_a_key(outline: Outline, above: Sequence[PostLink]) -> list[PostLink]:
    """The front matter's only video, if a key has no more than it and the text above no other."""
    data = outline.data
    for link in outline.of_matter if not _PODCAST.search(data) else ():
        key = _KEY.fullmatch(data, line_start(data, link.span.start), link.span.start)
        if key and not _OTHERS_KEY.match(key[1]) and _VALUE_END.match(data, link.span.end):
            return [link] if only_video([link, *outline.of_matter, *above]) else []
    return []


def is_address(outline: Outline, link: PostLink) -> bool:
    """Whether the line of a link holds but a label that says that it is one: `Link: URL`."""
    before, after = (part.decode("utf-8", "replace") for part in outline.line_around(link.span))
    line = f"{before}\0{_NEXT_LABEL.split(after)[0]}"
    found = _LABELLED.match(line)
    whole = found and _BEHIND.fullmatch(line, line.index("\0"))
    return bool(whole and found and _ADDRESS.fullmatch(found[1].strip(" *_")))


def is_above_chapters(outline: Outline, link: PostLink, heading: Heading | None) -> bool:
    """Whether nothing is between a link and a heading that says `Chapters`; none of a podcast."""
    if heading is None or heading.span.start < link.span.end or _PODCAST.search(outline.data):
        return False
    between = outline.data[link.span.end : heading.span.start]
    return not between.strip(b" \t\r\n*_.)") and bool(
        _CHAPTERS.fullmatch(heading.text.strip(_ENDS))
    )


def is_only_video_of_times(outline: Outline, link: PostLink) -> bool:
    """Whether the times follow the post's only video, alone in an item or named by a bold line.

    No other video and no playlist is in the post, of no site, and no podcast is spoken of.
    """
    before, after = (part.decode("utf-8", "replace") for part in outline.line_around(link.span))
    line = f"{before}\0{after}"
    bold = _BOLD_LINE.fullmatch(line)
    if not _ONLY_LINK.fullmatch(line) and not (bold and _WORD.search(f"{bold[2]} {link.text}")):
        return False
    first = outline.times[0] if outline.times else link.span.end
    between = outline.data[link.span.end : first].decode("utf-8", "replace")
    links = (*outline.of_matter, *outline.links)
    return (
        _ONLY_TIMES.fullmatch(between) is not None
        and all(other.video for other in links)
        and only_video(links) is not None
        and not _PODCAST.search(outline.data)
        and not _OTHER_SITES.search(outline.data)
    )


def is_above_all(outline: Outline, mark: Mark, later: Sequence[Mark], first: int) -> bool:
    """Whether a heading says but that the video is below it, and no timecode is in its section.

    The heading of the timecodes may say so in its place: `## Timestamps of the video`. `later` are
    the marks behind it, `first` is where the first timecode is. Where podcasts are spoken of, the
    times may be those of the audio.
    """
    end = next((other.start for other in later if other.level <= mark.level), outline.body.end)
    if end > first or _PODCAST.search(outline.data):
        return False
    words = mark.heading.text.strip(_ENDS) if mark.heading else ""
    timed = [each.heading for each in later if each.start < first][-1:]
    of_times = timed[0].text if timed and timed[0] else ""
    return bool(_HEADING.fullmatch(words) or (_TIMES.search(of_times) and _VIDEO.search(of_times)))
