"""Attacks on invitations and personal links, over HTTP."""

import concurrent.futures
import itertools
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from fiel.annotation.about import build_about_form, collect_profiles
from fiel.annotation.closing import close_campaign, reopen_campaign
from fiel.annotation.form.parts import FormParts
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_workspace_datasets
from fiel.campaign import Campaign
from fiel.campaign.work import Work, load_work
from fiel.errors import FielError
from fiel.server.joining.replies import ASKED
from fiel.settings import Settings
from fiel.workflow import invitations as steps
from fiel.workflow import people as community
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import make_work
from tests.server.running import EmbeddedServer, running_server

# Threads may ask for the next one at the same time, which generators refuse.
NAMES = map("Persona {}".format, itertools.count())
ADDRESSES = itertools.starmap("198.51.{}.{}".format, itertools.product(range(100), range(1, 250)))


class Visitor:
    """A browser of somebody unknown, at an address of its own unless given one."""

    def __init__(self, server: EmbeddedServer, address: str | None = None) -> None:
        self.server = server
        headers = {"X-Forwarded-For": address or next(ADDRESSES)}
        self.client = httpx.Client(
            base_url=f"{server.url}/api/v1/", headers=headers, timeout=60, trust_env=False
        )
        server.clients.append(self.client)

    def ask(self, path: str, headers: dict[str, str] | None = None, **body: Any) -> httpx.Response:
        return self.client.post(f"fiel/{path}", json=body, headers=headers)

    def join(self, token: str, name: str | None = None, **more: Any) -> httpx.Response:
        return self.ask("join", **{"token": token, "name": name or next(NAMES), "credit": False, **more})

    def me(self, session: httpx.Response) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {session.json()['access_token']}"}
        me: dict[str, Any] = self.client.get("me", headers=headers).raise_for_status().json()
        return me


class Door:
    """A launched campaign on a server of its own."""

    def __init__(self, server: EmbeddedServer, settings: Settings, work: Work) -> None:
        self.server, self.settings, self.work = server, settings, work

    def visitor(self, address: str | None = None) -> Visitor:
        return Visitor(self.server, address)

    def invite(self, **options: Any) -> tuple[str, str]:
        """Make an invitation; return its id and its secret."""
        wanted: dict[str, Any] = {"days": 1, "max_uses": 500, "approve": False, "practice": "own", **options}
        identifier, link, _ = steps.invite(self.settings, self.work.file.path, **wanted)
        return identifier, link.partition("#")[2]

    def users(self) -> dict[str, dict[str, Any]]:
        items = self.server.client().get("users").raise_for_status().json()["items"]
        return {each["username"]: each for each in items}


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with open_door(tmp_path_factory.mktemp("joining")) as door:
        yield door


@contextmanager
def open_door(folder: Path, database_url: str | None = None) -> Iterator[Door]:
    """A server with a campaign, for the block."""
    words = ("--proxy", "127.0.0.1")
    with running_server(folder / "home", words=words, database_url=database_url) as server:
        settings = Settings(home=folder / "home")
        work = make_work(folder / "campaign", "joining")
        launch_work(settings, work)
        yield Door(server, settings, work)


def refused(answer: httpx.Response) -> str:
    assert answer.is_client_error, answer.text
    return str(answer.json()["code"])


def test_whoever_joins_gets_an_account_of_their_own_and_nothing_more(door: Door) -> None:
    _, token = door.invite()
    before = door.users()
    visitor = door.visitor()
    page = visitor.ask("join/look", token=token).json()
    assert page["titles"] == {"es": "Prueba"} and page["hub"] is False and page["counts"] is True
    joined = visitor.join(token, "Marisol Ruiz", credit=True, variety="Chile")
    assert joined.status_code == 201 and joined.headers["cache-control"] == "no-store"
    me = visitor.me(joined)
    assert (me["username"], me["role"]) == ("Marisol.Ruiz", "annotator")
    assert me["api_key"] not in {each["api_key"] for each in before.values()}
    assert joined.json()["place"].startswith("/dataset/")
    for path in ("users", "fiel/invitations?campaign=joining", "fiel/joined?campaign=joining"):
        session = {"Authorization": f"Bearer {joined.json()['access_token']}"}
        assert visitor.client.get(path, headers=session).status_code == 403
    with connected_argilla(door.settings) as client:
        (profile,) = [each for each in collect_profiles(client, "joining") if each.username == "Marisol.Ruiz"]
    assert (profile.credit, profile.display_name, profile.variety) == (True, "Marisol Ruiz", "Chile")
    assert not profile.count_variety  # unless they say so
    cookie = joined.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


