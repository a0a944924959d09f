import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.deploy.stack import TOP
from tests.guides.pages import lines_that_begin
from tests.server.postgres import Postgres, running_postgres

SCRIPT = TOP / "deploy" / "backup.sh"
OLD = [f"202001{day:02}T030000Z" for day in range(1, 17)]


def test_a_backup_puts_back_what_was_there_and_the_oldest_go(tmp_path: Path) -> None:
    for name in OLD:
        (tmp_path / "backups" / name).mkdir(parents=True)
    home = tmp_path / "home"
    (home / ".cache").mkdir(parents=True)
    (home / ".cache" / "large").write_text("need not be kept")
    (home / "requeued").write_text("the secret")
    with running_postgres() as postgres:
        run = _Backup(postgres, tmp_path)
        postgres.execute("CREATE TABLE answers (said text)", database=run.database)
        postgres.execute("INSERT INTO answers VALUES ('sí')", database=run.database)
        now, listing, restore = (
            line[5:] for line in lines_that_begin("guides/en/stack.md", *"docker compose exec backup".split())
        )
        run(*now)
        kept = run(*listing).stdout.split()
        assert len(kept) == 14 and kept[:-1] == [str(tmp_path / "backups" / name) for name in OLD[3:]]
        (home / "requeued").unlink()
        postgres.execute("UPDATE answers SET said = 'no'", database=run.database)
        assert re.fullmatch(r"\d{8}T\d{6}Z", restore.pop())
        run(*restore, Path(kept[-1]).name)
        run.sql("DO $$ BEGIN ASSERT (SELECT said = 'sí' FROM answers); END $$")
        with pytest.raises(subprocess.CalledProcessError) as refused:
            run("restore", "20200101T030000Z")
        assert "expected a backup, found none" in refused.value.stderr
    assert (home / "requeued").read_text() == "the secret"
    assert {path.name for path in Path(kept[-1]).iterdir()} == {"argilla.dump", "home.tar.gz"}
    listed = subprocess.run(
        ["tar", "tzf", f"{kept[-1]}/home.tar.gz"], check=True, capture_output=True, text=True
    )
    assert ".cache" not in listed.stdout
    assert Path(kept[-1]).stat().st_mode & 0o077 == 0


def test_a_backup_that_fails_is_none(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "home").mkdir()
    nobody = {"PGHOST": "127.0.0.1", "PGPORT": "1", "PGDATABASE": "none"}
    environment = os.environ | nobody | {"BACKUP_FOLDER": str(tmp_path / "backups")}
    done = subprocess.run([SCRIPT, "now"], env=environment, capture_output=True, text=True)
    assert done.returncode != 0 and "backup written" not in done.stdout
    assert not [path for path in (tmp_path / "backups").iterdir() if not path.name.startswith(".")]


class _Backup:
    """The script on a database of its own."""

    def __init__(self, postgres: Postgres, folder: Path) -> None:
        self._postgres = postgres
        self.database = postgres.create_database().rpartition("/")[2]
        self._environment = os.environ | {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(postgres.port),
            "PGUSER": "postgres",
            "PGDATABASE": self.database,
            "BACKUP_FOLDER": str(folder / "backups"),
            "BACKUP_HOME": str(folder / "home"),
        }

    def __call__(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [SCRIPT, *arguments], env=self._environment, check=True, capture_output=True, text=True
        )

    def sql(self, statement: str) -> None:
        self._postgres.execute(statement, database=self.database)
