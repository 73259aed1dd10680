"""What a JSON file or a settings file holds: checked when it is read, never changed after."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen; a key that is not known is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")
