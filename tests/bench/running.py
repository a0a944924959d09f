"""A stock Argilla in a process of its own."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from fiel.processes import free_port
from tests.bench.stock import API_KEY

START_SECONDS = 90
STOP_SECONDS = 20
TOP = Path(__file__).parents[2]


@dataclass(frozen=True)
class StockServer:
    """Where it answers, and the key of its owner."""

    url: str
    home: Path
    pid: int
    api_key: str = API_KEY

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.home / "argilla.db"


def cpu_seconds(*servers: int) -> float:
    """CPU seconds so far of this process, its children that have ended, and servers by their process ids."""
    ticks = 0
    for server in servers:
        fields = Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    own = os.times()
    return ticks / os.sysconf("SC_CLK_TCK") + sum(own[:4])


@contextlib.contextmanager
def running_stock(home: Path) -> Iterator[StockServer]:
    """Run Argilla as pip installs it, on an empty home, for the block."""
    home.mkdir(parents=True)
    port = free_port(0)
    command = [sys.executable, "-m", "tests.bench.stock", "--home", str(home), "--port", str(port)]
    log = home.with_name(f"{home.name}.log")
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=TOP, stdout=output, stderr=output, start_new_session=True)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_answering(url, process, log)
        yield StockServer(url, home, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_answering(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{url}/api/v1/version", timeout=30, trust_env=False).is_success:
                return
        time.sleep(0.1)
    raise AssertionError(f"no answer after {START_SECONDS} s: {log.read_text(encoding='utf-8')}")
