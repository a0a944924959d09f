"""Limits on the head of a request, and removal of expensive header lines.

Three kinds of header cost far more than their length: each range of a file is compared with all others, a
cookie is copied for each of its backslashes (Python before 3.11.10), and an unterminated line is copied with
each packet. Chunked bodies have lines too, chunk sizes and trailers, which cost as much as a head.
"""

import re
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_BYTES = 64 * 2**10
PATH_BYTES = 4 * 2**10
NAME_BYTES = 255
"""Most bytes in one part of a path, as for a file name on disk."""
_REFUSED = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
_PARTS_OF_COOKIES = re.compile(rb"[^;]*\\[^;]*;?")


class BoundedProtocol(HttpToolsProtocol):
    """Uvicorn's protocol with a limit on everything but the body of a request."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._in_body = False
        self._bytes = 0  # of the request so far, and only of its body
        self._body_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Read data, unless the head or the lines between chunks are too long."""
        if self._is_too_long():
            return
        self._bytes += len(data)
        super().data_received(data)
        if self._is_too_long() and not self.transport.is_closing():
            self.transport.write(_REFUSED)
            self.transport.close()

    def _is_too_long(self) -> bool:
        """Whether the non-body part exceeds a head plus the size lines of chunks of 64 bytes or more."""
        return self._bytes - self._body_bytes > HEAD_BYTES + self._body_bytes // 8

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header line, ignoring trailers, which nobody reads."""
        if not self._in_body:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Note that the body follows."""
        self._in_body = True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Accept a piece of the body, whose limit is enforced elsewhere."""
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Reset the counts, because the next request can follow at once."""
        super().on_message_complete()
        self._in_body = False
        self._bytes = self._body_bytes = 0


class HeadLimit:
    """Refuse long heads, and remove expensive headers from others."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or refuse its head as too long."""
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
        return JSONResponse({"detail": "expected a valid path, found one that no file can have"}, 404)
    size = len(scope["query_string"]) + sum(len(name) + len(value) for name, value in scope["headers"])
    if size > HEAD_BYTES:
        text = f"expected at most {HEAD_BYTES:,} bytes in the head of a request, found {size:,}"
        return JSONResponse({"detail": text}, 431)
    return None


def _plain(header: tuple[bytes, bytes]) -> tuple[bytes, bytes] | None:
    """Return a header as passed on, or None: a server may always send the whole file instead of ranges."""
    name, value = header
    if name == b"range" and b"," in value:
        return None
    if name == b"cookie" and b"\\" in value:  # none of Argilla's cookies has one
        return name, _PARTS_OF_COOKIES.sub(b"", value)
    return header
