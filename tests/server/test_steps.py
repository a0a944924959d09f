"""What a volunteer waits for most often, counted in SQLite's own steps: not more in a larger campaign."""

import json
from pathlib import Path

from tests.server.test_process import run_python

# Two datasets in one database, one ten times the other; the same person has answered five records of each.
CODE = """
import sys, uuid
from pathlib import Path
from fiel.server import ensure_credentials
from fiel.server.environment import Environment, import_argilla
home = Path(sys.argv[1])
home.mkdir()
credentials, _ = ensure_credentials(home)
import_argilla(Environment(home, credentials, None))
import asyncio, json
import sqlalchemy as sa
from fiel.server.database import prepare_database
from argilla_server.database import AsyncSessionLocal, sync_engine
from argilla_server.models import Dataset, Record, Response, User, Workspace
from argilla_server.search_engine.base import (
    AndFilter, RecordFilterScope, ResponseFilterScope, TermsFilter,
)
from fiel.server.search.engine import DatabaseSearchEngine
prepare_database(home, credentials, reset_password=False)
SIZES = (400, 4000)

def number(kind, at):
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{kind} {at}")

rows = [(of, at) for of, size in enumerate(SIZES) for at in range(size)]
person = dict(id=number("user", 0), first_name="u", last_name="", username="u", role="annotator",
              api_key="k", password_hash="h")
with sync_engine.begin() as connection:
    connection.execute(sa.insert(Workspace), [dict(id=number("workspace", 0), name="w")])
    connection.execute(sa.insert(User), [person])
    connection.execute(sa.insert(Dataset), [
        dict(id=number("dataset", of), name=f"d{of}", workspace_id=number("workspace", 0), status="ready",
             distribution={"strategy": "overlap", "min_submitted": 3}) for of in range(len(SIZES))])
    connection.execute(sa.insert(Record), [
        dict(id=number("record", (of, at)), dataset_id=number("dataset", of), fields={"text": "t"},
             status="pending", metadata_={"priority": at % 10}) for of, at in rows])
    connection.execute(sa.insert(Response), [
        dict(id=number("response", (of, at)), record_id=number("record", (of, at)), user_id=person["id"],
             values={}, status="submitted") for of, at in rows if at < 5])

steps = [0]
def count():
    steps[0] += 1

engine = AsyncSessionLocal.kw["bind"]
@sa.event.listens_for(engine.sync_engine, "connect")
def listen(connection, record):
    connection.run_async(lambda driver: driver.set_progress_handler(count, 1))

async def measure():
    try:
        return await count_steps()
    finally:
        await engine.dispose()  # or its threads would keep this process

async def count_steps():
    found = []
    for of in range(len(SIZES)):
        async with AsyncSessionLocal() as session:
            dataset = await session.get(Dataset, number("dataset", of))
            user = await session.get(User, person["id"])
        pending = AndFilter(filters=[
            TermsFilter(scope=ResponseFilterScope(user=user, property="status"), values=["pending"]),
            TermsFilter(scope=RecordFilterScope(property="status"), values=["pending"])])
        search = DatabaseSearchEngine()
        asked = {
            "queue": lambda: search.search(dataset, filter=pending, limit=10, user_id=user.id),
            "progress": lambda: search.get_dataset_progress(dataset),
            "own progress": lambda: search.get_dataset_user_progress(dataset, user),
        }
        counts = {}
        for name, ask in asked.items():
            steps[0] = 0
            answer = await ask()
            counts[name] = steps[0]
            total = answer.total if name == "queue" else answer["total"]
            assert total == {"queue": SIZES[of] - 5, "progress": SIZES[of], "own progress": 5}[name], total
        found.append(counts)
    return found

print(json.dumps(asyncio.run(measure())))
"""


def test_queue_and_progress_take_no_more_steps_with_ten_times_the_records(tmp_path: Path) -> None:
    run = run_python(CODE, str(tmp_path / "home"))
    assert run.returncode == 0, run.stderr
    small, large = json.loads(run.stdout)
    assert all(0 < large[name] < 2 * small[name] for name in small), (small, large)
