import gc
import hashlib
import json
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml
from datasets import DatasetDict, List, Value, load_dataset

import fiel
from fiel.benchmarks.arc import ARC
from fiel.benchmarks.hellaswag import HELLASWAG
from fiel.campaign import Campaign, Task
from fiel.campaign.guide import load_guide
from fiel.errors import FielError
from fiel.items import Row
from fiel.release.content import Release
from fiel.release.dataset import write_release
from fiel.release.manifest import read_manifest
from fiel.release.tables import build_tables
from fiel.release.taskrecord import Counts
from fiel.sources.source import Source
from fiel.sources.subsets import Sample
from fiel.verdicts.consensus import Verdict
from tests.helpers.campaigns import ROWS, TOP
from tests.release.exports import (
    build_demo,
    contents,
    leave,
    load_arc,
    load_demo,
    release_of,
    validate,
    without_nulls,
)

CHANGES: Mapping[str, Mapping[str, str]] = {
    "ARC-Challenge/test/Mercury_SC_415719": {"instruction": "Ana sostiene un hielo. ¿Por qué se derrite?"},
    "ARC-Challenge/test/Mercury_7005005": {"option_a": "Hay menos «gotas».", "option_d": "Hay más [niebla]."},
}


def load(folder: Path, cache: Path, language: str = "es") -> dict[str, list[dict[str, Any]]]:
    """Read an export back as anybody would."""
    loaded = load_dataset(str(folder), language, cache_dir=str(cache))
    assert isinstance(loaded, DatasetDict)
    return {str(name): split.to_list() for name, split in loaded.items()}


def front_matter(card: str) -> dict[str, Any]:
    values = yaml.safe_load(card.split("---\n")[1])
    assert isinstance(values, dict)
    return values


def test_real_arc_differs_from_its_source_in_the_corrections_alone(okapi: Path, tmp_path: Path) -> None:
    items = load_arc(okapi)
    file, task, _ = load_demo()["arc"]
    verdicts = validate(items, CHANGES)
    verdicts[items[0].id] = leave(items[0], "disputed")
    release = release_of(file, task, items, verdicts)
    info = write_release([release], tmp_path / "out")
    arc = info.manifest.tasks["arc"]
    assert arc.counts == Counts(items=2585, validated=2584, corrected=2, unusable=0, disputed=1, pending=0)
    assert {split: counts.items for split, counts in arc.split_counts.items()} == {
        "train": 1118,
        "validation": 297,
        "test": 1170,
    }

    exported = load(tmp_path / "out" / "arc", tmp_path / "cache")
    assert exported["val"] == exported["validation"]
    for split in ARC.splits:
        source = json.loads((okapi / "okapi" / f"m_arc_es_{split}.json").read_text(encoding="utf-8"))
        expected = [{**row, **CHANGES.get(row["id"], {})} for row in source]
        assert [without_nulls(row) for row in exported[split]] == expected
        assert all(list(row) == [*source[0], "option_e"] for row in exported[split])


def test_types_are_those_of_the_hub(tmp_path: Path) -> None:
    write_release([build_demo("hellaswag"), build_demo("dibt")], tmp_path / "out")
    cache = str(tmp_path / "cache")
    hellaswag = load_dataset(str(tmp_path / "out/hellaswag"), "es", split="val", cache_dir=cache)
    dibt = load_dataset(str(tmp_path / "out/dibt"), "es", split="train", cache_dir=cache)
    assert list(hellaswag.features) == list(HELLASWAG.columns)
    assert hellaswag.features["endings"] == List(Value("string"))
    assert hellaswag.features["ind"] == dibt.features["row_idx"] == Value("int64")
    assert hellaswag.features["label"] == Value("string")


@pytest.mark.parametrize("name", ["arc", "hellaswag", "mmlu", "dibt"])
def test_the_demonstration_comes_back_row_for_row(name: str, tmp_path: Path) -> None:
    _, task, items = load_demo()[name]
    segment = items[1].segments[-1].name
    release = build_demo(name, i1={segment: "Un texto acordado"})
    write_release([release], tmp_path / "out")
    exported = load(tmp_path / "out" / name, tmp_path / "cache")
    for split, others in task.definition.splits.items():
        rows = [dict(item.row) for item in items if item.split == split]
        changed = [index for index, row in enumerate(exported[split]) if row != rows[index]]
        assert len(exported[split]) == len(rows)
        assert changed == ([items[1].position] if items[1].split == split else [])
        assert all(exported[other] == exported[split] for other in others)
        assert [list(row) for row in exported[split]] == [list(row) for row in rows]


