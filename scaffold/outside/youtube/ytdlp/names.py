"""The names of yt-dlp that we use, and what is said where one is missing."""

import contextlib
import importlib
import importlib.metadata
from typing import Any

from scaffold import __version__
from scaffold.errors.no_answer import YtDlpUnfit
from scaffold.outside.youtube.traffic import without_secrets

KNOWN = "2026.10.26"
"""The last release of yt-dlp that the tests were run with."""
_NAMES = {
    "yt_dlp": ("YoutubeDL", "parse_options"),
    "yt_dlp.globals": ("plugin_dirs",),
    "yt_dlp.networking": ("Request", "Response"),
    "yt_dlp.networking.exceptions": ("HTTPError", "RequestError", "TransportError"),
    "yt_dlp.utils": ("YoutubeDLError",),
}
"""All that `name_of` is asked for."""


def version() -> str:
    """yt-dlp's version, "" where it is not installed; it is not loaded for that."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        return importlib.metadata.version("yt-dlp")
    return ""


def unfit(error: BaseException | str) -> YtDlpUnfit:
    """What Python says of a yt-dlp that is not as we know it, as an error of ours."""
    if isinstance(error, ModuleNotFoundError) and error.name == "yt_dlp":
        error = "it is not installed"
    elif isinstance(error, BaseException):
        error = f"{type(error).__name__}: {without_secrets(str(error))}".rstrip(". ")
    return YtDlpUnfit(error, __version__, version(), KNOWN)


def name_of(module: str, name: str) -> Any:
    """A name of yt-dlp's. Raises YtDlpUnfit if it is not there."""
    try:
        return getattr(importlib.import_module(module), name)
    except (Exception, SystemExit) as error:
        raise unfit(error) from error


def require() -> None:
    """Raise YtDlpUnfit for the first name that is missing, before anything is asked."""
    for module, names in _NAMES.items():
        for name in names:
            name_of(module, name)
