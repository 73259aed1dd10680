"""Worlds from files: a world's own JSON, or a listing as `yt-dlp -J` writes it."""

import dataclasses
import json
from pathlib import Path
from typing import Any

from tests.youtube import faults
from tests.youtube.world import Playlist, Video, World

DEMO = Path(__file__).parents[2] / "fixtures" / "deep-learning-ngu-2019.json"


def read_world(path: Path) -> World:
    """The world of a file; a single playlist (`entries`) is a world of one."""
    raw = json.loads(path.read_text("utf-8"))
    return _of_listing(raw) if "entries" in raw else _of_world(raw)


def _of_world(raw: dict[str, Any]) -> World:
    """Fields as in `World`; playlists may name videos by id, faults are as `faults` names them."""
    videos = {fields["id"]: Video(**fields) for fields in raw.get("videos", [])}
    plain = {name: raw[name] for name in ("latency", "connect_latency", "speaks") if name in raw}
    return World(
        playlists=[_playlist(fields, videos) for fields in raw.get("playlists", [])],
        videos=list(videos.values()),
        channels={n: _playlist(fields, videos) for n, fields in raw.get("channels", {}).items()},
        faults=[faults.from_json(fields) for fields in raw.get("faults", [])],
        **plain,
    )


def _playlist(fields: dict[str, Any], known: dict[str, Video]) -> Playlist:
    videos = [known[v] if isinstance(v, str) else Video(**v) for v in fields["videos"]]
    return Playlist(**{**fields, "videos": videos})


def _of_listing(raw: dict[str, Any]) -> World:
    names = {field.name for field in dataclasses.fields(Video)} & {
        "id", "title", "duration", "channel", "channel_id", "description",
    }  # fmt: skip
    videos = [
        Video(**{name: entry[name] for name in names if entry.get(name) is not None})
        for entry in raw["entries"]
    ]
    channel = raw.get("channel") or "Channel"
    return World(playlists=[Playlist(raw["id"], raw["title"], videos, channel)])
