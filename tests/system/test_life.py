"""The whole life of a campaign, from `fiel new` to an equal export of it in another Argilla, by the shell.

What people do in it, and what has to come of that, is in `tests/helpers/lifedata.py`.
"""

import json
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from fiel.annotation.about import CREDIT_QUESTION
from fiel.verdicts.consensus import STATUSES as ALL_STATUSES
from tests.helpers import lifedata as data
from tests.helpers.organizer import Organizer, Shell
from tests.server.running import running_server

FILE = "campaigns/vida.yaml"


def test_a_campaign_is_lived_through(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with running_server(tmp_path / "home") as server:
        here = Organizer(shell, server)
        try:
            begin(shell)
            launch(here)
            add_people(here)
            here.carry_out(data.FIRST)
            improve_guide(here)
            change_source(here)
            here.carry_out(data.LATER)
            check_status(here)
            remove_person(here)
            check_snapshot(here)
            close(here)
        finally:
            here.close()
        with running_server(tmp_path / "other-home") as other:
            there = Organizer(shell, other)
            try:
                restore(there)
                check_exports(here, there)
                check_views(here, there)
                go_on(there)
            finally:
                there.close()


def begin(shell: Shell) -> None:
    """`fiel new`, what an organizer changes in the file that it writes, and `fiel check`."""
    data.write_source(data.ROWS)
    data.write_source(data.ENGLISH, ".en")
    begun = ("new", "--benchmark", "arc", "--language", "es", "--name", "vida")
    code, output, _ = shell(*begun, "--source", "data/{split}.jsonl", "--license", "CC-BY-4.0", "--json")
    assert (code, json.loads(output)["campaign"]) == (0, FILE)
    text = Path(FILE).read_text(encoding="utf-8")
    for old, new in (
        ("min_submitted: 1", "min_submitted: 2"),
        ("{hub: alexandrainst/m_arc, config: en, revision: main}", '{files: "../data/{split}.en.jsonl"}'),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    Path(FILE).write_text(text, encoding="utf-8")
    code, output, errors = shell("check", FILE, "--json")
    assert (code, errors) == (0, "")
    report = json.loads(output)
    (task,) = report["tasks"]
    assert (report["license"], report["min_submitted"]) == ("CC-BY-4.0", 2)
    assert (task["splits"], task["english"]) == (data.SPLITS, {"paired": 14})
    assert task["severities"] == {"error": 1, "warning": 2, "none": 11}
    found = {
        (each["check"], each["severity"]): {worst["item"] for worst in each["worst"]}
        for each in task["checks"]
    }
    assert found == data.FOUND


def launch(here: Organizer) -> None:
    """Show what a launch would do, do it, and do it again."""
    planned = here.json("launch", FILE, "--dry-run")
    assert (planned["refused"], planned["datasets"][0]["new"]["count"]) == ([], 14)
    assert here.server.client().get("me/datasets").json()["items"] == []
    (done,) = here.json("launch", FILE)
    assert (done["created"], done["added"]) == (True, 14)
    assert "Nothing changed" in here.run("launch", FILE)


def add_people(here: Organizer) -> None:
    """Add twelve people from a file; some say how they want to be named."""
    Path("people.csv").write_text("\n".join(["username", *data.PEOPLE]), encoding="utf-8")
    added = here.json("people", "add", FILE, "--file", "people.csv")
    assert Counter(each["state"] for each in added["people"]) == {"created": 12}
    here.let_in(Path(added["passwords"]), data.PEOPLE)
    about = here.dataset("about-you")
    for name, values in data.PROFILES.items():
        (record,) = here.people[name].queue(about).values()
        body = {"status": "submitted", "values": {key: {"value": value} for key, value in values.items()}}
        assert CREDIT_QUESTION in body["values"]
        assert here.people[name].client.post(f"records/{record['id']}/responses", json=body).is_success


def improve_guide(here: Organizer) -> None:
    """Read the comments, answer one in the guide, publish it, and give an item back to its people."""
    comments = here.json("feedback", "list", FILE, "--new")
    wrote = {(act.person, act.id, act.comment, act.status) for act in data.FIRST if act.comment}
    assert {(each["annotator"], each["item"], each["text"], each["status"]) for each in comments} == wrote
    assert len(comments) == len(wrote)
    sections = {each["item"]: each["section"] for each in comments}
    assert (sections["vida-03"], sections["vida-12"]) == ("errores-que-buscamos", "numeros-y-unidades")
    asked = next(each["id"] for each in comments if each["item"] == "vida-12")
    (before,) = here.json("guide", "show", FILE)
    here.run("feedback", "answer", FILE, asked, "las millas se quedan en millas.", "--guide")
    assert len(here.json("feedback", "list", FILE, "--new")) == len(wrote) - 1
    (updated,) = here.json("guide", "update", FILE)
    assert updated["version"] == before["published"] + 1
    assert updated["changes"] == ["las millas se quedan en millas."]
    (shown,) = here.json("guide", "show", FILE)
    assert (shown["published"], shown["state"]) == (updated["version"], "same")
    assert "Nothing changed" in here.run("launch", FILE)
    returned = here.json("guide", "requeue", FILE, "--item", "vida-12", "--yes")["answers"]
    assert {(each["annotator"], each["item"]) for each in returned} == {
        (act.person, act.id) for act in data.AGAIN
    }
    for act in data.AGAIN:
        here.send_draft(act)
    assert here.json("guide", "requeue", FILE, "--item", "vida-12", "--yes")["answers"] == []


def change_source(here: Organizer) -> None:
    """Change an answered item and an unanswered one in the files, and launch what came of them."""
    data.write_source(data.changed_rows())
    (planned,) = here.json("launch", FILE, "--dry-run")["datasets"]
    assert planned["changed_answered"] == {"count": 1, "examples": ["vida-13"]}
    assert planned["changed_unanswered"] == {"count": 1, "examples": ["vida-14"]}
    assert (planned["unchanged"], planned["new"]["count"], planned["settings"]) == (12, 0, [])
    (done,) = here.json("launch", FILE, "--yes")
    assert (done["revised"], done["replaced"]) == (1, 1)
    assert "Nothing changed" in here.run("launch", FILE)
    assert all(act.counts for act in data.LATER)


def check_status(here: Organizer) -> None:
    """Compare the status with what is counted here from what the people did."""
    found = here.json("status", FILE)
    answers = Counter(act.id for act in data.COUNTED)
    by_person = Counter(act.person for act in data.COUNTED)
    ids = [row["id"] for row in data.ROWS]
    assert (found["total"], found["done"]) == (14, sum(answers[each] >= 2 for each in ids))
    assert found["missing"] == sum(max(0, 2 - answers[each]) for each in ids)
    assert sum(found["days"].values()) == len(data.COUNTED)
    assert (found["people"], {*found["active"]}) == (len(by_person), {*by_person})
    top = sum(sorted(by_person.values())[-2:])  # a tenth of twelve people, rounded up
    assert len(by_person) > 10 and found["top_share"] == pytest.approx(top / by_person.total())
    (task,) = found["tasks"]
    assert task["one_away"] == sum(answers[each] == 1 for each in ids)
    assert task["verdicts"] == data.expected_statuses()
    assert {*task["disputed"]} == {id for id, status in data.STATUSES.items() if status == "disputed"}
    contradictions = {(each["annotator"], each["item_id"]) for each in task["contradictions"]}
    named = {(f"{who}.cuenta", f"vida-{item}") for who, item in data.CONTRADICTIONS}
    assert contradictions == named and len(task["contradictions"]) == len(named)


def remove_person(here: Organizer) -> None:
    """Remove somebody who asked to be named: their answers go on to count."""
    before = here.json("status", FILE)
    done = here.json("people", "remove", FILE, data.CARLA, "--yes")
    removal, home = done["removal"], here.server.home
    (passwords,) = (home / "people").glob("*.csv")
    assert done["leftovers"] == [str(passwords), str(home / "requeued" / "vida.jsonl")]
    assert (removal["workspaces"], removal["profiles"]) == (["vida"], 1)
    after = here.json("status", FILE)
    assert (after["tasks"][0]["verdicts"], after["done"]) == (before["tasks"][0]["verdicts"], before["done"])
    assert data.CARLA not in after["active"] and removal["pseudonym"] in after["active"]
    named = {each["username"]: each["named"] for each in here.json("people", "list", FILE)}
    assert {name for name in named.values() if name} == {"Ana Pérez", "Bruno del Sur"}
    assert here.people[data.CARLA].client.get("me/datasets").json().get("items", []) == []


def check_snapshot(here: Organizer) -> None:
    """Look for what is nobody's business in the snapshot that the public sees."""
    here.run("snapshot", FILE)
    folder = here.server.home / "snapshot"
    shown = (folder / "latest.json").read_text(encoding="utf-8")
    tables = {path.stem: pq.read_table(path).to_pylist() for path in folder.glob("*/*.parquet")}
    shown += json.dumps(tables, ensure_ascii=False, default=str)
    assert sum(each["answers"] for each in tables["days"]) == len(data.COUNTED)
    assert {each["contributor"] for each in tables["people"]} == {"Ana Pérez", "Bruno del Sur", None}
    assert len(tables["people"]) == 12
    comments = [act.comment for act in data.FIRST if act.comment]
    private = [*data.PEOPLE, ".cuenta", "removed-", "Carla", "rioplatense", "andina", *comments]
    assert [each for each in private if each in shown] == []


def close(here: Organizer) -> None:
    """Close the campaign: nobody answers any more, and its archive is what a later one is too."""
    luis = here.people[data.PEOPLE[-1]]
    dataset = here.dataset("arc")
    record = next(iter(luis.queue(dataset).values()))
    closed = here.json("close", FILE, "--out", "closed.zip", "--yes")
    assert closed["left"] == 11
    body = {"status": "submitted", "values": {"verdict": {"value": "correct"}}}
    assert luis.client.post(f"records/{record['id']}/responses", json=body).status_code == 403
    manifest = here.json("archive", FILE, "--out", "vida.zip")
    assert manifest["datasets"]["arc"]["records"] == 15  # with the earlier text of one item
    assert Path("vida.zip").read_bytes() == Path("closed.zip").read_bytes()
    with zipfile.ZipFile("vida.zip") as opened:
        feedback = Path("campaigns/vida.feedback.jsonl").read_bytes()
        assert opened.read("files/feedback.jsonl") == feedback


def restore(there: Organizer) -> None:
    """Restore the archive in an Argilla that knows nothing of the campaign."""
    done = there.json("restore", "vida.zip", "--passwords", "new.csv")
    assert done["equal"] is True
    assert all(each["equal"] for each in done["comparisons"])
    assert len(done["created"]) == 11 and data.CARLA not in done["created"]


def check_exports(here: Organizer, there: Organizer) -> None:
    """Export on both sides: the same bytes, and in them the corrections that were known beforehand."""
    code, _, errors = here.shell("export", FILE, "--out", "refused", "--home", here.server.home)
    assert (code, Path("refused").exists()) == (2, False)
    assert "found 1 item pending or disputed: vida-11 (equal-options)" in errors
    for side, out in ((here, "out"), (there, "other-out")):
        side.run("export", FILE, "--unresolved", "keep", "--out", out)
    ours, theirs = read_folder(Path("out")), read_folder(Path("other-out"))
    assert ours == theirs
    assert len(ours) == 21
    rows = [row for split in data.SPLITS for row in pq.read_table(f"out/arc/es/{split}.parquet").to_pylist()]
    assert [{key: value for key, value in row.items() if value is not None} for row in rows] == (
        data.expected_rows()
    )
    task = json.loads(ours["manifest.json"])["tasks"]["arc"]
    assert task["corrected"] == {id: list(edits) for id, edits in data.CORRECTED.items()}
    assert (task["unresolved"], task["suspicious"]) == ({"vida-11": ["equal-options"]}, {})
    assert task["answers"]["annotators"] == 12
    assert {status: task["counts"][status] for status in ALL_STATUSES} == data.expected_statuses()
    card = ours["arc/README.md"].decode()
    assert "Ana Pérez, Bruno del Sur" in card and "Carla" not in card and ".cuenta" not in card


def check_views(here: Organizer, there: Organizer) -> None:
    """See the same campaign on both sides, also when people did what; nothing to launch, nothing wrong."""
    for command in (("status",), ("people", "list"), ("guide", "show"), ("feedback", "list")):
        ours, theirs = (side.json(*command, FILE) for side in (here, there))
        for each in (*ours, *theirs) if command[0] == "feedback" else ():
            del each["link"]
        assert ours == theirs
    (planned,) = there.json("launch", FILE, "--dry-run")["datasets"]
    assert (planned["unchanged"], planned["settings"]) == (14, [])
    for side in (here, there):
        findings = side.json("doctor", FILE)
        assert len(findings) > 10
        assert [finding for finding in findings if finding["state"] == "error"] == []


def go_on(there: Organizer) -> None:
    """Open the restored campaign: its people answer again what another version of the guide gives back."""
    assert there.json("close", FILE, "--reopen") == {"returned": 11}
    again = [act for act in data.FIRST if act.id == "vida-01"]
    there.let_in(Path("new.csv"), [act.person for act in again])
    comment = next(each["id"] for each in there.json("feedback", "list", FILE, "--new"))
    there.run("feedback", "answer", FILE, comment, "otro ejemplo.", "--guide")
    (updated,) = there.json("guide", "update", FILE)
    assert updated["version"] == updated["published"] + 1
    requeue = ("guide", "requeue", FILE, "--item", "vida-01", "--yes")
    returned = {each["annotator"] for each in there.json(*requeue)["answers"]}
    assert returned == {act.person for act in again}
    assert there.json("status", FILE)["tasks"][0]["verdicts"]["pending"] == 4
    for act in again:
        there.send_draft(act)
    assert there.json(*requeue)["answers"] == []
    assert there.json("status", FILE)["tasks"][0]["verdicts"] == data.expected_statuses()


def read_folder(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
