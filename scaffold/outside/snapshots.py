"""Snapshots: where they are, and their form on disk (sorted, one fact a line)."""

import contextlib
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scaffold.errors import PostUnreadable, SnapshotUnreadable
from scaffold.model.listing import Listing, ListingKind
from scaffold.model.snapshot import SCHEMA, Snapshot
from scaffold.model.snapshot_merge import merged
from scaffold.outside.files import bounds, files
from scaffold.outside.files.replacing import locked
from scaffold.outside.own_folders import home, real, within_repo
from scaffold.outside.settings.load import LoadedSettings
from scaffold.outside.sites import marks

FOLDER = ".scaffold"
LONE = "videos"
"""All videos without a playlist share the file `videos.json`; this is its id."""


def folder_for(
    post: Path | None,
    loaded: LoadedSettings,
    is_site: Callable[[Path], object] = marks.recognise,
) -> Path:
    """The folder of a post's snapshots (None: of one in the current folder); it may not be there.

    The setting, else the nearest `.scaffold/` upwards, else next to the nearest settings file,
    site or `.git`, else next to the post. The home folder itself holds none: what has no other
    place is kept among the user's data.
    """
    named = loaded.given("snapshots")
    if named is not None:
        return Path(named).absolute()
    start = real(post).parent if post else Path.cwd()
    above = [folder for folder in within_repo(start) if folder != home()]
    for folder in above:
        if (folder / FOLDER).is_dir():
            return folder / FOLDER
    for folder in above:
        settled = loaded.repo_file is not None and loaded.repo_file.parent == folder
        if settled or is_site(folder) or (folder / ".git").exists():
            return folder / FOLDER
    if above:
        return above[0] / FOLDER
    import platformdirs

    return Path(platformdirs.user_data_dir("scaffold", appauthor=False), "snapshots")


