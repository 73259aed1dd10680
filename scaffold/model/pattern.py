"""What the titles of a course share and a post's heading can do without."""

from pydantic import BaseModel, ConfigDict


class TitlePattern(BaseModel):
    """Decided once per course, kept in the snapshot, applied to each title by itself.

    `prefix` and `suffix` are literal text in which `{n}` stands for the lecture's own number,
    written in any way (`3`, `03`, `III`, `三`). Case, the kind of dash and the mark that follows
    `{n}` (`3:`, `3.`, `3 -`) may differ from title to title. `numbered` says that those numbers
    head the lectures in place of the position. `whole` are rests that several titles would be
    left with: a title that would become one of them stays as it is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prefix: str = ""
    suffix: str = ""
    numbered: bool = False
    whole: tuple[str, ...] = ()
