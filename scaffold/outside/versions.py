"""What is installed: versions, how old yt-dlp is, and how it is updated here."""

import platform
import re
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

DISTRIBUTION = "playlist-scaffold"
YT_DLP = "yt-dlp"


def python() -> tuple[str, str]:
    """Python's version and its program."""
    return platform.python_version(), sys.executable


def home() -> Path:
    """The folder that this program runs from."""
    return Path(__file__).resolve().parent.parent


def age(version: str, today: date) -> int | None:
    """How many days old a release of yt-dlp is: its version is its date."""
    found = re.match(r"(\d{4})\.(\d{1,2})\.(\d{1,2})(?:\.|$)", version)
    if not found:
        return None
    try:
        return (today - date(*map(int, found.groups()))).days
    except ValueError:
        return None


def update_command(prefix: str = sys.prefix, program: str = sys.executable) -> str:
    """What brings yt-dlp up to date, by how this program was installed."""
    parts = Path(prefix).parts
    names = set(pairwise(parts))
    if ("pipx", "venvs") in names:
        return f"pipx runpip {Path(prefix).name} install -U {YT_DLP}"
    if ("uv", "tools") in names:
        return f"uv tool upgrade {Path(prefix).name} --upgrade-package {YT_DLP}"
    if any(part.startswith("archive-v") for part in parts) and "uv" in parts:
        return f"uvx --refresh {DISTRIBUTION}"
    quoted = f'"{program}"' if " " in program else program
    if (Path(prefix) / "pyvenv.cfg").is_file() and _made_by_uv(Path(prefix) / "pyvenv.cfg"):
        return f"uv pip install --python {quoted} -U {YT_DLP}"
    return f"{quoted} -P -m pip install -U {YT_DLP}"


def _made_by_uv(config: Path) -> bool:
    """uv's environments have no pip of their own."""
    try:
        return bool(re.search(r"^uv\s*=", config.read_text("utf-8", "replace"), re.MULTILINE))
    except OSError:
        return False
