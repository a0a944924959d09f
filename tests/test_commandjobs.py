"""Commands that run by themselves, as processes: they outlive whoever started them, one at a time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fiel.bars import Reached
from fiel.commandjobs import Job, list_jobs, read_job, read_output, start_job
from fiel.errors import FielError
from tests.helpers.campaigns import write_campaign

PATIENCE = 60


def start(home: Path, *words: str, campaign: str = "jobs", **variables: str) -> Job:
    return start_job(home, campaign, words, by="olga", environment={**os.environ, **variables})


def finish(home: Path, job: Job) -> Job:
    deadline = time.monotonic() + PATIENCE
    while (found := read_job(home, job.id)).state == "running" and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def test_a_job_keeps_its_output_its_code_and_who_started_it(tmp_path: Path) -> None:
    campaign = write_campaign(tmp_path / "campaigns", "jobs")
    done = finish(tmp_path, start(tmp_path, "check", str(campaign), "--json"))
    assert (done.state, done.code, done.by, done.words[0]) == ("done", 0, "olga", "check")
    assert '"items": 8' in read_output(tmp_path, done.id)
    assert done.reached == Reached("Checking", 8, 8)
    failed = finish(tmp_path, start(tmp_path, "check", str(tmp_path / "nothing.yaml")))
    assert (failed.state, failed.code) == ("failed", 2)
    assert [each.id for each in list_jobs(tmp_path, "jobs")] == [failed.id, done.id]
    assert list_jobs(tmp_path, "other") == []


def test_one_at_a_time_for_each_campaign_and_killed_is_interrupted(tmp_path: Path) -> None:
    long = start(tmp_path, "up", "--home", str(tmp_path / "server"), "--port", "0")
    assert long.state == "running"
    with pytest.raises(FielError, match="found fiel up, started by olga at .* Nothing was started"):
        start(tmp_path, "doctor")
    other = start(tmp_path, "--version", campaign="other")
    assert finish(tmp_path, other).code == 0
    children = subprocess.run(
        ["pgrep", "-f", f"fiel.commandjobs {tmp_path}"], capture_output=True, text=True, check=True
    )
    for number in map(int, children.stdout.split()):
        os.killpg(number, signal.SIGKILL)
    assert finish(tmp_path, long).state == "interrupted"


def test_a_job_outlives_whoever_started_it(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from fiel.commandjobs import start_job;"
        f"print(start_job(Path({str(tmp_path)!r}), 'jobs', ['--version'], by='olga', "
        "environment=os.environ).id); os.kill(os.getpid(), 9)"
    )
    gone = subprocess.run([sys.executable, "-uc", script], capture_output=True, text=True, check=False)
    (job,) = list_jobs(tmp_path, "jobs")
    assert gone.returncode == -signal.SIGKILL and gone.stdout.strip() == job.id
    assert finish(tmp_path, job).state == "done"


def test_an_id_is_not_a_path(tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text("{}")
    for identifier in ("..", "../jobs/..", "", "/etc"):
        with pytest.raises(FielError, match="expected the id of a job"):
            read_output(tmp_path, identifier)
