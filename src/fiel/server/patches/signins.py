"""Sign-ins that do not hold up other requests.

Comparing a password deliberately takes a tenth to a third of a second. Each sign-in takes one of the database
places, so many at once would block people who work. And Argilla asks an OAuth provider who is signing in with
a blocking call, which blocks everyone.
"""

import asyncio
import hashlib
import hmac
import json
from typing import Any

import httpx
import sqlalchemy as sa
from argilla_server.contexts import accounts
from argilla_server.errors import UnauthorizedError, future
from argilla_server.models import User
from argilla_server.security.authentication.db import BearerTokenAuthenticationBackend
from argilla_server.security.authentication.jwt import JWT
from argilla_server.security.authentication.oauth2.provider import OAuth2ClientProvider
from argilla_server.security.authentication.userinfo import UserInfo
from social_core.exceptions import AuthException
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload
from starlette.authentication import AuthCredentials
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from fiel.server.joining.tables import find_end

AT_ONCE = 2
WAITING = 100
RETRY_SECONDS = 10
_MARK = "ways_in"
_SIGNED_IN = "fiel_signed_in"
"""Key in a database session's ``info``: the account just found, which Argilla looks for once more."""


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


def describe_ways_in(user: User) -> str:
    """Return what changes with a person's API key and password, and tells nothing about them."""
    content = f"{user.api_key}\0{user.password_hash}"
    return hmac.new(JWT.secret.encode(), content.encode(), hashlib.sha256).hexdigest()


def bind_tokens() -> None:
    """Refuse sessions of an account that had the name before, and those that were ended.

    Argilla looks for a session's account by its name only. A removed or renamed person's name is free again:
    the earlier person's sessions would open the account of anyone who chose it. A session has a mark of the
    API key and the password with which it was made; revoking a personal link and giving a password change
    one of them, which ends all sessions at that moment, on all servers. Those of an earlier version of Fiel
    have no mark: they hold until their end, unless the person's were ended since.
    """

    def generate_user_token(user: User) -> str:
        identity, marks = str(user.id), {_MARK: describe_ways_in(user)}
        named = {"name": user.first_name, "username": user.username}
        token: str = JWT.create(UserInfo(identity=identity, role=user.role, **named, **marks))
        return token

    find_by_name = accounts.get_user_by_username

    async def authenticated(self: BearerTokenAuthenticationBackend, request: Request) -> Any:
        credentials = await self.scheme(request)
        if not credentials:
            return None
        content = JWT.decode(credentials.credentials)
        db: AsyncSession = request.state.db
        user = await _find_account(db, content.get("username"))
        if user is None:
            return None
        if not await _holds(db, content, user):
            raise UnauthorizedError("Invalid token")
        # The request keeps it: what its handler finds of this person is the same object, as it is now.
        request.state.user = db.info[_SIGNED_IN] = user
        identity, named = str(user.id), {"name": user.first_name, "username": user.username}
        return AuthCredentials(), UserInfo(identity=identity, role=user.role, **named)

    async def get_user_by_username(db: AsyncSession, username: str) -> User | None:
        user: User | None = db.info.pop(_SIGNED_IN, None)
        if user is None or user.username != username:
            user = await find_by_name(db, username)
        return user

    accounts.generate_user_token = generate_user_token
    accounts.get_user_by_username = get_user_by_username
    BearerTokenAuthenticationBackend.authenticate = authenticated


async def _find_account(db: AsyncSession, username: str | None) -> User | None:
    """Find an account and its workspaces in one statement: every request of a volunteer begins with it."""
    statement = sa.select(User).where(User.username == username).options(joinedload(User.workspaces))
    found: User | None = (await db.execute(statement)).unique().scalar_one_or_none()
    return found


async def _holds(db: AsyncSession, content: dict[str, Any], user: User) -> bool:
    if content.get("identity") != str(user.id):
        return False
    if mark := content.get(_MARK):
        return hmac.compare_digest(str(mark), describe_ways_in(user))
    ended = await find_end(db, str(user.id))
    return ended is None or content["exp"] - JWT.expires > ended
