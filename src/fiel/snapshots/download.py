"""Downloads with limits on size, time, and redirect targets."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from fiel.errors import FielError
from fiel.loopback import trusts_environment

_SILENCE_SECONDS = 10
_REDIRECTS = 5
_CHUNK_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Download:
    """A server's reply: its status (200, 304, 404 or 410), headers and, for 200, the content."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Downloader:
    """Downloads files within a total time."""

    def __init__(self, client: httpx.Client, seconds: float) -> None:
        """Limit the total time for all files, in seconds."""
        self._client = client
        self._deadline = time.monotonic() + seconds

    def get(self, url: str, *, most: int, headers: Mapping[str, str] | None = None) -> Download:
        """Download a file.

        ``most`` is its maximum size in bytes.

        Raises:
            FielError: The reply has another status, or is cut short, too long, compressed or too slow.
        """
        try:
            with self._client.stream("GET", url, headers=dict(headers or {})) as response:
                if response.status_code in (304, 404, 410):
                    return Download(response.status_code, response.headers, b"")
                if response.status_code != 200:
                    raise FielError(f"{url}: expected the status 200, found {response.status_code}")
                return Download(200, response.headers, self._content(response, url, most))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FielError(f"{url}: expected a file, found {type(error).__name__}: {error}") from None

    def _content(self, response: httpx.Response, url: str, most: int) -> bytes:
        encoding = response.headers.get("Content-Encoding", "identity")
        if encoding != "identity":  # not requested: a few bytes could expand to gigabytes
            raise FielError(f"{url}: expected an uncompressed file, found one compressed with {encoding!r}")
        content = bytearray()
        for chunk in response.iter_raw(_CHUNK_BYTES):
            content += chunk
            if len(content) > most:
                raise FielError(f"{url}: expected {most:,} bytes or fewer, found more")
            if time.monotonic() > self._deadline:
                raise FielError(f"{url}: expected the complete file in time, found {len(content):,} bytes")
        return bytes(content)


@contextmanager
def open_downloader(
    address: str, *, seconds: float, headers: Mapping[str, str] | None = None
) -> Iterator[Downloader]:
    """Open connections for downloads.

    ``seconds`` is the total time for all of them. Authorization is not sent to other hosts after a redirect.
    """
    with httpx.Client(
        timeout=min(seconds, _SILENCE_SECONDS),
        follow_redirects=True,
        trust_env=trusts_environment(address),
        max_redirects=_REDIRECTS,
        headers={"Accept-Encoding": "identity", **(headers or {})},
        event_hooks={"response": [_refuse_downgrade]},
    ) as client:
        yield Downloader(client, seconds)


def _refuse_downgrade(response: httpx.Response) -> None:
    """Refuse a redirect from HTTPS to HTTP, or to another scheme."""
    if not response.has_redirect_location:
        return
    allowed = ("https",) if response.request.url.scheme == "https" else ("http", "https")
    target = response.request.url.join(response.headers["Location"])
    if target.scheme not in allowed:
        raise FielError(
            f"{response.request.url}: expected a redirect to {' or '.join(allowed)}, "
            f"found one to {target.scheme}"
        )
