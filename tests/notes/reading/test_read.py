"""Reading what people write: links, front matter, headings, comments, places."""

import pytest

from scaffold.errors import PostUnreadable
from scaffold.model.post import CommentForm, FrontMatterForm, LinkForm, Post, PostLink
from scaffold.notes.reading.read import read

ID = "_q46x0tq2FQ"
OTHER = "1BUuB28FDOc"
LIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
WATCH = f"https://www.youtube.com/watch?v={ID}"


def only(text: str) -> tuple[Post, PostLink]:
    """The post and its only link."""
    post = read(text)
    (link,) = post.links
    return post, link


@pytest.mark.parametrize(
    ("text", "form", "whole", "target", "label"),
    [
        (f"[T]({WATCH})", LinkForm.INLINE, f"[T]({WATCH})", WATCH, "T"),
        (f"[T](<{WATCH}> 'x')", LinkForm.INLINE, f"[T](<{WATCH}> 'x')", WATCH, "T"),
        (f"[a *b* `c`]( {WATCH}\n'x' )", LinkForm.INLINE, None, WATCH, "a *b* `c`"),
        (f"[![p](i)]({WATCH})", LinkForm.INLINE, f"[![p](i)]({WATCH})", WATCH, "![p](i)"),
        (f"![p]({WATCH})", LinkForm.IMAGE, f"![p]({WATCH})", WATCH, "p"),
        (f"<{WATCH}>", LinkForm.AUTOLINK, f"<{WATCH}>", WATCH, None),
        (f"see {WATCH}.", LinkForm.BARE, WATCH, WATCH, None),
        (f"see ({WATCH}) now", LinkForm.BARE, WATCH, WATCH, None),
        (f"（{WATCH}）", LinkForm.BARE, WATCH, WATCH, None),
        (f"**{WATCH}**", LinkForm.BARE, WATCH, WATCH, None),
        (f"_video: {WATCH}_", LinkForm.BARE, WATCH, WATCH, None),
        (f"__{WATCH}&t=30__", LinkForm.BARE, f"{WATCH}&t=30", f"{WATCH}&t=30", None),
        (f"[a][b]\n\n[B]: {WATCH}", LinkForm.REFERENCE, "[a][b]", WATCH, "a"),
        (f"[b]\n\n[b]: <{WATCH}> 't'", LinkForm.REFERENCE, "[b]", WATCH, "b"),
        (f'<a href="{WATCH}">T <b>x</b></a>', LinkForm.HTML, None, WATCH, "T <b>x</b>"),
        (f'<iframe width="5" src="{WATCH}"></iframe>', LinkForm.HTML, None, WATCH, None),
        (f'<lite-youtube videoid="{ID}"></lite-youtube>', LinkForm.HTML, None, ID, None),
        (f'<YouTube id="{ID}" />', LinkForm.HTML, None, ID, None),
        (f"{{{{< youtube {ID} >}}}}", LinkForm.SHORTCODE, None, ID, None),
        (f"{{{{<youtube {ID}>}}}}", LinkForm.SHORTCODE, None, ID, None),
        (f'{{{{< youtube id="{ID}" title="x" >}}}}', LinkForm.SHORTCODE, None, ID, None),
        (f"{{{{% lite-youtube videoid={ID} %}}}}", LinkForm.SHORTCODE, None, ID, None),
        (f'{{{{< video {WATCH} start="116" >}}}}', LinkForm.SHORTCODE, None, WATCH, None),
        (f'{{% include youtube.html video_id="{ID}" %}}', LinkForm.SHORTCODE, None, ID, None),
        (f"{{% youtube {ID} %}}", LinkForm.SHORTCODE, None, ID, None),
        (f'{{% embed url="{WATCH}" %}}', LinkForm.SHORTCODE, None, WATCH, None),
        (f'{{% embed url="<{WATCH}>" %}}', LinkForm.SHORTCODE, None, WATCH, None),
        (f"{{{{video {WATCH}}}}}", LinkForm.SHORTCODE, None, WATCH, None),
    ],
)
def test_a_link_is_found_where_it_stands(
    text: str, form: LinkForm, whole: str | None, target: str, label: str | None
) -> None:
    post, link = only(text)
    assert link.form is form
    assert link.video is not None
    assert link.video.video == ID
    assert post.slice(link.target) == target
    assert (post.slice(link.label) if link.label else None) == label
    if whole is not None:
        assert post.slice(link.span) == whole


def test_a_macros_own_time_is_the_links() -> None:
    _, link = only(f'{{{{< video {WATCH} start="116" >}}}}')
    assert link.video is not None
    assert link.video.time is not None
    assert link.video.time.seconds == 116


