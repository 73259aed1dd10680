"""The model course in each preset's form; `python -m tests.presets.goldens` writes it anew.

Read the diff of `fixtures/posts/new-*/out.md` before it is committed.
"""

import tempfile
from pathlib import Path

from scaffold.outside import templates
from tests.conftest import Runner

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = templates.names()
MODEL = FIXTURES / "deep-learning-ngu-2019.json"


def golden(preset: str) -> Path:
    return FIXTURES / "posts" / f"new-{preset}" / "out.md"


def written(scaffold: Runner, preset: str) -> bytes:
    """What `scaffold new` makes of the model course."""
    date = "2026-11-24T22:51:00+06:00"
    ran = scaffold(*("new", MODEL, "--preset", preset, "--date", date, "--tag", "ml", "-o", "post"))
    assert ran.code == 0, ran.err
    return (scaffold.folder / "post").read_bytes()


def rewrite() -> None:
    """Write all golden posts."""
    for preset in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            here, home = Path(folder) / "here", Path(folder) / "home"
            here.mkdir()
            (home / "tmp").mkdir(parents=True)
            golden(preset).parent.mkdir(exist_ok=True)
            golden(preset).write_bytes(written(Runner(here, home), preset))


if __name__ == "__main__":
    rewrite()
