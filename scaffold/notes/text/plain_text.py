"""Untrusted text as one line that can be seen, for every place where it is put."""

import re
import unicodedata

# Bidi embeddings, overrides and isolates; what is invisible and only breaks words; lone
# surrogates; noncharacters. ZWJ, ZWNJ and the marks LRM and RLM belong to scripts and emoji.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_INVISIBLE = re.compile(
    r"[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u3164\ufe00-\ufe0f\uffa0]"
)


def plain(text: str) -> str:
    """One line of visible text: NFC, no controls, no bidi overrides, runs of space as one.

    Empty if nothing of it can be seen.
    """
    text = unicodedata.normalize("NFC", " ".join(_DROPPED.sub("", text).split()))
    return text if _INVISIBLE.sub("", text).strip() else ""


def folded(text: str) -> str:
    """For comparing: NFC, without case, runs of space as one."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
