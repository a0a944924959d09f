"""Background jobs run inside the server and survive it; seen over HTTP."""

import threading
import time
from functools import partial
from pathlib import Path

import httpx

from tests.helpers.crowd import wait_until
from tests.server.campaign import Campaign, create_campaign
from tests.server.receiver import Receiver, running_receiver
from tests.server.running import EmbeddedServer, running_server, start_server


def completed(client: httpx.Client, dataset: str) -> int:
    return int(client.get(f"datasets/{dataset}/progress").json()["completed"])


def has_completed(client: httpx.Client, dataset: str, number: int) -> bool:
    return completed(client, dataset) == number


def set_min_submitted(client: httpx.Client, dataset: str, number: int) -> None:
    body = {"distribution": {"strategy": "overlap", "min_submitted": number}}
    client.patch(f"datasets/{dataset}", json=body).raise_for_status()


def subscribe(campaign: Campaign, receiver: Receiver, event: str = "response.created") -> str:
    body = {"url": receiver.url, "events": [event], "description": "told of answers"}
    made = campaign.owner.post("webhooks", json=body)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def job_status(client: httpx.Client, job: str) -> str:
    answer = client.get(f"jobs/{job}")
    assert answer.status_code == 200, answer.text
    return str(answer.json()["status"])


def test_new_distribution_reaches_the_records(server: EmbeddedServer) -> None:
    campaign = create_campaign(server, "distribution", min_submitted=2)
    for position in range(10):
        campaign.answer(campaign.people[0], position)
    assert completed(campaign.owner, campaign.id) == 0
    for number, expected in ((1, 10), (2, 0)):
        set_min_submitted(campaign.owner, campaign.id, number)
        wait_until(partial(has_completed, campaign.owner, campaign.id, expected), "the new distribution")


def test_webhook_may_call_back(server: EmbeddedServer) -> None:
    """Its receiver asks the server something before it answers."""

    def ask() -> int:
        return httpx.get(f"{server.url}/api/v1/version", timeout=5, trust_env=False).status_code

    campaign = create_campaign(server, "webhook", records=1)
    with running_receiver(ask) as receiver:
        webhook = subscribe(campaign, receiver)
        campaign.answer(campaign.people[0], 0)
        assert receiver.received.get(timeout=10)[1] == "response.created"
        campaign.owner.delete(f"webhooks/{webhook}").raise_for_status()


def test_failing_job_is_tried_again_and_reported(server: EmbeddedServer) -> None:
    """An export to a Hub that does not answer, in the shared fixture's environment."""
    campaign = create_campaign(server, "export", records=2)
    made = campaign.owner.post(f"datasets/{campaign.id}/export", json={"name": "a/b", "token": "none"})
    assert made.status_code == 202
    wait_until(
        lambda: job_status(campaign.owner, made.json()["id"]) == "failed", "the job to fail", seconds=60
    )
    said = server.take_errors()
    assert said.count("export_dataset_to_hub_job failed and will be retried") == 3
    assert said.count("export_dataset_to_hub_job failed\n") == 1


def test_killed_server_takes_its_jobs_up_again(tmp_path: Path) -> None:
    """One webhook runs, four wait, and a new distribution may or may not have reached the records."""
    home = tmp_path / "home"
    hanging = threading.Event()

    def hang() -> int:
        hanging.wait(30)
        return 200

    with running_receiver(hang) as receiver:
        killed = start_server(home)
        campaign = create_campaign(killed, "killed", min_submitted=1)
        subscribe(campaign, receiver)
        for position in range(5):
            campaign.answer(campaign.people[0], position)
        receiver.received.get(timeout=10)
        set_min_submitted(campaign.owner, campaign.id, 2)
        killed.kill()
        assert receiver.received.empty()
        hanging.set()
        with running_server(home) as server:
            client = server.client()
            for _ in range(5):
                assert receiver.received.get(timeout=10)[1] == "response.created"
            wait_until(partial(has_completed, client, campaign.id, 0), "the new distribution")
            time.sleep(0.5)
            assert receiver.received.empty()  # each once


def test_webhook_waits_for_its_retry_over_a_restart(tmp_path: Path) -> None:
    """The real interval of 10 s, with a clean stop in it."""
    home = tmp_path / "home"
    with running_receiver(lambda: 503) as receiver:
        with running_server(home) as server:
            campaign = create_campaign(server, "retried", records=1)
            subscribe(campaign, receiver)
            campaign.answer(campaign.people[0], 0)
            failed, _ = receiver.received.get(timeout=60)
            said = "notify_event_job failed and will be retried"
            wait_until(lambda: said in server.errors.read_text(), said)
            server.take_errors()
        assert receiver.received.empty()
        receiver.answer = lambda: 200
        with running_server(home) as server:
            again, event = receiver.received.get(timeout=60)
            assert event == "response.created"
            assert again - failed > 9.9  # not at once; how much later depends on the machine
            time.sleep(0.5)
            assert receiver.received.empty()


def test_job_that_does_not_end_in_time_is_left_to_the_next_server(tmp_path: Path) -> None:
    home = tmp_path / "home"
    hanging = threading.Event()

    def hang() -> int:
        hanging.wait(30)
        return 200

    with running_receiver(hang) as receiver:
        with running_server(home) as server:
            campaign = create_campaign(server, "late", records=1)
            subscribe(campaign, receiver)
            campaign.answer(campaign.people[0], 0)
            receiver.received.get(timeout=10)
            server.stop()
            assert "notify_event_job did not finish before the server" in server.take_errors()
        hanging.set()
        with running_server(home):
            assert receiver.received.get(timeout=10)[1] == "response.created"
