"""Keeps volunteers' visits private to this server.

Argilla's interface loads its fonts from Google, and the API page its scripts from a public network. A
volunteer's address, browser and current page would go to third parties.
"""

from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The interface's scripts are partly inline, and templates of custom fields are compiled in the browser.
# Pictures, sounds and films can come from anywhere: their addresses are part of the records that an organizer
# chose. The Hub is queried when an owner enters the name of a dataset there, to import it.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
        "img-src * data: blob:",
        "media-src * data: blob:",
        "connect-src 'self' data: blob: https://datasets-server.huggingface.co",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)


class ContentPolicy:
    """Send a content policy with every response: from where a page may load things."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, adding the policy to the response."""

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = CONTENT_POLICY
                headers["Referrer-Policy"] = "same-origin"
            await send(message)

        await self._app(scope, receive, send_with_policy)


def remove_pages_of_others(api: Any) -> None:
    """Remove FastAPI's API pages, which use external scripts; the API's description stays."""
    pages = {api.docs_url, api.redoc_url, api.swagger_ui_oauth2_redirect_url}
    api.router.routes = [route for route in api.router.routes if route.path not in pages]
