"""Settings: every key, its default, and which files may set it."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self, get_args

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)
from pydantic.fields import FieldInfo

from scaffold.model.record import Record
from scaffold.model.setting_values import Age, ApiKey, ProxyAddress

ChapterChoice = Literal["author", "all", "none"]
TitlesMode = Literal["clean", "exact"]

USER_ONLY = frozenset(
    {
        "api_key",
        "cookies",
        "cookies_from_browser",
        "proxy",
        "no_check_certificates",
        "extractor_args",
    }
)
"""Keys that a repo's file may not set: it must not read cookies or lead requests elsewhere."""

PATHS = frozenset({"template", "site", "snapshots", "posts", "cookies", "check.baseline"})
"""Keys that name files or folders; in a settings file they are relative to its folder."""

_MOST = 1_000  # characters of a pattern, and tables of them
_LONGEST = 86_400.0  # seconds; more than a day would overflow the timeouts of some systems


class _Table(Record):
    model_config = ConfigDict(populate_by_name=True, hide_input_in_errors=True)


class Replacement(_Table):
    """A regular expression, and what replaces it in clean titles."""

    pattern: str = Field(description="regular expression, as Python knows them")
    with_: str = Field(
        default="", alias="with", description=r"what takes its place; `\1` is the first group"
    )

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        if len(pattern) > _MOST:
            raise ValueError(f"not a regular expression: it is longer than {_MOST} characters")
        try:
            re.compile(pattern)
        except (re.error, RecursionError, OverflowError) as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return pattern

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """A group that is not there would be noticed only at the first title that matches.

        The pattern itself is not run: a few of its characters can take for ever.
        """
        compiled = re.compile(self.pattern)
        names = {number: f"?P<{name}>" for name, number in compiled.groupindex.items()}
        groups = "".join(f"({names.get(number, '')})" for number in range(1, compiled.groups + 1))
        try:
            re.sub(groups, self.with_, "")
        except (re.error, IndexError) as error:
            raise ValueError(f"`with` does not fit `pattern`: {error}") from error
        return self


def _titles(value: object) -> object:
    return {"mode": value} if isinstance(value, str) else value


class Titles(_Table):
    """How titles become headings; `titles = "exact"` is short for `mode`."""

    mode: TitlesMode = Field(
        default="clean", description='"clean" drops what all titles share; "exact" keeps them whole'
    )
    replace: tuple[Replacement, ...] = Field(
        default=(),
        max_length=_MOST,
        description="tables of `pattern` and `with`, applied to clean titles in order",
    )

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The replacements as pairs."""
        return tuple((item.pattern, item.with_) for item in self.replace)


class Ignored(_Table):
    """A finding that is known and stays: by path, rule and video; all that are given must fit."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [key]} for key in ("path", "rule", "video")]}
    )

    path: str | None = Field(default=None, description="glob of posts, relative to the file")
    rule: str | None = Field(default=None, description="slug of a rule")
    video: str | None = Field(default=None, description="id of a video")
    reason: str = Field(description="why it stays")

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if self.path is self.rule is self.video is None:
            raise ValueError("expected at least one of path, rule and video")
        return self


class CheckSettings(_Table):
    """What `scaffold check` looks for, and when it fails."""

    select: tuple[str, ...] = Field(
        default=(), description="rules to run in addition to the default ones"
    )
    ignore: tuple[str, ...] = Field(default=(), description="rules not to run")
    fail_on: Literal["error", "warning", "never"] = Field(
        default="error", description="the least severity that fails the run"
    )
    fail_on_unknown: bool = Field(
        default=False, description="fail (exit 3) where YouTube gave no answer"
    )
    max_age: Age = Field(
        default=86_400, ge=0, description="how long an *ok* is kept: `1d`, `12h`; 0 asks always"
    )
    baseline: str | None = Field(default=None, description="file with findings that are known")
    budget: int | None = Field(default=None, ge=0, description="requests a run may make")


