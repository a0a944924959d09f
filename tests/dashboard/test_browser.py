import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import expect

from fiel.tables import join_tables
from tests.browser import browser_page
from tests.dashboard.seeding import make_second_tables, make_tables, seed_snapshot

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
NASTY = "<img src=x onerror=alert(1)> **n** :smile: $a$ :red[r] www.evil.example https://evil.example"


@contextmanager
def running_dashboard(snapshot: Path, log: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(APP),
        "--server.headless",
        "true",
        "--browser.gatherUsageStats",
        "false",
        "--server.address",
        "127.0.0.1",
        "--server.port",
        address.split(":")[1],
    ]
    environ = {**os.environ, "FIEL_SNAPSHOT": str(snapshot)}
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environ, cwd=log.parent, stdout=output, stderr=output)
        try:
            wait_until_ready(f"http://{address}", process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]", log: Path, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{url}/_stcore/health", trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"streamlit did not start:\n{log.read_text()}")


def test_the_numbers_move_while_someone_watches(tmp_path: Path) -> None:
    seed_snapshot(tmp_path / "snapshot", make_tables(done=9, title=NASTY))
    with (
        running_dashboard(tmp_path / "snapshot", tmp_path / "log.txt") as address,
        browser_page(locale="es-MX") as watched,
    ):
        page = watched.page
        page.goto(f"http://{address}")
        expect(page.get_by_text("9 de 24 elementos revisados (37 %)")).to_be_visible(timeout=60_000)
        expect(page.get_by_text("Luz · simulado")).to_be_attached(timeout=20_000)
        expect(page.get_by_text("Datos simulados")).to_be_visible()
        page.evaluate("window.notReloaded = true")

        seed_snapshot(tmp_path / "snapshot", make_tables(done=10, title=NASTY))
        expect(page.get_by_text("10 de 24 elementos revisados (41 %)")).to_be_visible(timeout=30_000)
        assert page.evaluate("window.notReloaded") is True
        assert page.locator("h3").first.inner_text().replace("\u2060", "") == NASTY
        assert page.locator("h3 a, h3 img, h3 strong").count() == 0
        assert watched.errors == []
        assert watched.hosts == {address}
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_a_phone_shows_all_campaigns_without_scrolling_sideways(tmp_path: Path) -> None:
    seed_snapshot(tmp_path / "snapshot", join_tables([make_tables(), make_second_tables()]))
    with (
        running_dashboard(tmp_path / "snapshot", tmp_path / "log.txt") as address,
        browser_page(locale="en-US", viewport=(390, 844), scheme="dark") as watched,
    ):
        page = watched.page
        page.goto(f"http://{address}")
        expect(page.get_by_text("12 of 34 items reviewed (35%)")).to_be_visible(timeout=60_000)
        expect(page.locator("canvas, svg.marks").first).to_be_visible(timeout=20_000)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert watched.errors == []
        assert watched.hosts == {address}
