"""PostgreSQL in the place of a file: what a person gives, what is refused, and that nothing is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guides.pages import find_page, lines_of
from tests.server.campaign import create_campaign
from tests.server.postgres import Postgres
from tests.server.running import EmbeddedServer, running_server, server_environment, start_server


def refused(home: Path, database_url: str, *, by_environment: bool = False) -> str:
    """Start `fiel up` with a database that it must refuse; what it says."""
    command = [sys.executable, "-m", "fiel", "up", "--home", str(home), "--port", "0"]
    environment = server_environment()
    if by_environment:
        environment["FIEL_DATABASE_URL"] = database_url
    else:
        command += ["--database-url", database_url]
    run = subprocess.run(command, capture_output=True, text=True, timeout=90, env=environment)
    assert run.returncode == 2, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run.stderr.strip()


def test_keeps_all_in_the_database_and_starts_as_the_guide_says(tmp_path: Path, postgres: Postgres) -> None:
    (_, setting), up = lines_of(find_page("guides/en/embedded-argilla.md"))
    variable, _, shown = setting.partition("=")
    postgres.execute("CREATE ROLE fiel LOGIN PASSWORD 'password'", database="postgres")
    postgres.execute("CREATE DATABASE fiel OWNER fiel TEMPLATE template0", database="postgres")
    url = shown.replace("127.0.0.1", f"127.0.0.1:{postgres.port}")
    assert url != shown
    with running_server(tmp_path / "home", database_url=url) as server:
        campaign = create_campaign(server, "kept")
        campaign.answer(campaign.people[0], 3)
    assert not (tmp_path / "home" / "argilla.db").exists()

    killed = start_server(tmp_path / "home", database_url=url)
    again = killed.client(campaign.people[1].client.headers["X-Argilla-Api-Key"])
    answer = {"status": "submitted", "values": {"verdict": {"value": "good"}}}
    made = again.post(f"records/{campaign.record_ids[3]}/responses", json=answer)
    killed.kill()
    assert made.status_code == 201

    environment = {variable: url}
    command = [sys.executable, "-u", "-m", *up, "--home", str(tmp_path / "home"), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=server_environment() | environment
    ) as process:
        assert process.stdout is not None
        said = [next(process.stdout) for _ in range(2)]
        note = json.loads((tmp_path / "home" / "server.json").read_text())
        server = EmbeddedServer(
            note["url"], tmp_path / "home", killed.credentials, process, tmp_path / "none"
        )
        progress = server.client().get(f"datasets/{campaign.id}/progress").json()
        server.close()
        process.terminate()
        process.stdout.read()
        assert process.wait(30) == 0
    assert "Argilla is running at" in said[1]
    assert (progress["total"], progress["completed"]) == (40, 1)


def test_is_for_one_server(tmp_path: Path, postgres: Postgres) -> None:
    url = postgres.create_database()
    with running_server(tmp_path / "one", database_url=url) as server:
        said = refused(tmp_path / "other", url)
        assert "database postgresql" in said
        assert "another server runs on it: stop that one" in said
        assert server.client().get("me").status_code == 200


@pytest.mark.parametrize("by_environment", [False, True])
def test_one_that_does_not_answer_is_named_without_its_password(tmp_path: Path, by_environment: bool) -> None:
    url = "postgresql+asyncpg://someone:s%40cret@127.0.0.1:9/none"
    said = refused(tmp_path / "home", url, by_environment=by_environment)
    assert "someone:***@127.0.0.1:9/none: cannot be used: connection" in said
    assert "cret" not in said


@pytest.mark.parametrize(
    "url", ["mysql://127.0.0.1/fiel", "sqlite:///argilla.db", "nonsense", "postgresql://"]
)
def test_another_database_is_refused(tmp_path: Path, url: str) -> None:
    assert "database URL: expected one such as postgresql+asyncpg://user@host/name" in refused(
        tmp_path / "home", url
    )


def test_password_may_hold_any_sign(tmp_path: Path, postgres: Postgres) -> None:
    """Argilla's own migrations fail on one that is written with a percent sign."""
    url = postgres.create_database().replace("postgres@", "postgres:p%40ss%25@")
    with running_server(tmp_path / "home", database_url=url.replace("+asyncpg", "")) as server:
        assert server.client().get("me").status_code == 200
