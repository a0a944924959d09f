"""A server of chat completions with a scripted model, and with the faults of real servers."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

import pytest
from huggingface_hub import close_session, constants
from huggingface_hub.inference._providers import CONVERSATIONAL_AUTO_ROUTER


@dataclass(frozen=True)
class Asked:
    """A request.

    Attributes:
        path: Its path.
        headers: Its headers, by names in small letters.
        body: Its body.
    """

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def item(self) -> Any:
        """The item that the request asks about."""
        return json.loads(self.body["messages"][1]["content"])

    @property
    def again(self) -> bool:
        """Whether it asks once more about the same item."""
        return len(self.body["messages"]) > 2


@dataclass(frozen=True)
class Status:
    """An answer that is no reply: a status with headers and a text."""

    code: int
    text: str = "no"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Spoken:
    """A reply with more than its text."""

    text: str
    finish: str = "stop"


Answer = str | Spoken | Status | Literal["CUT", "HANG", "NONSENSE"]
"""The text of a reply; a status; or a response that ends in its middle, never comes, or is something else."""

Script = Callable[[Asked], Answer]


def problem(segment: str | None, quote: str | None, correction: str | None, **more: Any) -> dict[str, Any]:
    """A problem as a model reports it."""
    given = {"segment": segment, "quote": quote, "correction": correction}
    usual = {"kind": "terminology", "severity": "major", "confidence": 0.9, "reason": "El término es otro."}
    return {**given, **usual, **more}


def reply_of(*problems: Mapping[str, Any]) -> str:
    return json.dumps({"problems": problems}, ensure_ascii=False)


def find_nothing(asked: Asked) -> Answer:
    return reply_of()


@dataclass
class ModelServer:
    """The server.

    Attributes:
        url: The base of its addresses.
        script: What it answers; can be changed at any time.
        asked: All requests, in the order in which they came.
        released: Set to let the requests go that hang.
        most: How many requests were under way at the same time, at most.
    """

    url: str
    script: Script
    asked: list[Asked] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    most: int = 0
    _under_way: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, asked: Asked) -> None:
        with self._lock:
            self.asked.append(asked)
            self._under_way += 1
            self.most = max(self.most, self._under_way)

    def leave(self) -> None:
        with self._lock:
            self._under_way -= 1


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    model: ModelServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.path, headers, body)
        self.model.enter(asked)
        try:
            self.answer(self.model.script(asked))
        except OSError:  # who asked is gone
            self.close_connection = True
        finally:
            self.model.leave()

    def answer(self, answer: Answer) -> None:
        if answer == "HANG":
            self.model.released.wait()
            self.close_connection = True
        elif answer == "CUT":
            content = json.dumps(_completion(Spoken(reply_of()))).encode()
            self.send(200, content[: len(content) // 2], length=len(content))
            self.close_connection = True
        elif answer == "NONSENSE":
            self.send(200, b"<html>Please sign in to the Wi-Fi</html>")
        elif isinstance(answer, Status):
            self.send(answer.code, answer.text.encode(), headers=answer.headers)
        else:
            spoken = answer if isinstance(answer, Spoken) else Spoken(answer)
            self.send(200, json.dumps(_completion(spoken)).encode())

    def send(
        self, status: int, content: bytes, *, length: int = -1, headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length if length >= 0 else len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing when who asked is gone."""


@contextmanager
def serving_model(script: Script = find_nothing) -> Iterator[ModelServer]:
    """Run the server for a block."""

    class Handler(_Handler):
        """The handler of this server alone."""

    with _Server(("127.0.0.1", 0), Handler) as http:
        server = Handler.model = ModelServer(f"http://127.0.0.1:{http.server_port}/v1", script)
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            http.shutdown()
            thread.join()


@contextmanager
def in_place_of_the_hub(server: ModelServer) -> Iterator[None]:
    """Have the Hub's own client ask this server: only the address of the Hub's router is another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(constants, "HF_HUB_OFFLINE", False)
        patch.setattr(CONVERSATIONAL_AUTO_ROUTER, "base_url", server.url.removesuffix("/v1"))
        yield
    close_session()


def answer_batch(requests: str, script: Script) -> str:
    """Do what a batch service does: turn requests into lines of output, in another order."""
    lines = []
    for line in requests.splitlines():
        request = json.loads(line)
        assert (request["method"], request["url"]) == ("POST", "/v1/chat/completions")
        answer = script(Asked(request["url"], {}, request["body"]))
        if isinstance(answer, Status):
            response: Any = {"status_code": answer.code, "body": {"error": {"message": answer.text}}}
        else:
            spoken = answer if isinstance(answer, Spoken) else Spoken(answer)
            response = {"status_code": 200, "request_id": "r", "body": _completion(spoken)}
        output = {"id": "b", "custom_id": request["custom_id"], "response": response, "error": None}
        lines.append(json.dumps(output, ensure_ascii=False) + "\n")
    return "".join(reversed(lines))


def _completion(spoken: Spoken) -> dict[str, Any]:
    message = {"role": "assistant", "content": spoken.text}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "m-2026",
        "choices": [{"index": 0, "message": message, "finish_reason": spoken.finish}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }
