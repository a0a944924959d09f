"""A folder as a web server shows it, and whatever else a server may do."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class WebFolder:
    """A served folder.

    Attributes:
        url: Its address.
        folder: What it shows.
        instead: What is called instead of showing a file, by the file's name.
        asked: Path and headers of every request, and the status that it got.
    """

    url: str
    folder: Path
    instead: dict[str, Callable[["Handler"], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], int]] = field(default_factory=list)

    def statuses(self, name: str) -> list[int]:
        return [status for path, _, status in self.asked if path.endswith(name)]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: WebFolder

    def do_GET(self) -> None:
        path = self.web.folder / self.path.removeprefix("/").removeprefix("folder/")
        instead = self.web.instead.get(path.name)
        if instead:
            with contextlib.suppress(ConnectionError):
                instead(self)
        elif path.is_file():
            self.send_file(path.read_bytes(), path.stat().st_mtime)
        else:
            self.send(404, b"none")

    def send_file(self, content: bytes, changed: float) -> None:
        tag = f'"{sha1(content).hexdigest()}"'
        if self.headers.get("If-None-Match") == tag:
            self.send(304, b"")
        else:
            self.send(200, content, ETag=tag, Last_Modified=formatdate(changed, usegmt=True))

    def send(self, status: int, content: bytes, **headers: str) -> None:
        self.web.asked.append((self.path, dict(self.headers), status))
        self.send_response(status)
        headers = {"Content_Length": str(len(content)), **headers}
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if status != 304:
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextlib.contextmanager
def running_web_folder(folder: Path) -> Iterator[WebFolder]:
    with ThreadingHTTPServer(("127.0.0.1", 0), type("OneHandler", (Handler,), {})) as listener:
        web = WebFolder(f"http://127.0.0.1:{listener.server_port}/folder", folder)
        listener.RequestHandlerClass.web = web  # type: ignore[attr-defined]
        thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield web
        finally:
            listener.shutdown()
            thread.join()