class Settings(_Table):
    """Every key of `scaffold.toml`; a first run needs none."""

    preset: str | None = Field(
        default=None, description="form of new posts; default: by the site's files"
    )
    template: str | None = Field(default=None, description="folder with templates of your own")
    site: str | None = Field(default=None, description="root folder of the site")
    posts: tuple[str, ...] = Field(
        default=(), description="files and folders that commands take when none are named"
    )
    snapshots: str | None = Field(
        default=None, description="folder of the snapshots, in place of `.scaffold/`"
    )
    lang: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="language in which listings are asked: `ru`, `en`, `zh-CN`",
    )
    titles: Annotated[
        Titles, BeforeValidator(_titles, json_schema_input_type=TitlesMode | Titles)
    ] = Field(default=Titles(), description='"clean" or "exact", or a table')
    chapters: ChapterChoice = Field(
        default="author", description="whose chapters become lines of a new post"
    )
    flat: bool | None = Field(
        default=None, description="take listings alone; by default only above 100 videos"
    )
    tags: tuple[str, ...] = Field(default=(), description="tags of new posts")
    image: bool = Field(default=False, description="store the playlist's picture")
    publish: bool = Field(default=False, description="write new posts without the draft mark")
    slug_unicode: bool = Field(default=False, description="keep letters of all scripts in slugs")
    anchors: bool = Field(
        default=False, description="give new headings a stable id where the preset can"
    )
    style: Literal["auto", "hms", "seconds"] = Field(
        default="auto", description="how `link` writes times: 8m00s, 480s, or as the post does"
    )
    space: bool = Field(
        default=False, description="let `link` put blank lines between notes on neighbouring lines"
    )
    check: CheckSettings = Field(default=CheckSettings(), description="settings of `check`")
    ignore: tuple[Ignored, ...] = Field(default=(), description="tables of findings that stay")
    socket_timeout: float = Field(
        default=10.0, gt=0, le=_LONGEST, description="seconds to wait for an answer"
    )
    sleep_requests: float | None = Field(
        default=None, ge=0, le=_LONGEST, description="seconds between two requests"
    )
    retries: int | None = Field(default=None, ge=0, description="tries after a failure")
    cookies: str | None = Field(default=None, description="file with cookies (yours only)")
    cookies_from_browser: str | None = Field(
        default=None, description="browser to take cookies from (yours only)"
    )
    proxy: ProxyAddress | None = Field(default=None, description="address of a proxy (yours only)")
    api_key: ApiKey | None = Field(
        default=None,
        description="key for YouTube's Data API, asked by `check`, and where pages give no answer "
        "(yours only)",
        json_schema_extra={"pattern": r"^\s*[!-~]{0,500}\s*$"},
    )
    no_check_certificates: bool = Field(
        default=False, description="accept any TLS certificate (yours only)"
    )
    # yt-dlp takes tokens of an account here, so it never shows
    extractor_args: tuple[str, ...] = Field(
        default=(), repr=False, description="passed on to yt-dlp (yours only)"
    )


def keys_of(model: type[Record] = Settings) -> dict[str, FieldInfo]:
    """All keys with their fields, those of tables with dots: `check.fail_on`, `ignore.path`."""
    keys: dict[str, FieldInfo] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        keys[key] = field
        for nested in _tables(field):
            keys |= {f"{key}.{inner}": value for inner, value in keys_of(nested).items()}
    return keys


def is_list(field: FieldInfo) -> bool:
    """Whether a key holds a list of texts."""
    return field.annotation == tuple[str, ...]


def holds_tables(field: FieldInfo) -> bool:
    """Whether a key holds a table, or a list of tables."""
    return any(_tables(field))


def _tables(field: FieldInfo) -> Iterator[type[Record]]:
    """The tables that a value is made of: itself, or the items of its tuple."""
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, Record):
            yield kind
