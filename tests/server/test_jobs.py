"""Background jobs run inside the server; seen over HTTP."""

import json
import queue
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from .campaign import create_campaign
from .running import EmbeddedServer


def wait_until(check: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_new_distribution_reaches_the_records(server: EmbeddedServer) -> None:
    campaign = create_campaign(server, "distribution", min_submitted=2)
    for position in range(10):
        campaign.answer(campaign.people[0], position)
    path = f"datasets/{campaign.id}"

    def completed() -> int:
        return int(campaign.owner.get(f"{path}/progress").json()["completed"])

    assert completed() == 0
    once = {"distribution": {"strategy": "overlap", "min_submitted": 1}}
    campaign.owner.patch(path, json=once).raise_for_status()
    wait_until(lambda: completed() == 10)
    twice = {"distribution": {"strategy": "overlap", "min_submitted": 2}}
    campaign.owner.patch(path, json=twice).raise_for_status()
    wait_until(lambda: completed() == 0)


@pytest.fixture
def receiver(server: EmbeddedServer) -> Iterator[tuple[str, "queue.Queue[Any]"]]:
    """A webhook's receiver that asks the server something before it answers."""
    received: queue.Queue[Any] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = httpx.get(f"{server.url}/api/v1/version", timeout=5, trust_env=False)
            received.put((event["type"], asked.status_code))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listener.server_port}/hook", received
        listener.shutdown()
        thread.join()


def test_webhook_may_call_back(server: EmbeddedServer, receiver: tuple[str, "queue.Queue[Any]"]) -> None:
    url, received = receiver
    campaign = create_campaign(server, "webhook", records=1)
    body = {"url": url, "events": ["response.created"], "description": "told of answers"}
    made = campaign.owner.post("webhooks", json=body)
    assert made.status_code == 201, made.text
    campaign.answer(campaign.people[0], 0)
    assert received.get(timeout=10) == ("response.created", 200)
    campaign.owner.delete(f"webhooks/{made.json()['id']}").raise_for_status()


def test_failing_job_is_tried_again_and_reported(server: EmbeddedServer) -> None:
    """An export to a Hub that does not answer, in the shared fixture's environment."""
    campaign = create_campaign(server, "export", records=2)
    made = campaign.owner.post(f"datasets/{campaign.id}/export", json={"name": "a/b", "token": "none"})
    assert made.status_code == 202
    job = f"jobs/{made.json()['id']}"
    wait_until(lambda: bool(campaign.owner.get(job).json()["status"] == "failed"), seconds=30)
    said = server.take_errors()
    assert said.count("export_dataset_to_hub_job failed and is tried again") == 3
    assert said.count("export_dataset_to_hub_job failed\n") == 1
