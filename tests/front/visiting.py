"""The front as a visitor's programs see it: asked for over HTTP, and read as they read it."""

import asyncio
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import uvicorn
from starlette.responses import PlainTextResponse

from fiel.front.serving import Front
from fiel.server.process import listen
from fiel.snapshots.feed import SnapshotFeed
from fiel.snapshots.snapshotsource import FolderSource

HOST = "https://fiel.example"


class Head(HTMLParser):
    """What a preview of a link reads: the attributes of a page, its title, and its properties.

    Attributes:
        root: The attributes of the page's element.
        title: Its title.
        said: The contents of ``meta`` by property or name; WhatsApp and Mastodon take the first of each.
        links: The ``link`` elements.
        scripts: How many scripts and style sheets come from an address.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root: dict[str, str] = {}
        self.title = ""
        self.said: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.fetched: list[str] = []
        self._in_title = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.root = found
        elif tag == "meta":
            self.said.setdefault(found.get("property") or found.get("name", ""), found.get("content", ""))
        elif tag == "link":
            self.links.append(found)
        address = found.get("href", "") if tag == "link" else found.get("src", "")
        loaded = tag == "link" and found.get("rel") in ("stylesheet", "icon", "preload")
        if (loaded or tag in ("script", "img", "iframe", "video")) and address:
            if not address.startswith("data:") and found.get("loading") != "lazy":
                self.fetched.append(address)
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


def make_front(folder: Path, path: str = "") -> Front:
    """Make the front of a snapshot's folder, before an application that only says that it was asked."""
    feed = SnapshotFeed(FolderSource(folder))
    return Front(PlainTextResponse("the interactive dashboard"), open_feed=lambda: feed, path=path)


class Visitor:
    """Asks a front at `HOST` for pages, and follows no redirection."""

    def __init__(self, front: Front) -> None:
        self._transport = httpx.ASGITransport(app=front)

    def get(
        self, url: str, *, headers: dict[str, str] | None = None, params: dict[str, str] | None = None
    ) -> httpx.Response:
        return self.ask("GET", url, headers=headers, params=params)

    def ask(self, method: str, url: str, **options: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url=HOST) as client:
                return await client.request(method, url, **options)

        return asyncio.run(asked())

    def get_raw(self, url: str, headers: dict[str, str]) -> tuple[httpx.Response, bytes]:
        """Return an answer, and its content as it was sent."""

        async def asked() -> tuple[httpx.Response, bytes]:
            async with (
                httpx.AsyncClient(transport=self._transport, base_url=HOST) as client,
                client.stream("GET", url, headers=headers) as answer,
            ):
                return answer, b"".join([part async for part in answer.aiter_raw()])

        return asyncio.run(asked())


def visit_front(folder: Path, path: str = "") -> Visitor:
    """Return a visitor of the front of a snapshot's folder."""
    return Visitor(make_front(folder, path))


@contextmanager
def running_front(folder: Path) -> Iterator[str]:
    """Run the front alone, for a browser, and yield its address."""
    with listen("127.0.0.1", 0, option="--port") as listener:
        port = listener.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(make_front(folder), port=port, log_level="error", lifespan="off", ws="none")
    )
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(0.02)
    assert server.started
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


def plain(page: str) -> str:
    """The text of some HTML, as it is read."""
    body = re.sub(r"<(style|script)>.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def table_rows(page: str, caption: str) -> list[tuple[str, ...]]:
    """The cells of all tables with a caption that begins so."""
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    found = [each for each in tables if plain(each).startswith(caption)]
    assert found, caption
    rows = [row for each in found for row in re.findall(r"<tr>(.*?)</tr>", each, re.DOTALL)]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [tuple(plain(cell) for cell in row) for row in cells if row]


def tiles(page: str) -> dict[str, str]:
    """The numbers in the cards of a page, by what they count."""
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    return {plain(label): plain(value) for label, value in pairs}
