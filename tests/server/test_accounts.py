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


def test_many_accounts_at_once_are_those_of_one_by_one(either_server: EmbeddedServer) -> None:
    owner = either_server.client()
    workspace = owner.post("workspaces", json={"name": "at-once"}).json()["id"]

    def describe(name: str) -> dict[str, str]:
        return {"username": name, "first_name": name, "role": "annotator", "password": f"{name}-password"}

    single = owner.post("users", json=describe("single")).json()
    owner.post(f"workspaces/{workspace}/users", json={"user_id": single["id"]}).raise_for_status()
    body = {"workspace_id": workspace, "accounts": [describe(f"many-{number}") for number in range(3)]}
    answer = owner.post("fiel/accounts", json=body)
    assert answer.status_code == 201
    made = answer.json()["items"]
    assert [each["username"] for each in made] == ["many-0", "many-1", "many-2"]
    assert all(each.keys() == single.keys() and each["role"] == single["role"] for each in made)
    members = owner.get(f"workspaces/{workspace}/users").json()["items"]
    assert {each["username"] for each in members} == {"single", "many-0", "many-1", "many-2"}
    for name in ("single", "many-2"):
        login = {"username": name, "password": f"{name}-password"}
        assert owner.post("token", data=login).status_code == 201


def test_of_many_accounts_all_are_made_or_none(either_server: EmbeddedServer) -> None:
    owner = either_server.client()
    account = {"first_name": "A", "role": "annotator", "password": "x" * 12}
    there = {**account, "username": "there-before"}
    owner.post("users", json=there).raise_for_status()
    new = {**account, "username": "not-there-before"}
    for bodies, status in (
        ([new, there], 409),
        ([new, new], 409),
        ([new, {**new, "username": ""}], 422),
        ([new, {**new, "username": "short", "password": "x"}], 422),
        ([], 422),
        ([{**new, "username": f"not-there-{number}"} for number in range(101)], 422),
    ):
        assert owner.post("fiel/accounts", json={"accounts": bodies}).status_code == status
    nowhere = {"workspace_id": "00000000-0000-4000-8000-000000000000", "accounts": [new]}
    assert owner.post("fiel/accounts", json=nowhere).status_code == 404
    names = {each["username"] for each in owner.get("users").json()["items"]}
    assert "there-before" in names and not {each for each in names if each.startswith("not-there")}


def test_only_owners_make_many_accounts(argilla: EmbeddedServer) -> None:
    owner = argilla.client()
    body = {"accounts": [{"username": "made-by-others", "first_name": "A", "password": "x" * 12}]}
    for role in ("annotator", "admin"):
        account = {"username": f"not-owner-{role}", "first_name": "B", "role": role, "password": "x" * 12}
        key = owner.post("users", json=account).json()["api_key"]
        assert argilla.client(key).post("fiel/accounts", json=body).status_code == 403
    assert argilla.client("nobody").post("fiel/accounts", json=body).status_code == 401
    assert "made-by-others" not in {each["username"] for each in owner.get("users").json()["items"]}
