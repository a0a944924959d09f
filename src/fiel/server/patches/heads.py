"""How long the head of a request may be, and which of its lines are read as they are.

Three of them cost far more than they are long: each range of a file is compared with all others, a cookie
with backslashes is copied anew for each of them (Python before 3.11.10), and a line that does not end is
copied at each packet.

A body that comes in chunks has lines too, the size of each chunk and trailers after the last, and they cost
what a head does.
"""

import re
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_BYTES = 64 * 2**10
PATH_BYTES = 4 * 2**10
NAME_BYTES = 255
"""Most bytes of one part of a path, as of the name of a file on a disk."""
_REFUSED = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
_PARTS_OF_COOKIES = re.compile(rb"[^;]*\\[^;]*;?")


class BoundedProtocol(HttpToolsProtocol):
    """Uvicorn's protocol, which reads what is no body of a request only up to a limit."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._in_body = False
        self._bytes = 0  # of the request so far, and of its body alone
        self._body_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Read what arrived, unless the head or the lines between chunks are too long."""
        if self._is_too_long():
            return
        self._bytes += len(data)
        super().data_received(data)
        if self._is_too_long() and not self.transport.is_closing():
            self.transport.write(_REFUSED)
            self.transport.close()

    def _is_too_long(self) -> bool:
        """Whether there is more beside the body than a head, and sizes of chunks of 64 bytes or more."""
        return self._bytes - self._body_bytes > HEAD_BYTES + self._body_bytes // 8

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a line of the head; nobody reads those that come after a body."""
        if not self._in_body:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Note that what follows is a body."""
        self._in_body = True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body; how much of it is read is decided elsewhere."""
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Count from here on, since the next request may follow at once."""
        super().on_message_complete()
        self._in_body = False
        self._bytes = self._body_bytes = 0


class HeadLimit:
    """Refuse long heads, and take out of the others what costs more than it is worth."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, or that the head is too long."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif (refused := _refusal(scope)) is not None:
            await refused(scope, receive, send)
        else:
            headers = [line for header in scope["headers"] if (line := _plain(header)) is not None]
            await self._app({**scope, "headers": headers}, receive, send)


def _refusal(scope: Scope) -> JSONResponse | None:
    if len(scope["path"].encode()) > PATH_BYTES:
        text = f"expected at most {PATH_BYTES:,} bytes in the path of a request, found more"
        return JSONResponse({"detail": text}, 414)
    if "\0" in scope["path"] or any(len(part.encode()) > NAME_BYTES for part in scope["path"].split("/")):
        return JSONResponse(
            {"detail": "expected the path of something, found one that no file can have"}, 404
        )
    size = len(scope["query_string"]) + sum(len(name) + len(value) for name, value in scope["headers"])
    if size > HEAD_BYTES:
        text = f"expected at most {HEAD_BYTES:,} bytes in the head of a request, found {size:,}"
        return JSONResponse({"detail": text}, 431)
    return None


def _plain(header: tuple[bytes, bytes]) -> tuple[bytes, bytes] | None:
    """Return a header as it is passed on, or None: a server may always send the whole of a file."""
    name, value = header
    if name == b"range" and b"," in value:
        return None
    if name == b"cookie" and b"\\" in value:  # no cookie of Argilla's has one
        return name, _PARTS_OF_COOKIES.sub(b"", value)
    return header
