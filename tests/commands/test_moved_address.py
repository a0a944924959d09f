"""A server that is started somewhere else than before says so, for the links that people have."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.server.running import STOP_SECONDS, server_environment


def start_and_stop(home: Path, port: int) -> tuple[dict[str, Any], str]:
    """What ``fiel up`` says where it answers, and the warnings."""
    command = [sys.executable, "-m", "fiel", "up", "--home", str(home), "--port", str(port), "--json"]
    process = subprocess.Popen(
        command,
        env=server_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=home.parent,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=STOP_SECONDS)
    assert line, errors
    return json.loads(line), errors


def test_another_port_than_before_is_a_warning(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first, said = start_and_stop(home, 0)
    assert first["earlier"] is None and "Warning" not in said
    port = int(first["url"].rpartition(":")[2])
    same, said = start_and_stop(home, port)
    assert same["earlier"] is None and "Warning" not in said
    other, said = start_and_stop(home, 0)
    assert other["earlier"] == first["url"]
    assert f"Warning: it was running at {first['url']} before. Links that people have no longer work" in said
