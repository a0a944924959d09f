"""Exports and logs made up for the tests of what validating changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fiel.benchmarks.arc import ARC
from fiel.items import Item, correct_item
from fiel.judgements import judge_item
from fiel.release.content import Release
from fiel.release.dataset import write_release
from tests.release.exports import leave, load_demo, release_of, validate

DATE = "2026-01-02T03-04-05.678901"
TASK = "fiel_arc_es"


def make_item(number: int) -> Item:
    row = {
        "id": f"Made/test/{number}",
        "instruction": f"¿Cuánto es {number} mas 1?",
        "option_a": f"Es {number}",
        "option_b": f"Es {number + 1}",
        "option_c": "Nada",
        "option_d": "Todo",
        "option_e": None,
        "answer": "B",
    }
    return ARC.decode(row, split="test", position=number)


@dataclass(frozen=True)
class MadeUp:
    """An export of made-up items, of which the first were corrected and the last are unusable."""

    folder: Path
    before: Sequence[Item]
    after: Sequence[Item]

    @property
    def ids(self) -> list[str]:
        return [item.id for item in self.after]


def export_made_up(folder: Path, *, items: int, corrected: int, unusable: int) -> MadeUp:
    release, made_up = build_made_up(items=items, corrected=corrected, unusable=unusable)
    write_release([release], folder)
    return MadeUp(folder, *made_up)


def build_made_up(
    *, items: int, corrected: int, unusable: int
) -> tuple[Release, tuple[list[Item], list[Item]]]:
    """Return a release, and its items before and after."""
    before = [make_item(number) for number in range(items)]
    changes = {
        item.id: {"instruction": item.segments[0].translation.replace("mas", "más")}
        for item in before[:corrected]
    }
    verdicts = validate(before, changes)
    verdicts |= {item.id: leave(item, "unusable") for item in before[items - unusable :]}
    file, task, _ = load_demo()["arc"]
    when = datetime(2026, 1, 1, tzinfo=UTC)
    judgements = [
        judge_item(
            item,
            annotator="ana",
            declared="corrected",
            texts={**{each.name: each.translation for each in item.segments}, **changes[item.id]},
            comment="",
            submitted_at=when,
        )
        for item in before[:corrected]
    ]
    after = [correct_item(item, changes.get(item.id, {})) for item in before]
    return release_of(file, task, before, verdicts, judgements=judgements), (before, after)


Scores = NDArray[np.float64]


def write_harness_logs(
    folder: Path, model: str, items: Sequence[Item], scores: Sequence[float] | Scores, **changes: Any
) -> Path:
    """Write what the harness writes of one model; ``changes`` are to the results. Returns the samples."""
    place = folder / model.replace("/", "__")
    place.mkdir(parents=True, exist_ok=True)
    results: dict[str, Any] = {
        "configs": {TASK: {"test_split": "test", "doc_to_text": "query"}},
        "versions": {TASK: 2.0},
        "n-shot": {TASK: 0},
        "n-samples": {TASK: {"original": len(items), "effective": len(items)}},
        "config": {"model": "hf", "model_args": {"pretrained": model}, "limit": None, "fewshot_seed": 1234},
        "lm_eval_version": "0.4.13",
        "model_name": model,
        "chat_template_sha": None,
        **changes,
    }
    (place / f"results_{DATE}.json").write_text(json.dumps(results), encoding="utf-8")
    lines = [
        json.dumps(make_sample(item, score), ensure_ascii=False)
        for item, score in zip(items, scores, strict=True)
    ]
    path = place / f"samples_{TASK}_{DATE}.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def make_sample(item: Item, score: float, **changes: Any) -> dict[str, Any]:
    prompt = item.segments[0].translation
    row = ARC.encode(item)
    return {
        "doc_id": item.position,
        "doc": {**row, "query": f"Question: {prompt}\nAnswer:", "gold": 1},
        "target": "1",
        "filter": "none",
        "metrics": ["acc", "acc_norm"],
        "prompt_hash": prompt,
        "acc": float(score),
        "acc_norm": float(score),
        **changes,
    }


def change_lines(path: Path, change: Mapping[str, Any], *, line: int = 0) -> None:
    """Change one sample of a log."""
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[line] = json.dumps({**json.loads(lines[line]), **change}, ensure_ascii=False)
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
