"""The gate of the desk: nobody sees anything of it before Argilla said that they lead a campaign.

It stands before Streamlit, so that a stranger reaches neither its pages nor its sockets and files. Sign-in is
a plain form, whose password goes to Argilla and is kept nowhere; what the browser keeps is a cookie that no
script reads and no other site sends.
"""

from urllib.parse import parse_qs, urlsplit

from pydantic import SecretStr
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.rendering import Words, render, words_in
from desk.sessions import COOKIE, LIFE_SECONDS, begin_session, find_argilla, find_session
from fiel.annotation.organizers import Organizer, find_organizer, sign_in
from fiel.errors import FielError
from fiel.messages.catalogue import accepted_languages, choose_language
from fiel.settings import load_settings

AREA = "desk"
SIGN_IN = "/signin"
_OPEN = (SIGN_IN, "/_stcore/health")
_FORM_BYTES = 10_000
_HEADERS = {
    # A picture from elsewhere, as in a guide or a comment, would tell its host who looks, and when.
    "Content-Security-Policy": "img-src 'self' data: blob:; media-src 'self' data: blob:; "
    "font-src 'self' data:; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'self'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, browsers do not say where a form was sent from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Gate:
    """Lets nobody through but organizers, and nothing that another site sends."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request or a socket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if not _is_own(connection):
            await _refuse(scope, receive, send, "this request comes from another site")
        elif scope["path"] in _OPEN or find_session(connection.cookies.get(COOKIE)):
            await self._app(scope, receive, _guarded(send))
        elif scope["type"] == "http" and scope["method"] == "GET" and scope["path"] in ("/", "/campaign"):
            await RedirectResponse(SIGN_IN, 303)(scope, receive, _guarded(send))
        else:
            await _refuse(scope, receive, send, "sign in first")


def _is_own(connection: HTTPConnection) -> bool:
    """Tell whether a request that can change something comes from a page of the desk."""
    if connection.scope["type"] == "http" and connection.scope["method"] in ("GET", "HEAD"):
        return True
    origin = connection.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == connection.headers.get("host")


async def _refuse(scope: Scope, receive: Receive, send: Send, why: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403})
    else:
        await PlainTextResponse(why, 403)(scope, receive, _guarded(send))


def _guarded(send: Send) -> Send:
    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
        await send(message)

    return send_guarded


async def show_sign_in(request: Request) -> Response:
    """Show the form for signing in, or take it."""
    words = words_in(AREA, choose_language(AREA, *accepted_languages(request.headers.get("accept-language"))))
    if request.method != "POST":
        return _show_form(words)
    form = await _read_form(request)
    visitor = request.client.host if request.client else None
    try:
        organizer = await run_in_threadpool(_sign_in, form, visitor)
    except FielError:
        return _show_form(words, problem="signin-trouble", status=503)
    if organizer is None:
        return _show_form(words, problem="signin-refused", status=403)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    token = begin_session(organizer)
    answer.set_cookie(
        COOKIE, token, max_age=LIFE_SECONDS, httponly=True, samesite="strict", secure=secure, path="/"
    )
    return answer


def _sign_in(form: dict[str, str], visitor: str | None) -> Organizer | None:
    url = find_argilla(load_settings())
    if key := form.get("key", "").strip():
        return find_organizer(url, SecretStr(key))
    if not (form.get("username") and form.get("password")):
        return None
    return sign_in(url, form["username"].strip(), form["password"], visitor=visitor)


async def _read_form(request: Request) -> dict[str, str]:
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > _FORM_BYTES:
            return {}
    return {name: values[-1] for name, values in parse_qs(content.decode(errors="replace")).items()}


def _show_form(words: Words, *, problem: str | None = None, status: int = 200) -> Response:
    text = words.text(problem) if problem else ""
    page = render("signin", words, problem=text, address=SIGN_IN)
    return HTMLResponse(page, status, headers={"Cache-Control": "no-store"})
