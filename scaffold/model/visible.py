"""What templates see of the settings: what a post may tell all the world, and nothing else."""

from dataclasses import dataclass, fields
from typing import Literal

from scaffold.model.settings import ChapterChoice, Settings

WITHHELD = frozenset(
    {
        # where things lie on this machine
        *("template", "site", "posts", "snapshots"),
        # what others must not learn
        *("cookies", "cookies_from_browser", "proxy", "extractor_args"),
        # how YouTube is asked
        *("flat", "socket_timeout", "sleep_requests", "retries", "no_check_certificates"),
        # how titles are made: templates get them made
        "titles",
        # what `check` does with posts that are there
        *("check", "ignore"),
    }
)
"""Settings that no template sees. A new one is decided on: it stands here or in the words below."""


@dataclass(frozen=True, slots=True)
class SettingsWords:
    """The settings by the names they have in `scaffold.toml`; plain values that do not change."""

    preset: str | None = None
    lang: str | None = None
    chapters: ChapterChoice = "author"
    tags: tuple[str, ...] = ()
    image: bool = False
    publish: bool = False
    slug_unicode: bool = False
    anchors: bool = False
    style: Literal["auto", "hms", "seconds"] = "auto"


def visible(settings: Settings, preset: str) -> SettingsWords:
    """The settings for a post's templates; `preset` is its form, whether it was set or found."""
    shown = {field.name: getattr(settings, field.name) for field in fields(SettingsWords)}
    return SettingsWords(**{**shown, "preset": preset})
