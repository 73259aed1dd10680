"""Two runs on one course at the same time: what each has written is remembered."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from scaffold.model.snapshot import KnownPost, Snapshot
from scaffold.outside import snapshots
from scaffold.outside.files import replacing
from tests.conftest import Runner

PL = "PL00000000000000000000000000000000"


def test_a_snapshot_that_another_run_wrote_meanwhile_is_merged(tmp_path: Path) -> None:
    known = Snapshot(id=PL, title="Course", order=("a",))
    snapshots.write(tmp_path, known)
    for name in ("one.md", "two.md"):
        post = KnownPost(offered={"a": "A"})
        snapshots.write(tmp_path, known.model_copy(update={"posts": {name: post}}), known)
    found = snapshots.read(tmp_path, PL)
    assert found is not None
    assert sorted(found.posts) == ["one.md", "two.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows locks no folders")
def test_many_runs_at_once_lose_nothing(scaffold: Runner) -> None:
    listing = {
        "_type": "playlist", "extractor_key": "YoutubeTab", "id": PL, "title": "Course",
        "playlist_count": 1,
        "entries": [{"_type": "url", "ie_key": "Youtube", "id": "_q46x0tq2FQ", "title": "One"}],
    }  # fmt: skip
    (scaffold.folder / "a.json").write_text(json.dumps(listing), "utf-8")
    (scaffold.folder / ".scaffold").mkdir()
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "scaffold", "new", "a.json", "-o", f"{n}.md"],
            cwd=scaffold.folder, env=scaffold.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for n in range(6)
    ]  # fmt: skip
    ended = [(run.communicate()[1], run.returncode) for run in runs]
    written = {path.name for path in scaffold.folder.glob("*.md")}
    found = snapshots.read(scaffold.folder / ".scaffold", PL)
    assert found is not None
    assert set(found.posts) == written, ended
    assert [path.name for path in (scaffold.folder / ".scaffold").iterdir()] == [f"{PL}.json"]


def test_where_folders_cannot_be_locked_a_file_of_their_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def locking(_: int, how: int, size: int) -> None:
        said.append(("unlock", "", "lock")[how])
        assert size == 1
        if said == ["lock"]:
            raise PermissionError  # another run has it

    system = SimpleNamespace(LK_UNLCK=0, LK_NBLCK=2, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", system)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    with replacing._locked_by_name(tmp_path):
        assert said == ["lock", "lock"]
        said.append("inside")
    assert said[2:] == ["inside", "unlock"]
    assert list(tmp_path.iterdir()) == [tmp_path / "temporary"]
