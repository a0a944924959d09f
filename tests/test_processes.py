"""Programs that are started and waited for."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fiel import processes
from fiel.errors import FielError
from fiel.settings import Settings
from tests.dashboard.seeding import make_tables, seed_snapshot


def test_what_does_not_answer_in_time_is_said_to_be_slow_beside_what_it_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its output alone, which may be a hint, passed for the reason."""
    monkeypatch.setattr(processes, "_START_SECONDS", 0)
    log = tmp_path / "dashboard.log"
    log.write_text("A hint about a package.\n", encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        with pytest.raises(FielError) as raised:
            processes._wait(process, log, lambda: None)
        assert process.stdin is not None
        process.stdin.close()
    said = str(raised.value)
    assert "found none in 0 s" in said and "A hint about a package." in said


def test_what_ends_at_once_is_said_in_its_own_words(tmp_path: Path) -> None:
    log = tmp_path / "dashboard.log"
    log.write_text("fiel: no such file\n", encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        with pytest.raises(FielError, match=r"^no such file$"):
            processes._wait(process, log, lambda: None)


def test_a_dashboard_for_other_machines_asks_nobody_for_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit would ask a server elsewhere, for a greeting that nobody sees."""
    asked: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_CONNECT = do_GET

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    seed_snapshot(tmp_path / "snapshot", make_tables())
    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        threading.Thread(target=proxy.serve_forever).start()
        try:
            for name in ("http_proxy", "https_proxy"):
                monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
            settings = Settings(home=tmp_path / "home", snapshot=tmp_path / "snapshot")
            with processes.running_dashboard(settings, 0, host="0.0.0.0"):
                pass
        finally:
            proxy.shutdown()
    assert asked == []