def test_a_context_is_rebuilt_in_the_export(tmp_path: Path) -> None:
    write_release([build_demo("hellaswag", i0={"ctx_b": "María"})], tmp_path / "out")
    row = load(tmp_path / "out" / "hellaswag", tmp_path / "cache")["val"][0]
    assert row["ctx"] == f"{row['ctx_a']} María"


def test_the_other_configurations_are_the_validated_rows_and_the_answers(tmp_path: Path) -> None:
    file, task, items = load_demo()["arc"]
    verdicts = validate(items, {items[1].id: {"instruction": "¿Y ahora?"}})
    tests = [item for item in items if item.split == "test"]
    for item in items:
        if item.split == "validation":
            verdicts[item.id] = leave(item, "unusable")
    verdicts[tests[0].id] = leave(tests[0], "disputed")
    del verdicts[tests[1].id]
    write_release([release_of(file, task, items, verdicts)], tmp_path / "out")
    counts = read_manifest(tmp_path / "out").tasks["arc"].split_counts
    assert [(each.items, each.validated) for each in counts.values()] == [(2, 2), (2, 0), (4, 2)]
    whole = load(tmp_path / "out/arc", tmp_path / "cache")
    chosen = load(tmp_path / "out/arc", tmp_path / "cache", "es_validated")
    assert {split: len(rows) for split, rows in whole.items()} == {
        "train": 2,
        "validation": 2,
        "val": 2,
        "test": 4,
    }
    assert list(chosen) == ["train", "test"]
    assert [row["id"] for row in chosen["test"]] == [item.id for item in tests[2:]]
    own = {"fiel_item_id": items[1].id, "fiel_rule": "unanimous", "fiel_answers": 2}
    assert chosen["train"][1] == {**whole["train"][1], **own, "fiel_corrected": ["instruction"]}


def test_nothing_validated_leaves_the_rows_of_the_source(tmp_path: Path) -> None:
    file, task, items = load_demo()["arc"]
    info = write_release([release_of(file, task, items, {})], tmp_path / "out")
    card = (tmp_path / "out/arc/README.md").read_text(encoding="utf-8")
    assert [each["config_name"] for each in front_matter(card)["configs"]] == ["es", "es_mcq"]
    assert "| 8 | 0 | 0 | 0 | 0 | 8 |" in card and "es_validated" not in card
    assert not [name for name in info.manifest.files if "validated" in name or "judgements" in name]


def test_columns_beyond_the_schema_pass_through() -> None:
    rows: dict[str, list[Row]] = {
        "train": [{**ROWS[0], "score": 1.5}],
        "test": [{**ROWS[1]}, {**ROWS[2], "tags": ["a"]}],
    }
    tables = build_tables(ARC, rows)
    assert tables["train"].column_names == [*ROWS[0], "score", "tags", "option_e"]
    assert tables["train"].schema == tables["test"].schema
    assert tables["test"].column("tags").to_pylist() == [None, ["a"]]


@pytest.mark.parametrize(
    ("extra", "found"),
    [({"option_e": 5}, "option_e"), ({"note": "\ud800"}, "note"), ({"note": [1, "two"]}, "note")],
)
def test_a_value_that_its_column_cannot_hold_is_named(extra: dict[str, Any], found: str) -> None:
    with pytest.raises(FielError, match=f"{found}: expected a value "):
        build_tables(ARC, {"test": [{**ROWS[0], **extra}]})


