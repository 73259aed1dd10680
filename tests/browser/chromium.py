"""A Chromium of the system, driven by Playwright, for which YouTube is the one on loopback."""

import contextlib
import os
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.youtube import Server

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


@contextlib.contextmanager
def started() -> Iterator[Browser]:
    """The browser, without windows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def context_of(
    browser: Browser,
    youtube: Server,
    *,
    size: tuple[int, int] = (1280, 800),
    dark: bool = False,
    scale: float = 1,
) -> BrowserContext:
    """A profile of its own, which reaches YouTube's hosts by the proxy, and no others."""
    return browser.new_context(
        ignore_https_errors=True,
        proxy={"server": youtube.proxy, "bypass": "localhost"},
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        device_scale_factor=scale,
        permissions=["clipboard-read", "clipboard-write"],
    )
