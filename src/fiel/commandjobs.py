"""Commands that run by themselves: they go on when the person who started them leaves, and are found again.

Each has a folder in the home: what was started and by whom, its output, its progress, and at the end its exit
code. The key that a command runs with is only in its environment.
"""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock

from fiel.bars import Reached, read_progress
from fiel.errors import FielError
from fiel.files import write_private
from fiel.server.lock import is_held

JobState = Literal["running", "done", "failed", "interrupted"]
_FOLDER = "jobs"
_PATIENCE_SECONDS = 5.0
_SHOWN_BYTES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A command that was started.

    Attributes:
        id: Name of its folder, which begins with the time.
        campaign: Name of the campaign.
        by: User name of the organizer.
        words: The words after ``fiel``.
        started_at: When, in UTC, in ISO 8601.
        state: Interrupted if its process ended without an exit code, as in a power cut.
        code: Its exit code, or None.
        reached: How far it is, or None.
    """

    id: str
    campaign: str
    by: str
    words: tuple[str, ...]
    started_at: str
    state: JobState
    code: int | None
    reached: Reached | None


def start_job(
    home: Path, campaign: str, words: Sequence[str], *, by: str, environment: Mapping[str, str]
) -> Job:
    """Start a command for a campaign, in this folder; one at a time.

    Raises:
        FielError: Another one runs for the campaign. Nothing is started.
    """
    folder = home / _FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(folder / f"{campaign}.lock", timeout=_PATIENCE_SECONDS):  # of two at once, one starts
        running = next((job for job in list_jobs(home, campaign) if job.state == "running"), None)
        if running:
            raise FielError(
                f"{campaign}: expected no other step at work, found fiel {running.words[0]}, started by "
                f"{running.by} at {running.started_at[11:16]} UTC: wait for its end. Nothing was started."
            )
        now = datetime.now(UTC)
        own = folder / f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
        own.mkdir(mode=0o700)
        about = {"campaign": campaign, "by": by, "words": list(words), "started_at": now.isoformat()}
        write_private(own / "job.json", json.dumps(about, ensure_ascii=False))
        process = subprocess.Popen(
            [sys.executable, "-m", "fiel.commandjobs", str(own)],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert process.stdout is not None  # a pipe was asked for
        process.stdout.read(1)  # it holds its lock now, or is gone
        process.stdout.close()
        _CHILDREN.append(process)
    return read_job(home, own.name)


_CHILDREN: list["subprocess.Popen[bytes]"] = []


def list_jobs(home: Path, campaign: str) -> list[Job]:
    """List the jobs of a campaign, the newest first."""
    names = sorted((path.parent.name for path in (home / _FOLDER).glob("*/job.json")), reverse=True)
    jobs = (read_job(home, name) for name in names)
    return [job for job in jobs if job.campaign == campaign]


def read_job(home: Path, identifier: str) -> Job:
    """Read a job as it is now.

    Raises:
        FielError: There is none of this id.
    """
    own = _find(home, identifier)
    _CHILDREN[:] = [child for child in _CHILDREN if child.poll() is None]
    about = json.loads((own / "job.json").read_text(encoding="utf-8"))
    held = is_held(own / "lock")
    code = int((own / "code.txt").read_text()) if (own / "code.txt").exists() else None
    state: JobState = "running" if held else "interrupted" if code is None else "failed" if code else "done"
    return Job(
        **{**about, "words": tuple(about["words"])},
        id=identifier,
        state=state,
        code=code,
        reached=read_progress(own / "progress.json"),
    )


def read_output(home: Path, identifier: str) -> str:
    """Read what a job said so far; of much output, the end."""
    path = _find(home, identifier) / "output.txt"
    content = path.read_bytes()[-_SHOWN_BYTES:] if path.exists() else b""
    return content.decode(errors="replace")


def _find(home: Path, identifier: str) -> Path:
    own = home / _FOLDER / identifier
    if own.parent != home / _FOLDER or not (own / "job.json").exists():
        raise FielError(f"{identifier}: expected the id of a job, found none of this id")
    return own


def run_job(own: Path) -> None:
    """Run the command of a job's folder and note its exit code; the folder's lock is held meanwhile."""
    about = json.loads((own / "job.json").read_text(encoding="utf-8"))
    with FileLock(own / "lock"):
        with suppress(OSError):
            os.write(1, b"!")  # the starter waits for this
        os.close(1)
        command = [sys.executable, "-m", "fiel", "--progress", str(own / "progress.json"), *about["words"]]
        with (own / "output.txt").open("wb") as output:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
            )
        write_private(own / "code.txt", str(done.returncode))


if __name__ == "__main__":
    run_job(Path(sys.argv[1]))
