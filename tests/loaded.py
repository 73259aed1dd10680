"""Loads all that any command loads, for processes that are forked from this one."""

import importlib
import pkgutil

import yt_dlp.extractor.youtube  # noqa: F401

import scaffold

# what commands load when they first need it; yt-dlp's list of extractors would look for plugins
_LATER = (
    "_strptime", "gc", "platformdirs.unix", "pydantic.type_adapter", "slugify", "tomlkit",
    "typer._adapters", "yt_dlp.extractor.lazy_extractors",
)  # fmt: skip

for module in pkgutil.walk_packages(scaffold.__path__, "scaffold."):
    importlib.import_module(module.name)
for name in _LATER:
    try:
        importlib.import_module(name)
    except ImportError:  # of another version, or of another system
        continue
