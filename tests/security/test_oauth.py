"""What somebody gets into who signs in with Hugging Face under a name that others have here."""

import csv
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from fiel.annotation.closing import find_closing
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.people.oauth import write_oauth_file
from fiel.people.roster import Account
from fiel.settings import Settings
from fiel.workflow import people as community
from fiel.workflow.close import close, reopen
from fiel.workflow.connection import connected_argilla
from fiel.workflow.invitations import invite
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import Person, make_work
from tests.helpers.organizer import Shell
from tests.helpers.signinhub import come_through_the_door, running_hub, sign_in
from tests.server.running import Argilla, EmbeddedServer, running_server

CAMPAIGNS = ("oauth-one", "oauth-other")
STRAY = {"USERNAME": "stray"}
ACCOUNTS = (
    Account(username="vera"),
    Account(username="Vera2"),
    Account(username="boss", role="admin"),
)


@dataclass(frozen=True)
class Doors:
    """An Argilla with two campaigns that people sign in to, and accounts in the first."""

    server: Argilla
    settings: Settings
    works: list[Work]

    @classmethod
    def make(cls, server: Argilla, settings: Settings, folder: Path) -> "Doors":
        works = [make_work(folder / name, name) for name in CAMPAIGNS]
        for work in works:
            launch_work(settings, work)
        community.add_people(settings, works[0].campaign, ACCOUNTS, passwords=folder / "passwords.csv")
        return cls(server, settings, works)


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """Those of an embedded server with a stray variable in its environment."""
    folder = tmp_path_factory.mktemp("doors")
    home = folder / "home"
    home.mkdir(mode=0o700)
    write_oauth_file(home / "oauth.yaml", CAMPAIGNS)
    with running_hub() as hub, running_server(home, extra=hub | STRAY) as server:
        yield Doors.make(server, Settings(home=home), folder)


def names_in(server: Argilla) -> dict[str, dict[str, str]]:
    return {user["username"]: user for user in server.client().get("users").json()["items"]}


@pytest.mark.parametrize(
    "name", ["owner", "vera", "Vera2", "boss", "stray", "removed-0123abcd", "simulated-ana", "hf:vera"]
)
def test_a_stranger_gets_into_no_account_that_is_there_and_owns_nothing(doors: Doors, name: str) -> None:
    server = doors.server
    before = names_in(server)
    with sign_in(server.url, name) as stranger:
        me = stranger.get("me").json()
        assert me["username"] == f"hf:{name}" and me["role"] == "annotator"
        assert me["id"] not in {user["id"] for user in before.values()}
        assert me["api_key"] not in {user["api_key"] for user in before.values()}
        assert stranger.get("users").status_code == 403
        assert stranger.post("workspaces", json={"name": "mine"}).status_code == 403
    after = names_in(server)
    assert {each: after[each] for each in before} == before
    assert set(after) - set(before) == {f"hf:{name}"}


def test_a_volunteer_and_an_admin_of_a_neighbour_cannot_make_themselves_the_account_of_another(
    doors: Doors,
) -> None:
    """Nobody but an owner gives an account a name, or the name of one that OAuth opens."""
    server = doors.server
    with sign_in(server.url, "victim") as victim:
        wanted = victim.get("me").json()
    for name in ("vera", "boss"):
        own = names_in(server)[name]
        attacker = server.client(own["api_key"])
        change = {"username": "hf:somebody", "password": "a password of theirs", "role": "owner"}
        assert attacker.patch(f"users/{own['id']}", json=change).status_code == 403
        assert attacker.patch(f"users/{wanted['id']}", json=change).status_code == 403
        made = {"username": "hf:new", "first_name": "New", "password": "a password of theirs"}
        assert attacker.post("users", json=made).status_code == 403
        assert attacker.delete(f"users/{wanted['id']}").status_code == 403
    assert names_in(server)["hf:victim"] == wanted


def test_a_name_that_the_hub_leaves_out_opens_nothing(
    doors: Doors,
) -> None:
    server = doors.server
    before = set(names_in(server))
    assert come_through_the_door(server.url, " ").status_code >= 400
    assert set(names_in(server)) == before
    if isinstance(server, EmbeddedServer):
        server.take_errors()


def test_no_organizer_makes_an_account_with_a_name_of_the_hub_by_hand() -> None:
    with pytest.raises(ValueError, match="letters, digits and"):
        Account(username="hf:vera")


def may_answer(person: httpx.Client, settings: Settings, campaign: str) -> bool:
    with connected_argilla(settings) as client:
        dataset = find_datasets(client, campaign)["arc"]["id"]
    return person.post(f"me/datasets/{dataset}/records/search", json={}).is_success


def test_who_signs_in_for_the_first_time_after_the_close_is_in_when_it_is_opened_again(
    doors: Doors, tmp_path: Path
) -> None:
    server, settings, work = doors.server, doors.settings, doors.works[0]
    close(settings, work, tmp_path / "closed.zip")
    with sign_in(server.url, "late") as late:
        assert {each["name"] for each in late.get("me/workspaces").json()["items"]} == {"oauth-other"}
        assert not may_answer(late, settings, "oauth-one")
        assert may_answer(late, settings, "oauth-other")
        reopen(settings, work.file)
        assert may_answer(late, settings, "oauth-one")


