"""The jobs that are still to be done, and how the others ended, in a file that outlives the server.

It is a database of its own: a job is put into its queue in the middle of a request, whose session may hold
the only lock that Argilla's SQLite has for writing.
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
    """A job as it was last written.

    Attributes:
        id: The id that the API answers to.
        fields: What RQ keeps of a job, by RQ's names.
        due: When it is to be tried again, in seconds since 1970; None for as soon as possible.
        running: Whether it was being run.
        expires: When the outcome of a job that has ended is forgotten; None for one that has not.
    """

    id: str
    fields: dict[Any, Any]
    due: float | None
    running: bool
    expires: float | None


class JobStore:
    """A file of jobs that only its owner reads: the job of a Hub export carries a person's token."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        """Open the file or create it.

        Args:
            path: The file.
            clock: Says the seconds since 1970.

        Raises:
            FielError: The file cannot be used.
        """
        self._clock = clock
        try:
            os.close(os.open(path, os.O_CREAT, 0o600))  # SQLite gives its own files the same rights
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
                self._database.execute(f"PRAGMA {pragma}")
            self._database.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise FielError(
                f"jobs {path}: cannot be used: {error}; without the file they start anew"
            ) from error

    def keep(self, job_id: str, queue: str, fields: dict[Any, Any], *, due: float | None = None) -> None:
        """Write a job that is to be run, at once or when it is due; from then on it is not lost."""
        self._database.execute(_KEEP, (job_id, queue, pickle.dumps(fields), due))

    def note_start(self, job_id: str) -> None:
        """Write that a job is being run."""
        self._database.execute("UPDATE jobs SET running = 1 WHERE id = ?", (job_id,))

    def note_end(self, job_id: str, fields: dict[Any, Any], *, seconds: int) -> None:
        """Write how a job ended, to be known for some seconds, and forget what nobody asks about any more."""
        now = self._clock()
        self._database.execute(
            "UPDATE jobs SET fields = ?, running = 0, due = NULL, expires = ? WHERE id = ?",
            (pickle.dumps(fields), now + seconds, job_id),
        )
        self._database.execute("DELETE FROM jobs WHERE expires <= ?", (now,))

    def jobs(self, queue: str) -> Iterator[StoredJob]:
        """Yield the jobs of a queue, in the order in which they were first put into it."""
        rows = self._database.execute(
            "SELECT id, fields, due, running, expires FROM jobs"
            " WHERE queue = ? AND (expires IS NULL OR expires > ?) ORDER BY rowid",
            (queue, self._clock()),
        ).fetchall()
        for job_id, fields, due, running, expires in rows:
            yield StoredJob(job_id, pickle.loads(fields), due, bool(running), expires)

    def close(self) -> None:
        """Close the file; its journals go with it."""
        self._database.close()
