import asyncio
import gzip
from pathlib import Path

import brotli
import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from fiel.server.compression import ReplyCompression, choose_encoding, compress_files

RECORDS = {"items": [{"text": f"¿Cuánto es {number} + 1?"} for number in range(1000)]}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("BR", "br"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br; q=0, gzip", "gzip"),
        ("br;q=0.000, gzip;q=0", None),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *;q=0.1", "gzip"),
        ("identity;q=1, br;q=0.5", None),
        ("br;q=2", None),
        ("br;level=9", None),
        ("", None),
        ("identity", None),
        (";,;q=1,,", None),
    ],
)
def test_a_client_gets_the_encoding_that_it_likes_best(accepted: str, encoding: str | None) -> None:
    assert choose_encoding(accepted) == encoding


def test_files_get_copies_where_it_pays_and_changed_ones_never_old_copies(tmp_path: Path) -> None:
    made, originals = tmp_path / "made", tmp_path / "originals"
    for folder in (made, originals):
        folder.mkdir()
        (folder / "same.js").write_text("let a = 1;\n" * 500)
        (folder / "changed.js").write_text(f"{folder.name}\n" * 500)
        (folder / "small.js").write_text("1")
        (folder / "picture.png").write_bytes(b"\0" * 5000)
    (originals / "same.js.br").write_bytes(b"known")
    for name in ("changed.js.br", "changed.js.gz", "small.js.gz"):
        (made / name).write_bytes(b"stale")
    compress_files(made, originals, quality=9)
    content = (made / "changed.js").read_bytes()
    assert brotli.decompress((made / "changed.js.br").read_bytes()) == content
    assert gzip.decompress((made / "changed.js.gz").read_bytes()) == content
    assert (made / "same.js.br").read_bytes() == b"known" and (made / "same.js.gz").exists()
    copies = {path.name for path in made.iterdir() if path.suffix in (".br", ".gz")}
    assert copies == {"same.js.br", "same.js.gz", "changed.js.br", "changed.js.gz"}


async def answer(request: Request) -> JSONResponse:
    return JSONResponse({"ok": True} if "small" in request.url.path else RECORDS)


async def ask_once(path: str, accepted: str, address: str) -> httpx.Response:
    app = ReplyCompression(Starlette(routes=[Route("/{path:path}", answer)]))
    transport = httpx.ASGITransport(app=app, client=(address, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://argilla") as client:
        return await client.get(path, headers={"Accept-Encoding": accepted})


def ask(path: str, accepted: str, address: str = "192.0.2.1") -> httpx.Response:
    return asyncio.run(ask_once(path, accepted, address))


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_long_replies_of_the_api_are_compressed(encoding: str) -> None:
    reply = ask("/api/v1/me/datasets/1/records/search", encoding)
    assert reply.json() == RECORDS
    assert (reply.headers["Content-Encoding"], reply.headers["Vary"]) == (encoding, "Accept-Encoding")
    assert 10 * int(reply.headers["Content-Length"]) < len(str(RECORDS))


@pytest.mark.parametrize(
    "path",
    [
        *("/api/v1/token", "/api/v1/me", "/api/v1/me/", "/api/v1/users", "/api/v1/users/1"),
        *("/api/v1/oauth2/providers/huggingface/access-token", "/api/v1/fiel/join", "/api/v1/small"),
    ],
)
def test_secrets_and_short_replies_are_not(path: str) -> None:
    assert "Content-Encoding" not in ask(path, "br, gzip").headers


def test_nor_what_stays_on_this_machine_or_is_refused() -> None:
    for accepted, address in (("br", "127.0.0.1"), ("br", "::1"), ("br;q=0", "192.0.2.1")):
        reply = ask("/api/v1/datasets", accepted, address)
        assert "Content-Encoding" not in reply.headers and reply.json() == RECORDS