def test_the_card_says_who_and_how(tmp_path: Path) -> None:
    file, task, items = load_demo()["arc"]
    names = ("ana", "leo", "simulated-rosa")
    verdicts = {
        item.id: Verdict(item_id=item.id, status="validated", rule="unanimous", annotators=names)
        for item in items
    }
    write_release([release_of(file, task, items, verdicts)], tmp_path / "out")
    card = (tmp_path / "out/arc/README.md").read_text(encoding="utf-8")
    assert front_matter(card)["license"] == "apache-2.0"
    assert front_matter(card)["language"] == ["es"]
    assert (
        "These participants agreed to be named: Ana, Rosa (simulada)." in card
        and "leo" not in card
        and "Luis" not in card
    )
    assert "People whose answers counted, including organizers: 2. " in card
    assert "Includes simulated answers" in card
    assert "--tasks fiel_arc_es --include_path harness" in card
    assert f"con {len(items)} de {len(items)} ítems revisados uno a uno" in card
    assert "muchas personas" not in card
    for needs in ("needs the dataset on the Hub", "necesita el conjunto de datos en el Hub"):
        assert f"\n# Inspect ({needs})\n" in card and f"\n# EuroEval ({needs})\n" in card
    assert "\n# OpenCompass\n" in card and "\n# lighteval\n" in card


def test_a_name_cannot_become_markup(tmp_path: Path) -> None:
    file, task, items = load_demo()["arc"]
    credits = {"ana": "Ana <img src=x>\n# [Ana](http://ana)"}
    file = file.model_copy(update={"campaign": file.campaign.model_copy(update={"credits": credits})})
    write_release([release_of(file, task, items, validate(items))], tmp_path / "out")
    card = (tmp_path / "out/arc/README.md").read_text(encoding="utf-8")
    assert r"Ana \<img src=x\> \# \[Ana\](http://ana)" in card


def test_the_manifest_names_every_file_and_correction(tmp_path: Path) -> None:
    release = build_demo("arc", i1={"instruction": "¿Y ahora?"})
    info = write_release([release, build_demo("dibt")], tmp_path / "out")
    manifest = json.loads((tmp_path / "out/manifest.json").read_text(encoding="utf-8"))
    written = contents(tmp_path / "out")
    assert {"manifest.json", *info.manifest.files} == set(written)
    assert manifest["files"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in written.items() if name != "manifest.json"
    }
    assert (manifest["campaign"], manifest["fiel"]) == ("demo", fiel.__version__)
    arc = manifest["tasks"]["arc"]
    assert {key: value for key, value in arc["source"].items() if value} == {
        "files": "demo/arc_{split}.jsonl"
    }
    assert arc["corrected"] == {"Demo/train/2": ["instruction"]}
    guide = load_guide(TOP / "guides/es/arc.md")
    assert (arc["guide_version"], arc["min_submitted"]) == (guide.version, 2)
    assert arc["counts"] == release.record.counts.model_dump()
    assert json.loads(json.dumps(info.as_dict())) == {
        "path": str(tmp_path / "out"),
        "replaced": False,
        "files": ["manifest.json", *info.manifest.files],
        "changes": None,
        "counts": {"arc": manifest["tasks"]["arc"]["counts"], "dibt": manifest["tasks"]["dibt"]["counts"]},
    }


def test_the_manifest_says_which_slice_was_asked_of_people(tmp_path: Path) -> None:
    file, task, items = load_demo()["arc"]
    slice_of = {"splits": ["test"], "sample": Sample(size=2, seed=3), "ids_file": Path("ids.txt")}
    release = release_of(file, task.model_copy(update=slice_of), items, validate(items))
    write_release([release], tmp_path / "out")
    arc = json.loads((tmp_path / "out/manifest.json").read_text(encoding="utf-8"))["tasks"]["arc"]
    assert {key: arc[key] for key in Task.SUBSET_KEYS} == {
        "splits": ["test"],
        "ids": None,
        "ids_file": "ids.txt",
        "sample": {"size": 2, "seed": 3},
        "limit": None,
    }


def test_no_folder_of_a_machine_is_in_the_manifest(tmp_path: Path) -> None:
    file, task, items = load_demo()["arc"]
    source = Source(files="/home/nadia/rows/{split}.jsonl")
    of_nadia = {"ids_file": Path("/home/nadia/ids.txt"), "source": source, "english": source}
    release = release_of(file, task.model_copy(update=of_nadia), items, validate(items))
    write_release([release], tmp_path / "out")
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert written and not [path for path in written if b"nadia" in path.read_bytes()]


