"""The paths of the server: the page's files, the course, the news, and what the page posts."""

import asyncio
from collections.abc import Awaitable, Callable
from importlib import resources
from secrets import compare_digest
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from scaffold.errors import ScaffoldError
from scaffold.model.player import Command, Moment, TimeSource
from scaffold.outside.player.desk import Desk, Json
from scaffold.outside.player.guard import Guard, TooLarge
from scaffold.outside.player.listening import Listener
from scaffold.outside.player.pages import Pages

_KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_PAGE_FILES = {"": "page.html", "page.css": "page.css", "page.js": "page.js"}
_PAGE_FILES |= {name: name for name in ("player.js", "notes.js", "keys.js", "icon.svg")}
_FRAME_FILES = {"": "frame.html", "frame.js": "frame.js", "frame.css": "frame.css"}


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Report(_Body):
    page: str = Field(max_length=64)
    video: str = Field(pattern=r"^([\w-]{11})?$")  # empty where nothing plays
    seconds: float = Field(ge=0, le=1_000_000)
    playing: bool
    rate: float = Field(default=1.0, gt=0, le=16)


class _NewNote(_Body):
    post: int = Field(ge=0)
    video: str = Field(pattern=r"^[\w-]{11}$")
    seconds: int = Field(ge=0, le=1_000_000)
    text: str


class _Nothing(_Body):
    pass


class _Asked(_Body):
    command: str = Field(max_length=32)


class Routes:
    """One run of the server: who knows the posts, and which pages are open."""

    def __init__(self, desk: Desk, pages: Pages, listener: Listener) -> None:
        self._desk = desk
        self._pages = pages
        self._player: TimeSource = pages
        self._listener = listener
        self._first = listener.first
        self._writing = asyncio.Lock()

    def app(self) -> ASGIApp:
        """The application, guarded."""
        page, frame = f"/{self._listener.page}/", f"/{self._listener.frame}/"
        routes = [
            Route("/{first}", self._open),
            *(Route(page + path, _file(name)) for path, name in _PAGE_FILES.items()),
            *(Route(frame + path, _file(name)) for path, name in _FRAME_FILES.items()),
            Route(f"{page}course", self._course),
            Route(f"{page}events", self._events),
            Route(f"{page}now", self._now),
            Route(f"{page}moment", self._report, methods=["POST"]),
            Route(f"{page}stamp", self._stamp, methods=["POST"]),
            Route(f"{page}undo", self._undo, methods=["POST"]),
            Route(f"{page}command", self._command, methods=["POST"]),
        ]
        app = Starlette(
            routes=routes,
            exception_handlers={
                ScaffoldError: _refused,
                TooLarge: _answers("This is too long.", 413),
                ValidationError: _not_understood,
                404: _answers("Nothing is here.", 404),
                Exception: _broken,
            },
        )
        app.router.redirect_slashes = False
        return Guard(app, self._listener)

    async def _open(self, request: Request) -> Response:
        """The address that the browser gets as an argument, which others may see, works once."""
        asked = str(request.path_params["first"]).encode()
        if not self._first or not compare_digest(asked, self._first.encode()):
            raise HTTPException(404)
        self._first = ""
        return RedirectResponse(f"/{self._listener.page}/", 303)

    async def _course(self, _: Request) -> Response:
        course = await asyncio.to_thread(self._desk.course)
        return JSONResponse({**course, "player": f"/{self._listener.frame}/"})

    async def _events(self, request: Request) -> Response:
        name = request.query_params.get("page", "")[:64]
        return StreamingResponse(self._pages.line(name), media_type="text/event-stream")

    async def _now(self, request: Request) -> Response:
        moment = self._player.moment()
        if moment is None:
            return JSONResponse({"error": "The player has no video yet."}, 409)
        back = request.query_params.get("back", "0")
        earlier = int(back) if back.isdecimal() and len(back) < 7 else 0
        at = Moment(moment.video, max(moment.seconds - earlier, 0), moment.playing)
        form = request.query_params.get("format", "label")
        if form in {"link", "line"}:  # which need the post
            text = await asyncio.to_thread(self._desk.label, at, form)
        else:
            text = self._desk.label(at, form)
        where = {"video": at.video, "seconds": at.seconds, "playing": at.playing}
        return JSONResponse({"text": text, **where, "said": self._pages.said})

    async def _report(self, request: Request) -> Response:
        said = _Report.model_validate(await _body(request))
        moment = Moment(said.video, said.seconds, said.playing) if said.video else None
        return JSONResponse({"known": self._pages.report(said.page, moment, said.rate)})

    async def _stamp(self, request: Request) -> Response:
        note = _NewNote.model_validate(await _body(request))
        return await self._write(
            lambda: self._desk.stamp(note.post, note.video, note.seconds, note.text)
        )

    async def _undo(self, request: Request) -> Response:
        _Nothing.model_validate(await _body(request))
        return await self._write(self._desk.undo)

    async def _write(self, change: Callable[[], Json]) -> Response:
        async with self._writing:
            answer = await asyncio.to_thread(change)
        self._pages.tell("post", {"number": answer["number"], "post": answer["post"]})
        return JSONResponse(answer)

    async def _command(self, request: Request) -> Response:
        asked = _Asked.model_validate(await _body(request))
        command = Command.parse(asked.command)
        if command is None:
            return JSONResponse({"error": "This is not a time, +S, -S, play or pause."}, 422)
        sent = self._player.send(command)
        return JSONResponse({"sent": sent}, 200 if sent else 409)


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    """A file of the page, as it is in the package."""

    async def answer(_: Request) -> Response:
        content = (resources.files("scaffold.outside.player") / "page" / name).read_bytes()
        kind = _KINDS[name.rpartition(".")[2]]
        return Response(content, media_type=kind)

    return answer


async def _body(request: Request) -> Any:
    try:
        return await request.json()
    except (ValueError, RecursionError):
        raise HTTPException(400) from None


async def _refused(_: Request, error: Exception) -> Response:
    hint = error.hint if isinstance(error, ScaffoldError) else ""
    return JSONResponse({"error": str(error), "hint": hint}, 409)


def _answers(sentence: str, status: int) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(_: Request, __: Exception) -> Response:
        return JSONResponse({"error": sentence}, status)

    return answer


async def _broken(_: Request, __: Exception) -> Response:
    """Our own mistake, which the terminal shows in full."""
    hint = "The terminal in which scaffold play runs shows what happened; please report it."
    return JSONResponse({"error": "This is a bug of scaffold.", "hint": hint}, 500)


async def _not_understood(_: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, ValidationError) else []
    named = (".".join(map(str, each["loc"])) or "the whole" for each in found)
    return JSONResponse({"error": f"Not understood: {', '.join(named)}."}, 422)
