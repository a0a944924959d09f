"""How often a request asks SQLite, and what the driver gives back: counted, never timed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.server.test_process import run_python

# Argilla's application in one process, asked without a socket: only so can its database be watched.
REQUESTS = """
import asyncio, functools, json, sys
from pathlib import Path
import bcrypt
bcrypt.gensalt = functools.partial(bcrypt.gensalt, 4)
from fiel.server import ensure_credentials
from fiel.server.environment import Environment, import_argilla, remove_statics
home = Path(sys.argv[1])
home.mkdir()
credentials, _ = ensure_credentials(home)
import_argilla(Environment(home, credentials, None))
from fiel.server.database import close_database, prepare_database
prepare_database(home, credentials, reset_password=False)
import aiosqlite, httpx
import sqlalchemy as sa
from argilla_server import app
from argilla_server.api.routes import api_v1
from argilla_server.database import AsyncSessionLocal
from fiel.server.patches.applying import apply
from fiel.server.search.engine import register_engine
register_engine()
apply(app, api_v1, embedded=True)

seen = {"statements": 0, "turns": 0}
take_turn = aiosqlite.Connection._execute
async def counted(self, function, *given, **named):
    seen["turns"] += 1
    return await take_turn(self, function, *given, **named)
aiosqlite.Connection._execute = counted

def count(*_):
    seen["statements"] += 1
engine = AsyncSessionLocal.kw["bind"].sync_engine
sa.event.listen(engine, "before_cursor_execute", count)

writers, most_writers = set(), [0]
def begin_to_write(connection, cursor, statement, *_):
    if statement.split()[0] in ("INSERT", "UPDATE", "DELETE"):
        writers.add(id(connection.connection.dbapi_connection))
        most_writers[0] = max(most_writers[0], len(writers))
def end_writing(connection):
    writers.discard(id(connection.connection.dbapi_connection))
sa.event.listen(engine, "before_cursor_execute", begin_to_write)
sa.event.listen(engine, "commit", end_writing)
sa.event.listen(engine, "rollback", end_writing)

async def measure():
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://here/api/v1/", timeout=60) as client:
        return await ask(client)

async def ask(client):
    async def send(method, path, body=None, **options):
        answer = await client.request(method, path, json=body, **options)
        assert answer.is_success, answer.text
        return answer
    owner = {"headers": {"X-Argilla-Api-Key": credentials.api_key.get_secret_value()}}
    workspace = (await send("POST", "workspaces", {"name": "w"}, **owner)).json()["id"]
    spread = {"strategy": "overlap", "min_submitted": 2}
    body = {"name": "d", "workspace_id": workspace, "distribution": spread}
    dataset = (await send("POST", "datasets", body, **owner)).json()["id"]
    text = {"name": "text", "title": "t", "required": True, "settings": {"type": "text"}}
    for part in ("fields", "questions"):
        await send("POST", f"datasets/{dataset}/{part}", text, **owner)
    await send("PUT", f"datasets/{dataset}/publish", **owner)
    records = [{"fields": {"text": f"text {at}"}} for at in range(20)]
    await send("POST", f"datasets/{dataset}/records/bulk", {"items": records}, **owner)
    people = []
    for name in ("ana", "luis"):
        body = {"first_name": name, "username": name, "role": "annotator", "password": "a long password"}
        person = (await send("POST", "users", body, **owner)).json()
        await send("POST", f"workspaces/{workspace}/users", {"user_id": person["id"]}, **owner)
        form = {"username": name, "password": "a long password"}
        token = (await send("POST", "token", data=form)).json()["access_token"]
        people.append({"headers": {"Authorization": f"Bearer {token}"}})
    pending = {"filters": {"and": [
        {"type": "terms", "scope": {"entity": entity, "property": "status"}, "values": ["pending"]}
        for entity in ("response", "record")]}}
    answer = {"status": "submitted", "values": {"text": {"value": "an answer"}}}
    counts = {}
    async def watch(kind, method, path, body=None, **options):
        seen.update(statements=0, turns=0)
        found = await send(method, path, body, **options)
        counts[kind] = dict(seen)
        return found
    search = f"me/datasets/{dataset}/records/search"
    for _ in range(2):  # the second time is counted: everything has been loaded once
        page = (await watch("queue", "POST", search, pending, **people[0])).json()
        record = page["items"][0]["record"]["id"]
        await watch("progress", "GET", f"datasets/{dataset}/progress", **people[0])
        await watch("submit", "POST", f"records/{record}/responses", answer, **people[0])
        await watch("submit that completes", "POST", f"records/{record}/responses", answer, **people[1])
    progress = (await send("GET", f"datasets/{dataset}/progress", **people[0])).json()
    page = (await send("POST", search, pending, **people[0])).json()
    waiting = [each["record"]["id"] for each in page["items"]][:8]
    most_writers[0] = 0
    await asyncio.gather(*(
        send("POST", f"records/{record}/responses", answer, **person)
        for record in waiting for person in people
    ))
    await close_database()
    return counts | {"progress now": progress, "writers": most_writers[0], "answers": 2 * len(waiting)}

