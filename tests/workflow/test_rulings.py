"""What organizers rule for all places at once: settled sentences, learnt terms, dismissed warnings."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.files import list_files
from fiel.campaign.rulings import load_rulings, rulings_path
from fiel.campaign.work import Work, load_work, prepare_task_checks
from fiel.checks import check_item
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import ROWS, Person, make_work, write_campaign, write_rows
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer


class Volunteers:
    """People who answer a launched campaign."""

    def __init__(self, argilla: EmbeddedServer, work: Work, *names: str) -> None:
        self.work = work
        with connected_argilla(Settings(home=argilla.home)) as client:
            passwords = ensure_annotators(client, work.campaign, names)
            dataset = find_datasets(client, work.campaign.name)["arc"]["id"]
            self.ids = {each["external_id"]: each["id"] for each in fetch_records(client, dataset)}
        self.people = {name: Person(argilla.url, name, passwords[name]) for name in names}

    def answer(self, who: str, id: str, **texts: str) -> None:
        item = next(each for each in self.work.items["arc"] if each.id == id)
        shown = {segment.name: segment.translation for segment in item.segments}
        verdict = "corrected" if texts else "correct"
        self.people[who].answer(self.ids[id], verdict, {**shown, **texts})

    def close(self) -> None:
        for person in self.people.values():
            person.close()


@pytest.fixture
def launch(argilla: EmbeddedServer) -> Iterator[Any]:
    groups: list[Volunteers] = []

    def launch_campaign(work: Work, *names: str) -> Volunteers:
        launch_work(Settings(home=argilla.home), work)
        groups.append(Volunteers(argilla, work, *names))
        return groups[-1]

    yield launch_campaign
    for group in groups:
        group.close()


def finish(group: Volunteers, **corrections: dict[str, str]) -> None:
    for row in ROWS:
        group.answer(next(iter(group.people)), row["id"], **corrections.get(row["id"], {}))


def test_a_sentence_with_several_translations_is_listed_settled_and_exported_as_one(
    argilla: EmbeddedServer, launch: Any, shell: Shell, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "settling")
    group = launch(work, "settler")
    finish(group, **{"Test/1": {"option_d": "Ninguna"}, "Test/2": {"option_d": "Nada de eso"}})
    path, home = work.file.path, ("--home", argilla.home)
    code, out, _ = shell("settle", path, *home)
    assert code == 0 and "Nothing" in out and "Ninguna  (1 item, 1 corrected)" in out
    assert "1. Nada  (6 items, 0 corrected)" in out
    id = out.split()[0]
    code, _, errors = shell("settle", path, id, "--keep", *home)
    assert code == 2 and "--reason" in errors and not rulings_path(path).exists()
    code, _, errors = shell("settle", path, id, "--take", "9", *home)
    assert code == 2 and "from 1 to 3" in errors
    assert shell("settle", path, id, "--text", "Ninguna", "--reason", "agreed", *home)[0] == 0
    out_folder = tmp_path / "out"
    assert shell("export", path, "--out", out_folder, *home)[0] == 0
    rows = pq.read_table(out_folder / "arc/es/test.parquet").to_pylist()
    assert {row["option_d"] for row in rows} == {"Ninguna"}
    manifest = json.loads((out_folder / "manifest.json").read_text(encoding="utf-8"))
    (settled,) = manifest["tasks"]["arc"]["settled"]
    assert settled["source"] == "Nothing" and len(settled["items"]) == 7
    card = (out_folder / "arc/README.md").read_text(encoding="utf-8")
    assert "one translation of an English text" in card
    code, out, errors = shell("verify", out_folder)
    assert code == 0, out + errors
    assert shell("settle", path, id, "--keep", "--reason", "both are fine", *home)[0] == 0
    assert shell("export", path, "--out", out_folder, *home)[0] == 0
    rows = pq.read_table(out_folder / "arc/es/test.parquet").to_pylist()
    assert {row["option_d"] for row in rows} == {"Nada", "Ninguna", "Nada de eso"}


def test_a_term_that_two_people_change_goes_into_the_glossary(
    argilla: EmbeddedServer, launch: Any, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "terms.csv").write_text("source,target,note\ncell,célula,-ar\n", encoding="utf-8")
    work = make_work(tmp_path, "learning", task={"glossary": "terms.csv"})
    group = launch(work, "learner", "student")
    for who, number in (("learner", 1), ("student", 2)):
        group.answer(who, f"Test/{number}", option_c=f"{number} ocasiones")
    path, home = work.file.path, ("--home", argilla.home)
    code, out, _ = shell("terms", path, *home)
    assert code == 0 and "times: veces → ocasiones" in out
    assert "2 people" in out and "6 open boxes more" in out and "learner" not in out
    code, _, errors = shell("terms", path, "--accept", "zzz", *home)
    assert code == 2 and "expected the id of a term" in errors
    assert shell("terms", path, "--accept", out.split()[0], *home)[0] == 0
    assert (tmp_path / "terms.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "cell,célula,-ar",
        "times,ocasiones,",
    ]
    code, out, _ = shell("terms", path, *home)
    assert "times" not in out


def test_without_a_glossary_the_organizer_is_told_how_to_have_one(
    argilla: EmbeddedServer, launch: Any, shell: Shell, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "no-glossary")
    group = launch(work, "gloria", "glenda")
    for who, number in (("gloria", 1), ("glenda", 2)):
        group.answer(who, f"Test/{number}", option_c=f"{number} ocasiones")
    code, out, _ = shell("terms", work.file.path, "--home", argilla.home)
    code, _, errors = shell("terms", work.file.path, "--accept", out.split()[0], "--home", argilla.home)
    assert code == 2 and "glossary: no-glossary.glossary.csv" in errors


def write_doubled(folder: Path, name: str) -> Work:
    """A campaign in which two items have one sentence with a doubled space."""
    path = write_campaign(folder, name)
    text = "¿Cuánto  es?"
    write_rows(folder / "test.jsonl", [{**row, "instruction": text} for row in ROWS[:2]] + ROWS[2:])
    english = [{**row, "instruction": "How much is it?", "option_d": "Nothing"} for row in ROWS[:2]]
    write_rows(folder / "test.en.jsonl", english + ROWS[2:])
    return load_work(path)


def found_by(work: Work, check: str) -> list[str]:
    items = work.items["arc"]
    checks = prepare_task_checks(work.file, work.campaign.tasks[0], items)
    return [item.id for item in items if check in {each.check for each in check_item(item, checks)}]


def test_a_dismissed_warning_is_gone_from_all_its_equals_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    work = write_doubled(tmp_path, "dismissing")
    path, home = work.file.path, ("--home", tmp_path / "home")
    before = found_by(work, "doubled-space")
    assert before == ["Test/1", "Test/2"]
    code, _, errors = shell("dismiss", path, "Test/1", "doubled-spaces", "--reason", "style", *home)
    assert code == 2 and "did you mean doubled-space" in errors
    code, _, errors = shell("dismiss", path, "Test/1", "doubled-space", *home)
    assert code == 2 and "--reason" in errors and not rulings_path(path).exists()
    code, out, _ = shell("dismiss", path, "Test/1", "doubled-space", "--reason", "a blank", *home)
    assert code == 0 and "Dismissed in 2 items" in out
    assert found_by(work, "doubled-space") == []
    code, out, _ = shell("dismiss", path, *home)
    assert code == 0 and "doubled-space: How much is it? → ¿Cuánto es?: a blank" in out
    (about,) = [each.about for each in load_rulings(rulings_path(path)).dismissed.values()]
    assert shell("dismiss", path, "--revoke", "doubled-space", about, *home)[0] == 0
    assert found_by(work, "doubled-space") == before


def test_an_error_cannot_be_dismissed(shell: Shell, tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "an-error")
    write_rows(tmp_path / "test.jsonl", [{**ROWS[0], "option_a": "Nada"}, *ROWS[1:]])
    code, _, errors = shell("dismiss", path, "Test/1", "equal-options", "--reason", "no", "--home", tmp_path)
    assert code == 2 and "people resolve errors" in errors and not rulings_path(path).exists()


def test_rulings_belong_to_the_campaign_and_a_bad_line_is_refused(shell: Shell, tmp_path: Path) -> None:
    work = make_work(tmp_path, "belonging")
    path = rulings_path(work.file.path)
    assert path in [each.path for each in list_files(work.file)]
    path.write_text('{"kind": "dismissal", "check": "spelling"}\n', encoding="utf-8")
    code, _, errors = shell("check", work.file.path, "--home", tmp_path / "home")
    assert code == 2 and f"{path.name}: line 1" in errors and "about" in errors


def test_a_settlement_that_makes_two_options_equal_is_refused(
    argilla: EmbeddedServer, launch: Any, shell: Shell, tmp_path: Path
) -> None:
    """Nobody approved of that: people left the options different."""
    work = make_work(tmp_path, "equalling")
    group = launch(work, "equaller")
    finish(group, **{"Test/1": {"option_d": "Nada de eso"}, "Test/2": {"option_c": "Nada de eso"}})
    path, home = work.file.path, ("--home", argilla.home)
    id = shell("settle", path, *home)[1].split()[0]
    assert shell("settle", path, id, "--text", " Nada de eso ", *home)[0] == 0
    assert load_rulings(rulings_path(path)).settled["Nothing"].text == "Nada de eso"
    code, _, errors = shell("export", path, *home, "--out", tmp_path / "out")
    assert code == 2 and "Test/2 (equal-options)" in errors and "Test/1" not in errors
    assert shell("export", path, *home, "--out", tmp_path / "out", "--unresolved", "keep")[0] == 0
