from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.server.campaign import create_campaign
from tests.server.running import EmbeddedServer


def test_a_key_is_renewed_with_name_and_password_together_alone(argilla: EmbeddedServer) -> None:
    client = argilla.client()
    account = {"username": "key-ana", "first_name": "Ana", "role": "annotator", "password": "x" * 12}
    made = client.post("users", json=account).json()
    path = f"users/{made['id']}"
    for change in (
        {"password": "y" * 12},
        {"username": "key-eva"},
        {"username": "key-eva", "password": "z" * 12},
    ):
        assert client.patch(path, json=change).json()["api_key"] == made["api_key"]
    renewed = client.patch(path, json={"username": "key-luz", "password": "w" * 12}).json()["api_key"]
    assert renewed != made["api_key"]
    assert argilla.client(made["api_key"]).get("me").status_code == 401
    assert argilla.client(renewed).get("me").json()["username"] == "key-luz"


def test_of_equal_accounts_at_once_one_is_made_and_the_others_are_refused(argilla: EmbeddedServer) -> None:
    client = argilla.client()

    def make(number: int) -> int:
        name = f"at-once-{number % 3}"
        account = {"username": name, "first_name": name, "role": "annotator", "password": "x" * 12}
        return int(client.post("users", json=account).status_code)

    with ThreadPoolExecutor(12) as pool:
        assert Counter(pool.map(make, range(24))) == {201: 3, 409: 21}


def test_items_whose_answers_go_with_an_account_wait_for_people_again(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "deleted", records=8)  # two answers complete an item
    first, second, third = campaign.people
    for position in range(4):
        campaign.answer(first, position)
        campaign.answer(second, position)
    campaign.answer(third, 3)
    campaign.answer(first, 5)

    def completed() -> list[int]:
        listed = campaign.owner.get(f"datasets/{campaign.id}/records?limit=1000").json()["items"]
        ids = [each["id"] for each in listed if each["status"] == "completed"]
        return sorted(map(campaign.record_ids.index, ids))

    assert completed() == [0, 1, 2, 3]
    campaign.owner.delete(f"users/{first.id}").raise_for_status()
    assert completed() == [3]  # which has two answers left
    assert campaign.owner.get(f"datasets/{campaign.id}/progress").json()["completed"] == 1
    campaign.answer(third, 0)
    assert completed() == [0, 3]
