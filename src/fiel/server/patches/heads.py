"""How long the head of a request may be, and which of its lines are read as they are.

Three of them cost far more than they are long: each range of a file is compared with all others, a cookie
with backslashes is copied anew for each of them (Python before 3.11.10), and a line that does not end is
copied at each packet.
"""

import re
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_BYTES = 64 * 2**10
PATH_BYTES = 4 * 2**10
_REFUSED = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
_PARTS_OF_COOKIES = re.compile(rb"[^;]*\\[^;]*;?")


class BoundedProtocol(HttpToolsProtocol):
    """Uvicorn's protocol, which reads the head of a request only up to a limit."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._head_bytes: int | None = 0  # None while a body is read

    def data_received(self, data: bytes) -> None:
        """Read what arrived, unless the head that it belongs to is too long."""
        if self._head_bytes is not None:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._head_bytes is not None and self._head_bytes > HEAD_BYTES:
            if not self.transport.is_closing():
                self.transport.write(_REFUSED)
                self.transport.close()

    def on_message_begin(self) -> None:
        """Begin to count."""
        super().on_message_begin()
        if self._head_bytes is None:
            self._head_bytes = 0

    def on_headers_complete(self) -> None:
        """Count no more: what follows is a body."""
        self._head_bytes = None
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Count from here on, since the next request may follow at once."""
        super().on_message_complete()
        self._head_bytes = 0


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
