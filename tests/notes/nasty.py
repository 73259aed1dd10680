"""Texts made of what bites: Markdown's marks, timecodes, addresses, odd newlines and letters."""

from hypothesis import strategies as st

IDS = ("_q46x0tq2FQ", "1BUuB28FDOc", "kWTC1NvL894")
LIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"

PIECES = (
    "8:00", "1:01:27", "75:30", "1:75", "8:00:00:00", "0:10", "08:05", "10:30.5", "9:00pm", "[",
    "]", "(", ")", "[8:00]", "(9:15)", "[@10:00]", "`8:00`", "**", "*", "_", "~~", "`", "```",
    "~~~", "# ", "## ", "### ", "- ", "* ", "1. ", "2) ", "> ", "● ", "    ", "\t", "| ", " | ",
    "|---|---|", "---", "===", "+++", "***", "<!--", "-->", "<b>", "</a>", "<div>", "<details>",
    "<br>", "{{<", ">}}", "{{< youtube _q46x0tq2FQ >}}", "{% youtube 1BUuB28FDOc %}",
    "{{video https://youtu.be/kWTC1NvL894}}", "{/*", "*/}", "%%", "$$", "$", "\\", "!", "&",
    "&amp;", ";", ":", " - ", " ", "  ", "text", "урок 5", "[^1]", "[^1]: ", "[a]: ", "[8:00]: ",
    "[ ] ", "[x] ", "title", "video: _q46x0tq2FQ", '"', "'", "https://youtu.be/_q46x0tq2FQ",
    f"https://www.youtube.com/watch?v=1BUuB28FDOc&list={LIST}&index=2",
    f"https://www.youtube.com/playlist?list={LIST}", "https://youtu.be/kWTC1NvL894?t=3m5s",
    f"[Title](https://www.youtube.com/watch?v=_q46x0tq2FQ&list={LIST}&index=1)",
    "[8:00](https://youtu.be/_q46x0tq2FQ?t=480)", "[a]", "[Title][a]",
    "<https://youtu.be/1BUuB28FDOc>", '<a href="https://youtu.be/kWTC1NvL894?t=5">',
    '<iframe src="https://www.youtube.com/embed/_q46x0tq2FQ">',
    "![](https://youtu.be/_q46x0tq2FQ)", "[x](<", ">)", ' "t")', "\u0301", "🔥", "\ufeff",
    "\u200b", "\u00a0", "\u3000",
    "\n\n● 8:05 x\n\n", "\n\n8:06 x\n\n", "\n\n",
    "é", "ß", "中", "\u202e", "\x00", "\x0b", "\x0c", "\x85", "\u2028",
)  # fmt: skip
NEWLINES = ("\n", "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r")

_HEADINGS = tuple(
    f"\n\n{mark} [{number}. T](https://www.youtube.com/watch?v={video}&list={LIST})\n"
    for number, (mark, video) in enumerate(zip(("##", "##", "###"), IDS, strict=True), 1)
)

texts = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(NEWLINES),
        st.sampled_from(_HEADINGS),
        st.sampled_from([f"{newline}8:00 - text" for newline in NEWLINES]),
        st.text(max_size=4),
    ),
    max_size=40,
).map("".join)
"""Any such text that UTF-8 can hold."""

posts = texts.map(lambda text: _HEADINGS[0].lstrip() + text).filter(
    lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)
)
"""The same below a lecture, so that there is something to link."""
