"""Figures in files: JSON that keeps what other runs measured, and blocks of Markdown pages."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.measure import ROOT, Figure
from benchmarks.plot import plot

HEAD = "| what | ratio | target | ours | theirs | holds |\n|---|---|---|---|---|---|"
_BLOCK = "(<!-- figures: {name} -->\n).*?(<!-- end of figures -->)"
PAGES = (ROOT / "docs" / "speed.md",)


def keep(path: Path, machine: str, name: str, figures: Sequence[Figure]) -> None:
    """Put the figures of a benchmark into the file; those of others stay."""
    kept = read(path)
    kept[name] = {"machine": machine, "figures": [asdict(figure) for figure in figures]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, indent=2, default=str) + "\n", encoding="utf-8")


def read(path: Path) -> dict[str, Any]:
    """What was kept, by benchmark."""
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def row(figure: Figure | Mapping[str, Any]) -> str:
    """A line of the table."""
    told = asdict(figure) if isinstance(figure, Figure) else figure
    holds = ("yes" if told["holds"] else "**no**") if told["target"] else ""
    ratio = f"{told['ratio']:.2f}"
    cells = (told["name"], ratio, told["target"], told["ours"], told["theirs"], holds)
    return f"| {' | '.join(cells)} |"


def write_pages(kept: Mapping[str, Any], order: Sequence[str]) -> None:
    """Paste the tables into the blocks of the pages that name them, and draw the plot."""
    tables = {name: _table([kept[name]]) for name in kept}
    tables["all"] = _table([kept[name] for name in order if name in kept and name != "growth"])
    for page in PAGES:
        text = page.read_text("utf-8")
        for name, table in tables.items():
            pattern = re.compile(_BLOCK.format(name=re.escape(name)), re.DOTALL)
            text = pattern.sub(lambda found, table=table: found[1] + table + found[2], text)  # type: ignore[misc]  # bound now
        page.write_text(text, encoding="utf-8", newline="")
    if "growth" in kept:
        (ROOT / "docs" / "speed.svg").write_text(_drawn(kept["growth"]), encoding="utf-8")


def _table(parts: Sequence[Mapping[str, Any]]) -> str:
    machines = dict.fromkeys(part["machine"] for part in parts)
    rows = [row(figure) for part in parts for figure in part["figures"]]
    return "\n".join([HEAD, *rows, "", f"Taken on {'; '.join(machines)}.", ""])


def _drawn(part: Mapping[str, Any]) -> str:
    points = part["figures"][0]["details"]["points"]
    titles = {"seconds": "seconds", "requests": "requests", "memory": "peak memory, MB"}
    panels = {titles[name]: lines for name, lines in points.items()}
    return plot(panels, "posts (show: videos)")
