"""Compression of what is sent: of files once, when they are made, and of the API's larger replies.

Nothing is compressed for a client on the same machine, where only time counts, and no reply with a password,
a key or a session: its length would tell something about what is in it.
"""

import gzip
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import brotli
from brotli_asgi import BrotliMiddleware, BrotliResponder
from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipResponder
from starlette.types import ASGIApp, Receive, Scope, Send

SUFFIXES: Mapping[str, str] = MappingProxyType({"br": ".br", "gzip": ".gz"})
"""Suffix of a file's compressed copy by its encoding, the smallest first."""

KEPT, ASKED_FOR = "public, max-age=31536000, immutable", "no-cache"
"""Cache-Control of a file whose address changes with its content, and of any other."""

START_QUALITY, BUILD_QUALITY = 9, 11
"""Of Brotli: what takes a quarter of a second for the whole interface, and what takes a few seconds."""

_COMPRESSED = (".js", ".css", ".html", ".svg", ".json", ".ico")
_LEAST_BYTES = 1024  # of a file or a reply; less fits into one packet anyway
_REPLY_QUALITY, _REPLY_LEVEL = 4, 5  # about 10 ms for a megabyte
_SECRETS = re.compile(r"/(token|me|users(/.*)?|oauth2/.*|fiel/(?!changes).*)/?$")
_QUALITY = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)


def compress_files(folder: Path, originals: Path, *, quality: int) -> None:
    """Put a compressed copy next to each file for which it pays.

    ``originals`` has files of the same names with compressed copies, which stay next to unchanged files.
    """
    paths = (path for path in folder.rglob("*") if path.suffix in _COMPRESSED)
    chosen = [path for path in paths if path.is_file() and not path.is_symlink()]
    with ThreadPoolExecutor() as threads:  # compressing leaves the interpreter to others
        list(threads.map(partial(_compress_file, folder, originals, quality), chosen))


def _compress_file(folder: Path, originals: Path, quality: int, path: Path) -> None:
    content, original = path.read_bytes(), originals / path.relative_to(folder)
    same = original.exists() and original.read_bytes() == content
    for encoding, suffix in SUFFIXES.items():
        copy, known = path.with_name(path.name + suffix), original.with_name(original.name + suffix)
        if same and known.exists():
            copy.write_bytes(known.read_bytes())
        elif len(content) >= _LEAST_BYTES:
            copy.write_bytes(_compress(content, encoding, quality))
        else:
            copy.unlink(missing_ok=True)


def _compress(content: bytes, encoding: str, quality: int) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality))
    return gzip.compress(content, mtime=0)


def choose_encoding(accepted: str) -> str | None:
    """Return the encoding of `SUFFIXES` that a client likes best, or None for none (RFC 9110, 12.5.3).

    ``accepted`` is its header Accept-Encoding.
    """
    qualities: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        quality = _QUALITY.fullmatch(parameters[0]) if parameters else None
        qualities[name] = (float(quality[1]) if quality else 0.0) if parameters else 1.0
    others = qualities.get("*", 0.0)
    found = {name: qualities.get(name, others) for name in SUFFIXES}
    best = max(found, key=lambda name: found[name])
    plain = qualities.get("identity", 0.0)
    return best if found[best] > 0 and found[best] >= plain else None


class ReplyCompression:
    """ASGI middleware that compresses replies of the API."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request.

        Behind a proxy on this machine, Uvicorn has already put in the address of the proxy's client.
        """
        await self._responder(scope)(scope, receive, send)

    def _responder(self, scope: Scope) -> Any:
        if scope["type"] != "http" or not scope["path"].startswith("/api/") or _SECRETS.search(scope["path"]):
            return self._app
        if scope["client"] and scope["client"][0] in ("127.0.0.1", "::1"):
            return self._app
        encoding = choose_encoding(Headers(scope=scope).get("accept-encoding", ""))
        if encoding == "br":
            return BrotliResponder(self._app, _REPLY_QUALITY, brotli.MODE_TEXT, 22, 0, _LEAST_BYTES)
        if encoding == "gzip":
            return GZipResponder(self._app, _LEAST_BYTES, _REPLY_LEVEL)
        return self._app


def compress_replies(application: Any) -> None:
    """Put our compression in the place of Argilla's, which takes ten times as long and knows no secrets."""
    for each in application.user_middleware:
        if each.cls is BrotliMiddleware:
            each.cls = ReplyCompression
            each.kwargs.clear()
