import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fiel.errors import FielError
from fiel.impact.circumstances import name_model
from fiel.impact.results import Impact
from fiel.impact.webpage import write_impact_page
from fiel.impact.wording import write_paragraph, write_section
from fiel.messages.catalogue import available_languages
from fiel.workflow.impact import measure_impact
from tests.impact.made_up import (
    DATE,
    TASK,
    MadeUp,
    change_lines,
    export_made_up,
    make_sample,
    write_harness_logs,
)

ITEMS, CORRECTED, UNUSABLE = 40, 10, 3


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> MadeUp:
    return export_made_up(
        tmp_path_factory.mktemp("export") / "out", items=ITEMS, corrected=CORRECTED, unusable=UNUSABLE
    )


class Sides:
    """Two folders of logs beside an export."""

    def __init__(self, made_up: MadeUp, folder: Path) -> None:
        self.export = made_up
        self.before, self.after = folder / "before", folder / "after"

    def write(self, model: str, old: Any, new: Any, **changes: Any) -> tuple[Path, Path]:
        return (
            write_harness_logs(self.before, model, self.export.before, old, **changes),
            write_harness_logs(self.after, model, self.export.after, new, **changes),
        )

    def measure(self) -> Impact:
        return measure_impact(self.before, self.after, self.export.folder)


@pytest.fixture
def sides(made_up: MadeUp, tmp_path: Path) -> Sides:
    return Sides(made_up, tmp_path)


WRONG, RIGHT = np.zeros(ITEMS), np.ones(ITEMS)


def half() -> np.ndarray[Any, Any]:
    return np.arange(ITEMS) % 2 * 1.0


def test_every_part_is_counted_as_it_was_planted(sides: Sides) -> None:
    before, after = half(), half()
    after[:CORRECTED] = 1  # five of the ten corrected were wrong
    after[CORRECTED] = 1 - after[CORRECTED]  # and one that nobody corrected flips
    sides.write("acme/one", before, after)
    sides.write("acme/two", half(), half())
    task = sides.measure().tasks["arc"]
    assert task.items == {"all": 40, "corrected": 10, "unchanged": 27, "unusable": 3}
    assert [metric.metric for metric in task.metrics] == ["acc", "acc_norm"]
    one, two = task.metrics[0].models
    assert (one.model, two.model) == ("acme/one", "acme/two")
    assert (one.parts["corrected"].gained, one.parts["corrected"].lost) == (5, 0)
    assert (one.parts["unchanged"].gained, one.parts["unchanged"].lost) == (1, 0)
    assert one.parts["all"].before == 0.5 and one.parts["all"].after == 26 / 40
    assert one.parts["all"].p == pytest.approx(2 / 2**6)
    assert two.parts["all"].change.value == 0
    assert (one.rank_before.value, one.rank_after.value, two.rank_after.value) == (1, 1, 2)
    assert task.metrics[0].tau.value is None  # before, both were equal
    flips = task.metrics[0].flips
    assert [flip.gained for flip in flips] == [["acme/one"]] * 6
    assert sorted(flip.group for flip in flips) == ["corrected"] * 5 + ["unchanged"]
    first = next(flip for flip in flips if flip.group == "corrected")
    (text,) = first.texts
    assert (text.segment, text.before, text.after) == (
        "instruction",
        "¿Cuánto es 0 mas 1?",
        "¿Cuánto es 0 más 1?",
    )


def test_what_is_printed_can_be_read_again_and_is_the_same_each_time(sides: Sides) -> None:
    sides.write("acme/one", half(), RIGHT)
    first = sides.measure().model_dump_json()
    assert (
        Impact.model_validate(json.loads(first)).model_dump_json()
        == first
        == sides.measure().model_dump_json()
    )


def test_models_on_one_side_alone_are_named(sides: Sides) -> None:
    sides.write("acme/one", half(), RIGHT)
    write_harness_logs(sides.before, "acme/old", sides.export.before, half())
    write_harness_logs(sides.after, "acme/new", sides.export.after, half())
    task = sides.measure().tasks["arc"]
    assert (task.models, task.only_before, task.only_after) == (["acme/one"], ["acme/old"], ["acme/new"])


def test_items_on_one_side_alone_are_counted_and_left_out(sides: Sides) -> None:
    write_harness_logs(sides.before, "acme/one", sides.export.before, half())
    write_harness_logs(sides.after, "acme/one", sides.export.after[:-UNUSABLE], half()[:-UNUSABLE])
    task = sides.measure().tasks["arc"]
    assert (task.items["all"], task.items["unusable"], task.left_out) == (37, 0, 3)


