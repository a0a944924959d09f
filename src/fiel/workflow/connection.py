"""Connect a workflow step to Argilla."""

from collections.abc import Iterator
from contextlib import contextmanager

from fiel.annotation.client import Argilla, connect
from fiel.errors import FielError
from fiel.server.credentials import load_credentials
from fiel.server.process import server_url
from fiel.settings import Settings


@contextmanager
def connected_argilla(settings: Settings) -> Iterator[Argilla]:
    """Connect to the Argilla of the settings, or to the embedded one running on the home.

    Raises:
        FielError: No Argilla is configured or running, or it refuses the connection.
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
            "ARGILLA_API_KEY: expected the API key of an owner, found nothing: their settings page in "
            "Argilla shows it"
        )
    client = connect(url, key.get_secret_value(), public_url=settings.public_url)
    try:
        yield client
    finally:
        client.http_client.close()
