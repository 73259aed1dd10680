"""What every request must be before anything looks at it, and the headers of every answer."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scaffold.outside.player.listening import Listener

LARGEST = 131_072
"""Bytes of a request's body: 10,000 characters, each escaped, fit."""

_SELF = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; "
PAGE_POLICY = (
    f"{_SELF}script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "frame-ancestors 'none'"
)
FRAME_POLICY = (
    f"{_SELF}script-src 'self' https://www.youtube.com; frame-src https://www.youtube.com; "
    "frame-ancestors 'self'"
)
_HEADERS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """Refuses what does not come from our own page or command; lets the rest through."""

    def __init__(self, app: ASGIApp, listener: Listener) -> None:
        self._app = app
        self._host = listener.host
        self._listener = listener

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            return
        in_frame = str(scope["path"]).startswith(f"/{self._listener.frame}/")
        policy = FRAME_POLICY if in_frame else PAGE_POLICY

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({**_HEADERS, "Content-Security-Policy": policy})
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            status, sentence = refusal
            response = JSONResponse({"error": sentence}, status)
            await response(scope, receive, send_guarded)
            return
        size = 0

        async def receive_limited() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > LARGEST:
                raise TooLarge
            return message

        await self._app(scope, receive_limited, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self._host]:
            return 400, "This is another host."
        if scope["method"] in {"GET", "HEAD"}:
            return None
        if not str(scope["path"]).startswith(f"/{self._listener.page}/"):
            return 404, "Nothing is here."
        if headers.get("origin") != f"http://{self._host}":
            return 403, "This comes from another origin."
        if headers.get("sec-fetch-site") != "same-origin":
            return 403, "This comes from another site."
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return 415, "This is not JSON."
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > LARGEST:
            return 413, "This is too long."
        return None


class TooLarge(Exception):
    """A body without a length that goes on and on."""
