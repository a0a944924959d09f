"""People in a real Argilla: their accounts, what they say about themselves, and what stays of who leaves."""

import csv
import shutil
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.annotation.about import collect_profiles
from fiel.annotation.client import Argilla, call, connect
from fiel.annotation.form.fields import annotation_address
from fiel.annotation.links import find_links
from fiel.annotation.members import list_people
from fiel.annotation.people import add_people
from fiel.annotation.records import find_datasets, find_workspace, find_workspace_datasets
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.people.credits import Profile
from fiel.people.member import Member
from fiel.people.roster import Account, name_accounts
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.workflow import people as community
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work
from fiel.workflow.snapshot import take_snapshot
from tests.helpers.campaigns import Person, make_work
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer


@pytest.fixture(scope="module")
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(argilla.url, argilla.api_key)
    yield client
    client.http_client.close()


@pytest.fixture
def settings(argilla: EmbeddedServer, tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path / "home",
        api_url=argilla.url,
        api_key=argilla.credentials.api_key,
        snapshot=tmp_path / "snapshot",
    )


def launched(settings: Settings, tmp_path: Path, name: str, **changes: Any) -> Work:
    work = make_work(tmp_path / name, name, **changes)
    settings.home.mkdir(exist_ok=True)
    launch_work(settings, work)
    return work


def join(settings: Settings, work: Work, *usernames: str) -> dict[str, str]:
    """Add people; return the new passwords by user name."""
    path = settings.home / f"{work.campaign.name}-{usernames[0]}.csv"
    community.add_people(settings, work.campaign, name_accounts(usernames), passwords=path)
    return {row["username"]: row["password"] for row in read_csv(path)}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answer(client: Argilla, work: Work, person: Person, ids: list[str], **options: Any) -> None:
    queue = person.queue(find_datasets(client, work.campaign.name)["arc"]["id"])
    texts = {item.id: {s.name: s.translation for s in item.segments} for item in work.items["arc"]}
    for id in ids:
        person.answer(queue[id]["id"], "correct", texts[id], **options)


def present(
    client: Argilla, campaign: str, person: Person, *, status: str = "submitted", **values: str
) -> None:
    """Answer the form about oneself, or answer it anew."""
    dataset = find_workspace_datasets(client, campaign)["about-you"]["id"]
    answer = person.client.post(
        f"me/datasets/{dataset}/records/search", params={"include": ["responses"]}, json={}
    )
    (found,) = answer.json()["items"]
    record = found["record"]
    body = {"status": status, "values": {name: {"value": value} for name, value in values.items()}}
    if record.get("responses"):
        done = person.client.put(f"responses/{record['responses'][0]['id']}", json=body)
    else:
        done = person.client.post(f"records/{record['id']}/responses", json=body)
    assert done.is_success, done.text


def may_sign_in(argilla: EmbeddedServer, username: str, password: str) -> bool:
    login = {"username": username, "password": password}
    return httpx.post(f"{argilla.url}/api/v1/token", data=login, trust_env=False).is_success


def members_of(client: Argilla, work: Work) -> dict[str, Member]:
    return {member.username: member for member in list_people(client, work.campaign)}


