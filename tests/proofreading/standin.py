"""What speaks as LanguageTool does, with the faults of a server that is down or too busy."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Answers(BaseHTTPRequestHandler):
    """A server that answers what it is told, one status after another, and the last for ever."""

    statuses: Sequence[int] = ()
    asked = 0

    def do_GET(self) -> None:
        self._send(200, [{"code": "es", "longCode": "es-ES"}])

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        status = self.statuses[min(type(self).asked, len(self.statuses) - 1)]
        type(self).asked += 1
        self._send(status, {"software": {"version": "6.6"}, "matches": []})

    def _send(self, status: int, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def answering(*statuses: int) -> Iterator[str]:
    handler = type("Handler", (_Answers,), {"statuses": statuses, "asked": 0})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
