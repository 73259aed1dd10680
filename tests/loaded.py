"""Loads all that any command loads, for processes that are forked from this one."""

import importlib
import pkgutil

import yt_dlp.extractor.youtube  # noqa: F401

import scaffold

for module in pkgutil.walk_packages(scaffold.__path__, "scaffold."):
    importlib.import_module(module.name)
