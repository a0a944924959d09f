"""Answers that are written over only as they were read, on both databases."""

import threading
from typing import Any

import httpx

from tests.server.campaign import Campaign

TIMES = 25  # that a person sends another answer while an organizer makes drafts of them


def answer(campaign: Campaign, position: int, comment: str) -> dict[str, Any]:
    values = {"verdict": {"value": "good"}, "comment": {"value": comment}}
    body = {"status": "submitted", "values": values}
    path = f"records/{campaign.record_ids[position]}/responses"
    made: dict[str, Any] = campaign.people[0].client.post(path, json=body).raise_for_status().json()
    return made


def rewrite(client: httpx.Client, seen: dict[str, Any], tag: str, status: str = "draft") -> int:
    body = {"status": status, "values": seen["values"]}
    return client.put(f"responses/{seen['id']}", json=body, headers={"If-Match": tag}).status_code


def read(campaign: Campaign, position: int) -> dict[str, Any]:
    (found,) = campaign.owner.get(f"records/{campaign.record_ids[position]}").json()["responses"]
    return dict(found)


def test_an_answer_that_moved_is_not_written_over(campaign: Campaign) -> None:
    seen = answer(campaign, 0, "first")
    newer = {**seen["values"], "comment": {"value": "second"}}
    body = {"status": "submitted", "values": newer}
    campaign.people[0].client.put(f"responses/{seen['id']}", json=body).raise_for_status()
    for tag in (f'"{seen["updated_at"]}"', '"nonsense"', ""):
        assert rewrite(campaign.owner, seen, tag) == 412
    now = read(campaign, 0)
    assert (now["status"], now["values"]) == ("submitted", newer)
    assert rewrite(campaign.owner, now, f'"{now["updated_at"]}"') == 200
    assert rewrite(campaign.owner, now, "*", status="submitted") == 200  # whatever it is


def test_of_answers_sent_at_once_the_last_stays(campaign: Campaign) -> None:
    seen = answer(campaign, 1, "0")
    stop = threading.Event()
    said: list[int] = []

    def make_drafts() -> None:
        while not stop.is_set():
            now = read(campaign, 1)
            said.append(rewrite(campaign.owner, now, f'"{now["updated_at"]}"'))

    organizer = threading.Thread(target=make_drafts)
    organizer.start()
    try:
        for number in range(1, TIMES):
            body = {"status": "submitted", "values": {**seen["values"], "comment": {"value": str(number)}}}
            campaign.people[0].client.put(f"responses/{seen['id']}", json=body).raise_for_status()
    finally:
        stop.set()
        organizer.join()
    assert read(campaign, 1)["values"]["comment"]["value"] == str(TIMES - 1)
    assert set(said) <= {200, 412} and 200 in said
