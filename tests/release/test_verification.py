import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from fiel.benchmarks.arc import ARC
from fiel.cli import cli
from fiel.errors import FielError
from fiel.items import Item, correct_item
from fiel.judgements import judge_item
from fiel.release.content import Release
from fiel.release.dataset import write_release
from fiel.release.documents import (
    compare_documents,
    find_damaged_texts,
    find_lost_corrections,
    is_evened_out,
)
from fiel.release.harness import HARNESSES, MAIN, Harness
from fiel.release.manifest import Manifest, read_manifest, write_manifest
from fiel.release.storedexport import find_changed_files, open_export
from fiel.release.verification import (
    find_unsaid,
    read_export,
    same_columns,
    verify_rows,
)
from fiel.verdicts.consensus import decide_items
from tests.helpers.campaigns import TOP
from tests.release.exports import load_demo, release_of

CORRECTED = 3  # of the demonstration's ARC: Demo/validation/2
DEMO = TOP / "campaigns/demo"


def answered(name: str, **texts: str) -> Release:
    """A task that ana accepted but for one item."""
    file, task, items = load_demo()[name]
    judgements = [
        judge_item(
            item,
            annotator="ana",
            declared="corrected" if number == CORRECTED and texts else "correct",
            texts=texts if number == CORRECTED else {},
            submitted_at=datetime(2026, 3, 1, tzinfo=UTC),
        )
        for number, item in enumerate(items)
    ]
    verdicts = decide_items(items, judgements, min_submitted=1)
    return release_of(file, task, items, verdicts, judgements=judgements)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    write_release([answered("arc", instruction="¿Y ahora [quizá]?")], out)
    return out


def problems_of(folder: Path, source: Sequence[Item] | None = None) -> list[str]:
    """What is wrong with the rows of the export of ARC."""
    record = read_manifest(folder).tasks["arc"]
    source = source or load_demo()["arc"][2]
    found, items = verify_rows(record, source, read_export(folder / "arc", record, language="es"))
    return found.problems + find_unsaid(folder / "arc", items, record, language="es")


def rewrite(folder: Path, change: Callable[[list[dict[str, Any]]], Any], split: str = "validation") -> None:
    path = folder / f"arc/es/{split}.parquet"
    table = pq.read_table(path)
    rows = table.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)


def test_what_was_exported_holds(export: Path) -> None:
    assert find_changed_files(open_export(export)) == []
    assert problems_of(export) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            lambda rows: rows[0].update(answer="A" if rows[0]["answer"] != "A" else "B"),
            "differs only in its texts",
        ),
        (lambda rows: rows[0].update(id="other"), "differs only in its texts"),
        (lambda rows: rows.reverse(), "differs only in its texts"),
        (lambda rows: rows.pop(), "validation: expected 2 rows, found 1"),
        (
            lambda rows: rows[0].update(option_a="otra cosa"),
            "expected corrections in none, as the manifest says, found them in option_a",
        ),
        (
            lambda rows: rows[1].update(instruction=load_demo()["arc"][2][CORRECTED].segments[0].translation),
            "expected corrections in instruction, as the manifest says, found them in none",
        ),
        (
            lambda rows: rows[1].update(instruction="Nadie lo dijo"),
            "instruction: expected a text that someone wrote, found another",
        ),
    ],
)
def test_rows_that_are_not_right_are_named(
    change: Callable[[list[dict[str, Any]]], Any], problem: str, export: Path
) -> None:
    rewrite(export, change)
    assert any(problem in each for each in problems_of(export))


def test_a_column_of_categories_may_need_wider_numbers_for_them() -> None:
    narrow, wide, other = (
        pa.schema([("option_a", pa.dictionary(index, value))])
        for index, value in ((pa.int8(), pa.string()), (pa.int16(), pa.string()), (pa.int8(), pa.int32()))
    )
    assert same_columns(wide, narrow) and not same_columns(other, narrow)
    assert not same_columns(pa.schema([("option_b", pa.string())]), pa.schema([("option_a", pa.string())]))
    full = pa.field("option_a", pa.string(), nullable=False)
    assert not same_columns(pa.schema([full]), pa.schema([full.with_nullable(True)]))


