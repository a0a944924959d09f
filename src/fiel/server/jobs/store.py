"""The pending jobs, and the outcomes of the others, in a file that outlives the server.

It is a separate database: a job is enqueued in the middle of a request, whose session may hold the only write
lock of Argilla's SQLite database.
"""

import os
import pickle
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fiel.errors import FielError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, queue TEXT NOT NULL, fields BLOB NOT NULL,
    due REAL, running INTEGER NOT NULL, expires REAL
);
CREATE INDEX IF NOT EXISTS jobs_expires ON jobs (expires);
"""
_KEEP = """
INSERT INTO jobs (id, queue, fields, due, running) VALUES (?, ?, ?, ?, 0)
ON CONFLICT (id) DO UPDATE SET fields = excluded.fields, due = excluded.due, running = 0, expires = NULL
"""


@dataclass(frozen=True)
class StoredJob:
    """A job as last stored.

    Attributes:
        id: The job's id in the API.
        fields: RQ's data about a job, by RQ's names.
        due: When to try it again, in seconds since 1970; None for as soon as possible.
        running: Whether it was running.
        expires: When the outcome of an ended job is forgotten; None for a pending one.
    """

    id: str
    fields: dict[Any, Any]
    due: float | None
    running: bool
    expires: float | None


class JobStore:
    """A private file of jobs: the job of a Hub export includes a person's token."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        """Open or create the file.

        ``clock`` returns the seconds since 1970.

        Raises:
            FielError: The file cannot be used.
        """
        self._clock = clock
        try:
            os.close(os.open(path, os.O_CREAT, 0o600))  # SQLite gives its own files the same permissions
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
                self._database.execute(f"PRAGMA {pragma}")
            self._database.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise FielError(
                f"jobs {path}: cannot be used: {error}; delete the file to start without its jobs"
            ) from error

    def keep(self, job_id: str, queue: str, fields: dict[Any, Any], *, due: float | None = None) -> None:
        """Store a job to run at once or when due; from then on it is not lost."""
        self._database.execute(_KEEP, (job_id, queue, pickle.dumps(fields), due))

    def note_start(self, job_id: str) -> None:
        """Record that a job is running."""
        self._database.execute("UPDATE jobs SET running = 1 WHERE id = ?", (job_id,))

    def note_end(self, job_id: str, fields: dict[Any, Any], *, seconds: int) -> None:
        """Record the outcome of a job for some seconds, and delete expired outcomes."""
        now = self._clock()
        self._database.execute(
            "UPDATE jobs SET fields = ?, running = 0, due = NULL, expires = ? WHERE id = ?",
            (pickle.dumps(fields), now + seconds, job_id),
        )
        self._database.execute("DELETE FROM jobs WHERE expires <= ?", (now,))

    def jobs(self, queue: str) -> Iterator[StoredJob]:
        """Yield the jobs of a queue, in the order in which they were first enqueued."""
        rows = self._database.execute(
            "SELECT id, fields, due, running, expires FROM jobs"
            " WHERE queue = ? AND (expires IS NULL OR expires > ?) ORDER BY rowid",
            (queue, self._clock()),
        ).fetchall()
        for job_id, fields, due, running, expires in rows:
            yield StoredJob(job_id, pickle.loads(fields), due, bool(running), expires)

    def close(self) -> None:
        """Close the file, which also removes its journals."""
        self._database.close()
