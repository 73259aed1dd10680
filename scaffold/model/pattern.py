"""What the titles of a course share and a post's heading can do without."""

from scaffold.model.record import Record


class TitlePattern(Record):
    """Decided once per course, kept in the snapshot, applied to each title by itself.

    `prefix` and `suffix` are literal text, or a list of it where a course spells them in several
    ways: a title loses the longest that it has. In them `{n}` is the lecture's own
    number, written in any way (`3`, `03`, `III`, `三`), and `{#}` for any hashtags. Case, the kind
    of dash and the mark that follows `{n}` (`3:`, `3.`, `3 -`) may differ from title to title.
    `numbered` says that those numbers head the lectures in place of the position. `whole` are
    rests that would not be distinct: a title that would become one of them stays as it is.
    """

    prefix: str | tuple[str, ...] = ""
    suffix: str | tuple[str, ...] = ""
    numbered: bool = False
    whole: tuple[str, ...] = ()

    def spellings(self, side: str) -> tuple[str, ...]:
        """The prefixes or the suffixes, the longest first."""
        found = self.prefix if side == "prefix" else self.suffix
        given = (found,) if isinstance(found, str) else found
        return tuple(sorted((part for part in given if part.strip()), key=len, reverse=True))
