"""The Argilla that a step works on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from fiel.annotation.client import Argilla, connect
from fiel.errors import FielError
from fiel.server.credentials import load_credentials
from fiel.server.process import server_url
from fiel.settings import Settings

Advance = Callable[[int], None]
"""Told how many more are done."""

Note = Callable[[str], None]
"""Told what an organizer should know."""


@contextmanager
def connected_argilla(settings: Settings) -> Iterator[Argilla]:
    """Connect to the Argilla of the settings, or to the embedded one that runs on the home, for a block.

    Raises:
        FielError: None runs, none was named, or it refuses.
    """
    url = settings.api_url or server_url(settings.home)
    if url is None:
        raise FielError(
            f"{settings.home}: expected a running Argilla, found none. Start it with fiel up, or "
            "set ARGILLA_API_URL and ARGILLA_API_KEY."
        )
    key = settings.api_key
    if key is None and not settings.api_url:
        credentials = load_credentials(settings.home)
        key = credentials.api_key if credentials else None
    if key is None:
        raise FielError(
            "ARGILLA_API_KEY: expected the API key of an owner, found nothing: their page of settings in "
            "Argilla shows it"
        )
    client = connect(url, key.get_secret_value())
    try:
        yield client
    finally:
        client.http_client.close()
