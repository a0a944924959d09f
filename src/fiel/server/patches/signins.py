"""Sign-ins that take long, and while they do hold nobody else up.

A password is compared in a tenth to a third of a second, on purpose. Each sign-in holds one of the places at
the database, so that many of them at once would keep those who work from theirs. And Argilla asks the
provider of an OAuth sign-in who somebody is with a call that waits for the answer, and everybody with it.
"""

import asyncio
import json
from typing import Any

import httpx
from argilla_server.errors import UnauthorizedError, future
from argilla_server.security.authentication.jwt import JWT
from argilla_server.security.authentication.oauth2.provider import OAuth2ClientProvider
from social_core.exceptions import AuthException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

AT_ONCE = 2
WAITING = 100
RETRY_SECONDS = 10


class SignInTurns:
    """Have sign-ins with a password wait for one another, and for nobody else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, when it is this sign-in's turn."""
        if scope["type"] != "http" or not scope["path"].rstrip("/").endswith("/token"):
            await self._app(scope, receive, send)
        elif self._waiting >= WAITING:
            text = f"too many people sign in at this moment: try again in {RETRY_SECONDS} seconds"
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
    """Ask who signed in through OAuth while others are answered."""

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
    """Refuse what is no token of a session, also where Argilla's library fails on its way to say so."""
    decode = JWT.decode

    def decoded(token: str) -> Any:
        try:
            return decode(token)
        except RecursionError:  # lists in lists in its header, by somebody who is not signed in
            raise UnauthorizedError("Invalid token") from None

    JWT.decode = decoded
