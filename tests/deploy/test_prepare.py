"""The one-shot service that brings the database to its schema and makes the owner's account."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bcrypt
import pytest
import sqlalchemy as sa

from tests.deploy.stack import FILLED_IN, load_stack
from tests.server.postgres import Postgres, running_postgres

pytestmark = pytest.mark.long  # each start of Argilla's commands takes seconds

SECRETS = ("OWNER_PASSWORD", "ARGILLA_API_KEY")


class Prepare:
    """The service on a database of its own."""

    def __init__(self, postgres: Postgres, folder: Path) -> None:
        self.database_url = postgres.create_database()
        self._folder = folder

    def run(self, **given: str) -> "subprocess.CompletedProcess[str]":
        service = load_stack({**FILLED_IN, **given})["services"]["prepare"]
        folders = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ARGILLA_")}
        of_service = service["environment"] | {"ARGILLA_DATABASE_URL": self.database_url}
        environment = kept | of_service | {"PATH": folders, "ARGILLA_HOME_PATH": str(self._folder)}
        return subprocess.run(
            service["command"], env=environment, cwd=self._folder, capture_output=True, text=True
        )

    def rows(self, statement: str) -> list[dict[str, Any]]:
        engine = sa.create_engine(self.database_url.replace("asyncpg", "psycopg2"), poolclass=sa.NullPool)
        with engine.connect() as connection:
            return [dict(row) for row in connection.execute(sa.text(statement)).mappings()]


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as running:
        yield running


@pytest.fixture
def prepare(postgres: Postgres, tmp_path: Path) -> Prepare:
    return Prepare(postgres, tmp_path)


def test_an_empty_database_gets_its_schema_and_one_owner_whom_a_second_run_leaves_alone(
    prepare: Prepare,
) -> None:
    first = prepare.run()
    assert first.returncode == 0, first.stderr
    (owner,) = prepare.rows("SELECT * FROM users")
    assert (owner["username"], str(owner["role"])) == ("owner", "owner")
    assert owner["api_key"] == FILLED_IN["ARGILLA_API_KEY"]
    assert bcrypt.checkpw(FILLED_IN["OWNER_PASSWORD"].encode(), owner["password_hash"].encode())
    versions = prepare.rows("SELECT * FROM alembic_version")
    again = prepare.run(OWNER_PASSWORD="another-password-of-ours", ARGILLA_API_KEY="another-key-of-the-owner")
    assert again.returncode == 0, again.stderr
    assert prepare.rows("SELECT * FROM users") == [owner]
    assert prepare.rows("SELECT * FROM alembic_version") == versions
    said = first.stdout + first.stderr + again.stdout + again.stderr
    assert not [each for each in SECRETS if FILLED_IN[each] in said] and "another-" not in said


@pytest.mark.parametrize("name", SECRETS)
def test_a_short_secret_is_refused_before_anything_is_made_and_not_shown(prepare: Prepare, name: str) -> None:
    done = prepare.run(**{name: "fifteen-letters"})
    assert done.returncode == 2 and "expected 16 characters or more" in done.stderr
    assert "fifteen-letters" not in done.stdout + done.stderr
    assert prepare.rows("SELECT * FROM information_schema.tables WHERE table_schema = 'public'") == []
