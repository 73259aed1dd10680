"""Scaffold timecoded notes from YouTube playlists."""

__version__ = "0.1.0"
