"""Argilla as pip installs it, for comparison: ``python -m tests.bench.stock --home DIR --port PORT``.

Nothing of Fiel is in it. Two things stand in for what Argilla needs beside itself: Redis in memory, and a
search engine that only says that it is there. RQ's own worker runs the jobs, in a thread.
"""

import argparse
import asyncio
import os
import threading
from pathlib import Path
from typing import Any

API_KEY = "the key of the stock server's owner"


def main() -> None:
    """Serve until a signal."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.stock", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="an empty folder for the server's data")
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    os.environ |= {
        "ARGILLA_HOME_PATH": str(given.home),
        "ARGILLA_SEARCH_ENGINE": "none",
        "HF_HUB_DISABLE_TELEMETRY": "1",
    }
    _keep_redis_in_memory()
    _register_engine()
    _prepare_database()
    threading.Thread(target=_work, daemon=True).start()

    import uvicorn

    uvicorn.run("argilla_server:app", host="127.0.0.1", port=given.port, log_level="warning")


def _keep_redis_in_memory() -> None:
    import fakeredis
    import redis

    server = fakeredis.FakeServer()
    redis.from_url = lambda url, **options: fakeredis.FakeRedis(server=server, **options)


def _register_engine() -> None:
    from argilla_server.search_engine import SearchEngine

    async def new_instance() -> Any:
        return engine()

    async def nothing(self: Any, *arguments: Any, **options: Any) -> dict[str, Any]:
        return {}

    async def ping(self: Any) -> bool:
        return True

    methods = dict.fromkeys(SearchEngine.__abstractmethods__, nothing)
    engine: Any = type(
        "NoSearchEngine",
        (SearchEngine,),
        {**methods, "new_instance": staticmethod(new_instance), "ping": ping},
    )
    SearchEngine.register("none")(engine)


def _prepare_database() -> None:
    from argilla_server.cli.database.migrate import migrate_db
    from argilla_server.contexts import accounts
    from argilla_server.database import AsyncSessionLocal
    from argilla_server.models import User, UserRole

    migrate_db("head")

    async def add_owner() -> None:
        async with AsyncSessionLocal() as session:
            session.add(
                User(
                    first_name="owner",
                    last_name="",
                    username="owner",
                    role=UserRole.owner,
                    api_key=API_KEY,
                    password_hash=accounts.hash_password("not used"),
                )
            )
            await session.commit()
        await AsyncSessionLocal.kw["bind"].dispose()

    asyncio.run(add_owner())


def _work() -> None:
    from argilla_server.jobs.queues import DEFAULT_QUEUE, HIGH_QUEUE, REDIS_CONNECTION
    from rq import SimpleWorker
    from rq.timeouts import TimerDeathPenalty

    class Worker(SimpleWorker):
        death_penalty_class: Any = TimerDeathPenalty  # the usual one needs signals

        def _install_signal_handlers(self) -> None:
            """Leave the signals to the server: a thread may not handle them."""

    Worker([HIGH_QUEUE, DEFAULT_QUEUE], connection=REDIS_CONNECTION).work(
        with_scheduler=False, logging_level="WARNING"
    )


if __name__ == "__main__":
    main()
