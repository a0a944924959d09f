"""How good a release is, from the answers of real people in a real Argilla, and again from the archive."""

import json
from pathlib import Path
from typing import Any

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.settings import Settings
from fiel.workflow.archive import archive
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from fiel.workflow.restore import restore
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer

CORRECT, SPACED, CORRECTED = "correct", "spaced", "corrected"
GIVEN = {
    "ana": (CORRECT, CORRECTED, CORRECTED, CORRECT),
    "leo": (SPACED, CORRECTED, CORRECT, CORRECT),
    "eva": (CORRECT, CORRECTED, CORRECTED, CORRECTED),
}
"""What each person does with the first four of eight items; the others wait."""


def answer_as(person: Person, dataset: str, choices: tuple[str, ...]) -> None:
    waiting = person.queue(dataset)
    for number, choice in enumerate(choices, start=1):
        record = waiting[f"Test/{number}"]
        texts = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
        if choice != CORRECT:
            texts["instruction"] += " " if choice == SPACED else " Piénsalo."
        person.answer(record["id"], "correct" if choice == CORRECT else "corrected", texts)


def test_a_campaign_is_reported_and_its_archive_gives_every_number_again(
    argilla: EmbeddedServer, tmp_path: Path, shell: Shell
) -> None:
    settings = Settings(home=argilla.home)
    annotation = {"min_submitted": 3, "audit": 1}
    work = make_work(tmp_path / "campaign", "report-way", annotation=annotation)
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        passwords = ensure_annotators(client, work.campaign, [f"report-{who}" for who in GIVEN])
        dataset = str(find_datasets(client, "report-way")["arc"]["id"])

    def report(path: Path) -> dict[str, Any]:
        code, output, errors = shell("report", path, "--home", argilla.home, "--json")
        assert code == 0, errors
        found: dict[str, Any] = json.loads(output)
        return found

    nothing = report(work.file.path)
    assert nothing["tasks"]["arc"]["counts"]["pending"] == len(ROWS) and nothing["effort"] is None
    for who, choices in GIVEN.items():
        person = Person(argilla.url, f"report-{who}", passwords[f"report-{who}"])
        answer_as(person, dataset, choices)
        person.close()

    first = report(work.file.path)
    task = first["tasks"]["arc"]
    counts = {"items": len(ROWS), "validated": 4, "corrected": 2, "unusable": 0, "pending": 4, "disputed": 0}
    assert {name: task["counts"][name] for name in counts} == counts
    assert task["answers"]["counted"] == 12 and first["effort"]["people"] == 3
    # By hand: pairs alike are 3 of 3, 3 of 3, 1 of 3 and 1 of 3, since a space is no correction.
    assert task["agreement"]["items"] == 4 and round(task["agreement"]["percent"], 4) == round(8 / 12, 4)
    # Alpha by hand: six answers of each choice; what differs adds up to 2 in each of two items.
    assert round(task["agreement"]["alpha"], 4) == round(1 - 11 * 4 / (144 - 72), 4)
    code, output, _ = shell("status", work.file.path, "--home", argilla.home)
    assert code == 0 and "67% of verdicts, Krippendorff's alpha 0.39" in output

    archive(settings, work.file, tmp_path / "kept.zip")
    restore(settings, tmp_path / "kept.zip", name="report-again", same_people=True)
    copy = make_work(tmp_path / "again", "report-again", annotation=annotation)
    again = report(copy.file.path)
    for each in (first, again):  # the name of the campaign, what hangs on it, and when it was restored
        for key in ("campaign", "manifest", "created_at"):
            each.pop(key, None)
    assert again == first