def test_a_lost_split_and_other_types_are_named(export: Path) -> None:
    path = export / "arc/es/validation.parquet"
    table = pq.read_table(path)
    pq.write_table(table.rename_columns([f"{name}_" for name in table.column_names]), path)
    (export / "arc/es/test.parquet").unlink()
    assert problems_of(export) == [
        "validation: expected the columns of the source, with their types, found others",
        "test: expected 4 rows, found no such split",
    ]


def test_another_source_is_told(export: Path) -> None:
    _, _, items = load_demo()["arc"]
    moved = [replace(items[0], row={**items[0].row, "option_a": "Otra fuente"}), *items[1:]]
    assert "expected the rows that were exported from" in problems_of(export, moved)[0]


def test_changed_files_are_named(export: Path) -> None:
    (export / "arc/README.md").write_text("otra", encoding="utf-8")
    (export / "arc/CITATION.cff").unlink()
    (export / "arc/notes.txt").write_text("mías", encoding="utf-8")
    assert find_changed_files(open_export(export)) == [
        "arc/CITATION.cff: expected the file that was exported, found none",
        "arc/README.md: expected the file that was exported, found another",
        "arc/notes.txt: expected no such file, found one",
    ]
    done = verify(export)
    assert done.exit_code == 1 and "The export is not valid." in done.output


def test_documents_must_be_those_of_the_source_but_for_the_corrections() -> None:
    _, _, items = load_demo()["arc"]
    before = [[f"Q{number}", ["a", "b"], 1] for number in range(len(items))]
    after = json.loads(json.dumps(before))
    after[1][0] = "Corregida"
    assert compare_documents(items, before, after, {items[1].id: ()}) == []
    assert compare_documents(items, before, after, {}) == [
        f"{items[1].id}: expected the document of the source, found another"
    ]
    after[2] = ["Q2", ["a"], 0]
    assert compare_documents(items, before, after, {items[1].id: (), items[2].id: ()}) == [
        f"{items[2].id}: expected the key 1, found 0",
        f"{items[2].id}: expected 2 choices, found 1",
    ]
    assert compare_documents(items, before, after[1:], {}) == [
        "expected 8 documents, found 7, and 8 from the source"
    ]


def test_a_text_that_is_not_in_its_document_is_damaged() -> None:
    _, task, items = load_demo()["arc"]
    documents: list[Any] = [
        [f" {item.segments[0].translation}:", [each.translation for each in item.options], 0]
        for item in items
    ]
    assert list(find_damaged_texts(task.definition, items, documents)) == []
    documents[1][1][0] = "otra"
    (damage,) = find_damaged_texts(task.definition, items, documents)
    assert (damage.item_id, damage.segment) == (items[1].id, "option_a")


def verify(folder: Path, *more: str) -> Result:
    names = read_manifest(folder).tasks
    sources = [text for name in names for text in ("--source", f"{name}={DEMO}/{name}_{{split}}.jsonl")]
    return CliRunner().invoke(cli, ["verify", str(folder), *sources, *more])


def test_the_command_runs_the_harness_over_all_benchmarks(tmp_path: Path) -> None:
    out = tmp_path / "out"
    texts = {"arc": {"instruction": "¿Y ahora [quizá]?"}, "hellaswag": {"ctx_a": "Ana mira el mar"}}
    names = ("arc", "hellaswag", "mmlu", "dibt")
    write_release([answered(name, **texts.get(name, {})) for name in names], out)
    done = verify(out)
    assert done.exit_code == 0, done.output
    assert f"{out}/arc: 8 rows, 1 corrected; 8 documents of fiel_arc_es\n" in done.output
    assert "Demo/validation/2: instruction: the harness changes '¿Y ahora [quizá]?'\n" in done.output
    assert f"{out}/hellaswag: 5 rows, 1 corrected; 5 documents of fiel_hellaswag_es\n" in done.output
    assert "val/11: ctx_b: the harness changes 'su vecina Marisol'\n" in done.output
    assert "documents of fiel_mmlu_es, 3 documents of its 3 subjects\n" in done.output
    assert done.output.endswith("The export is valid.\n")


