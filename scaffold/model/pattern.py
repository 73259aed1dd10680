"""What the titles of a course share and a post's heading can do without."""

from pydantic import BaseModel, ConfigDict


class TitlePattern(BaseModel):
    """Decided once per course, kept in the snapshot, applied to each title by itself.

    `prefix` and `suffix` are literal text in which `{n}` stands for the lecture's own number.
    `numbered` says that those numbers head the lectures in place of the position.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prefix: str = ""
    suffix: str = ""
    numbered: bool = False