def test_a_variety_is_counted_only_for_who_agrees_where_the_form_asks(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forms of earlier versions promised that only the organizers see it, and go on as they are."""
    asked = build_about_form

    def ask_as_before(campaign: Campaign) -> FormParts:
        form = asked(campaign)
        return {**form, "questions": [each for each in form["questions"] if each["name"] != "variety_public"]}

    monkeypatch.setattr("fiel.annotation.about.build_about_form", ask_as_before)
    before = make_work(tmp_path / "before", "joining-before")
    launch_work(door.settings, before)
    monkeypatch.undo()
    launch_work(door.settings, before)
    options: dict[str, Any] = {"days": 1, "max_uses": 9, "approve": False, "practice": "none"}
    old = steps.invite(door.settings, before.file.path, **options)[1].partition("#")[2]
    doors = [("joining-before", old, "Ida Rey", False), ("joining", door.invite()[1], "Berta Rey", True)]
    for name, token, who, counts in doors:
        assert door.visitor().ask("join/look", token=token).json()["counts"] is counts
        joined = door.visitor().join(token, who, credit=True, variety="Chile", count=True)
        dataset = joined.json()["place"].split("/")[2]
        session = session_of(joined)
        asking = door.visitor().client.get("fiel/consent", params={"dataset": dataset}, headers=session)
        assert asking.json()["open"] is False
        with connected_argilla(door.settings) as client:
            profiles = collect_profiles(client, name)
        assert [each.count_variety for each in profiles if each.display_name == who] == [counts]


def test_none_exists_by_default_and_none_can_be_guessed(door: Door) -> None:
    _, token = door.invite()
    other = "A" if token[-2] != "A" else "B"
    for guess in ("", "x", token[:-1], f"{token[:-2]}{other}{token[-1]}", "' OR 1=1 --", "0" * 100):
        assert refused(door.visitor().ask("join/look", token=guess)) == "unknown-invitation"
    surrogate = b'{"token": "\\ud800"}'
    headers = {"Content-Type": "application/json"}
    answer = door.visitor().client.post("fiel/join/look", content=surrogate, headers=headers)
    assert answer.is_client_error
    assert refused(door.visitor().ask("session", token=token)) == "unknown-link"
    assert refused(door.visitor().ask("session")) == "unknown-link"


def test_secrets_are_stored_only_as_hashes_and_said_nowhere(door: Door) -> None:
    _, token = door.invite()
    visitor = door.visitor()
    joined = visitor.join(token)
    secrets = [token, joined.json()["link"], visitor.client.cookies["fiel_device"]]
    kept = b"".join(path.read_bytes() for path in door.server.home.glob("argilla.db*"))
    said = door.server.errors.read_bytes()
    for secret in secrets:
        assert len(secret) == 43
        assert secret.encode() not in kept and secret.encode() not in said
    assert secrets[0] not in str(steps.list_invitations(door.settings, door.work.campaign))


def test_an_invitation_ends_by_its_limit_its_end_and_its_organizer(door: Door) -> None:
    visitor = door.visitor()
    _, few = door.invite(max_uses=2)
    assert [visitor.join(few).status_code for _ in range(3)] == [201, 201, 410]
    assert refused(visitor.join(few)) == "full"
    identifier, revoked = door.invite()
    steps.revoke_invitation(door.settings, door.work.campaign, identifier)
    assert refused(visitor.join(revoked)) == refused(visitor.ask("join/look", token=revoked)) == "revoked"
    identifier, ended = door.invite()
    door.server.execute(
        "UPDATE fiel_join_invitations SET ends_at = '2026-01-01 00:00:00.000000' WHERE id = ?", identifier
    )
    assert refused(visitor.join(ended)) == "ended"
    states = {each.id: each for each in steps.list_invitations(door.settings, door.work.campaign)}
    assert states[identifier].uses == 0


def test_a_limit_holds_when_many_come_at_once(door: Door) -> None:
    _, token = door.invite(max_uses=3)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: door.visitor().join(token).status_code, range(12)))
    assert sorted(answers) == [201] * 3 + [410] * 9


def test_one_name_is_given_once_when_many_want_it_at_once(door: Door) -> None:
    _, token = door.invite()
    names = ["Iris Paz", "iris paz", "ＩＲＩＳ Paz", "Iris.Paz"] * 2
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda name: door.visitor().join(token, name), names))
    assert sorted(each.status_code for each in answers) == [201] + [409] * 7
    assert {each.json()["suggestion"].casefold()[-1] for each in answers if each.status_code == 409} == {"2"}


@pytest.mark.parametrize("name", ["owner", "OWNER", "ｏｗｎｅｒ", "hf:vera", "removed-1", "simulated-x"])
def test_no_name_leads_into_an_account_that_is_there(door: Door, name: str) -> None:
    before = door.users()
    _, token = door.invite()
    assert refused(door.visitor().join(token, name)) == "name-reserved"
    assert door.users() == before


def test_the_name_of_an_account_with_a_password_is_taken(door: Door, tmp_path: Path) -> None:
    accounts = community.gather_accounts(["vera.sol"], None)
    community.add_people(door.settings, door.work.campaign, accounts, passwords=tmp_path / "p.csv")
    _, token = door.invite()
    answer = door.visitor().join(token, "Vera Sol")
    assert (refused(answer), answer.json()["suggestion"]) == ("taken", "Vera Sol 2")


def test_hostile_names_are_refused_or_harmless(door: Door) -> None:
    _, token = door.invite()
    visitor = door.visitor()
    assert visitor.join(token, "<img src=x onerror=alert(1)>").status_code == 201
    assert refused(visitor.join(token, "a" * 61)) == "name-long"
    assert refused(visitor.join(token, "A\u202ena")) == "name-letters"
    assert visitor.join(token, "a" * 1001).status_code == 422
    assert visitor.join(token, "a" * 4_000_000).status_code == 413


def test_another_site_cannot_use_a_browser_that_is_remembered(door: Door) -> None:
    _, token = door.invite()
    visitor = door.visitor()
    visitor.join(token)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        for path in ("session", "session/end", "join/look"):
            assert refused(visitor.ask(path, headers, token=token)) == "foreign"
    simple = visitor.client.post("fiel/session", content="{}", headers={"Content-Type": "text/plain"})
    assert simple.status_code in (403, 422)  # what a form of another site can send
    own = {"Sec-Fetch-Site": "same-origin", "Origin": door.server.url}
    assert visitor.ask("session", own).json()["state"] == "in"


def test_a_personal_link_opens_its_own_account_until_it_is_renewed_revoked_or_removed(door: Door) -> None:
    campaign = door.work.campaign
    _, token = door.invite()
    joined = door.visitor().join(token, "Olga Mar").json()
    elsewhere = door.visitor()
    assert elsewhere.ask("session", token=joined["link"], look=True).json() == {
        "name": "Olga Mar",
        "language": "es",
    }
    assert "fiel_device" not in elsewhere.client.cookies  # only looking signs nobody in
    assert elsewhere.me(elsewhere.ask("session", token=joined["link"]))["username"] == "Olga.Mar"
    assert elsewhere.ask("session").json()["username"] == "Olga.Mar"
    key = door.users()["Olga.Mar"]["api_key"]
    new = steps.renew_personal_link(door.settings, campaign, "Olga.Mar").partition("#back=")[2]
    assert door.server.client(key).get("me").status_code == 401
    assert refused(elsewhere.ask("session", token=joined["link"])) == "unknown-link"
    assert refused(elsewhere.ask("session")) == "unknown-link"
    assert elsewhere.ask("session", token=new).json()["username"] == "Olga.Mar"
    steps.revoke_personal_link(door.settings, campaign, "Olga.Mar")
    assert refused(elsewhere.ask("session", token=new)) == "unknown-link"
    last = steps.renew_personal_link(door.settings, campaign, "Olga.Mar").partition("#back=")[2]
    community.remove_person(door.settings, campaign, "Olga.Mar", confirm=lambda names: True)
    assert refused(elsewhere.ask("session", token=last)) == "unknown-link"
    assert door.visitor().join(token, "Olga Mar").status_code == 201  # nothing of the name was kept


def test_nobody_reads_who_else_takes_part_or_what_others_said(door: Door) -> None:
    _, token = door.invite()
    first, second = door.visitor(), door.visitor()
    joined = first.join(token, "Rosa Luz", variety="Lima").json(), second.join(token, "Otra Rosa").json()
    owner = door.server.client()
    workspaces = owner.get("me/workspaces").json()["items"]
    (ours,) = [each["id"] for each in workspaces if each["name"] == "joining"]
    datasets = [each for each in owner.get("me/datasets").json()["items"] if each["workspace_id"] == ours]
    (about,) = [each["id"] for each in datasets if each["name"] == "about-you"]
    (record,) = owner.get(f"datasets/{about}/records").json()["items"]
    everybody = owner.get(f"records/{record['id']}").json()["responses"]
    assert len(everybody) >= 2
    session = {"Authorization": f"Bearer {joined[1]['access_token']}"}
    mine = second.client.get(f"records/{record['id']}", headers=session).json()["responses"]
    assert len(mine) == 1 and "Lima" not in str(mine)
    paths = [f"datasets/{each['id']}/{kind}" for each in datasets for kind in ("progress", "users/progress")]
    for path in paths:
        seen = second.client.get(path, headers=session).raise_for_status().json()["users"]
        assert {each["username"] for each in seen} <= {"Otra.Rosa"}
        assert owner.get(path).is_success


def test_a_session_belongs_to_its_account_and_ends_with_the_link(door: Door) -> None:
    _, token = door.invite()
    visitor = door.visitor()
    session = {"Authorization": f"Bearer {visitor.join(token, 'Olga Sol').json()['access_token']}"}
    assert visitor.client.get("me", headers=session).is_success
    third = door.visitor()
    kept = {"Authorization": f"Bearer {third.join(token, 'Sara Sol').json()['access_token']}"}
    community.renew_password(door.settings, door.work.campaign, "Sara.Sol")
    assert third.client.get("me", headers=kept).status_code == 401
    steps.revoke_personal_link(door.settings, door.work.campaign, "Olga.Sol")
    assert visitor.client.get("me", headers=session).status_code == 401
    again = visitor.client.post("fiel/session/go-on", json={}, headers=session)
    assert again.status_code == 401

    other = door.visitor()
    held = {"Authorization": f"Bearer {other.join(token, 'Inés Mar').json()['access_token']}"}
    community.remove_person(door.settings, door.work.campaign, "Inés.Mar", confirm=lambda names: True)
    stranger = door.visitor().join(token, "Inés Mar")
    assert stranger.status_code == 201
    assert other.client.get("me", headers=held).status_code == 401


def test_a_personal_link_leads_to_the_form_where_nobody_was_ever_invited(door: Door, tmp_path: Path) -> None:
    work = make_work(tmp_path / "campaign", "uninvited")
    launch_work(door.settings, work)
    with connected_argilla(door.settings) as client:
        ensure_annotators(client, work.campaign, ["Vera"])
        datasets = {name: each["id"] for name, each in find_workspace_datasets(client, "uninvited").items()}
    link = steps.renew_personal_link(door.settings, work.campaign, "Vera")
    session = door.visitor().ask("session", token=link.partition("#back=")[2]).json()
    assert session["place"] == f"/dataset/{datasets['arc']}/annotation-mode"
    assert session["about"] == f"/dataset/{datasets['about-you']}/annotation-mode"


def test_signing_out_forgets_the_browser_but_not_the_personal_link(door: Door) -> None:
    _, token = door.invite()
    visitor = door.visitor()
    link = visitor.join(token).json()["link"]
    copied = dict(visitor.client.cookies)
    visitor.ask("session/end")
    assert refused(door.visitor().ask("session", {"Cookie": f"fiel_device={copied['fiel_device']}"})) == (
        "unknown-link"
    )
    assert visitor.ask("session", token=link).json()["state"] == "in"


def test_no_personal_link_leads_to_organizers(door: Door) -> None:
    for name in ("owner",):
        with pytest.raises(FielError, match="owner"):
            steps.renew_personal_link(door.settings, door.work.campaign, name)
    owner = door.users()["owner"]["id"]
    assert door.server.client().post(f"fiel/keys/{owner}").status_code == 422


@pytest.mark.parametrize("approve", [False, True])
def test_no_invitation_makes_organizers(door: Door, approve: bool) -> None:
    """An organizer of another campaign would be one here, too, and could change everything."""
    name, password = f"neighbour-{approve}", "a long enough password"
    account = {"username": name, "first_name": name, "role": "admin", "password": password}
    door.server.client().post("users", json=account).raise_for_status()
    _, token = door.invite(approve=approve)
    visitor = door.visitor()
    signed_in = visitor.client.post("token", data={"username": name, "password": password})
    session = {"Authorization": f"Bearer {signed_in.json()['access_token']}"}
    assert refused(visitor.ask("join/enter", session, token=token)) == "organizer"
    datasets = visitor.client.get("me/datasets", headers=session).raise_for_status().json()["items"]
    assert datasets == [] and steps.list_waiting(door.settings, door.work.campaign) == []


def test_people_wait_where_an_organizer_lets_them_in(door: Door) -> None:
    campaign = door.work.campaign
    _, token = door.invite(approve=True)
    visitor = door.visitor()
    joined = visitor.join(token, "Dora Luz").json()
    assert joined["state"] == "waiting" and "access_token" not in joined
    assert visitor.ask("session").json()["state"] == "waiting"
    assert [each.username for each in steps.list_waiting(door.settings, campaign)] == ["Dora.Luz"]
    members = {each.username: each for each in community.list_people(door.settings, campaign)}
    assert members["Dora.Luz"].waiting and not members["Dora.Luz"].member
    with pytest.raises(FielError, match="nobody|Dora"):
        steps.admit(door.settings, campaign, ["nobody"])
    steps.admit(door.settings, campaign, ["Dora.Luz"])
    assert visitor.ask("session").json()["state"] == "in"
    assert steps.list_waiting(door.settings, campaign) == []


def test_a_closed_campaign_lets_nobody_in_and_reopens_for_those_who_were(door: Door) -> None:
    campaign = door.work.campaign
    _, token = door.invite()
    visitor = door.visitor()
    visitor.join(token, "Eva Rey")
    with connected_argilla(door.settings) as client:
        close_campaign(client, campaign.name)
    try:
        assert refused(door.visitor().join(token)) == "closed"
        assert visitor.ask("session").json()["state"] == "closed"
    finally:
        with connected_argilla(door.settings) as client:
            reopen_campaign(client, campaign.name)
    assert visitor.ask("session").json()["state"] == "in"


def test_somebody_with_an_account_enters_another_campaign_as_themselves(door: Door, tmp_path: Path) -> None:
    _, token = door.invite()
    visitor = door.visitor()
    joined = visitor.join(token).json()
    other = make_work(tmp_path / "other", "joining-other")
    launch_work(door.settings, other)
    _, link, _ = steps.invite(
        door.settings, other.file.path, days=1, max_uses=1, approve=False, practice="none"
    )
    session = {"Authorization": f"Bearer {joined['access_token']}"}

    def ask_in(_: int) -> httpx.Response:
        return visitor.ask("join/enter", session, token=link.partition("#")[2])

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(ask_in, range(4)))
    for entered in [*at_once, ask_in(4)]:  # again costs no use
        assert entered.json().get("campaign") == "joining-other" or refused(entered) == "full"
    assert any(entered.is_success for entered in at_once)
    assert [each.uses for each in steps.list_invitations(door.settings, other.campaign)] == [1]


def test_how_one_is_named_is_said_once_by_members_only_and_in_no_other_name(
    door: Door, tmp_path: Path
) -> None:
    other = make_work(tmp_path / "named", "joining-named")
    launch_work(door.settings, other)
    options: dict[str, Any] = {"days": 1, "max_uses": 9, "approve": False, "practice": "none"}
    token = steps.invite(door.settings, other.file.path, **options)[1].partition("#")[2]
    door.visitor().join(token, "Rosa Luna", credit=True)
    visitor, outsider = door.visitor(), door.visitor()
    session = session_of(visitor.join(door.invite()[1], "Eva Sol"))
    dataset = door.visitor().join(token).json()["place"].split("/")[2]
    given = {"dataset": dataset, "credit": True, "name": "Eva  Sol", "variety": "Chile"}

    def is_open(headers: dict[str, str]) -> bool:
        asked = visitor.client.get("fiel/consent", params={"dataset": dataset}, headers=headers)
        return bool(asked.raise_for_status().json()["open"])

    def said() -> list[tuple[str, bool, str]]:
        with connected_argilla(door.settings) as client:
            profiles = collect_profiles(client, "joining-named")
        return [(each.username, each.credit, each.display_name) for each in profiles if each.variety]

    assert not is_open(session)  # of another campaign
    assert visitor.ask("consent", session, **given).json() == {} and said() == []
    visitor.ask("join/enter", session, token=token).raise_for_status()
    assert is_open(session)
    assert outsider.ask("consent", **given).status_code == 401
    assert refused(visitor.ask("consent", session | {"Sec-Fetch-Site": "cross-site"}, **given)) == "foreign"
    for name, code in {"rosa luna": "taken", "owner": "name-reserved", "": "name-missing"}.items():
        assert refused(visitor.ask("consent", session, **given | {"name": name})) == code
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: visitor.ask("consent", session, **given), range(4)))
    assert [each.status_code for each in answers] == [200] * 4
    visitor.ask("consent", session, **given | {"credit": False}).raise_for_status()
    assert said() == [("Eva.Sol", True, "Eva Sol")] and not is_open(session)


def test_a_task_launched_later_needs_no_new_invitation(door: Door, tmp_path: Path) -> None:
    work = make_work(tmp_path / "later", "joining-later")
    launch_work(door.settings, work)
    options: dict[str, Any] = {"days": 1, "max_uses": 9, "approve": False, "practice": "none"}
    token = steps.invite(door.settings, work.file.path, **options)[1].partition("#")[2]
    visitor = door.visitor()
    joined = visitor.join(token)
    first = joined.json()["place"].split("/")[2]
    path = f"me/datasets/{first}/records/search"
    for item in visitor.client.post(path, json={}, headers=session_of(joined)).json()["items"]:
        visitor.client.post(
            f"records/{item['record']['id']}/responses",
            json={"status": "discarded"},
            headers=session_of(joined),
        ).raise_for_status()
    assert visitor.ask("session").json()["place"] == joined.json()["place"]  # there is no other
    described = yaml.safe_load(work.file.path.read_text(encoding="utf-8"))
    described["tasks"].append(described["tasks"][0] | {"name": "second"})
    work.file.path.write_text(yaml.safe_dump(described), encoding="utf-8")
    launch_work(door.settings, load_work(work.file.path))
    place = visitor.ask("session").json()["place"]
    assert place == joined.json()["place"].replace(first, place.split("/")[2]) != joined.json()["place"]


def session_of(joined: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {joined.json()['access_token']}"}


def test_practice_is_for_members_and_counts_nowhere(door: Door) -> None:
    _, token = door.invite(practice="own")
    visitor = door.visitor()
    joined = visitor.join(token, "Paz Vega").json()
    session = {"Authorization": f"Bearer {joined['access_token']}"}
    practice = visitor.client.get("fiel/practice", headers=session).json()
    assert [each["decision"] for each in practice["items"]].count("correct") == 2
    assert len(practice["items"]) == 5 and all(each["why"] for each in practice["items"])
    done = visitor.client.post("fiel/practice?campaign=joining", json={}, headers=session)
    assert done.status_code == 200
    assert door.visitor().client.get("fiel/practice").status_code == 401
    assert door.visitor().client.get("fiel/own/practices").status_code == 401
    (offered,) = visitor.client.get("fiel/own/practices", headers=session).json()["items"]
    assert offered["campaign"] == practice["campaign"] == "joining"
    assert joined["place"].split("/")[2] in offered["datasets"]
    members = {each.username: each for each in community.list_people(door.settings, door.work.campaign)}
    person = members["Paz.Vega"]
    assert person.practised_at and (person.submitted, person.drafts, person.discarded) == (0, 0, 0)


def test_practice_is_of_the_campaign_that_is_asked_for_and_ends_with_it(door: Door, tmp_path: Path) -> None:
    visitor = door.visitor()
    session = session_of(visitor.join(door.invite()[1], "Sol Paz"))
    other = make_work(tmp_path / "practised", "joining-practised")
    launch_work(door.settings, other)
    options: dict[str, Any] = {"days": 1, "max_uses": 9, "approve": False, "practice": "own"}
    token = steps.invite(door.settings, other.file.path, **options)[1].partition("#")[2]

    def practice(campaign: str) -> httpx.Response:
        return visitor.client.get("fiel/practice", params={"campaign": campaign}, headers=session)

    assert refused(practice("joining-practised")) == "closed"  # not of theirs: no more is told
    assert refused(practice("nothing")) == "closed"
    visitor.ask("join/enter", session, token=token).raise_for_status()
    places = {name: practice(name).json()["place"] for name in ("", "joining", "joining-practised")}
    assert places[""] == places["joining-practised"] != places["joining"]  # the latest is the default
    with connected_argilla(door.settings) as client:
        close_campaign(client, other.campaign.name)
    assert refused(practice("joining-practised")) == "closed"
    listed = visitor.client.get("fiel/own/practices", headers=session).json()["items"]
    assert [each["campaign"] for each in listed] == ["joining"]


def test_floods_are_stopped_by_address_and_hold_up_nobody_else(door: Door) -> None:
    _, token = door.invite()
    flood = door.visitor("203.0.113.7")
    asked = [flood.ask("join/look", token="x" * 43).status_code for _ in range(ASKED + 1)]
    assert asked == [404] * ASKED + [429]
    answer = flood.ask("join/look", token=token)
    assert refused(answer) == "busy" and int(answer.headers["retry-after"]) > 0
    assert door.visitor("203.0.113.8").join(token).status_code == 201


def test_a_class_behind_one_address_joins_in_the_same_minute(door: Door) -> None:
    _, token = door.invite()

    def come(number: int) -> int:
        visitor = door.visitor("203.0.113.9")
        assert visitor.ask("join/look", token=token).status_code == 200
        joined = visitor.join(token, f"Clase {number}")
        return joined.status_code

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert list(pool.map(come, range(61))) == [201] * 61


def test_a_restart_keeps_invitations_links_and_remembered_browsers(tmp_path: Path) -> None:
    home = tmp_path / "home"
    settings = Settings(home=home)
    with running_server(home) as server:
        work = make_work(tmp_path / "campaign", "restarted")
        launch_work(settings, work)
        _, link, _ = steps.invite(
            settings, work.file.path, days=1, max_uses=9, approve=False, practice="none"
        )
        visitor = Visitor(server)
        mine = visitor.join(link.partition("#")[2]).json()["link"]
        cookie = {"Cookie": f"fiel_device={visitor.client.cookies['fiel_device']}"}
    with running_server(home) as server:
        again = Visitor(server)
        assert again.ask("session", cookie).json()["state"] == "in"
        assert again.ask("session", token=mine).json()["state"] == "in"
        assert again.join(link.partition("#")[2]).status_code == 201
        with closing(again.client):
            assert again.client.get("version").is_success
