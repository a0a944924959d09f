"""Where models answer: the Hub's inference providers, or any server that speaks OpenAI's chat completions.

`huggingface_hub.InferenceClient` asks the providers. For another server it would send the token that is
stored on this machine where none is given, take the schema of the reply out of the request, and refuse even
this machine in offline mode; so those are asked directly.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from huggingface_hub import InferenceClient, get_session

from fiel.errors import FielError
from fiel.loopback import trusts_environment

Post = Callable[[Mapping[str, Any]], Any]
"""Sends the body of a request and returns the decoded response.

Raises:
    httpx.HTTPError: The server does not answer, or with an error status.
    ValueError: Its response is no JSON.
"""

_PATH = "/chat/completions"
_HUB = ("huggingface.co", "endpoints.huggingface.cloud")
_CONNECT_SECONDS = 20


def is_on_hub(url: str) -> bool:
    """Tell whether an address is Hugging Face's own, such as that of an Inference Endpoint."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme == "https" and any(host == each or host.endswith(f".{each}") for each in _HUB)


def check_base_url(url: str) -> str:
    """Return the base of a server's addresses, as ``http://127.0.0.1:8000/v1``.

    Raises:
        FielError: It is no address of a web server, or has a password in it.
    """
    try:
        parts = urlsplit(url.strip())
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or not url.strip().isprintable():
        raise FielError(f"--base-url: expected an address such as http://127.0.0.1:8000/v1, found {url!r}")
    if parts.username or parts.password:
        raise FielError(
            "--base-url: expected an address without a user name or password, found one with them: set the "
            "key in FIEL_REVIEW_KEY"
        )
    base = parts._replace(query="", fragment="").geturl().rstrip("/").removesuffix(_PATH)
    return base if urlsplit(base).path else f"{base}/v1"


@contextmanager
def open_chat_server(base_url: str, *, key: str | None, seconds: float) -> Iterator[Post]:
    """Connect to a server that speaks OpenAI's chat completions for a block.

    Args:
        base_url: An address of `check_base_url`.
        key: Sent as a bearer token; None sends none.
        seconds: How long the server may take until it answers, or goes on to answer.

    It follows no redirection: texts and key go where the organizer said, and nowhere else.
    """
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    timeout = httpx.Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS))
    limits = httpx.Limits(max_connections=None)
    with httpx.Client(
        headers=headers, timeout=timeout, limits=limits, trust_env=trusts_environment(base_url)
    ) as client:

        def post(body: Mapping[str, Any]) -> Any:
            return client.post(f"{base_url}{_PATH}", json=body).raise_for_status().json()

        yield post


def reach_providers(*, token: str, provider: str | None, seconds: float) -> Post:
    """Return what asks the Hub's inference providers.

    Args:
        token: A token of the Hub, or of the provider itself.
        provider: Such as ``together``; None leaves the choice to the Hub.
        seconds: How long it may take until it answers, or goes on to answer.
    """
    get_session()  # several threads that were the first to need it would make several

    def post(body: Mapping[str, Any]) -> Any:
        # A client of its own for each request: it is not made for several threads.
        with InferenceClient(provider=provider, token=token, timeout=seconds) as client:  # type: ignore[arg-type]
            return client.chat_completion(**body)

    return post
