"""The whole way with the real lm-evaluation-harness and scripted models."""

from pathlib import Path

import pytest

from fiel.benchmarks.arc import ARC
from fiel.items import correct_item
from fiel.release.dataset import write_release
from fiel.workflow.impact import measure_impact
from tests.impact.made_up import make_item
from tests.impact.running import run_harness
from tests.release.exports import load_demo, release_of, validate

ITEMS, ENGLISH = 40, 15


def test_a_model_is_hurt_by_the_planted_mistakes_and_another_is_not(tmp_path: Path) -> None:
    pytest.importorskip("lm_eval")
    file, task, _ = load_demo()["arc"]
    clean = [make_item(number) for number in range(ITEMS)]
    planted = {item.id: {"option_b": "It is the sum of both"} for item in clean[:ENGLISH]}
    rows = [ARC.encode(correct_item(item, planted.get(item.id, {}))) for item in clean]
    source = [ARC.decode(row, split="test", position=number) for number, row in enumerate(rows)]
    undone = {item.id: {"option_b": item.segments[2].translation} for item in clean[:ENGLISH]}
    write_release([release_of(file, task, source, {})], tmp_path / "source")
    write_release([release_of(file, task, source, validate(source, undone))], tmp_path / "export")

    run_harness(
        tmp_path / "logs",
        {"before": tmp_path / "source" / "arc", "after": tmp_path / "export" / "arc"},
        ["acme/bilingual:80:any", "acme/spanish-only:80:es"],
    )
    found = measure_impact(tmp_path / "logs/before", tmp_path / "logs/after", tmp_path / "export").tasks[
        "arc"
    ]
    assert (found.harness, found.fewshot, found.differences, found.limits) == (
        "lm-evaluation-harness",
        0,
        [],
        {},
    )
    assert found.items == {"all": ITEMS, "corrected": ENGLISH, "unchanged": ITEMS - ENGLISH, "unusable": 0}
    assert [metric.metric for metric in found.metrics] == ["acc", "acc_norm"]
    bilingual, spanish_only = found.metrics[0].models
    assert (bilingual.model, spanish_only.model) == ("acme/bilingual", "acme/spanish-only")
    assert bilingual.parts["all"].gained == bilingual.parts["all"].lost == 0
    corrected = spanish_only.parts["corrected"]
    assert corrected.before == 0 and corrected.gained > ENGLISH / 2
    assert spanish_only.parts["unchanged"].gained == spanish_only.parts["unchanged"].lost == 0
    assert {tuple(flip.gained) for flip in found.metrics[0].flips} == {("acme/spanish-only",)}