@pytest.mark.parametrize(
    "text",
    [
        f"`{WATCH}`",
        f"```\n{WATCH}\n```",
        f"    {WATCH}",
        f"<!-- {WATCH} -->",
        f"<!--\n[T]({WATCH})\n\n[T]({WATCH})\n-->",
        f"{{/* [T]({WATCH}) */}}",
        f"{{{{</* youtube {ID} */>}}}}",
        f"`{{{{< youtube {ID} >}}}}`",
        "[T](https://example.com)",
        "{{< video file.mp4 >}}",
        "{{youtube-timestamp 460}}",
        f"https://example.com/?u={WATCH}",
        "https://www.youtube.com/@somebody",
    ],
)
def test_what_is_no_link_to_a_video_is_none(text: str) -> None:
    assert read(text).links == ()


def test_an_address_in_a_links_label_is_not_told_twice() -> None:
    _, link = only(f"[{WATCH}&t=5]({WATCH}&t=6)")
    assert link.written_time == "6"


@pytest.mark.parametrize(
    ("text", "form", "content"),
    [
        ("+++\na = 1\n+++\nbody", FrontMatterForm.TOML, "a = 1"),
        ("---\na: 1\n---\nbody", FrontMatterForm.YAML, "a: 1"),
        ("---\r\na: 1\r\n---\r\nbody", FrontMatterForm.YAML, "a: 1"),
        ("---\ra: 1\r---\rbody", FrontMatterForm.YAML, "a: 1"),
        ("---\na: 1\n...\nbody", FrontMatterForm.YAML, "a: 1"),
        ("---\n---\nbody", FrontMatterForm.YAML, ""),
        ("---\na: 1\n---", FrontMatterForm.YAML, "a: 1"),
        ('---\n{"a": 1}\n---\nbody', FrontMatterForm.JSON, '{"a": 1}'),
        ('{"a": 1}\nbody', FrontMatterForm.JSON, '{"a": 1}'),
        ("\ufeff+++\na = 1\n+++\nbody", FrontMatterForm.TOML, "a = 1"),
    ],
)
def test_front_matter_is_found(text: str, form: FrontMatterForm, content: str) -> None:
    post = read(text)
    assert post.front_matter is not None
    assert post.front_matter.form is form
    assert post.slice(post.front_matter.content) == content
    assert post.body.start == post.front_matter.span.end
    assert post.slice(post.body) in ("body", "")


@pytest.mark.parametrize(
    "text",
    [
        "-----------------\nTitle\n---\n",
        "---\n\nrule and text\n\n---\n",
        "\n---\na: 1\n---\n",
        "---\na: 1\n",
        "+++\na = 1\n",
        "{{< youtube x >}}\n",
        "{a}\n",
        "text\n---\na: 1\n---\n",
    ],
)
def test_what_is_no_front_matter_is_none(text: str) -> None:
    assert read(text).front_matter is None


@pytest.mark.parametrize(
    "matter",
    [
        f"video: {ID}",
        f'youtube: "{ID}"',
        f"youtube_id: {ID}",
        f"videoId: '{ID}'",
        f"video: {WATCH}",
        f"ids:\n  - {ID}",
        f"videos: [{ID}]",
    ],
)
def test_front_matter_names_the_posts_video(matter: str) -> None:
    post = read(f"---\ntitle: T\n{matter}\n---\n8:00 - a\n")
    (section,) = post.sections
    assert section.lecture is not None
    assert section.lecture.video.video == ID
    assert section.lecture.address == WATCH


@pytest.mark.parametrize("matter", [f"# video: {ID}", f"title: {ID}", "time: '1:47'", "video: no"])
def test_other_front_matter_names_nothing(matter: str) -> None:
    (section,) = read(f"---\n{matter}\n---\n8:00 - a\n").sections
    assert section.lecture is None


@pytest.mark.parametrize(
    ("line", "text", "number", "content"),
    [
        ("## 5. Title", "5. Title", "5", "5. Title"),
        ("## Title ##", "Title", "", "Title"),
        ("##  Title {#id .c}", "Title", "", "Title"),
        (f"### 7) [*T*]({WATCH}) (x)", "7) T (x)", "7", f"7) [*T*]({WATCH}) (x)"),
        ("Title\n===", "Title", "", "Title"),
        ("## A &amp; B", "A & B", "", "A &amp; B"),
        ("#", "", "", ""),
    ],
)
def test_a_heading_is_read(line: str, text: str, number: str, content: str) -> None:
    post = read(f"{line}\n\ntext\n")
    (heading,) = post.headings
    assert (heading.text, heading.number) == (text, number)
    assert post.slice(heading.content) == content
    assert "".join(piece.text for piece in heading.pieces).strip() == text


@pytest.mark.parametrize(
    "line",
    [
        "## 8:00 text",
        f"## [8:00]({WATCH}&t=8m00s) text",
        "## 1. 8:00",
        "8:00 - x\n---",
        "## 1:75 x",
    ],
)
def test_a_heading_that_begins_with_a_timecode_is_a_note(line: str) -> None:
    post = read(f"# [L]({WATCH})\n\n{line}\n\ntext\n")
    assert [heading.note for heading in post.headings] == [False, True]
    assert len(post.sections) == 1