def test_a_harness_that_cannot_read_a_task_is_a_problem_of_that_task_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_release([answered("arc", instruction="¿Y ahora?"), answered("mmlu")], tmp_path / "out")
    start = "    from lm_eval.tasks import TaskManager\n"
    fails = '    if any("mmlu" in name for name in names):\n        raise KeyError("no words")\n'
    script = tmp_path / "documents.py"
    text = MAIN.script.read_text(encoding="utf-8")
    script.write_text(text.replace(start, fails + start), encoding="utf-8")
    lame = replace(MAIN, name="inspect", script=script, needs=HARNESSES["inspect"].needs)
    monkeypatch.setitem(cast(dict[str, Harness], HARNESSES), "inspect", lame)
    done = verify(tmp_path / "out", "--harness", "inspect", "--harness", "lm-eval")
    assert done.exit_code == 1, done.output
    lines = [line.removeprefix(f"{tmp_path}/out/") for line in done.output.splitlines()]
    arc, mmlu = ([line for line in lines if line.startswith(f"{name}: ")][1:] for name in ("arc", "mmlu"))
    assert [line.split()[1] for line in arc] == ["inspect", "lm-eval"]
    assert arc[0].endswith("1 correction shown; a run needs the dataset on the Hub")
    assert arc[1].endswith("1 correction shown")
    reading, problem = mmlu
    assert reading.startswith("mmlu: lm-eval ")
    assert problem.startswith("mmlu: inspect: expected documents from the export, found: ")
    assert problem.endswith("KeyError: 'no words'")


def test_a_source_that_is_not_there_asks_for_another(export: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["verify", str(export), "--source", f"{tmp_path}/none_{{split}}.jsonl"])
    assert isinstance(done.exception, FielError)
    assert "Give the source of the export with --source arc=PATTERN." in str(done.exception)


def test_a_folder_that_is_no_export_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["verify", str(tmp_path)])
    assert isinstance(done.exception, FielError)
    assert "manifest.json: expected the manifest of an export" in str(done.exception)


def test_it_says_how_to_install_the_harness(export: Path) -> None:
    script = (
        "import sys; sys.modules['lm_eval'] = None; from fiel.cli import main;"
        f"sys.argv = ['fiel', 'verify', {str(export)!r}]; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "pip install 'fiel[harness]'" in done.stderr


def test_the_published_schema_is_that_of_the_manifest() -> None:
    published = json.loads((TOP / "guides/en/manifest.schema.json").read_text(encoding="utf-8"))
    assert published == Manifest.model_json_schema()


def test_a_manifest_is_read_as_it_was_written(export: Path) -> None:
    manifest = read_manifest(export)
    before = (export / "manifest.json").read_bytes()
    write_manifest(manifest, export)
    assert (export / "manifest.json").read_bytes() == before


def test_a_corrected_item_whose_document_is_the_source_s_is_noticed() -> None:
    _, _, items = load_demo()["arc"]
    first, second = items[:2]
    old = [["¿Qué gas?", ["a", "b"], 0], ["¿Y qué?", ["c", "d"], 1]]
    new = [["¿Qué gas?", ["a", "b"], 0], ["¿Y qué más?", ["c", "d"], 1]]
    corrected = {first.id: ("instruction",), second.id: ("instruction",)}
    assert find_lost_corrections([first, second], old, new, corrected) == [first]
    assert find_lost_corrections([first, second], old, new, {second.id: ("instruction",)}) == []


@pytest.mark.parametrize(
    ("before", "after", "evened_out"),
    [
        ("hola [a]", "Hola  [b].", True),
        ("¿Qué es esto ahora?", "¿Qué es esto?", False),
        ("ক্ষমতা", "ক্ষমত", False),
        ("[" * 50_000, "[" * 49_999, False),
    ],
)
def test_only_what_harnesses_change_in_every_text_explains_a_correction_that_is_not_shown(
    before: str, after: str, evened_out: bool
) -> None:
    _, _, (item, *_) = load_demo()["arc"]
    one, other = (correct_item(item, {"instruction": text}) for text in (before, after))
    assert is_evened_out(one, other) == evened_out


def test_a_correction_that_only_takes_words_away_is_compared_choice_by_choice() -> None:
    _, _, (item, *_) = load_demo()["arc"]
    choices = [option.translation for option in item.options]
    text = item.segments[0].translation
    shown = find_damaged_texts(ARC, [item], [[text, [f"{choices[0]} más", *choices[1:]], 0]], exact=True)
    assert [each.segment for each in shown] == [item.options[0].name]
