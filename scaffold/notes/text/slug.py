"""The name of a post in its address and file name."""

import re

LONGEST = 80
MOST_BYTES = 200
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_FOLDERS_PAGE = re.compile(r"[\s_-]*index[\s_-]*", re.IGNORECASE)


def is_reserved(text: str) -> bool:
    """Whether it is the name of a folder's own page: `index`, `_index`."""
    return bool(_FOLDERS_PAGE.fullmatch(text))


def slugify(text: str, *, unicode: bool = False, fallback: str) -> str:
    """Latin letters, digits and hyphens (or letters of all scripts with `unicode`).

    A text that leaves nothing, as emoji alone do, a name that Windows keeps for itself or that
    of a folder's own page (`index`) yields `fallback`: an id, whose capitals stay. At most 80
    characters, cut between words.
    """
    from slugify import slugify as make

    slug = make(
        text,
        allow_unicode=unicode,
        max_length=LONGEST,
        word_boundary=True,
        save_order=True,
        entities=False,
        decimal=False,
        hexadecimal=False,
    )
    slug = slug.encode()[:MOST_BYTES].decode(errors="ignore").rstrip("-")
    if slug and not _RESERVED.fullmatch(slug) and not is_reserved(slug):
        return str(slug)
    # a file name that begins with a hyphen looks like an option to every other program
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", fallback)[:LONGEST].lstrip("-")
    return name if re.search(r"[A-Za-z0-9]", name) else "post"


def word_tag(text: str) -> str:
    """A tag as apps for notes read them: one word, not of digits alone; "" if nothing is left."""
    tag = re.sub(r"[^\w/-]+", "", re.sub(r"\s+", "-", text.strip().lstrip("#").strip())).strip("/-")
    return f"y{tag}" if tag.isdigit() else tag
