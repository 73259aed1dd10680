"""Answers in the two forms that YouTube speaks: a page with data in scripts, and JSON."""

import json
from typing import Any

from tests.youtube.exchange import Answer

Json = dict[str, Any]


def to_json(raw: Any, status: int = 200) -> Answer:
    return Answer(status, json.dumps(raw).encode(), "application/json; charset=UTF-8")


def to_html(head: str = "", **data: Any) -> Answer:
    """A page that sets these variables in scripts, as YouTube's pages do."""
    texts = {name: json.dumps(raw).replace("</", "<\\/") for name, raw in data.items()}
    scripts = "".join(f"<script>var {name} = {text};</script>" for name, text in texts.items())
    return Answer(body=f"<!DOCTYPE html><html>{head}<body>{scripts}</body></html>".encode())


def not_found() -> Answer:
    """The API's word for what does not exist."""
    return to_json({"error": {"code": 404, "message": "Requested entity was not found."}}, 404)


def named(channel: str, channel_id: str) -> Json:
    """A channel's name with its link, as a run of text."""
    endpoint = {"browseId": channel_id, "canonicalBaseUrl": "/@channel"}
    return {"text": channel, "navigationEndpoint": {"browseEndpoint": endpoint}}


def picture(url: str) -> Json:
    return {"thumbnails": [{"url": url, "width": 480, "height": 360}]}
