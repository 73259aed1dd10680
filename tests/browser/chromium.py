"""A Chromium of the system, driven by Playwright, for which YouTube is the one on loopback."""

import contextlib
import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.youtube import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",  # as root there is none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)


def program() -> str | None:
    """The browser's path: that of SCAFFOLD_CHROMIUM, else the first one found."""
    named = os.environ.get("SCAFFOLD_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def axe() -> Path:
    """The script of axe-core, in the folder that was named or next to `package.json`."""
    named = os.environ.get("SCAFFOLD_AXE_MODULES")
    modules = Path(named) if named else Path(__file__).parent / "node" / "node_modules"
    return modules / "axe-core" / "axe.min.js"


def missing(need: str) -> str:
    """Why something cannot be used here; "" if it can."""
    match need:
        case "chromium":
            return "" if program() else f"no command {', '.join(NAMES)} was found"
        case "playwright":
            return "" if importlib.util.find_spec("playwright") else "pip has not installed it"
        case "axe-core":
            return "" if axe().is_file() else f"npm has not put it into {axe().parents[1]}"
    return "" if shutil.which(need) else f"no command {need} was found"


@contextlib.contextmanager
def started() -> Iterator["Browser"]:
    """The browser, without windows."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def context_of(
    browser: "Browser",
    youtube: Server | None,
    *,
    size: tuple[int, int] = (1280, 800),
    dark: bool = False,
) -> "BrowserContext":
    """A profile of its own; YouTube's hosts are `youtube`, without it nothing answers."""
    server = youtube.proxy if youtube else "http://127.0.0.1:9"
    return browser.new_context(
        ignore_https_errors=True,
        proxy={"server": server, "bypass": "localhost"},
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        permissions=["clipboard-read", "clipboard-write"],
    )
