"""What each format makes of the rich report; `python -m tests.report.goldens` writes it anew."""

from pathlib import Path

from scaffold.report.formats import FORMATS
from scaffold.report.json_ import schema
from tests.report.reports import RICH

FOLDER = Path(__file__).parent / "golden"
SCHEMAS = Path(__file__).parent / "schemas"


def golden(name: str) -> str:
    """The stored outcome of a format, or the stored `schema`."""
    return (FOLDER / f"{name}.out").read_bytes().decode("utf-8")


def rewrite() -> None:
    """Store what the formats make now: read the diff before you commit it."""
    FOLDER.mkdir(exist_ok=True)
    made = {name: form(RICH) for name, form in FORMATS.items()} | {"schema": schema()}
    for name, text in made.items():
        (FOLDER / f"{name}.out").write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    rewrite()