found = asyncio.run(measure())
remove_statics(home)
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Any:
    run = run_python(REQUESTS, str(tmp_path_factory.mktemp("counted") / "home"))
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize(
    ("kind", "most"), [("queue", 9), ("progress", 4), ("submit", 11), ("submit that completes", 13)]
)
def test_a_request_has_few_statements_and_each_takes_one_turn(counts: Any, kind: str, most: int) -> None:
    found = counts[kind]
    commits = {"submit": 1, "submit that completes": 2}.get(kind, 0)
    assert found["statements"] <= most
    assert found["turns"] == found["statements"] + commits


def test_a_status_is_set_by_the_answer_that_completes_a_record(counts: Any) -> None:
    names = [{"username": "ana"}]  # who asks, and not who else answered
    assert counts["progress now"] == {"total": 20, "completed": 2, "pending": 18, "users": names}


DRIVER = """
import asyncio, json, sqlite3, sys
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine
from fiel.server.statements import run_statements_at_once
if sys.argv[2] == "ours":
    run_statements_at_once()

def engine_of(path):
    return create_async_engine(f"sqlite+aiosqlite:///{path}")

async def ask(engine):
    found = []
    async with engine.begin() as db:
        await db.exec_driver_sql("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE)")
    async with engine.connect() as db:
        made = await db.execute(sa.text("INSERT INTO t (b) VALUES (:b)"), [{"b": "x"}, {"b": "y"}])
        found.append(made.rowcount)
        made = await db.exec_driver_sql("INSERT INTO t (b) VALUES (?)", ("z",))
        found.append((made.rowcount, made.lastrowid))
        await db.commit()
        made = await db.exec_driver_sql("INSERT INTO t (b) VALUES ('w') RETURNING a, b")
        found.append([tuple(row) for row in made])
        await db.rollback()
        await db.rollback()
        changed = await db.exec_driver_sql("UPDATE t SET b = b || '!' WHERE a > 1")
        found.append(changed.rowcount)
        await db.commit()
        rows = await db.exec_driver_sql("SELECT a, b FROM t ORDER BY a")
        found += [list(rows.keys()), [tuple(row) for row in rows.all()]]
        streamed = await db.stream(sa.text("SELECT b FROM t ORDER BY a"))
        found.append([row.b async for row in streamed])
        found.append((await db.exec_driver_sql("SELECT b FROM t WHERE a = 9")).first())
        for wrong in ("INSERT INTO t (b) VALUES ('x')", "SELECT nothing FROM nowhere"):
            try:
                await db.exec_driver_sql(wrong)
            except sa.exc.DBAPIError as error:
                found.append([type(error).__name__, type(error.orig).__name__, str(error.orig)])
                await db.rollback()
    return found

async def cut_off(engine):
    # Nobody waits for an insertion any more: the connection must not keep its transaction.
    async def insert():
        async with engine.connect() as db:
            await db.exec_driver_sql("INSERT INTO t (b) VALUES ('cut off')")
            await asyncio.sleep(60)
    for wait in (0, 0.001, 0.2):
        task = asyncio.create_task(insert())
        await asyncio.sleep(wait)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with engine.begin() as db:
            await db.exec_driver_sql("INSERT INTO t (b) VALUES (?)", (f"after {wait}",))
    async with engine.connect() as db:
        return [row[0] for row in await db.exec_driver_sql("SELECT b FROM t WHERE b GLOB '[ac]*' ORDER BY a")]

async def both():
    engine = engine_of(sys.argv[1])
    try:
        return [await ask(engine), await cut_off(engine)]
    finally:
        await engine.dispose()

print(json.dumps(asyncio.run(both())))
"""


def test_rows_errors_and_cut_off_statements_are_as_with_the_driver_as_it_was(tmp_path: Path) -> None:
    runs = [run_python(DRIVER, str(tmp_path / f"{which}.db"), which) for which in ("theirs", "ours")]
    assert all(run.returncode == 0 for run in runs), [run.stderr for run in runs]
    theirs, ours = (json.loads(run.stdout) for run in runs)
    assert ours == theirs
    assert ours[1] == ["after 0", "after 0.001", "after 0.2"]


def test_answers_that_come_at_once_are_stored_in_turn(counts: Any) -> None:
    assert counts["answers"] == 16
    assert counts["writers"] == 1
