"""The wheel as users get it: built, installed into an environment of its own, used elsewhere."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from scaffold import __version__

ROOT = Path(__file__).parent.parent


def test_the_wheel_makes_a_post_far_from_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    done = subprocess.run([*build, str(ROOT)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"playlist_scaffold-{__version__}-py3-none-any.whl"
    inside = zipfile.ZipFile(wheel).namelist()
    assert "scaffold/templates/hugo/post.md.j2" in inside
    assert "scaffold/py.typed" in inside
    page = (ROOT / "scaffold" / "outside" / "player" / "page").iterdir()
    assert {f"scaffold/outside/player/page/{path.name}" for path in page} <= set(inside)
    assert not [name for name in inside if name.startswith(("tests/", "templates/", "fixtures/"))]

    # the packages it needs are those of this environment: no network is asked for
    place = tmp_path / "venv"
    venv.create(place, system_site_packages=False, with_pip=False)
    bin_folder = place / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / ("python.exe" if os.name == "nt" else "python")
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(subprocess.check_output([python, "-c", asked], text=True).strip())
    zipfile.ZipFile(wheel).extractall(site)
    here = subprocess.check_output([sys.executable, "-c", asked], text=True).strip()
    (site / "needs.pth").write_text(here + "\n", encoding="utf-8")

    folder = tmp_path / "empty"
    folder.mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    listing = ROOT / "fixtures" / "deep-learning-ngu-2019.json"
    words = [str(python), "-m", "scaffold", "new", str(listing)]
    ran = subprocess.run(words, cwd=folder, env=kept, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "deep-learning-na-paltsakh-2019.md\n"), ran.stderr
    where = "import scaffold, pathlib; print(pathlib.Path(scaffold.__file__).parent)"
    told = subprocess.check_output([str(python), "-c", where], cwd=folder, env=kept, text=True)
    assert Path(told.strip()).resolve() == (site / "scaffold").resolve()
