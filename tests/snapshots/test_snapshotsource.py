import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from fiel.errors import FielError
from fiel.progress import overall_progress
from fiel.settings import Settings
from fiel.snapshots.download import open_downloader
from fiel.snapshots.folder import LATEST, Snapshot
from fiel.snapshots.snapshotsource import NoSnapshot, SnapshotSource, open_source
from fiel.snapshots.writing import write_snapshot
from tests.dashboard.seeding import make_tables
from tests.helpers.webfolder import Handler, WebFolder, running_web_folder

TAKEN = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)


def publish(folder: Path, done: int) -> None:
    write_snapshot(make_tables(done=done), folder, created_at=TAKEN + timedelta(hours=done))


def done_items(snapshot: Snapshot | None) -> int | None:
    return None if snapshot is None else overall_progress(snapshot.tables).done


@pytest.fixture
def web(tmp_path: Path) -> Iterator[WebFolder]:
    publish(tmp_path / "public", 5)
    with running_web_folder(tmp_path / "public") as running:
        yield running


@pytest.fixture
def source(tmp_path: Path, web: WebFolder) -> SnapshotSource:
    return source_of(tmp_path, web.url)


def source_of(tmp_path: Path, address: str, token: str | None = None) -> SnapshotSource:
    secret = SecretStr(token) if token else None
    return open_source(Settings(home=tmp_path / "home", snapshot=address, hub_token=secret))


def mirrored(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "home").glob("mirrors/*/*") if path.is_dir()]


def test_a_folder_is_read_where_it_is(tmp_path: Path) -> None:
    source = source_of(tmp_path, str(tmp_path / "public"))
    with pytest.raises(NoSnapshot):
        source.renew()
    publish(tmp_path / "public", 5)
    assert done_items(source.renew()) == 5
    assert source.renew() is None
    publish(tmp_path / "public", 6)
    assert done_items(source.renew()) == 6
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "address",
    [
        "s3://bucket/snapshot",
        "file:///tmp/snapshot",
        "https://",
        "https://fiel.example/snapshot?key=1",
        "hf://datasets/only-owner",
        "hf://spaces/owner/name",
        "hf://datasets/owner/name/a/../../b",
    ],
)
def test_an_address_of_another_kind_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(FielError, match=r"FIEL_SNAPSHOT: expected a folder, http\(s\)://"):
        source_of(tmp_path, address)


def test_a_password_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="found one with a password") as refusal:
        source_of(tmp_path, "https://ana:secreta@fiel.example/snapshot")
    assert "secreta" not in str(refusal.value)


def test_what_did_not_change_is_not_sent_again(web: WebFolder, source: SnapshotSource) -> None:
    assert done_items(source.renew()) == 5
    assert source.renew() is None
    assert web.statuses(LATEST) == [200, 304]
    assert web.statuses("items.parquet") == [200]
    publish(web.folder, 6)
    assert done_items(source.renew()) == 6
    sent = {name.lower() for _, headers, _ in web.asked for name in headers}
    assert sent.isdisjoint({"authorization", "cookie"})


def test_a_server_without_conditions_is_believed_by_its_content(
    web: WebFolder, source: SnapshotSource
) -> None:
    web.instead[LATEST] = lambda handler: handler.send(200, (web.folder / LATEST).read_bytes())
    assert done_items(source.renew()) == 5
    assert source.renew() is None
    assert web.statuses("items.parquet") == [200]


def test_a_restart_shows_the_last_good_one_without_asking(
    tmp_path: Path, web: WebFolder, source: SnapshotSource
) -> None:
    source.renew()
    asked = len(web.asked)
    again = source_of(tmp_path, web.url)
    kept = again.read_local()
    assert done_items(kept) == 5
    assert kept is not None and kept.created_at == TAKEN + timedelta(hours=5)
    assert len(web.asked) == asked
    assert again.renew() is None
    assert web.statuses(LATEST) == [200, 304]


def test_a_damaged_mirror_is_fetched_anew(tmp_path: Path, web: WebFolder, source: SnapshotSource) -> None:
    source.renew()
    (folder,) = mirrored(tmp_path)
    (folder / "items.parquet").write_bytes(b"half")
    again = source_of(tmp_path, web.url)
    assert again.read_local() is None
    assert done_items(again.renew()) == 5
    assert done_items(source_of(tmp_path, web.url).read_local()) == 5


def test_the_mirror_keeps_the_last_two(tmp_path: Path, web: WebFolder, source: SnapshotSource) -> None:
    for done in (5, 6, 7, 8):
        publish(web.folder, done)
        source.renew()
        assert done_items(source_of(tmp_path, web.url).read_local()) == done
    assert len(mirrored(tmp_path)) == 2


def cut(handler: Handler) -> None:
    handler.send(200, b"PAR1 and no more", Content_Length="100000")
    handler.close_connection = True


