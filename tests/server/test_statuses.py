"""The status of records after a sudden end, on a database as Argilla migrates it."""

import json
from pathlib import Path

from tests.server.postgres import running_postgres
from tests.server.test_process import run_python

# Three datasets: one with many records, where every third status is wrong, and two with one record each.
CODE = """
import sys, uuid
from pathlib import Path
from fiel.server import ensure_credentials
from fiel.server.environment import Environment, import_argilla
home, url, records = Path(sys.argv[1]), sys.argv[2] or None, int(sys.argv[3])
home.mkdir()
credentials, _ = ensure_credentials(home)
import_argilla(Environment(home, credentials, url))
import json
import sqlalchemy as sa
from fiel.server.database import prepare_database
from fiel.server.statuses import restore_statuses
from argilla_server.database import sync_engine
from argilla_server.models import Dataset, Record, Response, User, Workspace
prepare_database(home, credentials, reset_password=False)

def number(kind, at):
    return uuid.UUID(int=kind * 10**9 + at)

def dataset(at, minimum):
    distribution = {"strategy": "overlap", "min_submitted": minimum}
    return dict(id=number(1, at), name=f"d{at}", workspace_id=number(2, 0), distribution=distribution,
                status="ready")

def record(at, of, status):
    return dict(id=number(3, at), dataset_id=number(1, of), fields={"text": "t"}, status=status)

def response(at, user, status="submitted"):
    return dict(id=number(4 + user, at), record_id=number(3, at), user_id=number(9, user), values={},
                status=status)

users = [dict(id=number(9, at), first_name="u", last_name="", username=f"u{at}", role="annotator",
              api_key=f"k{at}", password_hash="h") for at in range(3)]
with sync_engine.begin() as connection:
    connection.execute(sa.insert(Workspace), [dict(id=number(2, 0), name="w")])
    connection.execute(sa.insert(User), users)
    connection.execute(sa.insert(Dataset), [dataset(0, 2), dataset(1, 1), dataset(2, 1)])
    # completed is right for an even record: two of its three answers are submitted; odd ones have one
    right = ["pending" if at % 2 else "completed" for at in range(records)]
    other = {"pending": "completed", "completed": "pending"}
    written = [other[status] if at % 3 == 0 else status for at, status in enumerate(right)]
    connection.execute(sa.insert(Record), [record(at, 0, status) for at, status in enumerate(written)])
    alone = [record(records, 1, "pending"), record(records + 1, 2, "completed")]
    connection.execute(sa.insert(Record), alone)
    answers = [response(at, 0) for at in range(records)]
    answers += [response(at, 1, "discarded" if at % 2 else "submitted") for at in range(records)]
    answers += [response(at, 2, "draft") for at in range(records) if at % 3 == 0]
    connection.execute(sa.insert(Response), answers + [response(records, 0)])
counts, steps = [], []
for _ in range(2):
    with sync_engine.begin() as connection:
        if not url:  # SQLite says after how many of its steps it asks
            driver = connection.connection.driver_connection
            driver.set_progress_handler(lambda: steps.append(1), 100)
        counts.append(restore_statuses(connection))
with sync_engine.connect() as connection:
    found = dict(connection.execute(sa.select(Record.id, Record.status)).all())
wrong = [at for at, status in enumerate(right) if found[number(3, at)] != status]
alone = [found[number(3, records)], found[number(3, records + 1)]]
print(json.dumps({"counts": counts, "wrong": wrong, "alone": alone, "steps": len(steps)}))
"""


def check(home: Path, url: str = "", records: int = 300) -> int:
    run = run_python(CODE, str(home), url, str(records))
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["counts"] == [(records + 2) // 3 + 2, 0]
    assert found["wrong"] == []
    assert found["alone"] == ["completed", "pending"]
    return int(found["steps"])


def test_statuses_follow_the_answers_on_sqlite(tmp_path: Path) -> None:
    check(tmp_path / "home")


def test_statuses_follow_the_answers_on_postgresql(tmp_path: Path) -> None:
    with running_postgres() as postgres:
        check(tmp_path / "home", postgres.create_database())


def test_four_times_as_many_records_take_four_times_as_many_steps(tmp_path: Path) -> None:
    """A start is not held up by a real campaign."""
    few, many = (check(tmp_path / f"home{records}", records=records) for records in (1_000, 4_000))
    assert 0 < many < 6 * few