def test_items_that_the_export_does_not_have_are_counted(sides: Sides) -> None:
    for path in sides.write("acme/one", half(), RIGHT):
        stranger = make_sample(sides.export.before[0], 1)
        stranger["doc"] = {**stranger["doc"], "id": "Somewhere/else/1"}
        path.write_text(path.read_text("utf-8") + json.dumps(stranger) + "\n", encoding="utf-8")
    assert sides.measure().tasks["arc"].unknown == 1


def test_the_same_limit_is_told(sides: Sides) -> None:
    limit = {"n-samples": {TASK: {"original": 90, "effective": 40}}}
    sides.write("acme/one", half(), RIGHT, **limit)
    assert sides.measure().tasks["arc"].limits == {TASK: "40/90"}


def test_another_version_of_the_harness_is_told(sides: Sides) -> None:
    write_harness_logs(sides.before, "acme/one", sides.export.before, half(), lm_eval_version="0.4.9")
    write_harness_logs(sides.after, "acme/one", sides.export.after, RIGHT)
    (found,) = sides.measure().tasks["arc"].differences
    assert (found.model, found.setting) == ("acme/one", "lm_eval_version")
    assert (found.before, found.after) == ("0.4.9", "0.4.13")


SECRET = "sk-live-0123456789"
HOME = "/home/ana.perez/models"


def private_config(arguments: object) -> dict[str, object]:
    return {"config": {"model": "hf", "model_args": arguments, "limit": None, "fewshot_seed": 1234}}


@pytest.mark.parametrize("kind", ["text", "mapping"])
def test_nothing_private_in_a_log_is_told(kind: str, sides: Sides) -> None:
    """Paths, addresses and keys stay out of the page, the JSON, the paragraph and the card's section."""
    for folder, items, port in (
        (sides.before, sides.export.before, 8001),
        (sides.after, sides.export.after, 2),
    ):
        arguments: dict[str, object] = {
            "base_url": f"http://gpu7.intern.example:{port}/v1",
            "api_key": f"{SECRET}{port}",
            "pretrained": f"{HOME}/mine",
            "cache": {"folder": f"{HOME}/cache-{port}"},
            f"{HOME}/{port}": 1,
        }
        text = ",".join(f"{key}={value}" for key, value in arguments.items()) + f",{SECRET}-{port}"
        config = private_config(arguments if kind == "mapping" else text)
        for number, model in enumerate((f"{HOME}/mine", f"{HOME}/other/mine/", "C:\\Users\\ana.perez\\mine")):
            write_harness_logs(folder, f"m{number}", items, half(), model_name=model, **config)
    write_harness_logs(sides.before, "old", sides.export.before, half(), model_name="~/ana.perez/old")
    found = sides.measure()
    task = found.tasks["arc"]
    assert task.models == ["mine", "mine (2)", "mine (3)"] and task.only_before == ["old"]
    told = {each.setting for each in task.differences if each.model == "mine"}
    unnamed = {"model_args"} if kind == "text" else set()
    assert told == unnamed | {f"model_args: {key}" for key in ("api_key", "base_url", "cache")}
    texts = [found.model_dump_json(), write_impact_page(found)]
    for language in available_languages("impact"):
        texts += [write_paragraph(found, "arc", language), *write_section(found, "arc", language)]
    for text in texts:
        assert not [
            each for each in ("ana.perez", SECRET, "intern.example", "/home", "cache-") if each in text
        ]


def test_a_model_s_name_on_the_hub_or_with_its_service_stays() -> None:
    for name in ("gpt-2", "acme/one", "openrouter/acme/one"):
        assert name_model(name) == name
    for path in ("/a/b/one", "./one", "../x/one", "http://localhost:80/v1/one", "a/b/c/one", r"D:\x\one"):
        assert name_model(path) == "one"


