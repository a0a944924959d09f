"""The front as a web application: it answers all addresses but those of the interactive dashboard."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from fiel.front.addresses import LIVE, parse_address
from fiel.front.pages import write_empty
from fiel.front.rendering import read_script
from fiel.front.site import Document, Site
from fiel.front.views import Views
from fiel.front.visit import AREA
from fiel.front.wording import words_in
from fiel.messages.catalogue import accepted_languages, available_languages, choose_language
from fiel.server.compression import choose_encoding
from fiel.snapshots.feed import Reading, SnapshotFeed

_CORE = "_stcore"
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9a-f:.]{2,45}\](:\d{1,5})?")
_SECONDS = 60


class Front:
    """ASGI middleware that shows the front, and hands what is of the interactive dashboard on."""

    def __init__(self, app: ASGIApp, *, open_feed: Callable[[], SnapshotFeed], path: str) -> None:
        """Serve the front under ``path``, such as an empty text or ``dashboard``, before ``app``."""
        self._app = app
        self._open_feed = open_feed
        self._root = f"/{path.strip('/')}/".replace("//", "/")
        self._site: Site | None = None
        self._lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = scope.get("path", "")
        inside = path[len(self._root) :] if path.startswith(self._root) else None
        if scope["type"] not in ("http", "websocket") or inside is None:
            if scope["type"] == "http" and f"{path}/" == self._root:
                await RedirectResponse(self._root, 301)(scope, receive, send)
                return
            await self._app(scope, receive, send)
        elif inside.startswith(f"{_CORE}/"):  # where the dashboard was before there was a front
            moved = f"{self._root}{LIVE}/{inside}"
            await self._app({**scope, "path": moved, "raw_path": moved.encode()}, receive, send)
        elif scope["type"] == "websocket" or inside == LIVE or inside.startswith(f"{LIVE}/"):
            await self._app(scope, receive, send)
        else:
            request = Request(scope)
            response = await run_in_threadpool(self._answer, request, inside)
            await response(scope, receive, send)

    def _answer(self, request: Request, inside: str) -> Response:
        if request.method not in ("GET", "HEAD"):
            return Response(status_code=405, headers={"Allow": "GET, HEAD"})
        root = f"{_find_origin(request)}{self._root}"
        if inside == "robots.txt":
            text = f"User-agent: *\nDisallow: {self._root}{LIVE}\nSitemap: {root}sitemap.xml\n"
            return _send(Document(text.encode(), "text/plain; charset=utf-8"), request)
        languages = available_languages(AREA)
        if inside in languages:
            return RedirectResponse(f"{self._root}{inside}/", 301)
        wanted = _find_language(request)
        reading = self._open_feed().read()
        today = datetime.now(UTC).date()
        site = self._open_site(reading)
        if site is None:
            return _send(_say_nothing(reading, wanted), request)
        if inside == "sitemap.xml":
            return _send(site.write_map(root=root, today=today), request)
        query = dict(request.query_params)
        address = parse_address(inside, query, languages=tuple(languages), language=wanted)
        asked = query.get("q", "").strip()
        problem = _describe_problem(reading, address.language) if address else ""
        accepted = accepted_languages(request.headers.get("accept-language"))
        found = address and site.find(
            address, root=root, today=today, asked=asked, problem=problem, accepted=accepted
        )
        if found is None:
            language = address.language if address else inside.partition("/")[0]
            chosen = language if language in languages else wanted
            found = site.write_missing(chosen, root=root, today=today)
        return _send(found or _say_nothing(reading, wanted), request)

    def _open_site(self, reading: Reading) -> Site | None:
        if reading.snapshot is None or reading.snapshot.tables.campaigns.empty:
            return None
        with self._lock:
            if self._site is None or self._site.views.snapshot is not reading.snapshot:
                self._site = Site(Views(reading.snapshot))
            return self._site


def _find_origin(request: Request) -> str:
    """Return scheme and host as the visitor wrote them, as far as a proxy in front says them."""
    host = request.headers.get("host", "")
    forwarded = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip()
    scheme = forwarded if forwarded in ("http", "https") else request.url.scheme
    return f"{scheme}://{host if _HOST.fullmatch(host) else 'localhost'}"


def _find_language(request: Request) -> str:
    asked = request.query_params.get("lang")
    return choose_language(AREA, asked, *accepted_languages(request.headers.get("accept-language")))


def _describe_problem(reading: Reading, language: str) -> str:
    if not reading.failed or reading.snapshot is None:
        return ""
    words = words_in(AREA, language)
    age = words.age(reading.snapshot.created_at, datetime.now(UTC))
    return words.text("problem-stale", age=age)


def _say_nothing(reading: Reading, language: str) -> Document:
    if reading.failed:
        heading, text = "problem-heading", "problem-none"
    else:
        heading, text = "empty-heading", "empty-text" if reading.snapshot is None else "no-campaigns"
    page = write_empty(language, heading, text)  # which nobody may keep: the data may come at once
    return Document(
        page.encode(), "text/html; charset=utf-8", status=503 if reading.failed else 200, passing=True
    )


@cache
def _policy() -> str:
    script = b64encode(hashlib.sha256(read_script("front").encode()).digest()).decode()
    return (
        "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{script}'; frame-src http: https:; media-src http: https:; "
        "form-action 'self'; base-uri 'none'"
    )


def _send(document: Document, request: Request) -> Response:
    headers = {
        "Cache-Control": "no-cache"
        if document.passing or document.status != 200
        else f"public, max-age={_SECONDS}",
        "Vary": "Accept-Encoding, Accept-Language",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Content-Security-Policy": _policy(),
    }
    content, encoding = document.content, None
    if document.is_text:
        encoding = choose_encoding(request.headers.get("accept-encoding", ""))
    if encoding:
        content = document.brotli if encoding == "br" else document.gzip
        headers["Content-Encoding"] = encoding
    if document.status == 200:
        headers["ETag"] = f'"{document.tag}{f"-{encoding}" if encoding else ""}"'
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    return Response(content, document.status, headers, document.media_type)
