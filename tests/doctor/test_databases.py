import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from fiel.doctor.databases import check_database, check_postgresql
from fiel.settings import Settings
from tests.helpers.campaigns import make_work
from tests.server.running import running_server
from tests.system.test_preservation import launch


def test_a_postgresql_that_does_not_answer_is_named_without_its_password() -> None:
    url = SecretStr("postgresql+asyncpg://fiel:very-secret@127.0.0.1:9/fiel")
    found = check_postgresql(Settings(database_url=url))
    assert found.state == "error"
    assert "127.0.0.1:9" in found.what
    assert "very-secret" not in found.what
    assert check_postgresql(Settings(database_url=SecretStr("nonsense"))).state == "error"


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a server with a campaign, which was stopped."""
    folder = tmp_path_factory.mktemp("stopped")
    with running_server(folder / "home") as server:
        launch(server, make_work(folder / "campaign", "stopped"), ())
    return folder / "home"


def damaged_copy(home: Path, folder: Path, *statements: str) -> Path:
    copy = folder / "home"
    shutil.copytree(home, copy)
    with closing(sqlite3.connect(copy / "argilla.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return copy


DRIFT: dict[str, tuple[str, str]] = {
    "a count": ("UPDATE fiel_counts SET records = 7 WHERE records = 8", "counts of records: 1"),
    "a lost text": (
        "DELETE FROM fiel_texts WHERE record_id = (SELECT min(id) FROM records)",
        "records without text: 1",
    ),
    "a text too many": (
        "INSERT INTO fiel_texts (record_id, dataset_id, whole, text) VALUES ('x', 'x', 1, 'x')",
        "texts without a record: 1, texts that are not indexed: 1",
    ),
    "a value too many": (
        "INSERT INTO fiel_values (record_id, kind, key, term) VALUES ('x', 'metadata', 'x', 'x')",
        "values without a record: 1",
    ),
}


@pytest.mark.parametrize(("statement", "said"), DRIFT.values(), ids=DRIFT)
def test_an_index_that_disagrees_with_the_database_is_noticed(
    stopped: Path, tmp_path: Path, statement: str, said: str
) -> None:
    home = damaged_copy(stopped, tmp_path, statement)
    before = (home / "argilla.db").read_bytes()
    database, index = check_database(Settings(home=home))
    assert (database.state, index.state) == ("ok", "error")
    assert said in index.what
    assert (home / "argilla.db").read_bytes() == before


def test_what_it_says_to_do_mends_the_index(stopped: Path, tmp_path: Path) -> None:
    home = damaged_copy(stopped, tmp_path, "DELETE FROM fiel_texts", "UPDATE fiel_counts SET records = 0")
    _, index = check_database(Settings(home=home))
    assert "sqlite3 " in index.todo and "DELETE FROM fiel_installations" in index.todo
    with closing(sqlite3.connect(home / "argilla.db")) as connection:
        connection.execute("DELETE FROM fiel_installations")
        connection.commit()
    with running_server(home):
        found = check_database(Settings(home=home))
        assert [(each.name, each.state) for each in found] == [("database", "ok"), ("index", "ok")]


def overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 40_000)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50_000])


@pytest.mark.parametrize("damage", [overwrite, truncate])
def test_a_damaged_database_is_noticed(stopped: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    home = damaged_copy(stopped, tmp_path)
    damage(home / "argilla.db")
    (database,) = check_database(Settings(home=home))
    assert (database.name, database.state) == ("database", "error")
    assert "fiel restore" in database.todo
