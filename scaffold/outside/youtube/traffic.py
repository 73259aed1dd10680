"""What passed between a run and YouTube: requests made, and what yt-dlp warned of."""

import re
import threading
from dataclasses import dataclass, field


class _OfThread(threading.local):
    """What one of several threads asks for, and what yt-dlp warned of in it."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.question = ""
        self.failures = 0  # since the question, or its last answer


@dataclass(slots=True)
class Traffic:
    """Requests made, and yt-dlp's warnings, of this thread (`here`) and of all."""

    requests: int = 0
    warnings: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    here: _OfThread = field(default_factory=_OfThread)


class Log:
    """yt-dlp's logger: keeps warnings, drops chatter; errors come as exceptions."""

    def __init__(self, traffic: Traffic) -> None:
        self._traffic = traffic

    def debug(self, message: str) -> None:
        """yt-dlp says its progress here."""

    def warning(self, message: str) -> None:
        """Keep it for `-v`, and for whoever explains a failure in this thread."""
        said = without_secrets(message)
        self._traffic.warnings.append(said)
        self._traffic.here.warnings.append(said)

    def error(self, message: str) -> None:
        """The same text comes as an exception."""


def without_secrets(words: str) -> str:
    """yt-dlp may quote a proxy's address; its user and password, or pieces of them, stay out."""
    words = re.sub(r"//[^/\s]*@", "//", words)
    return re.sub(r"(?:nonnumeric port|Failed to parse): .*", "a proxy's address is none", words)
