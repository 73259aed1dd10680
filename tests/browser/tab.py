"""The page of `scaffold play` as a person has it: keys, clicks, and what can be read."""

import re
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.e2e.playing import Playing

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext


class Tab:
    """One page; `broken` are its errors, `hosts` all that it asked."""

    def __init__(self, context: "BrowserContext", play: Playing) -> None:
        self.context = context
        self.play = play
        self.broken: list[str] = []
        self.hosts: set[str] = set()
        self.page = context.new_page()
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("dialog", lambda dialog: self.broken.append(dialog.message))
        self.page.on("console", self._hear)
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def _hear(self, message: Any) -> None:
        if re.search(r"Content Security Policy|Uncaught|Permissions policy", message.text):
            self.broken.append(message.text)

    def open(self, *, waits: bool = True) -> None:
        """Go to the address; wait until the lecture runs."""
        self.page.goto(self.play.address)
        self.page.wait_for_selector("[data-ready]")
        if waits:
            self.until(lambda: self.play.get("now").status == 200)

    def until(self, holds: Any, seconds: float = 8.0) -> None:
        """Wait until something holds; the page goes on meanwhile."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"never came; the page says: {self.status!r}"
            self.page.wait_for_timeout(20)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def click(self, selector: str) -> None:
        self.page.click(selector)

    def text(self, selector: str) -> str:
        """What a person reads there."""
        return str(self.page.inner_text(selector))

    def ask(self, script: str) -> Any:
        """What a line of JavaScript says."""
        return self.page.evaluate(script)

    @property
    def status(self) -> str:
        return self.text("#status")

    @property
    def notes(self) -> list[str]:
        """The notes under the player, as `8:00 first`."""
        return [
            " ".join(item.split()) for item in self.page.locator("#notes > li").all_inner_texts()
        ]

    @property
    def time(self) -> str:
        """The time of the next note."""
        return str(self.page.input_value("#time"))

    @property
    def focused(self) -> str:
        """The id of what has the focus, else its tag."""
        found = self.ask("document.activeElement.id || document.activeElement.tagName")
        return str(found)

    @property
    def seconds(self) -> float:
        """Where the server has heard that the player is."""
        return float(self.play.get("now?format=seconds").json["text"])

    @property
    def playing(self) -> bool:
        return bool(self.play.get("now").json["playing"])

    def stamp(self, text: str) -> None:
        """n, words, Enter; wait for the answer."""
        self.press("n")
        self.type(text)
        self.press("Enter")
        self.until(lambda: self.page.input_value("#text") == "")
