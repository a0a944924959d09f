"""Findings that people judged: the sheet, the file beside the campaign file, and what follows."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from fiel.campaign.judged import (
    COLUMNS,
    PER_CHECK,
    JudgedFinding,
    SheetRow,
    add_judged,
    choose_rows,
    count_findings,
    describe_finding_row,
    load_judged,
    read_sheet,
    write_sheet,
)
from fiel.campaign.work import hear_opinions, load_work
from fiel.checks import Finding
from fiel.checks.failures import PreparedChecks, run_checks
from fiel.checks.precision import can_find_errors, is_silent, list_silent
from fiel.errors import FielError
from tests.checks.items import make_item
from tests.helpers.campaigns import ROWS, write_campaign
from tests.helpers.organizer import Shell


def rows(count: int, check: str = "spelling") -> list[SheetRow]:
    items = [make_item("es", instruction=(f"=Texto {n}", f"Text {n}")) for n in range(count)]
    finding = Finding(check=check, severity="warning", segment="instruction", span=(0, 6))
    return [describe_finding_row(item, finding) for item in items]


def fill(path: Path, answers: Sequence[str], *, column: str = "right") -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        filled = [{**row, column: answer} for row, answer in zip(csv.DictReader(file), answers, strict=True)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(filled)


def test_a_sheet_comes_back_filled_in(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    write_sheet(sheet, rows(4))
    fill(sheet, ["yes", "No", "", "sí"])
    found = read_sheet(sheet, "es")
    assert [each.right for each in found] == [True, False, True]
    assert {each.check for each in found} == {"spelling"}


def test_a_workbook_comes_back_filled_in(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (COLUMNS, *((*(getattr(each, name) for name in COLUMNS[:-1]), "yes") for each in rows(2))):
        book.active.append([f"\u200a{cell}" if cell.startswith("=") else cell for cell in row])
    book.save(tmp_path / "sheet.xlsx")
    assert len(read_sheet(tmp_path / "sheet.xlsx", "es")) == 2
    write_sheet(tmp_path / "empty.xlsx", rows(2))
    assert read_sheet(tmp_path / "empty.xlsx", "es") == []


def test_invalid_rows_are_refused_with_their_lines(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    write_sheet(sheet, rows(3))
    fill(sheet, ["yes", "perhaps", "no"])
    with pytest.raises(
        FielError, match=r"sheet.csv: line 3: right: expected yes, no or nothing, found 'perhaps'"
    ):
        read_sheet(sheet, "es")
    fill(sheet, ["yes", "yes", "no"])
    with pytest.raises(FielError, match=r"line 2: language: expected ca"):
        read_sheet(sheet, "ca")
    fill(sheet, ["a", "b", "c"], column="text")
    with pytest.raises(FielError, match=r"line 4: finding: expected the finding of these texts"):
        read_sheet(sheet, "es")


def test_no_finding_is_counted_twice(tmp_path: Path) -> None:
    path, sheet = tmp_path / "a.judged.jsonl", tmp_path / "sheet.csv"
    write_sheet(sheet, rows(3))
    fill(sheet, ["yes", "yes", "no"])
    assert add_judged(path, read_sheet(sheet, "es")) == (3, 0)
    before = path.read_bytes()
    assert add_judged(path, read_sheet(sheet, "es")) == (0, 0) and path.read_bytes() == before
    fill(sheet, ["no", "yes", "no"])
    assert add_judged(path, read_sheet(sheet, "es")) == (0, 1)
    assert count_findings(load_judged(path), "es") == {"spelling": (1, 3)}
    assert count_findings(load_judged(path), "ca") == {}
    assert "Texto" not in path.read_text(encoding="utf-8")


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.judged.jsonl"
    path.write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(FielError, match="line 1"):
        load_judged(path)
    path.write_bytes(b"\xff\n")
    with pytest.raises(FielError, match="line 1: expected JSON lines in UTF-8, found the byte 0xff"):
        load_judged(path)


def test_a_sheet_has_what_is_not_judged_yet() -> None:
    many = [*rows(PER_CHECK + 9), *rows(2, "grammar")]
    first = choose_rows([*many, *many], {})
    assert [each.check for each in first] == ["grammar"] * 2 + ["spelling"] * PER_CHECK
    judged = {
        each.finding: JudgedFinding(id=each.finding, check=each.check, language="es", right=True)
        for each in first
    }
    assert len(choose_rows(many, judged)) == 9


def test_what_people_judged_makes_errors_and_silence() -> None:
    assert not can_find_errors("changed-number", "xa") and not is_silent("changed-number", "xa")
    assert can_find_errors("changed-number", "xa", {"changed-number": (19, 20)})
    assert is_silent("changed-number", "xa", {"changed-number": (1, 5)})
    assert list_silent("xa", {"changed-number": (1, 5)})["changed-number"] == (1, 5)
    assert "changed-number" not in list_silent("xa")


def test_the_checks_of_a_task_know_what_was_judged() -> None:
    item = make_item("xa", instruction=("hola", "hello"))
    finding = Finding(check="changed-number", severity="error", segment="instruction")
    severities = {}
    for name, judged in (
        ("none", {}),
        ("good", {"changed-number": (20, 20)}),
        ("bad", {"changed-number": (0, 9)}),
    ):
        checks = PreparedChecks([lambda each: [finding]])
        checks.judged = judged
        severities[name] = [each.severity for each in run_checks(item, checks)]
    assert severities == {"none": ["warning"], "good": ["error"], "bad": []}


def test_the_command_writes_a_sheet_and_takes_it_back(shell: Shell, tmp_path: Path) -> None:
    row = {**ROWS[0], "option_c": "las  venas"}
    path = write_campaign(tmp_path, "judged", rows=[row, *ROWS[1:]])
    sheet = tmp_path / "sheet.csv"
    code, output, errors = shell("check", path, "--home", tmp_path, "--sheet", sheet)
    assert code == 0, errors
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        count = len(list(csv.DictReader(file)))
    assert count and f"Sheet with {count} finding" in output
    assert "silent in es: inconsistent-translation, 7 of 24 judged findings were right" in output
    fill(sheet, ["no"] * count)
    code, output, errors = shell("check", path, "--judge", sheet)
    assert code == 0 and f"{count} judgement" in output, errors
    assert (tmp_path / "judged.judged.jsonl").exists()
    code, output, _ = shell("check", path, "--judge", sheet)
    assert code == 0 and output.startswith("0 judgements added, 0 changed")
    code, output, _ = shell("check", path, "--home", tmp_path, "--json")
    silent = {each["check"]: each for each in json.loads(output)["silent"]}
    assert silent["inconsistent-translation"] == {
        "check": "inconsistent-translation",
        "right": 7,
        "judged": 24,
    }
    fill(sheet, ["maybe"] * count)
    code, _, errors = shell("check", path, "--judge", sheet)
    assert code == 2 and "line 2: right: expected yes, no or nothing" in errors


def test_a_sheet_is_taken_and_the_next_one_written_and_agents_are_judged_apart(
    shell: Shell, tmp_path: Path
) -> None:
    said = [
        {"item": row["id"], "segment": "option_c", "quote": "veces", "agent": agent, "correction": agent}
        for row in ROWS
        for agent in ("good", "bad")
    ]
    (tmp_path / "said.jsonl").write_text("".join(json.dumps(each) + "\n" for each in said), encoding="utf-8")
    path = write_campaign(tmp_path, "agents", task={"opinions": "said.jsonl"}, annotation={"audit": 0})
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    code, _, errors = shell("check", path, "--home", tmp_path, "--sheet", first)
    assert code == 0, errors
    with first.open(encoding="utf-8-sig", newline="") as file:
        checks = [row["check"] for row in csv.DictReader(file)]
    assert (checks.count("opinion: good"), checks.count("opinion: bad")) == (len(ROWS), len(ROWS))

    fill(first, ["no" if check.endswith("bad") else "yes" for check in checks])
    code, output, errors = shell(
        "check", path, "--home", tmp_path, "--judge", first, "--sheet", second, "--json"
    )
    assert code == 0 and f"{len(checks)} judgements added" in errors
    assert "opinion: good: 8 of 8 right in es: warns" in errors
    assert {"check": "opinion: bad", "right": 0, "judged": 8} in json.loads(output)["silent"]
    assert len(second.read_text(encoding="utf-8-sig").splitlines()) == 1  # all is judged
    heard = hear_opinions(load_work(path))["arc"]
    assert {each.agent for own in heard.values() for each in own} == {"good"}
