"""Who is signed in at the desk: in memory only, and asked of Argilla again at each step."""

import hashlib
import secrets
import time
from dataclasses import dataclass
from threading import Lock

from fiel.annotation.organizers import Organizer, find_organizer
from fiel.errors import FielError
from fiel.server.process import server_url
from fiel.settings import Settings

COOKIE = "fiel_desk"
LIFE_SECONDS = 12 * 3600
_MOST = 1000


@dataclass(frozen=True, slots=True)
class _Session:
    organizer: Organizer
    ends_at: float


_SESSIONS: dict[str, _Session] = {}
_LOCK = Lock()


def begin_session(organizer: Organizer) -> str:
    """Remember a person, and return the secret of their browser; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    now = time.monotonic()
    with _LOCK:
        for key in [key for key, each in _SESSIONS.items() if each.ends_at <= now]:
            del _SESSIONS[key]
        while len(_SESSIONS) >= _MOST:
            del _SESSIONS[next(iter(_SESSIONS))]
        _SESSIONS[_digest(token)] = _Session(organizer, now + LIFE_SECONDS)
    return token


def find_session(token: str | None) -> Organizer | None:
    """Return whose browser it is, or None."""
    found = _SESSIONS.get(_digest(token)) if token else None
    return found.organizer if found and found.ends_at > time.monotonic() else None


def end_session(token: str | None) -> None:
    """Forget a browser."""
    with _LOCK:
        _SESSIONS.pop(_digest(token or ""), None)


def ask_again(settings: Settings, token: str | None) -> Organizer | None:
    """Return whose browser it is by what Argilla says of them now; a session that it refuses ends.

    Raises:
        FielError: Argilla does not answer.
    """
    known = find_session(token)
    if known is None:
        return None
    organizer = find_organizer(find_argilla(settings), known.api_key)
    if organizer is None or organizer.username != known.username:
        end_session(token)
        return None
    return organizer


def find_argilla(settings: Settings) -> str:
    """Return the address of the Argilla whose organizers sign in.

    Raises:
        FielError: None is running.
    """
    url = settings.api_url or server_url(settings.home)
    if url is None:
        raise FielError(f"{settings.home}: expected a running Argilla, found none: start it with fiel up")
    return url.rstrip("/")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