def reset(handler: Handler) -> None:
    handler.connection.close()
    handler.close_connection = True


def bomb(handler: Handler) -> None:
    handler.send(200, gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")


def oversize(handler: Handler) -> None:
    handler.send(200, b" " * 2_000_000)


def to_ftp(handler: Handler) -> None:
    handler.send(302, b"", Location="ftp://127.0.0.1/latest.json")


def to_file(handler: Handler) -> None:
    handler.send(302, b"", Location="file:///etc/hostname")


def in_circles(handler: Handler) -> None:
    handler.send(302, b"", Location=handler.path)


def older_schema(handler: Handler) -> None:
    values = json.loads((handler.web.folder / LATEST).read_bytes())
    handler.send(200, json.dumps({**values, "schema_version": 0}).encode())


def half_a_record(handler: Handler) -> None:
    handler.send(200, (handler.web.folder / LATEST).read_bytes()[:200])


def outside(handler: Handler) -> None:
    values = json.loads((handler.web.folder / LATEST).read_bytes())
    handler.send(200, json.dumps({**values, "path": "../../elsewhere"}).encode())


FAULTS: list[tuple[str, Callable[[Handler], None], str]] = [
    (LATEST, lambda handler: handler.send(503, b"later"), "expected the status 200, found 503"),
    (LATEST, lambda handler: handler.send(200, b"<html>Login</html>"), "expected JSON"),
    (LATEST, lambda handler: handler.send(404, b""), "expected a snapshot, found none"),
    (LATEST, half_a_record, "expected JSON"),
    (LATEST, older_schema, "schema_version: expected"),
    (LATEST, outside, "path"),
    (LATEST, oversize, "or fewer, found more"),
    (LATEST, bomb, "found one compressed with 'gzip'"),
    (LATEST, reset, "expected a file, found"),
    (LATEST, to_ftp, "expected a redirect to http or https, found one to ftp"),
    (LATEST, to_file, "expected a redirect to http or https, found one to file"),
    (LATEST, in_circles, "TooManyRedirects"),
    ("items.parquet", lambda handler: handler.send(200, b"other bytes"), "the file is damaged"),
    ("items.parquet", lambda handler: handler.send(404, b""), "found the status 404"),
    ("items.parquet", cut, "expected a file, found RemoteProtocolError"),
    ("people.parquet", bomb, "found one compressed with 'gzip'"),
]


@pytest.mark.parametrize(("name", "fault", "message"), FAULTS)
def test_what_is_not_whole_never_replaces_the_last_good_one(
    tmp_path: Path,
    web: WebFolder,
    source: SnapshotSource,
    name: str,
    fault: Callable[[Handler], None],
    message: str,
) -> None:
    assert done_items(source.renew()) == 5
    publish(web.folder, 6)
    web.instead[name] = fault
    for each in (source, source_of(tmp_path, web.url)):  # running, and started meanwhile
        with pytest.raises(FielError, match=message):
            each.renew()
    assert done_items(source_of(tmp_path, web.url).read_local()) == 5
    web.instead.clear()
    assert done_items(source.renew()) == 6
    assert not list((tmp_path / "home").rglob(".writing-*"))


def test_a_snapshot_that_is_replaced_while_it_is_fetched(web: WebFolder, source: SnapshotSource) -> None:
    def replaced(handler: Handler) -> None:
        web.instead.clear()
        for path in list(web.folder.iterdir()):
            if path.is_dir():
                shutil.rmtree(path)
        publish(web.folder, 7)
        handler.do_GET()

    web.instead["people.parquet"] = replaced
    with pytest.raises(FielError, match="found the status 404"):
        source.renew()
    assert done_items(source.renew()) == 7


def test_a_download_that_takes_too_long(web: WebFolder) -> None:
    def drip(handler: Handler) -> None:
        handler.send(200, b"", Content_Length="100000")
        for _ in range(100_000):
            handler.wfile.write(b"x")

    web.instead[LATEST] = drip
    with (
        open_downloader(web.url, seconds=0.05) as downloader,
        pytest.raises(FielError, match="in time|Timeout"),
    ):
        downloader.get(f"{web.url}/{LATEST}", most=100_000)


def test_redirects_within_the_web_are_followed(tmp_path: Path, web: WebFolder) -> None:
    web.instead["moved"] = lambda handler: handler.send(200, b"here")
    web.instead[LATEST] = lambda handler: handler.send(302, b"", Location=f"{web.url}/moved")
    with open_downloader(web.url, seconds=5) as downloader:
        assert downloader.get(f"{web.url}/{LATEST}", most=100).content == b"here"
        with pytest.raises(FielError, match="or fewer"):
            downloader.get(f"{web.url}/{LATEST}", most=3)