def test_the_same_input_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.release.exports import build_demo;"
        "from fiel.release.dataset import write_release;"
        "write_release([build_demo(name) for name in ('arc', 'hellaswag')], Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{TOP / 'src'}:{TOP}"}
        command = [sys.executable, "-c", script, str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment, cwd=tmp_path)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_an_earlier_export_gives_way(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    first = write_release([build_demo("arc"), build_demo("mmlu")], tmp_path / "out")
    second = write_release([build_demo("arc", i0={"instruction": "¿Y ahora?"})], tmp_path / "out")
    assert (first.replaced, second.replaced) == (False, True)
    assert set(contents(tmp_path / "out")) == {"manifest.json", *second.manifest.files}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    cache = tmp_path / "cache"
    assert load(tmp_path / "out/arc", cache)["train"][0]["instruction"] == "¿Y ahora?"


def test_missing_folders_are_made_and_a_link_is_kept(tmp_path: Path) -> None:
    write_release([build_demo("dibt")], tmp_path / "some" / "where")
    (tmp_path / "link").symlink_to(tmp_path / "some" / "where")
    assert write_release([build_demo("dibt")], tmp_path / "link").replaced
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("stranger", ["notes.txt", "manifest.json", "arc/results/scores.json"])
def test_what_fiel_did_not_write_is_not_touched(stranger: str, tmp_path: Path) -> None:
    if stranger.startswith("arc/"):
        write_release([build_demo("arc")], tmp_path / "out")
    path = tmp_path / "out" / stranger
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"files": {"manifest.json": ""}}', encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(
        FielError, match=rf"files that Fiel did not write: {stranger}\. Choose another folder"
    ):
        write_release([build_demo("arc")], tmp_path / "out")
    assert contents(tmp_path) == before


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    for place in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(FielError, match="expected a folder|could not be written"):
            write_release([build_demo("dibt")], place)
    assert contents(tmp_path) == {"out": b"mine"}


def test_a_folder_that_cannot_be_written_to_is_named() -> None:
    with pytest.raises(FielError, match=r"^/proc/fiel/out: could not be written and is unchanged: "):
        write_release([build_demo("dibt")], Path("/proc/fiel/out"))


def test_the_rows_of_one_task_at_a_time_are_in_memory(tmp_path: Path) -> None:
    held: list[int] = []
    tables: list[weakref.ref[pa.Table]] = []

    def build() -> Iterator[Release]:
        for name in ("arc", "dibt", "mmlu"):
            gc.collect()
            held.append(sum(each() is not None for each in tables))
            release = build_demo(name)
            tables.extend(weakref.ref(each) for own in release.tables.values() for each in own.values())
            yield release
            del release

    info = write_release(build(), tmp_path / "out")
    gc.collect()
    assert held == [0, 0, 0] and not any(each() is not None for each in tables)
    assert [each.task.name for each in info.releases] == ["arc", "dibt", "mmlu"]
    write_release([build_demo(each) for each in ("arc", "dibt", "mmlu")], tmp_path / "together")
    assert contents(tmp_path / "out") == contents(tmp_path / "together")


@pytest.mark.parametrize("earlier", [True, False])
@pytest.mark.parametrize("error", [FielError("refused"), KeyboardInterrupt()])
def test_an_export_that_ends_after_its_first_task_leaves_nothing(
    earlier: bool, error: BaseException, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "deep" / "out"
    if earlier:
        write_release([build_demo("mmlu")], out)
    before = contents(tmp_path)

    def build() -> Iterator[Release]:
        yield build_demo("arc")
        assert list(out.parent.glob(".*/new/arc/es/*.parquet"))  # it is being written
        raise error

    with pytest.raises(type(error)):
        write_release(build(), out)
    assert contents(tmp_path) == before and (tmp_path / "new").exists() == earlier


def test_there_must_be_something_to_write(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="expected one task or more"):
        write_release([], tmp_path / "out")


def test_another_language_is_a_setting(tmp_path: Path) -> None:
    file, task, items = load_demo()["arc"]
    campaign: Campaign = file.campaign.model_copy(update={"language": "pt-BR"})
    release = release_of(file.model_copy(update={"campaign": campaign}), task, items, validate(items))
    write_release([release], tmp_path / "out")
    assert len(load(tmp_path / "out/arc", tmp_path / "cache", "pt-BR")["test"]) == 4
    assert (tmp_path / "out/arc/harness/fiel_arc_pt-BR.yaml").is_file()
