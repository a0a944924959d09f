"""What the driver of SQLite gives back when a statement takes one turn."""

import json
from pathlib import Path

from tests.server.test_process import run_python

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
