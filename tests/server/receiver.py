"""A receiver of webhooks that a test tells how to answer."""

import contextlib
import json
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """What came in, as (seconds, type of event), and what is answered.

    Attributes:
        url: Where it listens.
        answer: Called for every event; returns the status.
        received: When and what.
    """

    url: str
    answer: Callable[[], int]
    received: "queue.Queue[tuple[float, str]]" = field(default_factory=queue.Queue)


@contextlib.contextmanager
def running_receiver(answer: Callable[[], int] = lambda: 200) -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            receiver.received.put((time.time(), event["type"]))
            status = receiver.answer()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # its sender may be killed
                self.send_response(status)
                self.end_headers()

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        receiver = Receiver(f"http://127.0.0.1:{listener.server_port}/hook", answer)
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        try:
            yield receiver
        finally:
            listener.shutdown()
            thread.join()
