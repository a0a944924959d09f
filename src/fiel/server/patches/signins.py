"""Sign-ins that do not hold up other requests.

Comparing a password deliberately takes a tenth to a third of a second. Each sign-in takes one of the database
places, so many at once would block people who work. And Argilla asks an OAuth provider who is signing in with
a blocking call, which blocks everyone.
"""

import asyncio
import json
from typing import Any

import httpx
from argilla_server.errors import UnauthorizedError, future
from argilla_server.security.authentication.db import BearerTokenAuthenticationBackend
from argilla_server.security.authentication.jwt import JWT
from argilla_server.security.authentication.oauth2.provider import OAuth2ClientProvider
from social_core.exceptions import AuthException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from fiel.server.joining.tables import find_end

AT_ONCE = 2
WAITING = 100
RETRY_SECONDS = 10


class SignInTurns:
    """Make password sign-ins wait for one another, but for nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, in turn if it is a sign-in."""
        if scope["type"] != "http" or not scope["path"].rstrip("/").endswith("/token"):
            await self._app(scope, receive, send)
        elif self._waiting >= WAITING:
            text = f"too many people are signing in: try again in {RETRY_SECONDS} seconds"
            answer = JSONResponse({"detail": text}, 429, headers={"Retry-After": str(RETRY_SECONDS)})
            await answer(scope, receive, send)
        else:
            await self._take_turn(scope, receive, send)

    async def _take_turn(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._waiting += 1
        try:
            async with self._turns:
                await self._app(scope, receive, send)
        finally:
            self._waiting -= 1


def ask_providers_in_threads() -> None:
    """Ask OAuth providers about users without blocking other requests."""

    async def fetch_user_data(
        self: OAuth2ClientProvider, authorization_response: str, **parameters: Any
    ) -> dict[str, Any]:
        client = self.new_oauth_client()
        auth = None
        if self._backend.use_basic_auth():
            auth = httpx.BasicAuth(self.client_id, self.client_secret)
        else:
            parameters["client_secret"] = self.client_secret
        url, headers, content = client.prepare_token_request(
            self._token_endpoint, authorization_response=authorization_response, **parameters
        )
        async with httpx.AsyncClient(auth=auth) as session:
            try:
                headers |= {"Accept": "application/json"}
                response = await session.post(url, headers=headers, content=content)
                client.parse_request_body_response(json.dumps(response.json()))
                data = await asyncio.to_thread(self._backend.user_data, client.access_token)
                return dict(self.standardize(data))
            except httpx.HTTPError as error:
                raise ValueError(str(error)) from error
            except AuthException as error:
                raise future.AuthenticationError(str(error)) from error

    OAuth2ClientProvider._fetch_user_data = fetch_user_data


def refuse_strange_tokens() -> None:
    """Refuse invalid session tokens, even where Argilla's library fails while parsing them."""
    decode = JWT.decode

    def decoded(token: str) -> Any:
        try:
            return decode(token)
        except RecursionError:  # deeply nested lists in the header, from someone not signed in
            raise UnauthorizedError("Invalid token") from None

    JWT.decode = decoded


def bind_tokens() -> None:
    """Refuse sessions of an account that had the name before, and those that were ended.

    Argilla looks for a session's account by its name only. A removed or renamed person's name is free again:
    the earlier person's sessions would open the account of anyone who chose it.
    """
    authenticate = BearerTokenAuthenticationBackend.authenticate

    async def authenticated(self: BearerTokenAuthenticationBackend, request: Request) -> Any:
        found = await authenticate(self, request)
        if found is None:
            return None
        content = JWT.decode((await self.scheme(request)).credentials)
        identity = found[1]["identity"]
        ended = await find_end(request.state.db, identity)
        if content.get("identity") != identity or (ended and content["exp"] - JWT.expires <= ended):
            raise UnauthorizedError("Invalid token")
        return found

    BearerTokenAuthenticationBackend.authenticate = authenticated
