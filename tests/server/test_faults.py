"""The embedded server while things break: what was acknowledged is there, and the export says the same.

With its PostgreSQL it is in `tests/stack/test_cuts.py` and `test_kills.py`. A kill while a hundred people
answer is in `test_load`, jobs that a kill interrupts are in `test_jobs`, and launches while things break are
in `tests/annotation/test_faults.py`.
"""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiel.annotation.health import measure_skew
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.workflow.export import export_campaign
from tests.helpers.crowd import Crowd, wait_until
from tests.helpers.relay import Relay
from tests.server.running import EmbeddedServer, running_server
from tests.system.test_fulldisk import no_room, small_disk

pytestmark = pytest.mark.long

FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
HOUR = 3600
TURN = 6  # items that everybody answers while something breaks


@dataclass
class Scene:
    """A server whose disk is small and whose clock can be set, behind a stretch of network, with a crowd."""

    server: EmbeddedServer
    crowd: Crowd
    network: Relay
    clock: Path
    mounted: bool

    def set_clock(self, seconds: int) -> None:
        """Put the server's clock ahead of the real one, and wait until it goes by that."""
        self.clock.write_text(f"{seconds:+d}")

        def ahead() -> bool:
            skew = measure_skew(self.server.url)
            return skew is not None and abs(skew - seconds) < 60

        wait_until(ahead, "another time")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("faults")
    home, clock = folder / "home", folder / "clock"
    home.mkdir(mode=0o700)
    clock.write_text("+0")
    faked = {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with contextlib.ExitStack() as stack:
        mounted = stack.enter_context(small_disk(home, megabytes=48))
        home.chmod(0o700)
        server = stack.enter_context(running_server(home, extra=faked if FAKETIME.exists() else None))
        network = Relay(int(server.url.rpartition(":")[2]))
        settings = Settings(
            home=folder / "fiel",
            api_url=network.url,
            api_key=server.credentials.api_key,
            snapshot=folder / "snapshot",
        )
        crowd = Crowd(network.url, settings, folder, "faults", items=5 * TURN)
        yield Scene(server, crowd, network, clock, mounted)
        crowd.close()
        network.close()


def test_disk_full(scene: Scene) -> None:
    if not scene.mounted:
        pytest.skip("no file system can be mounted here")
    crowd = scene.crowd
    with crowd.answering(TURN):
        crowd.wait_for(2)
        with no_room(scene.server.home, mounted=True, left=0):
            crowd.wait_for_trouble()
            crowd.check_answers(finished=False)
    assert "disk is full" in scene.server.take_errors()
    crowd.check()
    assert crowd.find_wrong_statuses() == []


def test_clock_moved_back(scene: Scene) -> None:
    """Sessions go on, and what is written at an earlier time is seen by who asks for what is new."""
    if not FAKETIME.exists():
        pytest.skip("libfaketime is not installed")
    crowd = scene.crowd
    with crowd.answering(TURN):
        pass
    crowd.check()
    with crowd.answering(TURN):
        crowd.wait_for(2)
        scene.set_clock(-HOUR)
    assert crowd.troubles == []
    assert crowd.check().whole == ()
    times = sorted(each["updated_at"] for record in crowd.stored_records() for each in record["responses"])
    assert times[0][:13] != times[-1][:13]  # they really are of different hours
    scene.set_clock(0)


def test_network_cut_between_people_and_server(scene: Scene) -> None:
    crowd = scene.crowd
    with crowd.answering(TURN):
        crowd.wait_for(2)
        scene.network.cut()
        crowd.wait_for_trouble()
        scene.network.repair()
    crowd.check()


@pytest.mark.parametrize("pieces", [1, 4, 8, 12])
def test_network_cut_while_answers_are_collected(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pieces: int
) -> None:
    """An export waits for a network that comes back, and for one that does not it is refused as a whole."""
    monkeypatch.setattr("fiel.annotation.client._PAUSE_SECONDS", 0.02)
    crowd, out = scene.crowd, tmp_path / "out"
    scene.network.cut_after(pieces)
    with pytest.raises(FielError, match="expected an Argilla server|then run the command again"):
        export_campaign(crowd.settings, crowd.work, out, unresolved="keep")
    assert not out.exists()
    scene.network.repair()
    if pieces > 4:  # the first requests find out whether there is a server at all
        monkeypatch.setattr("fiel.annotation.client._PAUSE_SECONDS", 0.2)
        scene.network.cut_after(pieces)
        repairing = threading.Timer(0.5, scene.network.repair)
        repairing.start()
    crowd.check_export()
