"""What each harness makes of an export with rows that it would read wrongly if nobody took care."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fiel.benchmarks.arc import ARC
from fiel.benchmarks.hellaswag import HELLASWAG
from fiel.campaign.sourceoptions import SourceOptions
from fiel.items import Item
from fiel.judgements import judge_item
from fiel.release.dataset import write_release
from fiel.release.documents import find_other_keys, read_keys
from fiel.release.harness import HARNESSES
from fiel.release.harnessreadings import ReadTask
from fiel.release.manifest import read_manifest
from fiel.release.questions import build_questions
from fiel.release.verification import read_export, verify_rows
from fiel.settings import Settings, child_environment
from fiel.verdicts.consensus import decide_items
from fiel.workflow.harnesses import build_documents
from fiel.workflow.verify import verify_export
from tests.helpers.campaigns import TOP, write_rows
from tests.helpers.harnesses import path_with_pythons, require_harness
from tests.release.exports import build_demo, load_demo, release_of, validate
from tests.security.test_strange_exports import sign

CORRECTED = "¿Y ahora, {A} o [quizá] {{B}}?"
AWKWARD: list[dict[str, Any]] = [
    {  # a letter that is the text of another choice, as in Mercury_402547
        "id": "letter",
        "instruction": "¿Cuál es un gas?",
        "option_a": "C",
        "option_b": "NO_{2}",
        "option_c": "O_{2}",
        "option_d": "CO",
        "option_e": None,
        "answer": "C",
    },
    {
        "id": "five",
        "instruction": "¿Cuántos son [2 + 3]?",
        "option_a": "1",
        "option_b": "2",
        "option_c": "3",
        "option_d": "4",
        "option_e": "5",
        "answer": "E",
    },
    {
        "id": "three",
        "instruction": r"¿Cuánto es \frac{A}{B} de {question}?",
        "option_a": "0",
        "option_b": "None",
        "option_c": "{answer}",
        "option_d": None,
        "option_e": None,
        "answer": "B",
    },
    {
        "id": "equal",
        "instruction": "¿Cuál?",
        "option_a": "igual",
        "option_b": "igual",
        "option_c": "otra",
        "option_d": "D",
        "option_e": None,
        "answer": "B",
    },
]
KEYS = [(2,), (4,), (1,), (1,)]
EVERY = [
    pytest.param("lm-eval", marks=[]),
    pytest.param("inspect", marks=pytest.mark.slow),
    *(pytest.param(name, marks=pytest.mark.huge) for name in ("euroeval", "lighteval", "opencompass")),
]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("PATH", path_with_pythons())
    return Settings(home=tmp_path / "home")


def read_awkward() -> list[Item]:
    rows = [("train", AWKWARD[0] | {"id": "training"}), *(("test", row) for row in AWKWARD)]
    return [ARC.decode(row, split=split, position=place) for place, (split, row) in enumerate(rows)]


def export_awkward(out: Path) -> tuple[list[Item], ReadTask]:
    """Export the rows with what one person wrote in the form for the last of them."""
    file, task, _ = load_demo()["arc"]
    items = read_awkward()
    judgements = [
        judge_item(
            item,
            annotator="ana",
            declared="corrected" if item.id == "equal" else "correct",
            texts={"instruction": CORRECTED} if item.id == "equal" else {},
            submitted_at=datetime(2026, 3, 1, tzinfo=UTC),
        )
        for item in items
    ]
    verdicts = decide_items(items, judgements, min_submitted=1)
    write_release([release_of(file, task, items, verdicts, judgements=judgements)], out)
    record = read_manifest(out).tasks["arc"]
    tables = read_export(out / "arc", record, language="es")
    found, exported = verify_rows(record, items, tables)
    assert found.problems == [] and found.corrected == 1
    return items, ReadTask("arc", found, record, "es", items, exported, tables)


def export_digits(out: Path) -> ReadTask:
    """Export a row with a key in digits that is also the text of another ending."""
    file, task, demo = load_demo()["hellaswag"]
    row = {**demo[0].row, "endings": ["3", "2", "1", "0"], "label": "2"}
    items = [HELLASWAG.decode(row, split="val", position=0)]
    write_release([release_of(file, task, items, validate(items))], out)
    record = read_manifest(out).tasks["hellaswag"]
    tables = read_export(out / "hellaswag", record, language="es")
    found, exported = verify_rows(record, items, tables)
    return ReadTask("hellaswag", found, record, "es", items, exported, tables)


@pytest.mark.parametrize("name", EVERY)
def test_a_correction_gets_from_the_form_into_every_prompt_and_awkward_rows_keep_their_keys(
    name: str, settings: Settings, tmp_path: Path
) -> None:
    _, task = export_awkward(tmp_path / "out")
    digits = export_digits(tmp_path / "digits")
    environment = child_environment(settings)
    python = require_harness(name, environment=environment)
    harness = HARNESSES[name]
    _, (before, after, _, digit) = build_documents(
        harness, {"arc": task, "hellaswag": digits}, python=python, environment=environment
    )
    asked = [each for each in harness.list_tasks(task.exported) if each.asks_questions]
    assert asked
    for each in asked:
        documents = after[each.name]["test"]
        assert list(map(read_keys, documents)) == KEYS
        assert [len(choices) for _, choices, _ in documents] == [4, 5, 3, 4]
        same = [old == new for old, new in zip(before[each.name]["test"], documents, strict=True)]
        assert same == [True, True, True, False]
        assert CORRECTED in documents[3][0]
        assert r"\frac{A}{B} de {question}?" in documents[2][0]
        shown = "\n".join([documents[2][0], *documents[2][1]])
        assert "None" in shown and "{answer}" in shown
        lettered = documents[2][0].splitlines()
        assert not [line for line in lettered if line.strip()[:2].lower() in ("d.", "d)", "e.", "e)")]
    for each in harness.list_tasks(digits.exported):
        (document,) = digit[each.name]["test" if each.split else "val"]
        assert read_keys(document) == (2,) and len(document[1]) == 4


@pytest.mark.parametrize("name", EVERY)
def test_verify_counts_what_each_harness_read(name: str, settings: Settings, tmp_path: Path) -> None:
    require_harness(name, environment=child_environment(settings))
    export_awkward(tmp_path / "out")
    found = verify_export(settings, tmp_path / "out", write_source(tmp_path), harnesses=[name])
    assert found.holds, found
    for each in found.tasks["arc"].readings:
        assert (each.harness, each.keys) == (name, each.documents) and each.documents >= 4
        assert each.own_environment == (name != "lm-eval")
    exact = [task.name for task in HARNESSES[name].list_tasks(build_demo("arc").exported) if task.keeps_texts]
    readings = {each.task: each for each in found.tasks["arc"].readings}
    assert all(readings[task].texts == readings[task].documents for task in exact)


def replace_questions(folder: Path) -> None:
    path = folder / "arc/es_mcq/test.parquet"
    rows = pq.read_table(path)
    other = pa.array(["A" if letter != "A" else "B" for letter in rows["answer"].to_pylist()])
    pq.write_table(rows.set_column(rows.column_names.index("answer"), "answer", other), path)


def lose_questions(folder: Path) -> None:
    (folder / "arc/es_mcq/test.parquet").unlink()


def ask_other_rows(folder: Path) -> None:
    path = folder / "arc/README.md"
    card = path.read_text(encoding="utf-8")
    path.write_text(card.replace("path: es_mcq/test.parquet", "path: es_mcq/train.parquet"), encoding="utf-8")


def run_a_function(folder: Path) -> None:
    (folder / "arc/lighteval/fiel_arc_es.py").write_text("raise SystemExit", encoding="utf-8")


def ask_in_another_way(folder: Path) -> None:
    path = folder / "arc/eval.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("target: answer", "target: id"), encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("attack", "problem"),
    [
        (replace_questions, "es_mcq: test: expected 4 items as exported, found 4, others from letter"),
        (lose_questions, "es_mcq: test: expected the items of the split as questions, found others"),
        (ask_other_rows, "README.md: configs: expected the configurations that Fiel writes, found others"),
        (run_a_function, "lighteval/fiel_arc_es.py: expected the file that Fiel writes, found another"),
        (ask_in_another_way, "eval.yaml: expected the file that Fiel writes, found another"),
    ],
)
def test_what_other_harnesses_would_read_otherwise_is_named(
    attack: Callable[[Path], None], problem: str, settings: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export_awkward(out)
    attack(out)
    sign(out)
    found = verify_export(settings, out, write_source(tmp_path), harnesses=[])
    assert not found.holds and found.tasks["arc"].problems == [problem]


def test_a_key_that_a_harness_reads_otherwise_is_named() -> None:
    items = [item for item in read_awkward() if item.split == "test"]
    keys = zip(items, "CEBB", strict=True)
    documents: list[list[Any]] = [["…", ["a"] * len(item.options), key] for item, key in keys]
    assert find_other_keys(items, documents) == []
    documents[0][2], documents[1] = 0, ["…", ["a"] * 4, "E"]
    assert find_other_keys(items, documents) == [
        "letter: expected the key C, found A",
        "five: expected 5 choices, found 4",
    ]


@pytest.mark.parametrize("fixed", [False, True], ids=["as installed", "as in its pull request 4106"])
def test_our_task_asks_what_the_harness_own_task_asks_but_for_what_it_deletes(
    fixed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datasets import Dataset
    from lm_eval.tasks.okapi.arc_multilingual import utils

    if fixed:  # 4106 passes question and options through
        monkeypatch.setattr(utils, "preprocess", lambda text: text)
    items = [item for item in read_awkward() if item.split == "test"]
    questions = build_questions(ARC, items)["test"].to_pylist()
    documents = utils.process_docs(Dataset.from_list([item.row for item in items]))
    ours = [
        (f"Question: {row['question']}\nAnswer:", row["choices"], row["answer_index"]) for row in questions
    ]
    theirs = [(each["query"], each["choices"], each["gold"]) for each in documents]
    differing = [item.id for item, our, their in zip(items, ours, theirs, strict=True) if our != their]
    assert differing == ([] if fixed else ["five"])  # whose brackets the installed one deletes


def write_source(folder: Path) -> SourceOptions:
    for split in ("train", "test"):
        write_rows(folder / f"{split}.jsonl", [item.row for item in read_awkward() if item.split == split])
    return SourceOptions(source=(f"arc={folder}/{{split}}.jsonl",), english=("none",))


def read_rows_of_page(harness: str) -> list[list[str]]:
    page = (TOP / "guides/en/evaluating.md").read_text(encoding="utf-8")
    rows = [
        line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith(f"| `{harness}` |")
    ]
    return [[cell.strip("`") for cell in row] for row in rows]


@pytest.mark.parametrize("name", EVERY)
def test_the_page_says_what_each_harness_makes_of_the_demonstration(
    name: str, settings: Settings, tmp_path: Path
) -> None:
    require_harness(name, environment=child_environment(settings))
    tasks = ("arc", "hellaswag", "mmlu", "dibt")
    write_release([build_demo(task) for task in tasks], tmp_path / "out")
    folder = TOP / "campaigns/demo"
    options = SourceOptions(source=tuple(f"{task}={folder}/{task}_{{split}}.jsonl" for task in tasks))
    found = verify_export(settings, tmp_path / "out", options, harnesses=[name])
    assert found.holds, found
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for task in found.tasks.values():
        for each in task.readings:
            whole = each.task.partition(":")[0]
            if "high_school" in whole:
                continue  # a subject on its own, whose documents are those of the whole task
            how = "in an environment of its own" if each.own_environment else "installed"
            count = counts.setdefault((each.version, whole, how), Counter())
            count.update(documents=each.documents, keys=each.keys, texts=each.texts)
    rows = [
        [name, version, whole, *(str(count[each]) for each in ("documents", "keys", "texts")), how]
        for (version, whole, how), count in counts.items()
    ]
    assert read_rows_of_page(name) == rows
