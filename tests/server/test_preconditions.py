"""Answers that are written over only as they were read, on both databases."""

import threading
from typing import Any

import httpx
import pytest

from fiel.annotation.revisions import UNANSWERED
from tests.server.campaign import Campaign

UNLESS_ANSWERED = {UNANSWERED: "?1"}
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
    now = read(campaign, 1)
    assert now["values"]["comment"]["value"] == str(TIMES - 1)
    assert set(said) <= {200, 412} and said
    assert rewrite(campaign.owner, now, f'"{now["updated_at"]}"') == 200


def change(campaign: Campaign, position: int, text: str, **headers: str) -> int:
    body = {"metadata": {"note": text}}
    path = f"records/{campaign.record_ids[position]}"
    return campaign.owner.patch(path, json=body, headers=headers).status_code


def noted(campaign: Campaign, position: int) -> Any:
    return campaign.owner.get(f"records/{campaign.record_ids[position]}").json()["metadata"].get("note")


@pytest.mark.parametrize("status", ["submitted", "draft", "discarded"])
def test_a_record_with_any_response_is_not_changed_if_the_request_says_so(
    campaign: Campaign, status: str
) -> None:
    position = {"submitted": 2, "draft": 3, "discarded": 4}[status]
    assert change(campaign, position, "early", **UNLESS_ANSWERED) == 200
    body = {"status": status, "values": {"verdict": {"value": "good"}}}
    path = f"records/{campaign.record_ids[position]}/responses"
    campaign.people[0].client.post(path, json=body).raise_for_status()
    assert change(campaign, position, "late", **UNLESS_ANSWERED) == 412
    assert noted(campaign, position) == "early"
    assert change(campaign, position, "all the same") == 200


def test_while_people_answer_no_record_changes_after_its_first_answer(campaign: Campaign) -> None:
    """Answers and changes race for ten records; the second one sees the other."""
    positions = range(10, 20)
    said: dict[int, list[tuple[str, int]]] = {position: [] for position in positions}

    def keep_changing() -> None:
        for turn in range(TIMES):
            for position in positions:
                text = f"{position}-{turn}"
                said[position].append((text, change(campaign, position, text, **UNLESS_ANSWERED)))

    organizer = threading.Thread(target=keep_changing)
    organizer.start()
    seen = {}
    for position in positions:
        answer(campaign, position, "mine")
        seen[position] = noted(campaign, position)
    organizer.join()
    for position in positions:
        assert noted(campaign, position) == seen[position], "changed under an answer"
        codes = [code for _, code in said[position]]
        assert set(codes) <= {200, 412} and codes == sorted(codes), (
            "nothing is written after the first refusal"
        )
        written = [text for text, code in said[position] if code == 200]
        assert seen[position] == (written[-1] if written else None)