def test_people_who_come_while_it_closes_are_out_too(
    doors: Doors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody signs in after the list of members was read, and before it is noted who they are."""
    from fiel.annotation import closing

    server, settings, work = doors.server, doors.settings, doors.works[0]
    note, comers = closing.note_closing, itertools.count()

    def note_late(*arguments: object) -> None:
        if next(comers) == 0:
            sign_in(server.url, "meanwhile").close()
        note(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(closing, "note_closing", note_late)
    close(settings, work, tmp_path / "closed.zip")
    with sign_in(server.url, "meanwhile") as person:
        assert not may_answer(person, settings, "oauth-one")
        reopen(settings, work.file)
        assert may_answer(person, settings, "oauth-one")


def test_who_was_removed_while_it_was_closed_does_not_come_back(doors: Doors, tmp_path: Path) -> None:
    server, settings, work = doors.server, doors.settings, doors.works[0]
    close(settings, work, tmp_path / "closed.zip")
    done = community.remove_person(settings, work.campaign, "Vera2", confirm=lambda campaigns: True)
    assert done is not None
    gone = names_in(server)[done.removal.pseudonym]["id"]
    datasets = server.client().get("me/datasets").json()["items"]
    assert not [each for each in datasets if (noted := find_closing(each)) and gone in noted.members]
    reopen(settings, work.file)
    workspaces = server.client().get(f"users/{gone}/workspaces").json()["items"]
    assert workspaces == []


def test_nothing_is_requeued_in_a_closed_campaign(
    doors: Doors, tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, settings, work = doors.server, doors.settings, doors.works[0]
    close(settings, work, tmp_path / "closed.zip")
    monkeypatch.setenv("ARGILLA_API_URL", server.url)
    monkeypatch.setenv("ARGILLA_API_KEY", server.api_key)
    words = ["guide", "requeue", work.file.path, "--item", "Test/1", "--yes", "--home", settings.home]
    code, _, errors = shell(*words)
    assert code == 2 and "expected an open campaign, found one that was closed" in errors
    reopen(settings, work.file)


def test_a_person_who_has_both_keeps_the_answers_and_one_account(
    doors: Doors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell
) -> None:
    """What `fiel people link` does, and what it says to whoever signed in with Hugging Face before."""
    server, settings, work = doors.server, doors.settings, doors.works[0]
    file = tmp_path / "both.csv"
    community.add_people(settings, work.campaign, [Account(username="both")], passwords=file)
    with file.open(encoding="utf-8", newline="") as opened:
        (row,) = csv.DictReader(opened)
    person = Person(server.url, "both", row["password"])
    with connected_argilla(settings) as client:
        record = person.queue(find_datasets(client, work.campaign.name)["arc"]["id"])["Test/1"]
        texts = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
        person.answer(record["id"], "correct", texts)
    before = names_in(server)["both"]
    sign_in(server.url, "both-on-hub").close()
    monkeypatch.setenv("ARGILLA_API_URL", server.url)
    monkeypatch.setenv("ARGILLA_API_KEY", server.api_key)

    def run(*words: object) -> tuple[int, str, str]:
        return shell("people", *words, "--home", settings.home)

    code, _, errors = run("link", work.file.path, "both=both-on-hub")
    assert code == 2 and "found the account hf:both-on-hub" in errors and "fiel people remove" in errors
    code, _, errors = run("remove", work.file.path, "hf:both-on-hub", "--yes")
    assert code == 0, errors
    code, output, errors = run("link", work.file.path, "both=both-on-hub")
    assert code == 0 and "the account is called hf:both-on-hub" in output, errors
    again = run("link", work.file.path, "hf:both-on-hub=both-on-hub")
    assert again[0] == 0, "it can be run again"
    assert person.client.get("me").status_code == 401, "the session of the password"
    assert server.client(before["api_key"]).get("me").status_code == 401
    login = {"username": "hf:both-on-hub", "password": row["password"]}
    assert server.client().post("token", data=login).status_code == 401
    with sign_in(server.url, "both-on-hub") as same:
        assert same.get("me").json()["id"] == before["id"]
        assert same.get(f"records/{record['id']}").json()["responses"][0]["user_id"] == before["id"]
    person.close()


@pytest.mark.parametrize(
    ("pair", "problem"),
    [
        ("owner", "expected an annotator or an admin, found an owner"),
        ("vera=../vera", "expected a user name of the Hugging Face Hub"),
        ("nobody", "expected a user of this Argilla, found none"),
    ],
)
def test_who_cannot_be_linked_is_said(doors: Doors, pair: str, problem: str) -> None:
    before = names_in(doors.server)
    with pytest.raises(FielError, match=problem):
        community.link_to_hub(doors.settings, doors.works[0].campaign, [pair])
    assert names_in(doors.server) == before


def test_nobody_is_linked_where_nobody_can_sign_in_so(argilla: EmbeddedServer, tmp_path: Path) -> None:
    settings = Settings(home=argilla.home)
    campaign = make_work(tmp_path, "oauth-none").campaign
    with pytest.raises(FielError, match="expected an Argilla that people sign in to with Hugging Face"):
        community.link_to_hub(settings, campaign, ["ana"])


def test_an_invitation_offers_the_sign_in_of_the_hub_where_it_leads_into_the_campaign(
    doors: Doors, shell: Shell
) -> None:
    path = doors.works[0].file.path
    noted = shell("people", "invite", path, "--approve", "--home", doors.settings.home)[2]
    assert "takes part without approval" in noted and "allowed_workspaces" in noted
    link = invite(doors.settings, path, days=1, max_uses=1, approve=False, practice="none")[1]
    look = {"token": link.partition("#")[2]}
    page = httpx.post(f"{doors.server.url}/api/v1/fiel/join/look", json=look, trust_env=False).json()
    assert page["hub"] is True
    with sign_in(doors.server.url, "nina") as person:
        entered = person.post("fiel/join/enter", json=look).json()
        assert (entered["username"], entered["state"]) == ("hf:nina", "in")
    body = {**look, "name": "Nina", "credit": False}
    taken = httpx.post(f"{doors.server.url}/api/v1/fiel/join", json=body, trust_env=False)
    assert taken.json()["code"] == "taken"  # people would take them for one person
