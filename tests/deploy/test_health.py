"""Health checks that look at how old a file is; those that ask a server are tested where one runs."""

import os
import time
from pathlib import Path

import pytest

from tests.deploy.stack import is_healthy


@pytest.mark.parametrize(("minutes", "healthy"), [(None, False), (1, True), (20, False)])
def test_the_watcher_is_healthy_while_its_snapshot_is_new(
    tmp_path: Path, minutes: int | None, healthy: bool
) -> None:
    if minutes is not None:
        latest = tmp_path / "latest.json"
        latest.write_text("{}")
        os.utime(latest, (time.time() - 60 * minutes,) * 2)
    assert is_healthy("watcher", {"/snapshot": str(tmp_path)}) is healthy


@pytest.mark.parametrize(("hours", "healthy"), [(None, False), (25, True), (27, False)])
def test_the_backup_is_healthy_while_there_is_one_of_the_last_night(
    tmp_path: Path, hours: int | None, healthy: bool
) -> None:
    (tmp_path / ".20200101T030000Z").mkdir()  # one that is not done
    if hours is not None:
        made = tmp_path / "20200101T030000Z"
        made.mkdir()
        os.utime(made, (time.time() - 3600 * hours,) * 2)
    assert is_healthy("backup", {"/backups": str(tmp_path)}) is healthy
