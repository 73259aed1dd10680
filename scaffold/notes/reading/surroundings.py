"""Expressions for what is around a timecode on its line: marks before it, what may follow."""

from scaffold.model.timecode import CLOCK, COLON

CLOCK_BYTES = CLOCK.encode()
COLON_BYTES = COLON.encode()
# spaces of all kinds, and what nobody sees: marks of writing direction, a BOM
SPACE = (
    rb"(?:[ \t]|\xc2\xa0|\xe2\x80[\x8b-\x8f\xaa-\xaf]|\xe2\x81[\xa6-\xa9]|\xe3\x80\x80"
    rb"|\xef\xbb\xbf|&nbsp;)"
)
GAP = rb"(?:" + SPACE + rb"|[\r\n]|\Z)"
DASH = rb"(?:-|\xe2\x80[\x90-\x95]|\xe2\x88\x92)"
# arrows, shapes, dingbats and emoji (U+2180 to 2BFF but for the minus, U+1F000 to 1FAFF), dots
SYMBOL = (
    rb"(?:\xe2(?:[\x86\x87\x89-\xaf][\x80-\xbf]|\x88[\x80-\x91\x93-\xbf])|\xf0\x9f[\x80-\xab][\x80-\xbf]"
    rb"|\xef\xb8\x8f|\xe2\x80[\xa2\xa3\xbb]|\xe2\x81\x83|\xc2\xb7|\xe3\x83\xbb|\xef\xbd\xa5"
    rb"|[0-9]\xef\xb8\x8f?\xe2\x83\xa3|&(?!nbsp;|quot;|lt;|amp;)(?:[a-z]{2,8}|#x?[0-9a-f]{2,6});)"
)
STATES = rb"(?:TODO|DOING|DONE|LATER|NOW|WAIT(?:ING)?|CANCELL?ED|IN-PROGRESS)"
_STATE = (
    rb"(?:\[[ -/:-Z^-~]\]|"
    + STATES
    + rb"|\[#[A-C]\]|\[![\w-]+\][+-]?|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})\))"
)
# lists that Markdown does not know: `a.`, `iv.`, `->`, `--`, `>>`, `»`, `›`, `…`
_LISTED = (
    rb"(?:[A-Za-z]|[IVXivx]{2,4})\.|-{2,3}|[-=~]{1,2}>|>{2,3}|\.{2,3}|\xc2\xbb|\xe2\x80[\xba\xa6]"
)
PREFIX = (
    SPACE + rb"*(?:(?:" + SYMBOL + rb"|(?:\d{1,3}\\?[.)]|[*+:>|~]|" + DASH + rb"|" + _LISTED
    + rb"|" + _STATE + rb")" + SPACE + rb")" + SPACE + rb"*)*"
)  # fmt: skip
# 〈《「『【〔 （ ［, and a bracket with a space behind it
OPENER = (
    rb"(?:==|~{1,2}|@|\xe3\x80[\x88\x8a\x8c\x8e\x90\x94]|\xef\xbc[\x88\xbb]|[\[(]"
    + SPACE + rb"+)?"
)  # fmt: skip
# what makes something else of the digits behind it
BEFORE = (
    rb"(?P<before>(?:[\[(](?=[\[(])|[!-'*-/:-?^-`{-}]|\xe2\x80[\x98-\xa1\xa7\xb0-\xbf]|\xe2\x84."
    rb"|\xc2[\xa1-\xbf]|\xe3\x80[\x81\x82]|\xef\xbc[\x81-\x8f\x9a-\xa0]|" + DASH
    + rb"){1,3}?(?P<apart>" + SPACE + rb"?))??"
)  # fmt: skip
CLOSE = rb"[*_~`=]*"
_WIDE_END = (
    rb"\xe3\x80[\x81\x82\x89\x8b\x8d\x8f\x91\x95]|\xef\xbc[\x81\x89\x8c\x9a\x9b\x9f\xbd]"
    rb"|\xe2\x80\xa6"
)
FOLLOW = SPACE + rb"|[\r\n]|\Z|" + DASH + rb"|:(?!\d)|\||\\\r?\n|</?[A-Za-z]|<!--|" + _WIDE_END
"""What may follow a timecode: space, dash, colon or bar, a tag, the end of the line."""
