"""A stop answers the requests that were on their way; a second one waits for nobody."""

import contextlib
import json
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.server.campaign import Campaign, create_campaign
from tests.server.receiver import running_receiver
from tests.server.running import STOP_SECONDS, EmbeddedServer, running_server
from tests.server.test_jobs import subscribe

SIGNALS = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])


class SlowRequest:
    """A request to log one record, of which half is sent at once and the rest when it is let go."""

    def __init__(self, campaign: Campaign) -> None:
        self.outcome: httpx.Response | httpx.HTTPError | None = None
        self.rest = threading.Event()
        self._half_sent = threading.Event()
        self._thread = threading.Thread(target=self._post, args=(campaign,))
        self._thread.start()
        assert self._half_sent.wait(10)
        time.sleep(0.3)  # until the server has read it

    def finish(self) -> "httpx.Response | httpx.HTTPError | None":
        self.rest.set()
        self._thread.join(STOP_SECONDS)
        return self.outcome

    def _post(self, campaign: Campaign) -> None:
        body = {"items": [{"external_id": "slow", "fields": {"text": "Enviado a medias"}}]}
        try:
            self.outcome = campaign.owner.post(
                f"datasets/{campaign.id}/records/bulk",
                content=self._halves(json.dumps(body).encode()),
                headers={"Content-Type": "application/json"},
            )
        except httpx.HTTPError as error:
            self.outcome = error

    def _halves(self, content: bytes) -> Iterator[bytes]:
        yield content[:20]
        self._half_sent.set()
        self.rest.wait(60)
        yield content[20:]


def wait_for_end(server: EmbeddedServer) -> str:
    """Wait until it is gone and return what it said."""
    assert server.process.wait(STOP_SECONDS) == 0
    server.close()
    assert not (server.home / "server.json").exists()
    said = server.errors.read_text(encoding="utf-8")
    assert "Traceback" not in said, said
    return said


@SIGNALS
def test_request_on_its_way_is_answered(tmp_path: Path, number: signal.Signals) -> None:
    home = tmp_path / "home"
    with running_server(home) as server:
        campaign = create_campaign(server, "slow", records=1)
        request = SlowRequest(campaign)
        server.process.send_signal(number)
        time.sleep(1)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{server.url}/api/v1/version", trust_env=False)
        answer = request.finish()
        assert isinstance(answer, httpx.Response)
        assert answer.status_code == 201, answer.text
        assert wait_for_end(server) == ""
    with running_server(home) as server:
        assert server.client().get(f"datasets/{campaign.id}/progress").json()["total"] == 2


@SIGNALS
def test_second_signal_stops_at_once(tmp_path: Path, number: signal.Signals) -> None:
    """A request that never ends and a webhook that is never answered would hold it for half a minute."""
    hanging = threading.Event()

    def hang() -> int:
        hanging.wait(60)
        return 200

    with contextlib.ExitStack() as stack:
        receiver = stack.enter_context(running_receiver(hang))
        stack.callback(hanging.set)
        server = stack.enter_context(running_server(tmp_path / "home"))
        campaign = create_campaign(server, "twice", records=1)
        subscribe(campaign, receiver)
        campaign.answer(campaign.people[0], 0)
        receiver.received.get(timeout=10)
        request = SlowRequest(campaign)
        server.process.send_signal(number)
        time.sleep(1)
        assert server.process.poll() is None
        server.process.send_signal(number)
        said = wait_for_end(server)
        assert not hanging.is_set()
        assert "notify_event_job did not finish before the server" in said
        assert "1 requests were not answered" in said
        assert isinstance(request.finish(), httpx.HTTPError)
