"""A proxy before a server, which misbehaves as it is told."""

import contextlib
import http.server
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import httpx

Fault = Literal["none", "429", "503", "lost request", "lost answer", "half an answer"]


@dataclass
class Proxy:
    """Passes requests on, except that those whose path ends as told meet the faults, one after the other.

    Attributes:
        asked: The paths of all requests.
        silent: How the paths end that get no answer at all.
    """

    url: str
    ending: str
    faults: list[Fault]
    met: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    silent: str = "/none"
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_fault(self, method: str, path: str) -> Fault:
        if method == "GET" or not path.partition("?")[0].endswith(self.ending):
            return "none"
        with self.lock:
            fault = self.faults.pop(0) if self.faults else "none"
            self.met.append(fault)
            return fault


@contextlib.contextmanager
def misbehaving_proxy(
    target: str,
    faults: Sequence[Fault] = (),
    *,
    ending: str = "/bulk",
    meanwhile: Callable[[], None] | None = None,
    hidden: str = "/none/",
) -> Iterator[Proxy]:
    """Run a proxy for a block, which knows nothing of the paths that contain ``hidden``.

    ``meanwhile`` is called when the first change of a path with the ending is made and not answered yet.
    """
    once = [meanwhile] if meanwhile else []
    upstream = httpx.Client(base_url=target, timeout=60, trust_env=False)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            fault = proxy.next_fault(self.command, self.path)
            proxy.asked.append(self.path)
            if fault == "lost request" or self.path.endswith(proxy.silent):
                self.close_connection = True
                return
            if fault in ("429", "503"):
                self.send_response(int(fault))
                if fault == "429":
                    self.send_header("Retry-After", "1")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if hidden in self.path.partition("?")[0]:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            kept = {key: value for key, value in self.headers.items() if key.lower() in HEADERS}
            answer = upstream.request(self.command, self.path, content=body, headers=kept)
            if once and self.command != "GET" and self.path.endswith(ending):
                once.pop()()
            if fault == "lost answer":
                self.close_connection = True
                return
            self.send_response(answer.status_code)
            self.send_header("Content-Type", answer.headers.get("Content-Type", "application/json"))
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            content = answer.content
            if fault == "half an answer":
                content, self.close_connection = content[: len(content) // 2], True
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = pass_on

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    proxy = Proxy(f"http://127.0.0.1:{server.server_port}", ending, list(faults))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        upstream.close()


HEADERS = {"x-argilla-api-key", "content-type", "authorization"}
