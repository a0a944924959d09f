from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.server.campaign import Campaign

TIMES = 6  # that a person sends the same answer


def test_of_equal_answers_at_once_one_is_stored_and_the_others_are_refused(campaign: Campaign) -> None:
    body = {"status": "submitted", "values": {"verdict": {"value": "good"}}}
    records = campaign.record_ids[:4]

    def send(record: str, person: int) -> int:
        return int(campaign.people[person].client.post(f"records/{record}/responses", json=body).status_code)

    calls = [(record, person) for record in records for person in (0, 1) for _ in range(TIMES)]
    with ThreadPoolExecutor(12) as pool:
        said = Counter(pool.map(send, *zip(*calls, strict=True)))
    assert said == {201: 2 * len(records), 409: 2 * len(records) * (TIMES - 1)}
    page = "include=responses&limit=1000"
    listed = campaign.owner.get(f"datasets/{campaign.id}/records?{page}").json()["items"]
    answered = {each["id"]: [one["user_id"] for one in each["responses"]] for each in listed}
    everybody = sorted(person.id for person in campaign.people[:2])
    assert [sorted(answered[record]) for record in records] == [everybody] * len(records)
    assert {each["status"] for each in listed if each["id"] in records} == {"completed"}


def test_a_change_of_an_answer_that_is_another_by_now_is_refused(campaign: Campaign) -> None:
    client, record = campaign.people[2].client, campaign.record_ids[5]

    def body(verdict: str) -> dict[str, object]:
        return {"status": "draft", "values": {"verdict": {"value": verdict}}}

    made = client.post(f"records/{record}/responses", json=body("good")).raise_for_status().json()

    def change(seen: str) -> int:
        headers = {"If-Match": f'"{seen}"'}
        answer = client.put(f"responses/{made['id']}", json=body("bad"), headers=headers)
        return int(answer.status_code)

    with ThreadPoolExecutor(12) as pool:
        said = Counter(pool.map(change, [made["updated_at"]] * TIMES))
    assert said == {200: 1, 412: TIMES - 1}
    assert change("yesterday") == change(made["updated_at"]) == 412
    found = client.get(f"records/{record}").raise_for_status().json()["responses"]
    (mine,) = [each for each in found if each["id"] == made["id"]]
    assert mine["updated_at"] > made["updated_at"] and change(mine["updated_at"]) == 200
    # Whoever does not say what they saw is served as by a stock Argilla.
    assert client.put(f"responses/{made['id']}", json=body("good")).status_code == 200
