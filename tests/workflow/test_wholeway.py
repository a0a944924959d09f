"""What volunteers finished can be exported: no refusal that could have been said before they began."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from fiel.annotation.form.shapes import dataset_name, names_of_task
from fiel.campaign import Task
from tests.helpers.campaigns import ROWS, write_rows
from tests.helpers.organizer import Shell
from tests.helpers.wholeway import carry_through, write_small_campaign
from tests.server.running import EmbeddedServer

ENDINGS = ["salta.", "duerme.", "canta.", "lee."]


def situation(number: int, **changes: Any) -> dict[str, Any]:
    parts = {"activity_label": "Correr", "ctx_a": "Un hombre corre.", "ctx_b": "Luego él", **changes}
    context = " ".join(each for each in (parts["ctx_a"], parts["ctx_b"]) if each)
    rest = {"endings": ENDINGS, "source_id": "s", "split": "val", "split_type": "zeroshot", "label": "0"}
    return {"ind": number, **parts, "ctx": context, **rest}


def test_a_finished_sample_can_be_exported_though_other_rows_have_errors(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_small_campaign(tmp_path, "wholeway-sample", task={"limit": 2})
    broken = {
        **ROWS[5],
        "option_a": "Nada",
    }  # two equal options, an error, in a row that nobody is asked about
    write_rows(tmp_path / "test.jsonl", [*ROWS[:5], broken, *ROWS[6:]])
    manifest = carry_through(shell, argilla, path, tmp_path / "out")
    task = manifest["tasks"]["arc"]
    assert task["counts"]["validated"] == 2 and task["counts"]["items"] == len(ROWS)
    assert task["unresolved"] == {}
    assert task["unasked"] == {broken["id"]: ["equal-options"]}
    card = (tmp_path / "out/arc/README.md").read_text(encoding="utf-8")
    assert "Rows outside the campaign in which the automatic checks find an error: 1." in card


def test_an_error_in_a_row_of_the_campaign_still_stops_the_export(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path
) -> None:
    path = write_small_campaign(tmp_path, "wholeway-error", task={"limit": 2})
    broken = {**ROWS[1], "option_a": "Nada"}
    write_rows(tmp_path / "test.jsonl", [ROWS[0], broken, *ROWS[2:]])
    assert shell("launch", path, "--home", argilla.home)[0] == 0
    code, _, errors = shell("export", path, "--home", argilla.home, "--out", tmp_path / "out")
    assert code == 2 and f"{broken['id']} (equal-options)" in errors


@pytest.mark.long
def test_one_file_is_the_split_that_the_campaign_names(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_small_campaign(
        tmp_path, "wholeway-onefile", files="items.jsonl", task={"splits": ["test"], "limit": 3}
    )
    write_rows(tmp_path / "items.jsonl", ROWS)
    manifest = carry_through(
        shell, argilla, path, tmp_path / "out", changes={"instruction": "¿Y bien?"}, verify=True
    )
    assert manifest["tasks"]["arc"]["split_counts"]["test"]["items"] == len(ROWS)
    assert pq.read_table(tmp_path / "out/arc/es/test.parquet").column("instruction").to_pylist() == [
        *["¿Y bien?"] * 3,
        *(row["instruction"] for row in ROWS[3:]),
    ]


def test_one_file_is_exported_with_the_splits_of_the_campaign(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path
) -> None:
    path = write_small_campaign(
        tmp_path, "wholeway-file", files="items.jsonl", task={"splits": ["test"], "limit": 3}
    )
    write_rows(tmp_path / "items.jsonl", ROWS)
    manifest = carry_through(shell, argilla, path, tmp_path / "out")
    assert manifest["tasks"]["arc"]["split_counts"]["test"]["items"] == len(ROWS)


def test_originals_in_one_file_belong_to_the_split_that_the_campaign_names(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    english = {"files": "english.jsonl"}
    path = write_small_campaign(
        tmp_path, "wholeway-english", task={"splits": ["test"], "english": english, "limit": 2}
    )
    write_rows(tmp_path / "english.jsonl", ROWS)
    write_rows(tmp_path / "test.jsonl", ROWS)
    write_rows(
        tmp_path / "train.jsonl", [{**row, "id": f"Train/{number}"} for number, row in enumerate(ROWS)]
    )
    manifest = carry_through(shell, argilla, path, tmp_path / "out", unresolved="keep")
    assert manifest["tasks"]["arc"]["counts"]["items"] == 2 * len(ROWS)


@pytest.mark.long
@pytest.mark.parametrize(
    ("benchmark", "split", "rows", "datasets"),
    [
        (
            "arc",
            "test",
            [
                {key: value for key, value in ROWS[0].items() if key != "option_d"},
                {**ROWS[1], "option_c": None},
                {**ROWS[2], "option_a": "1", "option_b": "2", "option_d": None},
            ],
            {"arc-3-options": 2, "arc-3-options-abd": 1},
        ),
        (
            "hellaswag",
            "val",
            [situation(1), situation(2, ctx_b=""), situation(3, activity_label=""), situation(4, ctx_b="")],
            {"hellaswag": 1, "hellaswag-6-texts": 2, "hellaswag-6-texts-without-activity-label": 1},
        ),
    ],
)
def test_items_of_one_size_with_other_boxes_have_a_form_of_their_own(
    benchmark: str,
    split: str,
    rows: list[dict[str, Any]],
    datasets: dict[str, int],
    argilla: EmbeddedServer,
    shell: Shell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_small_campaign(tmp_path, f"wholeway-{benchmark}", task={"benchmark": benchmark})
    write_rows(tmp_path / f"{split}.jsonl", rows)
    code, output, errors = shell("check", path)
    assert code == 0, errors
    assert all(f"{count} {name}" in output for name, count in datasets.items()), output
    manifest = carry_through(shell, argilla, path, tmp_path / "out", verify=True)
    assert manifest["tasks"][benchmark]["counts"]["validated"] == len(rows)


def test_no_two_shapes_share_a_dataset() -> None:
    for benchmark in ("arc", "hellaswag", "mmlu"):
        task = Task.model_validate({"benchmark": benchmark, "source": {"files": "x"}, "guide": "g.md"})
        usual = task.definition.usual_shape
        shapes = {
            tuple(name for place, name in enumerate(usual) if bits >> place & 1)
            for bits in range(1, 2 ** len(usual))
        }
        shapes |= {shape[::-1] for shape in shapes} | {(*shape, "option_e") for shape in shapes}
        names = {dataset_name(task, shape) for shape in shapes}
        assert len(names) == len(shapes)
        assert names_of_task(task, sorted(names)) == sorted(names)
        assert all(len(name) <= 200 for name in names)


@pytest.mark.parametrize("number", range(2, 6))
def test_datasets_that_were_launched_keep_their_names(number: int) -> None:
    task = Task.model_validate(yaml.safe_load("{benchmark: arc, source: {files: x}, guide: g.md}"))
    shape = ("instruction", *(f"option_{letter}" for letter in "abcde"[:number]))
    assert dataset_name(task, shape) == ("arc" if number == 4 else f"arc-{number}-options")
