import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from scipy import stats

from fiel.judgements import Judgement, judge_item
from fiel.messages import catalogue
from fiel.messages.catalogue import available_languages
from fiel.release.blindrecord import describe_blind, write_blind_section
from fiel.release.building import build_release
from fiel.release.content import TaskOutcome
from fiel.release.dataset import write_release
from fiel.release.manifest import Manifest, read_manifest
from fiel.report.results import Report, share_of
from fiel.report.webpage import write_report_page
from fiel.report.wording import METHODS_LANGUAGES, describe_quality, list_references, write_methods
from fiel.verdicts.agreement import count_labels, measure_agreement
from fiel.verdicts.blind import BlindAnswer, judge_blind
from fiel.verdicts.consensus import decide_items
from fiel.verdicts.corrections import classify_correction
from fiel.workflow.report import FoundReport, report_export
from tests.helpers.campaigns import ROWS, make_work
from tests.helpers.organizer import Shell
from tests.impact.made_up import make_item
from tests.release.exports import build_demo
from tests.report.made_up import ANSWERED, ITEMS, PEOPLE, START, make_release


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    _, release = make_release(folder / "campaign")
    write_release([release], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def found(export: Path) -> FoundReport:
    return report_export(export)


def numbers_in(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for each in value.values() for number in numbers_in(each)]
    if isinstance(value, list | tuple):
        return [number for each in value for number in numbers_in(each)]
    return [float(value)] if isinstance(value, int | float) and not isinstance(value, bool) else []


def test_every_number_is_of_the_manifest_or_a_share_of_two_of_them(export: Path, found: FoundReport) -> None:
    manifest = read_manifest(export)
    known = set(numbers_in(manifest.model_dump(mode="json")))
    shares = {"covered", "checks", "accepted"}
    for name, task in found.report.tasks.items():
        values = task.model_dump(mode="json")
        assert set(numbers_in({key: values[key] for key in values.keys() - shares})) <= known
        counts = manifest.tasks[name].counts
        assert task.covered == share_of(counts.validated + counts.unusable, counts.items)
        for check, share in task.checks.items():
            record = manifest.tasks[name].checks[check]
            assert share == share_of(record.changed, record.items) and share.value is not None
    assert set(numbers_in(found.report.effort.model_dump() if found.report.effort else [])) <= known


def choice_of(row: Mapping[str, Any]) -> str:
    """What a published answer chose: white space is no correction."""
    texts = [(each["before"], each["after"]) for each in row["segments"]]
    if row["decision"] == "corrected" and all(
        before.split() == after.split() for before, after in texts if before != after
    ):
        return "correct"
    return str(row["decision"])


def test_the_judgements_in_the_export_give_the_same_numbers(export: Path, found: FoundReport) -> None:
    """Anybody can compute them again from the published files."""
    task = found.report.tasks["arc"]
    rows = pq.read_table(export / "arc/es_judgements/train.parquet").to_pylist()
    counted = [row for row in rows if row["counted"]]
    assert (task.answers.counted, task.answers.set_aside) == (len(counted), len(rows) - len(counted))
    answers = pd.DataFrame([(row["item_id"], choice_of(row)) for row in counted], columns=["item", "label"])
    assert (
        answers["label"].value_counts().to_dict()
        != pd.Series([row["decision"] for row in counted]).value_counts().to_dict()
    )  # somebody only typed a space
    measured = measure_agreement(count_labels(answers))
    assert task.agreement is not None and task.agreement.alpha == pytest.approx(measured.alpha, abs=1e-6)
    assert task.agreement.percent == pytest.approx(measured.percent, abs=1e-6)
    before = {row["item_id"]: {s["name"]: s["before"] for s in row["segments"]} for row in rows}
    after = {row["id"]: row for row in pq.read_table(export / "arc/es/test.parquet").to_pylist()}
    kinds: dict[str, int] = {}
    for item, names in read_manifest(export).tasks["arc"].corrected.items():
        own = {classify_correction(before[item][name], after[item][name], language="es") for name in names}
        for kind in own:
            kinds[kind] = kinds.get(kind, 0) + 1
    assert task.kinds == dict(sorted(kinds.items())) and len(kinds) >= 3


def test_the_audit_by_kind_is_no_more_than_the_audit(found: FoundReport) -> None:
    audit = found.report.tasks["arc"].audit
    assert audit is not None and audit.share is not None and audit.items == ITEMS
    assert sum(each.mistaken for each in audit.kinds.values()) >= audit.mistaken > 0
    assert all(each.mistaken <= audit.mistaken for each in audit.kinds.values())
    planted = 1 / 3  # every third item, and those that are called unusable
    assert audit.share_low < planted < audit.share_high
    assert {"unusable"} < {*audit.kinds}


def test_the_busiest_and_the_time_are_those_of_the_answers(found: FoundReport) -> None:
    effort = found.report.effort
    assert effort is not None and (effort.people, effort.answers) == (len(PEOPLE), 3 * ANSWERED)
    assert effort.top_people == 1 and 1 / 5 <= effort.top_share < 0.4
    assert effort.seconds is not None and 40 <= effort.seconds <= 90


def test_no_number_of_an_unnamed_person_is_told(tmp_path: Path) -> None:
    """Of the busiest tenth of five people, of whom one is named, the share is of rounded numbers."""
    work, release = make_release(tmp_path)
    own: dict[str, int] = {}
    for author in release.authors:
        assert author is not None
        own[author.annotator] = own.get(author.annotator, 0) + 1
    write_release([release], tmp_path / "out")
    effort = read_manifest(tmp_path / "out").effort
    assert effort is not None
    exact = {round(count / sum(own.values()), 6) for name, count in own.items() if name != "ana"}
    assert effort.top_share not in exact


def test_few_people_are_not_described(tmp_path: Path) -> None:
    write_release([build_demo("arc")], tmp_path / "out")
    found = report_export(tmp_path / "out").report
    assert found.effort is None and found.tasks["arc"].agreement is None
    page = write_report_page(found, report_export(tmp_path / "out").records)
    assert "Respondieron menos de tres personas" in page


def test_shares_have_the_interval_of_wilson() -> None:
    for count, total in ((0, 5), (3, 7), (7, 7), (40, 300)):
        other = stats.binomtest(count, total).proportion_ci(method="wilson")
        ours = share_of(count, total)
        assert (ours.low, ours.high) == pytest.approx((other.low, other.high), abs=1e-6)
    assert share_of(0, 0).value is None


def test_the_page_holds_all_and_nothing_acts_on_it(found: FoundReport) -> None:
    hostile = '<script>alert("x")</script>'
    report = found.report.model_copy(update={"title": {"es": hostile}, "campaign": "x-y"})
    page = write_report_page(report, found.records)
    assert "<script" not in page and "&lt;script&gt;" in page and "default-src 'none'" in page
    assert not re.findall(r"""(?:src|href)=["'](?!data:image/png;base64,)""", page)
    assert page.count("<img ") == 3  # the items by outcome, the kinds with intervals, the corrected texts
    assert '<html lang="es"' in page and "Personas sin la clave" in page and "acme" not in page
    other = write_report_page(report.model_copy(update={"language": "de"}), found.records)
    assert '<html lang="en"' in other and "How good this release is" in other


@pytest.mark.parametrize("language", METHODS_LANGUAGES)
def test_the_methods_paragraph_cites_what_it_uses(found: FoundReport, language: str) -> None:
    text = write_methods(found.report, "arc", language)
    for name in ("Krippendorff", "Clopper", "Wilson", "Korn", "Cameron", found.report.manifest[:12]):
        assert name in text
    works = list_references(found.report, "arc")
    cited = ("Clark", "Krippendorff", "Clopper", "Wilson", "Newcombe", "Cameron", "Korn")
    assert len(works) == len(cited)
    for work, name in zip(works, cited, strict=True):
        assert name in work and "http" in work
    assert "{" not in text and "None" not in text
    plain = found.report.tasks["arc"].model_copy(
        update={"blind": None, "opinions": None, "accepted": None, "audit": None, "agreement": None}
    )
    bare = found.report.model_copy(update={"tasks": {"arc": plain}})
    assert len(list_references(bare, "arc")) == 1 and "Wilson" not in write_methods(bare, "arc", language)


def test_the_lines_are_in_both_languages(found: FoundReport) -> None:
    task = found.report.tasks["arc"]
    spanish, english = describe_quality(task, "es"), describe_quality(task, "en")
    assert [*spanish] == [*english] == ["coverage", "agreement", "mistakes", "help", "blind"]
    assert not {line for lines in spanish.values() for line in lines} & {
        line for lines in english.values() for line in lines
    }


def report_answers(folder: Path, judgements: Sequence[Judgement]) -> Report:
    """Report on a release of ten rows with these answers; nobody answered the blind questions."""
    rows = [{**ROWS[0], "id": f"Test/{number}"} for number in range(10)]
    work = make_work(folder / "campaign", "few", rows=rows, task={"blind": 0.5, "english": None})
    items = work.items["arc"]
    asked = [item for item in items if item.blind]
    outcome = TaskOutcome(
        file=work.file,
        task=work.campaign.tasks[0],
        items=items,
        verdicts=decide_items(items, judgements, min_submitted=1),
        judgements=judgements,
        blind=judge_blind(asked, [], questions=len(items), subject_of=lambda item: item.split),
    )
    write_release([build_release(outcome)], folder / "out")
    return report_export(folder / "out").report


def test_a_campaign_that_nobody_answered_is_said_to_be_one(tmp_path: Path) -> None:
    found = report_answers(tmp_path, [])
    assert write_methods(found, "arc", "en").startswith(
        "Nobody has validated the machine translation of ARC-Challenge into Spanish yet. All numbers are in"
    )
    assert write_methods(found, "arc", "es").startswith("Todavía nadie ha validado la traducción automática")
    (said,) = describe_quality(found.tasks["arc"], "en")["blind"]
    assert said.endswith("questions drawn at random, none has enough answers yet.")
    assert len(list_references(found, "arc")) == 1


def test_one_answer_and_answers_that_are_all_the_same_are_said_in_words(tmp_path: Path) -> None:
    item = make_work(tmp_path, "few", task={"english": None}).items["arc"][0]
    answers = [
        judge_item(
            replace(item, id="Test/1"), annotator=who, declared="correct", texts={}, submitted_at=START
        )
        for who in ("ana", "leo")
    ]
    one = report_answers(tmp_path / "one", answers[:1])
    text = write_methods(one, "arc", "en")
    assert "until it had one answer (one answer counted). 10.0 % of the 10 items are decided" in text
    assert "drawn at random, none has enough answers yet." in text and "Wilson" not in text
    assert "reunir una respuesta (contó una respuesta)" in write_methods(one, "arc", "es")
    two = report_answers(tmp_path / "two", answers)
    (said,) = describe_quality(two.tasks["arc"], "en")["agreement"]
    assert said.endswith("on one item. Krippendorff's alpha: not defined, as all choices are the same.")


def test_the_command_prints_and_writes(
    export: Path, tmp_path: Path, shell: Shell, found: FoundReport
) -> None:
    page = tmp_path / "report.html"
    code, output, _ = shell("report", export, "--html", page)
    assert code == 0 and "Krippendorff's alpha" in output and "Page written" in output
    assert page.read_text("utf-8").startswith("<!doctype html>")
    code, output, _ = shell("report", export / "arc", "--json")
    assert code == 0 and Report.model_validate(json.loads(output)) == found.report
    code, _, errors = shell("report", tmp_path)
    assert code == 2 and "expected the manifest of an export" in errors
    code, _, errors = shell("report", page, "--home", tmp_path / "home")
    assert code == 2 and "report.html" in errors


def test_a_manifest_of_an_earlier_version_has_a_report_too(export: Path, tmp_path: Path) -> None:
    values = json.loads((export / "manifest.json").read_text("utf-8"))
    values.pop("effort")
    for task in values["tasks"].values():
        for key in ("kinds", "checks", "blind"):
            task.pop(key)
        for key in ("kinds", "share", "share_low", "share_high"):
            task["audit"].pop(key)
    Manifest.model_validate(values)
    (tmp_path / "manifest.json").write_text(json.dumps(values), encoding="utf-8")
    found = report_export(tmp_path)
    assert "sorte" not in " ".join(describe_quality(found.report.tasks["arc"], "es")["mistakes"])
    assert write_report_page(found.report, found.records)


def test_every_language_has_the_words_of_the_plots_in_its_own_file() -> None:
    folder = Path(catalogue.__file__).parent
    english = {line.split(" =")[0] for line in lines_of(folder, "en") if line.startswith("plot-")}
    assert len(english) == 11
    for language in available_languages("quality"):
        own = {line.split(" =")[0] for line in lines_of(folder, language) if line.startswith("plot-")}
        assert own == english, language


def lines_of(folder: Path, language: str) -> list[str]:
    return folder.joinpath(language, "quality.ftl").read_text("utf-8").splitlines()


def test_an_arabic_page_is_arabic_but_for_the_english_and_spanish_paragraphs(found: FoundReport) -> None:
    page = write_report_page(found.report.model_copy(update={"language": "ar"}), found.records)
    assert '<html lang="ar" dir="rtl">' in page and 'alt="ما آلت إليه العناصر"' in page
    assert page.count("<blockquote") == page.count('dir="auto">') == 2


def test_the_work_on_all_tasks_is_not_told_as_that_on_one(found: FoundReport) -> None:
    """People and answers of the whole campaign stand next to a task's own numbers."""
    report, task = found.report, found.report.tasks["arc"]
    assert report.effort is not None
    effort = report.effort.model_copy(update={"people": 9, "answers": 2 * report.effort.answers})
    two = report.model_copy(update={"tasks": {"arc": task, "again": task}, "effort": effort})
    for name in two.tasks:
        english, spanish = (write_methods(two, name, language) for language in ("en", "es"))
        assert "5 people validated" in english and "(270 answers counted)" in english
        assert "In the whole campaign, 9 people gave 540 answers." in english
        assert "En toda la campaña, 9 personas dieron 540 respuestas." in spanish


def test_a_subject_that_few_answered_and_one_that_would_give_it_away_stay_out(found: FoundReport) -> None:
    """Of subjects with 5, 4 and 2 people, the total minus the first two would be those of the two people."""
    items = [make_item(number) for number in range(9)]
    subjects = {item.id: ("algebra", "botany", "chess")[number // 3] for number, item in enumerate(items)}
    crowd = {"algebra": "abcde", "botany": "fghi", "chess": "jk"}
    given = [
        BlindAnswer(item_id=item.id, annotator=who, choice="option_b", submitted_at=START)
        for item in items
        for who in crowd[subjects[item.id]]
    ]
    judged = judge_blind(items, given, questions=90, subject_of=lambda item: subjects[item.id])
    assert {name: each.people for name, each in judged.subjects.items()} == {
        "algebra": 5,
        "botany": 4,
        "chess": 2,
    }
    record = describe_blind(judged, share=0.1)
    assert record is not None and [*record.subjects] == ["algebra"]
    task = found.report.tasks["arc"].model_copy(update={"blind": record})
    page = write_report_page(found.report.model_copy(update={"tasks": {"arc": task}}), found.records)
    card = "\n".join(write_blind_section(record, "en"))
    for text in (record.model_dump_json(), card, page):
        assert "algebra" in text and "botany" not in text and "chess" not in text
    alone = judge_blind(items[:3], given[:15], questions=90, subject_of=lambda item: subjects[item.id])
    assert "algebra" not in "\n".join(write_blind_section(describe_blind(alone, share=0.1), "en"))
