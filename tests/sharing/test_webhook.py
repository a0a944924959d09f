"""Messages to chats: the formats, and a real server that takes or refuses them."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from fiel.errors import FielError
from fiel.sharing.webhook import check_webhook, describe_message, send_message

TELEGRAM = "https://api.telegram.org/bot123:SECRET/sendMessage"


@pytest.fixture
def chat() -> Iterator[tuple[str, list[Any]]]:
    """A chat's address, and what it was told."""
    told: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.append(json.loads(body))
            self.send_response(204 if "refuse" not in self.path else 404)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", told
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "https://discord.com/api/webhooks/1/x",
            {"content": "<@everyone> & 5", "allowed_mentions": {"parse": []}},
        ),
        ("https://hooks.slack.com/services/T/B/x", {"text": "&lt;@everyone&gt; &amp; 5"}),
        (f"{TELEGRAM}?chat_id=-100", {"chat_id": "-100", "text": "<@everyone> & 5"}),
        ("https://matrix.example.org/webhook/x", {"text": "<@everyone> & 5"}),
    ],
)
def test_each_chat_gets_its_format_and_nobody_is_called(address: str, message: dict[str, Any]) -> None:
    assert describe_message(address, "<@everyone> & 5") == message


def test_a_message_arrives(chat: tuple[str, list[Any]]) -> None:
    address, told = chat
    send_message(f"{address}/hook", "¡Hola!")
    assert told == [{"text": "¡Hola!"}]


@pytest.mark.parametrize("address", ["chat", "ftp://chat.example/SECRET", TELEGRAM])
def test_an_address_that_is_none_is_refused_without_telling_it(address: str) -> None:
    with pytest.raises(FielError, match="FIEL_WEBHOOK: expected") as refused:
        check_webhook(address)
    assert "SECRET" not in str(refused.value)


def test_what_a_chat_does_not_take_is_told_without_the_address(chat: tuple[str, list[Any]]) -> None:
    address, _ = chat
    for place in (f"{address}/refuse/SECRET", "http://127.0.0.1:9/SECRET"):
        with pytest.raises(FielError, match="FIEL_WEBHOOK") as refused:
            send_message(place, "x")
        assert "SECRET" not in str(refused.value)
