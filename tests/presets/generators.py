"""Which site generators are here, and why others are not."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

PACKAGES = {
    "docusaurus": (
        "@docusaurus/core",
        "@docusaurus/mdx-loader",
        "@docusaurus/plugin-content-blog",
        "@docusaurus/theme-classic",
        "react-dom",
    ),
    "astro": ("astro",),
    "logseq": ("mldoc",),
    "mdx": ("@mdx-js/mdx", "react-dom"),
    "sarif-multitool": ("@microsoft/sarif-multitool",),
    "remark-wiki-link": (
        "@flowershow/remark-wiki-link",
        "rehype-stringify",
        "remark-parse",
        "remark-rehype",
        "unified",
    ),
}
"""Packages of npm that tests use; `node/package.json` says which versions."""


def node_modules() -> Path:
    """Where npm put them: a folder that was named, or the one beside `package.json`."""
    named = os.environ.get("SCAFFOLD_NODE_MODULES")
    return Path(named) if named else Path(__file__).parent / "node" / "node_modules"


def pandoc() -> str | None:
    """The command, or the one that the wheel of pypandoc brings."""
    if importlib.util.find_spec("pypandoc") is None:
        return shutil.which("pandoc")
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        return None


def missing(generator: str) -> str:
    """Why a generator cannot be used here; "" if it can."""
    if generator == "pandoc":
        return "" if pandoc() else "neither a command pandoc nor pypandoc's was found"
    if generator == "jekyll":
        return "" if shutil.which("jekyll") else "no command jekyll was found"
    if generator == "jekyll-seo-tag":
        words = ["ruby", "-e", 'require "jekyll-seo-tag"']
        here = shutil.which("ruby") and subprocess.run(words, capture_output=True, check=False)
        return "" if here and here.returncode == 0 else "Ruby has no gem jekyll-seo-tag"
    if shutil.which("node") is None:
        return "no command node was found"
    absent = [package for package in PACKAGES[generator] if not (node_modules() / package).is_dir()]
    return f"npm's {', '.join(absent)} not found in {node_modules()}" if absent else ""
