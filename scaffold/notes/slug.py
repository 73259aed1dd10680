"""The name of a post in its address and file name."""

LONGEST = 80


def slugify(text: str, *, unicode: bool = False, fallback: str) -> str:
    """Latin letters, digits and hyphens (or letters of all scripts with `unicode`).

    A text that leaves nothing, as emoji alone do, yields `fallback`.
    """
    from slugify import slugify as make

    slug = make(text, allow_unicode=unicode, max_length=LONGEST, word_boundary=True)
    return str(slug) or make(fallback, lowercase=False, regex_pattern=r"[^\w-]+") or "post"