def test_headings_in_quotes_lists_and_notes_are_not_the_posts() -> None:
    post = read("> # a\n\n- # b\n\n[^1]: # c\n\n[^1]\n")
    assert post.headings == ()


def test_a_title_with_a_time_is_a_lecture_that_starts_there() -> None:
    (section,) = read(f"## [Title]({WATCH}&t=217s)\n8:00 - a\n").sections
    assert section.lecture is not None
    assert section.lecture.address == WATCH
    assert section.notes == ()


def test_comments_are_told_with_what_they_say() -> None:
    matter = "---\n# one\na: 1 # two\n---\n\n"
    text = matter + "<!-- three --> text {/* four */} %% five %%\n\n`<!-- no -->`\n"
    post = read(text)
    assert [(c.form, post.slice(c.content).strip()) for c in post.comments] == [
        (CommentForm.HASH, "one"),
        (CommentForm.HASH, "two"),
        (CommentForm.HTML, "three"),
        (CommentForm.MDX, "four"),
        (CommentForm.VAULT, "five"),
    ]


def test_lines_and_columns_are_counted_as_editors_do() -> None:
    post = read("\ufeffa🔥b\r\nçd\re\u2028f\n")
    assert post.lines == 4
    assert post.line_column(post.data.index(b"b")) == (1, 3)
    assert post.line_column(post.data.index(b"d")) == (2, 2)
    assert post.line_column(post.data.index(b"f")) == (3, 3)
    assert post.slice(post.line_span(2)) == "çd\r"
    assert post.slice(post.line_span(4)) == ""


@pytest.mark.parametrize(
    ("text", "newline"),
    [("a\nb\r\nc\r\n", "\r\n"), ("a\rb\r", "\r"), ("a", "\n"), ("a\nb\n", "\n")],
)
def test_the_newline_used_most_is_the_posts(text: str, newline: str) -> None:
    assert read(text).newline == newline


def test_playlists_are_told_once_and_mixes_never() -> None:
    text = (
        f"https://www.youtube.com/playlist?list={LIST}\n\n"
        f"[a]({WATCH}&list={LIST}) [b]({WATCH}&list=RDabc) [c]({WATCH}&list=PLanother00000)\n"
    )
    assert read(text).playlists == (LIST, "PLanother00000")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(PostUnreadable, match="byte 3"):
        read(b"abc\xff")


def test_a_malformed_link_of_a_heading_names_no_lecture() -> None:
    post = read("## [T](https://youtu.be/abc)\n8:00 - a\n")
    assert post.headings[0].link is not None
    assert post.sections[0].lecture is None


def test_an_id_that_ends_with_an_underscore_keeps_it() -> None:
    _, link = only("_video: https://youtu.be/lk63Sl-LRK_")
    assert link.video is not None
    assert link.video.video == "lk63Sl-LRK_"


OWN_LINKS = [
    f"8:00 <https://youtu.be/{ID}?t=8m0s> text",
    f"- 8:00 https://youtu.be/{ID}?t=480",
    f"* (8:00) - [text](https://youtu.be/{ID}?t=480)",
    f"**8:00** [text](https://youtu.be/{ID}?t=480)",
    f"[8:00] ([watch](https://youtu.be/{ID}?t=480)) text",
    f"8:00 – [text](https://youtu.be/{ID}?t=480)",
]
OTHERS_LINKS = [
    f"8:00 text <https://youtu.be/{ID}?t=8m0s>",
    f"8:00 <https://youtu.be/{ID}?t=9m0s> text",
    f"8:00 [text](https://youtu.be/{ID})",
    f"8:00 [9:00](https://youtu.be/{ID}?t=540)",
]


@pytest.mark.parametrize("line", OWN_LINKS)
def test_a_timecode_that_its_own_link_follows_needs_no_other(line: str) -> None:
    (section,) = read(f"## [T]({WATCH})\n\n{line}\n").sections
    assert section.bare == ()


@pytest.mark.parametrize("line", OTHERS_LINKS)
def test_a_timecode_that_another_link_follows_is_bare(line: str) -> None:
    (section,) = read(f"## [T]({WATCH})\n\n{line}\n").sections
    assert [bare.text for bare in section.bare] == ["8:00"]


def test_other_videos_in_a_sentence_do_not_matter() -> None:
    (section,) = read(f"## [T]({WATCH})\n8:00 - see [x](https://youtu.be/{OTHER})\n").sections
    assert section.lecture is not None
    assert section.doubt == ""


@pytest.mark.parametrize("mark", "●◉•◦○◆■▪▸►▶‣⁃∙·\u200b\u202f\u3000\xa0")
def test_a_bullet_or_space_of_any_alphabet_may_stand_before_a_lone_timecode(mark: str) -> None:
    (section,) = read(f"## [T]({WATCH})\n\n{mark}8:00 text\n").sections
    assert [bare.text for bare in section.bare] == ["8:00"]