def key_of(post: Path, folder: Path) -> str:
    """How a snapshot names a post: relative to the folder that holds the snapshots' one.

    With `/`, and with letters composed, so that it is the same on every system.
    """
    path, base = real(post), real(folder.parent)
    try:
        key = Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive
        key = path.as_posix()
    return unicodedata.normalize("NFC", key)


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
    _refuse_outside(path)
    try:
        data = files.read_bytes(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _damaged(path, error.strerror or "it cannot be read") from error
    raw = _parse(path, data)
    schema = raw.get("schema", SCHEMA)
    if type(schema) is not int or schema < 1:
        raise _damaged(path, f"line {_line(data, ['schema'])}: schema is not the number of a form")
    if schema > SCHEMA:
        raise SnapshotUnreadable(
            f"{path} was written by a newer scaffold (its form is {schema}, this one knows "
            f"{SCHEMA}); it was left as it is.",
            "Update: python -P -m pip install -U playlist-scaffold",
        )
    try:
        snapshot = Snapshot.model_validate(raw)
    except ValidationError as error:
        problem = error.errors()[0]
        keys = [str(part) for part in problem["loc"]]
        why = problem["msg"].removeprefix("Value error, ")
        raise _damaged(path, f"line {_line(data, keys)}: {'.'.join(keys)}: {why}") from error
    if path_of(folder, snapshot.id) != path:
        raise _damaged(path, f"it is of {snapshot.id}, which its name does not say")
    return snapshot


def _refuse_outside(path: Path) -> None:
    target = bounds.way_out(path)
    if target:
        raise SnapshotUnreadable(
            f"The snapshot {path} is a link that leads out of the repository, to {target}; nothing "
            "was read or written.",
            "Remove the link, or name another folder with `snapshots` in your own settings.",
        )


def names(folder: Path) -> tuple[str, ...]:
    """The names of the snapshots in a folder, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.json")))


def readable(folder: Path) -> Iterator[Snapshot]:
    """All snapshots of a folder but those that cannot be read."""
    for name in names(folder):
        with contextlib.suppress(SnapshotUnreadable):
            if snapshot := read(folder, name):
                yield snapshot


def _parse(path: Path, data: bytes) -> dict[str, Any]:
    conflict = re.search(rb"^(<{7}|>{7}|={7})", data, re.MULTILINE)
    if conflict:
        raise SnapshotUnreadable(
            f"The snapshot {path} holds the marks of a merge conflict (line "
            f"{_line_at(data, conflict.start())}). It was left as it is.",
            f'Take either side, `git -C "{path.parent}" checkout --ours -- {path.name}` or '
            "`--theirs`, and run scaffold refresh: it adds what the other side knew of YouTube.",
        )
    try:
        raw = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise _damaged(path, f"line {_line_at(data, error.start)}: this is not UTF-8") from error
    except RecursionError as error:
        raise _damaged(path, "it is nested too deep") from error
    except json.JSONDecodeError as error:
        raise _damaged(path, f"line {error.lineno}: {error.msg}") from error
    except ValueError as error:
        raise _damaged(path, str(error)) from error
    if not isinstance(raw, dict):
        raise _damaged(path, "it holds no JSON object")
    return raw


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A merge gone wrong may leave a key twice, and JSON would drop the first in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f'"{next(k for k in keys if keys.count(k) > 1)}" is there twice')
    return found


def _line(data: bytes, keys: Iterable[str]) -> int:
    """The line of a value: that of the last of its keys found, one after the other."""
    text = data.decode("utf-8-sig")
    place = 0
    for key in keys:
        found = text.find(json.dumps(key, ensure_ascii=False) + ":", place)
        place = max(place, found)
    return text.count("\n", 0, place) + 1


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _damaged(path: Path, why: str) -> SnapshotUnreadable:
    return SnapshotUnreadable(
        f"The snapshot {path} is damaged: {why}. It was left as it is.",
        f'Bring it back: git -C "{path.parent}" checkout -- {path.name}. To start over, delete '
        "it: titles of videos that are gone, which only it remembers, are lost then.",
    )


def to_text(snapshot: Snapshot) -> str:
    """The file's text: sorted, indented, what is empty or unknown left out."""
    raw = snapshot.model_dump(mode="json", by_alias=True) | {"schema": snapshot.least_schema}
    return json.dumps(_kept(raw), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _kept(raw: dict[str, Any]) -> dict[str, Any]:
    """Without what says nothing.

    An empty pattern says that titles share nothing, an empty post that nothing was offered to it,
    a null of `offered` that a lecture was not written.
    """
    kept = _filled({**raw, "pattern": None, "posts": {}})
    if raw["pattern"] is not None:
        kept["pattern"] = _filled(raw["pattern"])
    if raw["posts"]:
        kept["posts"] = {
            key: _filled({**post, "offered": None})
            | ({"offered": post["offered"]} if post["offered"] else {})
            for key, post in raw["posts"].items()
        }
    return kept


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    filled = {k: _filled(v) if isinstance(v, dict) else v for k, v in value.items()}
    return {key: v for key, v in filled.items() if v not in (None, "", [], {}, False, 0)}


def write(folder: Path, snapshot: Snapshot, known: Snapshot | None = None) -> bool:
    """Write the snapshot, if it says anything new; returns whether it did.

    `known` is what this run read; what another run has written meanwhile is kept. Raises
    SnapshotUnreadable, and leaves what is there, if that is damaged or of a newer schema.
    """
    path = path_of(folder, snapshot.id)
    _refuse_outside(path)
    try:
        files.create_folder(folder)
    except PostUnreadable as error:
        hint = "Correct that, or name another folder with `snapshots` in the settings."
        raise SnapshotUnreadable(str(error), hint) from error
    with locked(folder):
        there = read(folder, snapshot.id)
        if there is not None and there != known:
            snapshot = merged(known, snapshot, there)
        text = to_text(snapshot)
        if there is not None and to_text(there) == text:
            return False
        # half of an emoji, as titles cut by a machine may have, becomes its escape in JSON
        files.replace(real(path), text.encode("utf-8", "backslashreplace"))
        return True
