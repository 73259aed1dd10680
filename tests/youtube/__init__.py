"""A YouTube on loopback, through which the real yt-dlp runs.

A test says what there is, and what goes wrong:

    world.playlists.append(course(3))
    world.faults.append(on("watch", TOO_MANY, about=video_id(2)))

and then talks to the `youtube` fixture as to YouTube, through its proxy.
"""

from tests.youtube import pages
from tests.youtube.exchange import Answer, Fault, Request
from tests.youtube.faults import (
    BROKEN,
    CONSENT,
    CUT,
    HOLLOW,
    NO_DATA,
    NO_MORE,
    NOT_JSON,
    RESET,
    SORRY,
    TOO_MANY,
    RateLimit,
    age_of_apps,
    banned,
    blocked_address,
    bot_check,
    on,
    random_resets,
    refused,
    reload_needed,
    slow,
    status,
    try_later,
)
from tests.youtube.server import Server, serve
from tests.youtube.world import Playlist, Video, World, course, video_id

__all__ = [
    "BROKEN",
    "CONSENT",
    "CUT",
    "HOLLOW",
    "NOT_JSON",
    "NO_DATA",
    "NO_MORE",
    "RESET",
    "SORRY",
    "TOO_MANY",
    "Answer",
    "Fault",
    "Playlist",
    "RateLimit",
    "Request",
    "Server",
    "Video",
    "World",
    "age_of_apps",
    "banned",
    "blocked_address",
    "bot_check",
    "course",
    "on",
    "pages",
    "random_resets",
    "refused",
    "reload_needed",
    "serve",
    "slow",
    "status",
    "try_later",
    "video_id",
]
