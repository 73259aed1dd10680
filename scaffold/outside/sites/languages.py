"""The languages of a site, and those that the names of its posts tell: `post.ru.md`."""

import re
from dataclasses import dataclass

_ENDING = re.compile(r"(?<=.)(?:\.([A-Za-z]{2,8}(?:-[A-Za-z0-9]{2,8})*))?(\.\w+)$")
_CODE = re.compile(r"[a-z]{2}(?:-[a-zA-Z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a site, all empty where its config names none.

    New posts are in `wanted`. Posts in the `default` language need none in their names.
    """

    default: str = ""
    wanted: str = ""
    all: frozenset[str] = frozenset()

    def ending(self, name: str) -> tuple[str, str]:
        """What a file's name ends in: a language ("" for none) and the rest, as `.md`."""
        found = _ENDING.search(name)
        if not found:
            return "", ""
        code = found[1] or ""
        known = code.casefold() in self.all if self.all else _CODE.fullmatch(code)
        return (code if known else ""), found[2]

    def rank(self, language: str) -> int:
        """Which of several translations is the post: the lowest; 0 is one to be followed."""
        if not self.wanted:
            return int(bool(language))
        return 0 if (language.casefold() or self.default) == self.wanted else 1 + bool(language)

    def named(self, language: str, ending: str) -> str:
        """The ending of a new post, as those in a language have it."""
        if self.wanted and self.rank(language):
            language = "" if self.wanted == self.default else self.wanted
        return f".{language}{ending}" if language else ending


UNKNOWN = Languages()
"""Of a site whose config names no languages."""
