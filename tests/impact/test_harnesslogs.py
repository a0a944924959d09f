import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from fiel.errors import FielError
from fiel.impact.evaluation import Evaluation
from fiel.impact.exported import EvaluatedTask, read_exported_tasks
from fiel.impact.logfolders import read_logs
from tests.impact.made_up import (
    DATE,
    TASK,
    MadeUp,
    change_lines,
    export_made_up,
    make_sample,
    write_harness_logs,
)

ITEMS = 12


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> MadeUp:
    return export_made_up(tmp_path_factory.mktemp("export") / "out", items=ITEMS, corrected=3, unusable=1)


@pytest.fixture(scope="module")
def tasks(made_up: MadeUp) -> dict[str, EvaluatedTask]:
    return read_exported_tasks(made_up.folder)[1]


@pytest.fixture
def log(made_up: MadeUp, tmp_path: Path) -> Path:
    return write_harness_logs(tmp_path, "acme/one", made_up.after, np.ones(ITEMS))


def results_of(log: Path) -> Path:
    return log.with_name(f"results_{DATE}.json")


def read_one(folder: Path, tasks: dict[str, EvaluatedTask]) -> Evaluation:
    (found,) = read_logs(folder, tasks)
    return found


def test_a_log_is_found_wherever_it_is_in_the_folder(
    log: Path, tasks: dict[str, EvaluatedTask], made_up: MadeUp, tmp_path: Path
) -> None:
    found = read_one(tmp_path, tasks)
    assert (found.model, found.task, found.name, found.fewshot) == ("acme/one", "arc", TASK, 0)
    assert list(found.responses) == made_up.ids
    assert all(each.as_exported for each in found.responses.values())
    assert read_one(log, tasks) == found  # or alone


def test_each_filter_has_a_metric_of_its_own(
    log: Path, tasks: dict[str, EvaluatedTask], made_up: MadeUp
) -> None:
    strict = [
        json.dumps(make_sample(item, 0, filter="strict", metrics=["exact_match"], exact_match=0))
        for item in made_up.after
    ]
    log.write_text(log.read_text("utf-8") + "\n".join(strict) + "\n", encoding="utf-8")
    (first, *_) = read_one(log, tasks).responses.values()
    assert first.scores == {"acc": 1, "acc_norm": 1, "exact_match,strict": 0}


def remove_all(log: Path) -> None:
    results_of(log).unlink()
    log.unlink()


def name_other_items(log: Path) -> None:
    for line in range(ITEMS):
        change_lines(log, {"doc": {"id": "x"}}, line=line)


Break = Callable[[Path], object]
BROKEN: dict[str, tuple[Break, str]] = {
    "no samples": (
        lambda log: log.unlink(),
        "expected samples next to it, found none: evaluate again with --log_samples",
    ),
    "no results": (lambda log: results_of(log).unlink(), "expected the results of this run next to it"),
    "nothing": (
        lambda log: remove_all(log),
        "expected logs of evaluations, found none",
    ),
    "an empty log": (lambda log: log.write_bytes(b""), "expected a sample on each line, found none"),
    "an item twice": (
        lambda log: log.write_text(log.read_text("utf-8") + log.read_text("utf-8"), encoding="utf-8"),
        "line 13: expected each item once, found 'Made/test/0' again: the log holds two runs",
    ),
    "half a line": (
        lambda log: log.write_bytes(log.read_bytes()[:-20]),
        "line 12: expected JSON without NaN, found: ",
    ),
    "NaN": (
        lambda log: change_lines(log, {"acc": float("nan")}, line=3),
        "line 4: expected JSON without NaN",
    ),
    "a number without end": (
        lambda log: log.write_text(log.read_text("utf-8").replace('"acc": 1.0', '"acc": 1e999'), "utf-8"),
        "line 1: ",
    ),
    "no metrics": (lambda log: change_lines(log, {"metrics": None}), "line 1: metrics: expected their names"),
    "a sample without its row": (
        lambda log: change_lines(log, {"doc": None}),
        "line 1: expected a sample with",
    ),
    "other items": (
        lambda log: name_other_items(log),
        "line 1: expected items of the export, found none: is this the log of another task",
    ),
    "results that are a list": (
        lambda log: results_of(log).write_text("[]", encoding="utf-8"),
        "expected the results of lm-evaluation-harness",
    ),
    "a model without a name": (
        lambda log: results_of(log).write_text('{"model_name": null}', encoding="utf-8"),
        "model_name: expected the name of the model, found nothing",
    ),
    "a model whose name cannot be written": (
        lambda log: results_of(log).write_text('{"model_name": "\\ud800"}', encoding="utf-8"),
        "model_name: expected the name of the model, found",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_log_is_refused(
    name: str, log: Path, tasks: dict[str, EvaluatedTask], tmp_path: Path
) -> None:
    damage, expected = BROKEN[name]
    damage(log)
    with pytest.raises(FielError) as refused:
        read_logs(tmp_path, tasks)
    assert expected in str(refused.value)
    assert str(tmp_path) in str(refused.value)


def test_a_line_without_end_is_not_read_into_memory(
    log: Path, tasks: dict[str, EvaluatedTask], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiel.impact.harnesslogs._LONGEST_LINE", 1000)
    log.write_bytes(b'{"doc": "' + b"x" * 5000)
    with pytest.raises(FielError, match="line 1: expected 1,000 bytes or fewer"):
        read_logs(log, tasks)


def test_a_standard_error_that_is_no_number_is_no_trouble(log: Path, tasks: dict[str, EvaluatedTask]) -> None:
    text = results_of(log).read_text("utf-8").replace('"model_name"', '"acc_stderr,none": NaN, "model_name"')
    results_of(log).write_text(text, encoding="utf-8")
    assert read_one(log, tasks).model == "acme/one"


def test_the_harness_own_task_names_the_same_items(log: Path, tasks: dict[str, EvaluatedTask]) -> None:
    """Before, people may evaluate with the harness's own ``arc_es``."""
    results = results_of(log).read_text("utf-8").replace(TASK, "arc_es")
    results_of(log).write_text(results, encoding="utf-8")
    other = log.rename(log.with_name(f"samples_arc_es_{DATE}.jsonl"))
    assert (read_one(other, tasks).name, read_one(other, tasks).task) == ("arc_es", "arc")
