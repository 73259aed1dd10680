"""Snapshots: where they live, and their form on disk (sorted, one fact a line)."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import SnapshotUnreadable
from scaffold.model.listing import Listing, ListingKind
from scaffold.model.snapshot import SCHEMA, Snapshot
from scaffold.outside import files, sites
from scaffold.outside.settings import LoadedSettings

FOLDER = ".scaffold"
LONE = "videos"
"""All videos without a playlist share the file `videos.json`; this is its id."""


def folder_for(
    post: Path,
    loaded: LoadedSettings,
    is_site: Callable[[Path], object] = sites.recognise,
) -> Path:
    """The folder of a post's snapshots; it need not be there yet.

    The setting, else the nearest `.scaffold/` upwards, else beside the nearest settings file,
    site or `.git`, else beside the post; never in the home folder.
    """
    named = loaded.settings.snapshots
    if named is not None:
        return (_base_of(loaded) / named).resolve()
    home = Path.home().resolve()
    above = [folder for folder in post.resolve().parents if folder != home]
    for folder in above:
        if (folder / FOLDER).is_dir():
            return folder / FOLDER
    for folder in above:
        settled = loaded.repo_file is not None and loaded.repo_file.parent == folder
        if settled or is_site(folder) or (folder / ".git").exists():
            return folder / FOLDER
    return post.resolve().parent / FOLDER


def _base_of(loaded: LoadedSettings) -> Path:
    origin = Path(loaded.origins.get("snapshots", ""))
    return origin.parent if origin.is_file() else Path.cwd()


def key_of(post: Path, folder: Path) -> str:
    """How a snapshot names a post: relative to the folder that holds the snapshots' one."""
    try:
        return post.resolve().relative_to(folder.parent.resolve(), walk_up=True).as_posix()  # type: ignore[call-arg]
    except (TypeError, ValueError):
        return _relative(post.resolve(), folder.parent.resolve())


def _relative(path: Path, base: Path) -> str:
    import os

    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def name_of(listing: Listing) -> str:
    """The snapshot's file name for a listing, without ending."""
    return LONE if listing.kind is ListingKind.VIDEO else listing.id


def path_of(folder: Path, name: str) -> Path:
    """The file of a snapshot; an id that could leave the folder is our bug."""
    if not re.fullmatch(r"@?[\w.-]{1,100}", name) or set(name) == {"."}:
        name = re.sub(r"[^\w-]", "_", name)
    return folder / f"{name}.json"


def read(folder: Path, name: str) -> Snapshot | None:
    """The snapshot of that name, or None if there is none yet.

    Raises SnapshotUnreadable, and leaves the file, if it is damaged or of a newer schema.
    """
    path = path_of(folder, name)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _damaged(path, error.strerror or "it cannot be read") from error
    raw = _parse(path, data)
    schema = raw.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        raise SnapshotUnreadable(
            f"{path} was written by a newer scaffold (its form is {schema}, this one knows "
            f"{SCHEMA}); it was left as it is.",
            "Update: python -m pip install -U playlist-scaffold",
        )
    try:
        return Snapshot.model_validate(raw)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"]))
        raise _damaged(path, f"{place}: {problem['msg']}") from error


def _parse(path: Path, data: bytes) -> dict[str, Any]:
    if re.search(rb"^(<{7}|>{7}|={7})", data, re.MULTILINE):
        raise _damaged(path, "it holds the marks of a merge conflict")
    try:
        raw = json.loads(data)
    except UnicodeDecodeError as error:
        raise _damaged(path, f"it is not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise _damaged(path, "it is nested too deep") from error
    except json.JSONDecodeError as error:
        raise _damaged(path, f"line {error.lineno}: {error.msg}") from error
    if not isinstance(raw, dict):
        raise _damaged(path, "it holds no JSON object")
    return raw


def _damaged(path: Path, why: str) -> SnapshotUnreadable:
    return SnapshotUnreadable(
        f"The snapshot {path} is damaged: {why}. It was left as it is.",
        f"Bring it back with `git checkout -- {path.name}` in its folder. To start over, delete "
        "it: titles of videos that are gone, which only it remembers, are lost then.",
    )


def to_text(snapshot: Snapshot) -> str:
    """The file's text: sorted, indented, what is empty or unknown left out."""
    raw = snapshot.model_dump(mode="json", by_alias=True)
    return json.dumps(_kept(raw), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _kept(value: Any) -> Any:
    """Without what says nothing; a null of `offered` says that a lecture was not written."""
    if not isinstance(value, dict):
        return value
    kept = {k: v if k == "offered" else _kept(v) for k, v in value.items()}
    return {k: v for k, v in kept.items() if v not in (None, "", [], {}, False, 0)}


def write(folder: Path, snapshot: Snapshot) -> bool:
    """Write the snapshot, if its text differs; returns whether it did."""
    path = path_of(folder, snapshot.id)
    data = to_text(snapshot).encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    files.replace(path.resolve(), data)
    return True


def names(folder: Path) -> tuple[str, ...]:
    """The names of all snapshots in the folder, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.json")))
