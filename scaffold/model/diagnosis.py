"""What `doctor` found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing looked at. `more` are further lines; `broken`: the job cannot be done with it."""

    topic: str
    text: str
    more: tuple[str, ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class SettingFact:
    """The value of a setting as it would be written, secrets masked, and where it came from."""

    key: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All facts in the order of the report, and the settings."""

    facts: tuple[Fact, ...]
    settings: tuple[SettingFact, ...]