SETTINGS: dict[str, tuple[dict[str, Any], str]] = {
    "examples": ({"n-shot": {TASK: 5}}, "num_fewshot"),
    "limit": ({"config": {"model": "hf", "limit": 10, "fewshot_seed": 1234}}, "limit"),
    "version": ({"versions": {TASK: 3.0}}, "task version"),
    "template": ({"chat_template_sha": "0123"}, "chat_template_sha"),
    "prompt": ({"configs": {TASK: {"test_split": "test", "doc_to_text": "other"}}}, "doc_to_text"),
    "revision": ({"config": {"model": "hf", "model_sha": "abc"}}, "model_sha"),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_other_settings_are_refused(sides: Sides, name: str) -> None:
    changes, key = SETTINGS[name]
    write_harness_logs(sides.before, "acme/one", sides.export.before, half())
    write_harness_logs(sides.after, "acme/one", sides.export.after, half(), **changes)
    with pytest.raises(FielError, match=f"acme/one: {key}: expected .*evaluate both sides in the same way"):
        sides.measure()


def test_examples_that_were_corrected_change_other_prompts(sides: Sides) -> None:
    five = {"n-shot": {TASK: 5}}
    _, after = sides.write("acme/one", half(), RIGHT, **five)
    change_lines(after, {"prompt_hash": "with a corrected example"}, line=20)
    task = sides.measure().tasks["arc"]
    assert (task.fewshot, task.reprompted) == (5, 1)


def test_a_prompt_that_differs_without_examples_is_refused(sides: Sides) -> None:
    _, after = sides.write("acme/one", half(), RIGHT)
    change_lines(after, {"prompt_hash": "another template"}, line=20)
    with pytest.raises(
        FielError, match="another prompt after than before, and no correction in 1 item: Made/test/20"
    ):
        sides.measure()


def test_sides_the_wrong_way_round_are_refused(sides: Sides) -> None:
    sides.write("acme/one", half(), RIGHT)
    with pytest.raises(FielError, match="in 10 items: .*Are BEFORE and AFTER the wrong way round"):
        measure_impact(sides.after, sides.before, sides.export.folder)


def test_the_source_evaluated_twice_is_refused(sides: Sides) -> None:
    for folder in (sides.before, sides.after):
        write_harness_logs(folder, "acme/one", sides.export.before, half())
    with pytest.raises(FielError, match="other texts after than in the export in 10 items"):
        sides.measure()


def test_another_source_is_refused(sides: Sides) -> None:
    before, _ = sides.write("acme/one", half(), RIGHT)
    sample = make_sample(sides.export.before[20], 1)
    change_lines(before, {"doc": {**sample["doc"], "option_a": "otra"}}, line=20)
    with pytest.raises(FielError, match="other texts before than after, and no correction in 1 item"):
        sides.measure()


def test_another_key_is_refused(sides: Sides) -> None:
    before, _ = sides.write("acme/one", half(), RIGHT)
    change_lines(before, {"target": "0"}, line=20)
    with pytest.raises(FielError, match="another right answer after than before in 1 item"):
        sides.measure()


def test_two_runs_of_a_model_are_refused(sides: Sides) -> None:
    before, _ = sides.write("acme/one", half(), RIGHT)
    for path in (before, before.with_name(f"results_{DATE}.json")):
        later = path.name.replace("2026-01-02", "2026-02-02")
        path.with_name(later).write_bytes(path.read_bytes())
    with pytest.raises(FielError, match="expected one evaluation of acme/one for each item.*keep one"):
        sides.measure()


def test_models_without_a_pair_are_refused(sides: Sides) -> None:
    write_harness_logs(sides.before, "acme/one", sides.export.before, half())
    write_harness_logs(sides.after, "acme/two", sides.export.after, half())
    with pytest.raises(FielError, match="found acme/one on arc before and acme/two on arc after"):
        sides.measure()


def test_a_metric_that_is_no_right_or_wrong_is_left_out(sides: Sides) -> None:
    before, after = sides.write("acme/one", half(), RIGHT)
    change_lines(before, {"acc_norm": 0.25})
    assert [metric.metric for metric in sides.measure().tasks["arc"].metrics] == ["acc"]
    change_lines(after, {"acc": 0.25})
    with pytest.raises(FielError, match="expected a metric that says of each item right"):
        sides.measure()


def test_an_export_that_was_changed_is_refused(sides: Sides, tmp_path: Path) -> None:
    import shutil

    sides.write("acme/one", half(), RIGHT)
    copy = shutil.copytree(sides.export.folder, tmp_path / "copy")
    shutil.copyfile(copy / "arc/es_validated/test.parquet", copy / "arc/es/test.parquet")
    with pytest.raises(FielError, match="expected the file that was exported, found another"):
        measure_impact(sides.before, sides.after, copy)


def test_an_earlier_export_that_does_not_name_its_unusable_items_is_refused(
    sides: Sides, tmp_path: Path
) -> None:
    import shutil

    sides.write("acme/one", half(), RIGHT)
    copy = shutil.copytree(sides.export.folder, tmp_path / "copy")
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    del manifest["tasks"]["arc"]["unusable"]
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(FielError, match="expected the ids of its 3 unusable items, found 0: export .* again"):
        measure_impact(sides.before, sides.after, copy)