def test_new_people_get_an_account_a_password_in_a_file_and_links(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-new")
    path = tmp_path / "passwords.csv"
    accounts = [
        Account(username="new-ana", first_name="Ana", last_name="Gil"),
        Account(username="new-iñigo", role="admin"),
    ]
    done = add_people(client, work.campaign, accounts, passwords=path)
    assert [(each.username, each.state, each.role) for each in done.people] == [
        ("new-ana", "created", "annotator"),
        ("new-iñigo", "created", "admin"),
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    datasets = find_workspace_datasets(client, "people-new")
    assert done.links == {"arc": annotation_address(client.api_url, datasets["arc"]["id"])}
    assert done.about_you == f"{client.api_url}/dataset/{datasets['about-you']['id']}/annotation-mode"
    rows = read_csv(path)
    assert [row["username"] for row in rows] == ["new-ana", "new-iñigo"]
    assert {(row["link"], row["about_you"]) for row in rows} == {(done.links["arc"], done.about_you)}
    assert all(may_sign_in(argilla, row["username"], row["password"]) for row in rows)
    ana = Person(argilla.url, "new-ana", rows[0]["password"])
    account = ana.client.get("me").json()
    assert (account["first_name"], account["last_name"], account["role"]) == ("Ana", "Gil", "annotator")
    assert len(ana.queue(datasets["arc"]["id"])) == 8
    ana.close()


def test_who_has_an_account_keeps_the_password_and_is_only_let_in(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    first = launched(settings, tmp_path, "people-first")
    second = launched(settings, tmp_path, "people-second")
    (password,) = join(settings, first, "known-eva").values()
    accounts = [Account(username="known-eva", role="admin"), Account(username="known-leo")]
    path = tmp_path / "second.csv"
    done = add_people(client, second.campaign, accounts, passwords=path)
    assert [(each.state, each.role) for each in done.people] == [
        ("added", "annotator"),
        ("created", "annotator"),
    ]
    assert [row["username"] for row in read_csv(path)] == ["known-leo"]
    assert may_sign_in(argilla, "known-eva", password)
    before = path.read_bytes()
    again = add_people(
        client, second.campaign, accounts, passwords=path
    )  # nobody is new: no file is asked for
    assert [each.state for each in again.people] == ["member", "member"]
    assert again.passwords is None and path.read_bytes() == before


def test_nobody_is_created_when_the_file_is_there(
    client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-file")
    path = tmp_path / "passwords.csv"
    path.write_text("mine")
    with pytest.raises(FielError, match="expected no file, found one"):
        add_people(client, work.campaign, name_accounts(["file-ana"]), passwords=path)
    assert path.read_text() == "mine"
    assert "file-ana" not in {user["username"] for user in call(client, "GET", "users")["items"]}
    with pytest.raises(FielError, match="never-launched: expected its workspace in Argilla, found none"):
        add_people(
            client, make_work(tmp_path, "never-launched").campaign, name_accounts(["x"]), passwords=path
        )


def test_when_one_account_is_refused_the_file_has_those_that_were_made(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-half")
    path = tmp_path / "passwords.csv"
    nobody: Any = "nobody"  # Argilla knows no such role
    refused = Account.model_construct(username="half-b", first_name="b", last_name=None, role=nobody)
    accounts = [Account(username="half-a"), refused, Account(username="half-c")]
    with pytest.raises(FielError, match="POST users: 422"):
        add_people(client, work.campaign, accounts, passwords=path)
    argilla.take_errors()
    (row,) = read_csv(path)
    assert row["username"] == "half-a" and may_sign_in(argilla, "half-a", row["password"])
    usernames = {user["username"] for user in call(client, "GET", "users")["items"]}
    assert usernames & {"half-a", "half-b", "half-c"} == {"half-a"}
    rest = add_people(
        client, work.campaign, name_accounts(["half-a", "half-b", "half-c"]), passwords=tmp_path / "rest.csv"
    )
    assert [each.state for each in rest.people] == ["member", "created", "created"]


def test_the_form_about_oneself_is_in_the_language_of_the_campaign_and_never_done(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-form")
    assert set(find_datasets(client, "people-form")) == {"arc"}
    found = find_workspace_datasets(client, "people-form")["about-you"]
    questions = call(client, "GET", f"datasets/{found['id']}/questions")["items"]
    assert [(each["name"], each["required"]) for each in questions] == [
        ("credit", True),
        ("display_name", False),
        ("variety", False),
        ("variety_public", False),
    ]
    assert questions[0]["title"] == "¿Podemos nombrarte en público?"
    for name, password in join(settings, work, "form-a", "form-b").items():
        person = Person(argilla.url, name, password)
        assert len(person.queue(found["id"])) == 1
        present(client, "people-form", person, credit="no")
        assert len(person.queue(found["id"])) == 0
        person.close()
    (record,) = call(client, "GET", f"datasets/{found['id']}/records")["items"]
    assert record["status"] == "pending"
    (again,) = launch_work(settings, work)
    assert (again.created, again.added) == (False, 0)
    assert call(client, "GET", f"datasets/{found['id']}/records")["total"] == 1
    assert len(collect_profiles(client, "people-form")) == 2


def test_varieties_are_counted_of_those_who_agreed_and_answered(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    """Of thirteen, two are alone with what they said, one did not agree, and five are counted later."""
    annotation = {"min_submitted": 30}
    work = launched(settings, tmp_path, "people-say-where", annotation=annotation)
    names = [f"where-{letter}" for letter in "abcdefghijklm"]
    passwords = join(settings, work, *names)
    for number, name in enumerate(names):
        person = Person(argilla.url, name, passwords[name])
        answer(client, work, person, [work.items["arc"][0].id])
        said = {0: "Soria", 1: "Teruel"}.get(number, "México")
        agreed = "no" if number == 12 else "yes"
        present(client, "people-say-where", person, credit="no", variety=said, variety_public=agreed)
        person.close()
    take_snapshot(settings, [work])
    found = read_snapshot(settings.snapshot_folder).tables.varieties
    shown = [(row.campaign, row.variety, row.people) for row in found.itertuples()]
    assert shown == [("people-say-where", "México", 5)]
    assert not [text for text in (b"Soria", b"Teruel") if text in all_bytes(settings.snapshot_folder)]


def test_an_unfinished_form_about_oneself_is_made_anew(
    client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = make_work(tmp_path / "people-draft", "people-draft")
    settings.home.mkdir()
    workspace = call(client, "POST", "workspaces", json={"name": "people-draft"})["id"]
    call(client, "POST", "datasets", json={"name": "about-you", "workspace_id": workspace})
    launch_work(settings, work)
    found = find_workspace_datasets(client, "people-draft")["about-you"]
    assert found["ready"]
    assert call(client, "GET", f"datasets/{found['id']}/records")["total"] == 1


def test_people_are_named_as_they_say_and_nobody_else(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    listed = {"say-list": "Lista", "say-no": "Nora", "say-other": "Otra", "say-back": "Bea"}
    work = launched(settings, tmp_path, "people-say", credits=listed)
    names = [*listed, "say-yes", "say-mail", "say-draft", "say-quiet"]
    passwords = join(settings, work, *names)
    people = {name: Person(argilla.url, name, passwords[name]) for name in names}
    for id, person in zip([item.id for item in work.items["arc"]], people.values(), strict=True):
        answer(client, work, person, [id])
    present(client, "people-say", people["say-no"], credit="no", display_name="Nora")
    present(client, "people-say", people["say-other"], credit="no")
    present(client, "people-say", people["say-other"], credit="yes", display_name=" Otra  Más ")
    present(client, "people-say", people["say-back"], credit="yes", display_name="Bea")
    present(client, "people-say", people["say-back"], status="discarded")
    present(
        client, "people-say", people["say-yes"], credit="yes", display_name="Yes Sí", variety="rioplatense"
    )
    present(client, "people-say", people["say-mail"], credit="yes", display_name="mail@example.org")
    present(client, "people-say", people["say-draft"], status="draft", credit="yes", display_name="Draft")
    for person in people.values():
        person.close()
    found = members_of(client, work)
    assert {name: found[name].named for name in names} == {
        "say-list": "Lista",
        "say-no": None,
        "say-other": "Otra Más",
        "say-back": None,
        "say-yes": "Yes Sí",
        "say-mail": None,
        "say-draft": None,
        "say-quiet": None,
    }
    assert found["say-mail"].problem == "the name looks like an e-mail address"
    assert (found["say-yes"].wants_credit, found["say-yes"].variety) == (True, "rioplatense")
    assert (found["say-no"].wants_credit, found["say-quiet"].wants_credit) == (False, None)
    take_snapshot(settings, [work])
    tables = read_snapshot(settings.snapshot_folder).tables
    named = set(tables.work["contributor"])
    assert named == {"Lista", "Otra Más", "Yes Sí"}
    card = export_card(settings, work, tmp_path / "out")
    assert "Lista, Otra Más" in card and "Yes Sí" in card
    stored = card.encode() + all_bytes(settings.snapshot_folder)
    for secret in (b"Nora", b"Bea", b"example.org", b"Draft", b"rioplatense", b"say-"):
        assert secret not in stored


def export_card(settings: Settings, work: Work, out: Path) -> str:
    export_campaign(settings, work, out, unresolved="keep")
    return (out / "arc" / "README.md").read_text(encoding="utf-8")


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_the_roll_says_what_each_person_did(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-roll", annotation={"min_submitted": 2})
    passwords = join(settings, work, "roll-ana", "roll-idle")
    ana = Person(argilla.url, "roll-ana", passwords["roll-ana"])
    answer(client, work, ana, ["Test/1", "Test/2", "Test/3"])
    answer(client, work, ana, ["Test/4", "Test/5"], status="draft")
    answer(client, work, ana, ["Test/6"], status="discarded")
    present(client, "people-roll", ana, credit="yes", display_name="Ana")
    ana.close()
    found = members_of(client, work)
    assert set(found) == {"roll-ana", "roll-idle"}
    member = found["roll-ana"]
    assert (member.submitted, member.drafts, member.discarded) == (3, 2, 1)  # the form about her is no item
    assert member.last_active is not None and member.last_active.utcoffset() is not None
    assert (found["roll-idle"].submitted, found["roll-idle"].last_active) == (0, None)


def test_a_removed_person_is_nowhere_and_every_answer_is_there(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    listed = {"gone-rosa": "Rosa Lista", "gone-leo": "Leo"}
    work = launched(settings, tmp_path, "people-gone", credits=listed)
    other = launched(settings, tmp_path, "people-gone-too")
    passwords = join(settings, work, "gone-rosa", "gone-leo")
    add_people(client, other.campaign, name_accounts(["gone-rosa"]), passwords=tmp_path / "unused.csv")
    (settings.home / "people").mkdir()
    shutil.copy(settings.home / "people-gone-gone-rosa.csv", settings.home / "people" / "es.csv")
    rosa = Person(argilla.url, "gone-rosa", passwords["gone-rosa"])
    leo = Person(argilla.url, "gone-leo", passwords["gone-leo"])
    key = rosa.client.get("me").json()["api_key"]
    answer(client, work, rosa, ["Test/1", "Test/2", "Test/3"])
    answer(client, other, rosa, ["Test/4"])
    answer(client, work, leo, ["Test/5"])
    present(client, "people-gone", rosa, credit="yes", display_name="Rosa Pública", variety="andina")
    present(client, "people-gone-too", rosa, credit="yes", display_name="Rosa Pública")
    before = collect_answers(client, work.campaign, work.items).judgements["arc"]
    take_snapshot(settings, [work])
    assert "Rosa Pública".encode() in all_bytes(settings.snapshot_folder)
    first_id = before[0].item_id

    asked: list[list[str]] = []

    def decline(campaigns: Sequence[str]) -> bool:
        asked.append(list(campaigns))
        return False

    refused = community.remove_person(settings, work.campaign, "gone-rosa", confirm=decline)
    assert refused is None and asked == [["people-gone", "people-gone-too"]]
    assert rosa.client.get("me").is_success
    done = community.remove_person(settings, work.campaign, "gone-rosa", confirm=lambda campaigns: True)
    assert done is not None
    pseudonym = done.removal.pseudonym
    assert pseudonym.startswith("removed-") and "rosa" not in pseudonym
    assert done.removal.workspaces == ("people-gone", "people-gone-too")
    assert (done.removal.profiles, done.removal.key_renewed) == (2, True)
    assert done.leftovers == (
        "the key credits.gone-rosa of the campaign file",
        str(settings.home / "people" / "es.csv"),
    )

    assert not may_sign_in(argilla, "gone-rosa", passwords["gone-rosa"])
    assert not may_sign_in(argilla, pseudonym, passwords["gone-rosa"])
    assert rosa.client.get("me").status_code == 401  # the session that was open
    assert argilla.client(key).get("me").status_code == 401
    assert b"rosa" not in argilla.client().get("users").content.lower()
    account = next(user for user in call(client, "GET", "users")["items"] if user["username"] == pseudonym)
    assert (account["first_name"], account["last_name"], account["role"]) == (pseudonym, None, "annotator")
    after = collect_answers(client, work.campaign, work.items).judgements["arc"]
    as_before = [(each.item_id, each.decision, each.submitted_at) for each in before]
    assert [(each.item_id, each.decision, each.submitted_at) for each in after] == as_before
    assert first_id == "Test/1" and [each.annotator for each in after] == [pseudonym] * 3 + ["gone-leo"]
    assert len(collect_answers(client, other.campaign, other.items).judgements["arc"]) == 1
    assert collect_profiles(client, "people-gone") == []
    gone = members_of(client, work)[pseudonym]
    assert (gone.member, gone.submitted, gone.named) == (False, 3, None)

    info = take_snapshot(settings, [work])
    exported = export_campaign(settings, work, tmp_path / "out", unresolved="keep")
    card = (tmp_path / "out/arc/README.md").read_text(encoding="utf-8")
    stored = all_bytes(settings.snapshot_folder / info.path) + all_bytes(tmp_path / "out")
    assert b"Rosa" not in stored and b"gone-" not in stored and pseudonym.encode() not in stored
    assert exported.manifest.tasks["arc"].counts.validated == 4 and "Leo" in card
    with pytest.raises(FielError, match="gone-rosa: expected a user of this Argilla, found none: already re"):
        community.remove_person(settings, work.campaign, "gone-rosa", confirm=lambda campaigns: True)
    with pytest.raises(FielError, match="found one who was already removed"):
        community.remove_person(settings, work.campaign, pseudonym, confirm=lambda campaigns: True)
    rosa.close()
    leo.close()


def test_a_removal_that_was_interrupted_is_done_again(
    argilla: EmbeddedServer,
    client: Argilla,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At each of its changes; the name is nowhere after, although nobody can tell it any more."""
    work = launched(settings, tmp_path, "people-cut")
    for name in ("a-people-cut", "z-people-cut"):
        other = launched(settings, tmp_path, name)
        add_people(client, other.campaign, name_accounts(["cut-rosa"]), passwords=tmp_path / f"{name}.csv")
    passwords = join(settings, work, "cut-leo")
    add_people(client, work.campaign, name_accounts(["cut-rosa"]), passwords=tmp_path / "unused.csv")
    logins = {line["username"]: line["password"] for line in read_csv(tmp_path / "a-people-cut.csv")}
    rosa, leo = (Person(argilla.url, who, {**logins, **passwords}[who]) for who in ("cut-rosa", "cut-leo"))
    answer(client, work, rosa, ["Test/1"])
    answer(client, work, leo, ["Test/2"])
    present(client, "people-cut", rosa, credit="yes", display_name="Rosa Cortada")
    take_snapshot(settings, [work])
    changes = 0

    def interrupted(connection: Argilla, method: str, path: str, **more: Any) -> Any:
        nonlocal changes
        changes += method != "GET"
        if changes == 2:
            raise KeyboardInterrupt
        return call(connection, method, path, **more)

    for _ in range(4):  # of five changes: three campaigns, the form about her, the account
        changes = 0
        with monkeypatch.context() as patch:
            patch.setattr("fiel.annotation.departures.call", interrupted)
            patch.setattr("fiel.annotation.about.call", interrupted)
            with pytest.raises(KeyboardInterrupt):
                community.remove_person(settings, work.campaign, "cut-rosa", confirm=lambda campaigns: True)
    done = community.remove_person(settings, work.campaign, "cut-rosa", confirm=lambda campaigns: True)
    assert done is not None and done.removal.pseudonym.startswith("removed-")
    assert b"Rosa Cortada" not in all_bytes(settings.snapshot_folder)
    assert rosa.client.get("me").status_code == 401
    judgements = collect_answers(client, work.campaign, work.items).judgements["arc"]
    assert {each.annotator for each in judgements} == {"cut-leo", done.removal.pseudonym}
    rosa.close()
    leo.close()


def test_who_cannot_be_removed_is_said_why(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-keep")
    other = launched(settings, tmp_path, "people-keep-other")
    join(settings, other, "keep-eva")

    def remove(username: str) -> None:
        community.remove_person(settings, work.campaign, username, confirm=lambda campaigns: True)

    with pytest.raises(
        FielError, match="keep-eva: expected a person of people-keep, found one of people-keep-o"
    ):
        remove("keep-eva")
    owner = argilla.credentials.username
    with pytest.raises(FielError, match=f"{owner}: expected an annotator or an admin, found an owner"):
        remove(owner)
    assert "keep-eva" in members_of(client, other)


def test_what_is_left_of_a_simulated_person_still_counts_as_simulated(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    from fiel.annotation.departures import remove_person
    from fiel.annotation.people import ensure_annotators

    work = launched(settings, tmp_path, "people-simulated")
    (password,) = ensure_annotators(client, work.campaign, ["simulated-bot"]).values()
    bot = Person(argilla.url, "simulated-bot", password)
    answer(client, work, bot, ["Test/1"])
    bot.close()
    remove_person(client, "simulated-bot", campaign=work.campaign.name)
    (judgement,) = collect_answers(client, work.campaign, work.items).judgements["arc"]
    assert judgement.simulated and judgement.annotator.startswith("simulated-removed-")


def test_profiles_are_sorted_and_hold_what_was_said(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-profiles")
    for name, password in reversed(join(settings, work, "prof-a", "prof-b").items()):
        person = Person(argilla.url, name, password)
        present(client, "people-profiles", person, credit="yes", display_name=name, variety=" es-MX ")
        person.close()
    assert collect_profiles(client, "people-profiles") == [
        Profile(username=name, credit=True, display_name=name, variety="es-MX")
        for name in ("prof-a", "prof-b")
    ]
    assert collect_profiles(client, "people-nowhere") == []


def test_a_name_that_differs_from_an_account_by_capitals_alone_is_refused(
    argilla: EmbeddedServer, settings: Settings, tmp_path: Path
) -> None:
    """In one list it is refused too: ``fiel.people.roster``."""
    work = launched(settings, tmp_path, "people-case")
    join(settings, work, "case-Ana")
    file = tmp_path / "second.csv"
    wanted = name_accounts(["case-eva", "case-ana"])
    with pytest.raises(FielError, match="case-ana: expected a name .* found the account case-Ana"):
        community.add_people(settings, work.campaign, wanted, passwords=file)
    assert not file.exists()
    names = {user["username"] for user in argilla.client().get("users").json()["items"]}
    assert "case-eva" not in names and "case-ana" not in names
    again = community.add_people(settings, work.campaign, name_accounts(["case-Ana"]), passwords=file)
    assert [each.state for each in again.people] == ["member"]


def test_who_lost_the_password_gets_another(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-lost")
    old = join(settings, work, "lost-ana", "lost-leo")
    before = call(client, "GET", "users")["items"]
    path = community.renew_password(settings, work.campaign, "lost-ana")
    assert path.parent == settings.home / "people" and stat.S_IMODE(path.stat().st_mode) == 0o600
    (row,) = read_csv(path)
    assert set(row) == {"username", "password", "link", "about_you"} and row["username"] == "lost-ana"
    assert may_sign_in(argilla, "lost-ana", row["password"])
    assert not may_sign_in(argilla, "lost-ana", old["lost-ana"])
    assert may_sign_in(argilla, "lost-leo", old["lost-leo"])
    after = call(client, "GET", "users")["items"]
    assert [{**each, "updated_at": None} for each in after] == [
        {**each, "updated_at": None} for each in before
    ]


@pytest.mark.parametrize(
    ("username", "problem"),
    [
        ("refused-nobody", "expected a user of this Argilla, found none"),
        ("REFUSED-ana", "found none; did you mean refused-ana?"),
        ("owner", "expected an annotator or an admin, found an owner"),
        ("refused-elsewhere", "expected a person of people-refused, found one of people-refused-too"),
        ("removed-0badcafe", "expected a person, found one who was already removed"),
        ("hf:refused", "expected a person with a password, found one who signs in with Hugging Face"),
    ],
)
def test_who_gets_no_other_password_is_said(
    argilla: EmbeddedServer, settings: Settings, tmp_path: Path, username: str, problem: str
) -> None:
    work = launched(settings, tmp_path, "people-refused")
    owner = argilla.client()
    known = {user["username"] for user in owner.get("users").json()["items"]}
    if "refused-ana" not in known:
        join(settings, work, "refused-ana")
        other = launched(settings, tmp_path, "people-refused-too")
        join(settings, other, "refused-elsewhere")
        for name in ("removed-0badcafe", "hf:refused"):
            body = {"username": name, "first_name": name, "password": "a password"}
            owner.post("users", json=body).raise_for_status()
    path = tmp_path / "new.csv"
    with pytest.raises(FielError, match=problem):
        community.renew_password(settings, work.campaign, username, passwords=path)
    assert not path.exists()


def test_each_task_has_its_link_in_the_order_of_the_file(
    client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    work = launched(settings, tmp_path, "people-tasks")
    workspace = find_workspace(client, "people-tasks")
    for name in ("zeta", "arc-2"):
        made = call(client, "POST", "datasets", json={"name": name, "workspace_id": workspace})
        fill = {"name": "text", "title": "Text", "required": True, "settings": {"type": "text"}}
        call(client, "POST", f"datasets/{made['id']}/fields", json=fill)
        question = {**fill, "name": "said", "settings": {"type": "text"}}
        call(client, "POST", f"datasets/{made['id']}/questions", json=question)
        call(client, "PUT", f"datasets/{made['id']}/publish")
    found = find_workspace_datasets(client, "people-tasks")
    links = find_links(client, "people-tasks", ["zeta", "arc"])
    assert list(links.annotate) == ["zeta", "arc", "arc-2"]
    assert all(str(found[name]["id"]) in link for name, link in links.annotate.items())
    path = tmp_path / "passwords.csv"
    done = add_people(client, work.campaign, name_accounts(["tasks-ana"]), passwords=path)
    assert list(done.links) == ["arc", "arc-2", "zeta"]
    (row,) = read_csv(path)
    assert {name: row[f"link_{name}"] for name in done.links} == done.links
    assert list(row) == ["username", "password", "link_arc", "link_arc-2", "link_zeta", "about_you"]


def test_nobody_is_added_where_strangers_get_accounts_by_name(
    client: Argilla, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An Argilla of another image with sign-in through OAuth: what it says of itself is all that differs."""
    from fiel.annotation import accounts

    work = launched(settings, tmp_path, "people-strange")
    monkeypatch.setattr(accounts, "find_providers", lambda client: ["huggingface"])
    monkeypatch.setattr(accounts, "has_separate_accounts", lambda client: False)
    path = tmp_path / "passwords.csv"
    with pytest.raises(FielError, match="expected Fiel's server .* gets into that"):
        add_people(client, work.campaign, name_accounts(["strange-ana"]), passwords=path)
    assert not path.exists()
    assert "strange-ana" not in {user["username"] for user in call(client, "GET", "users")["items"]}
