"""The loopback's Data API, held to Google's own discovery document."""

import json
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import googleapiclient
import pytest
from pydantic import SecretStr

from scaffold.errors.no_answer import NoAnswer
from scaffold.model.listing import Listing
from scaffold.outside.youtube.data_api import DataApi
from scaffold.outside.youtube.ytdlp.opening import API_HOST
from tests.youtube import Video, World, course, data_api, pages, video_id
from tests.youtube.exchange import Request

DOCUMENT: dict[str, Any] = json.loads(
    (Path(googleapiclient.__file__).parent / "discovery_cache/documents/youtube.v3.json").read_text(
        "utf-8"
    )
)
PL = "PLcourse0000000001"
PYTHON = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}
STATES = ("alive", "private", "deleted", "unlisted", "upcoming", "live", "members", "region")


def wrong(value: Any, schema: dict[str, Any], place: str = "") -> list[str]:
    """What of a value the document does not know, or knows of another type."""
    schema = DOCUMENT["schemas"][schema["$ref"]] if "$ref" in schema else schema
    if not isinstance(value, PYTHON[schema["type"]]):
        return [f"{place}: {value!r} is no {schema['type']}"]
    if value not in schema.get("enum", [value]):
        return [f"{place}: {value!r} is none of {schema['enum']}"]
    if isinstance(value, list):
        return [
            w for n, one in enumerate(value) for w in wrong(one, schema["items"], f"{place}[{n}]")
        ]
    if not isinstance(value, dict):
        return []
    known = schema.get("properties", {})
    unknown = [f"{place}.{key} is unknown" for key in value.keys() - known.keys()]
    return unknown + [
        w for k, v in value.items() if k in known for w in wrong(v, known[k], f"{place}.{k}")
    ]


@pytest.fixture
def held(world: World) -> World:
    world.playlists.append(course(8))
    for video, state in zip(world.playlists[0].videos, STATES, strict=True):
        video.state = state  # type: ignore[assignment]  # one of them
    world.videos.append(Video(video_id(1, "z"), "Lone", duration=100_000))
    return world


IDS = ",".join(video_id(n) for n in range(1, 9))
PARTS = "id,snippet,contentDetails,status"
ASKED = [
    ("api_videos", {"id": f"{IDS},{video_id(1, 'z')}", "part": PARTS, "hl": "ru"}, 7),
    ("api_playlists", {"id": f"{PL},PLnone", "part": PARTS, "maxResults": "50"}, 1),
    ("api_items", {"playlistId": PL, "part": PARTS, "maxResults": "3", "pageToken": "3"}, 3),
]


@pytest.mark.parametrize(("kind", "query", "count"), ASKED, ids=[each[0] for each in ASKED])
def test_answers_are_as_the_discovery_document_describes_them(
    held: World, kind: str, query: dict[str, str], count: int
) -> None:
    method = DOCUMENT["resources"][data_api.METHODS[kind]]["methods"]["list"]
    assert query.keys() <= method["parameters"].keys()
    path = f"/{method['path']}"
    request = Request("GET", data_api.HOST, path, query, {}, "", kind, "", key=data_api.KEY)
    answer = pages.answer(held, request)
    assert answer.status == 200
    body = json.loads(answer.body)
    assert wrong(body, method["response"]) == []
    assert len(body["items"]) == count


class Asked:
    """As much of YouTube as the API is asked through; each answer is the same."""

    lang = "en"

    def __init__(self, body: bytes, status: int) -> None:
        self.body, self.status = body, status
        self.seen: list[str] = []

    def asking(self, *_: object) -> Any:
        return nullcontext()

    def get(self, request: Any) -> Any:
        self.seen.append(request.url)
        return SimpleNamespace(url=request.url, status=self.status, read=lambda _: self.body)


def answering(body: bytes, status: int = 200) -> DataApi:
    """The API where it answers this and nothing else."""
    return DataApi(Asked(body, status), SecretStr("k"))  # type: ignore[arg-type]  # as much as is used


def test_requests_are_as_the_discovery_document_describes_them() -> None:
    assert urlsplit(DOCUMENT["rootUrl"]).hostname == API_HOST == data_api.HOST
    youtube = Asked(b"nothing", 200)
    api = DataApi(youtube, SecretStr("k"))  # type: ignore[arg-type]  # as much as is used
    head = Listing(id=PL, videos=())
    for ask in (
        lambda: api.videos([video_id(1)]),
        lambda: api.playlists([PL]),
        lambda: api.listing(head),
    ):
        with pytest.raises(NoAnswer):
            ask()
    for url, resource in zip(youtube.seen, ("videos", "playlists", "playlistItems"), strict=True):
        method = DOCUMENT["resources"][resource]["methods"]["list"]
        parts = urlsplit(url)
        assert parts.path == f"/{method['path']}"
        names = {pair.partition("=")[0] for pair in parts.query.split("&")}
        assert names <= method["parameters"].keys()
        needed = {n for n, p in method["parameters"].items() if p.get("required")}
        assert needed <= names
        assert "key" not in names


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [
        ("PT1H2M3S", 3723),
        ("PT45S", 45),
        ("P1DT1S", 86_401),
        ("P0D", None),
        (None, None),
        ("x", None),
    ],
)
def test_durations_become_seconds(duration: str | None, seconds: int | None) -> None:
    item = {
        "id": video_id(1),
        "snippet": {},
        "status": {},
        "contentDetails": {"duration": duration},
    }
    api = answering(json.dumps({"items": [item]}).encode())
    assert api.videos([video_id(1)])[video_id(1)].duration == seconds


def test_a_token_with_half_a_character_is_sent_as_a_question_mark() -> None:
    row = {"snippet": {"resourceId": {"videoId": video_id(1)}}, "status": {}}
    body = json.dumps({"items": [{**row, "id": "r"}], "nextPageToken": "a\ud800"}).encode()
    youtube = Asked(body, 200)
    api = DataApi(youtube, SecretStr("k"))  # type: ignore[arg-type]  # as much as is used
    assert api.listing(Listing(id=PL, videos=())).rows == 2
    assert youtube.seen[1].endswith("&pageToken=a%3F")
