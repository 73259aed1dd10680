"""What reports quote: titles and paths are untrusted text, and logs and JSON have ears."""

import json
import re

from scaffold.notes.text.escape import plain

# What JSON may hold as it is, and readers of it see as an end of line or not at all.
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")


def sentence(text: str) -> str:
    """One visible line without controls and bidi overrides."""
    return plain(text)


def path_text(path: str) -> str:
    """A path as text: what is not a character or cannot be seen becomes U+FFFD."""
    return _UNSEEN.sub("\ufffd", whole(path))


def whole(text: str) -> str:
    """Text that can be encoded; bytes of a file name that are no UTF-8 become U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def dumped(value: object, *, indent: int | None = 2) -> str:
    """JSON in the letters of the text; what cannot be seen is escaped. No final newline."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", _SURROGATE.sub("\ufffd", text))


def kept(value: object) -> str:
    """JSON that is read back as it was: half of a surrogate pair is written as its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
