"""Many requests at once, each of which needs more than one connection to the database."""

from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.server.campaign import create_campaign
from tests.server.running import EmbeddedServer

CROWD = 100


def test_a_crowd_is_answered(server: EmbeddedServer) -> None:
    """A hundred people's searches and answers at the same moment."""
    campaign = create_campaign(server, "many-sessions", min_submitted=CROWD)
    body = {"status": "submitted", "values": {"verdict": {"value": "good"}}}
    query = {"query": {"text": {"q": "registro"}}}
    record_ids = [campaign.record_ids[at % 40] for at in range(CROWD)]

    def work(at: int) -> list[int]:
        headers = {"X-Argilla-Api-Key": campaign.people[at % 3].client.headers["X-Argilla-Api-Key"]}
        base = f"{server.url}/api/v1/"
        with httpx.Client(base_url=base, headers=headers, timeout=60, trust_env=False) as client:
            found = client.post(f"me/datasets/{campaign.id}/records/search", json=query)
            record = {"record_id": record_ids[at], **body}
            answered = client.post("me/responses/bulk", json={"items": [record]})
            errors = [item["error"] for item in answered.json()["items"]]
            return [found.status_code, answered.status_code, errors.count(None)]

    with ThreadPoolExecutor(CROWD) as crowd:
        outcomes = list(crowd.map(work, range(CROWD)))
    assert outcomes == [[200, 200, 1]] * CROWD
