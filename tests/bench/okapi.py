"""A campaign of all that Okapi translated of ARC-C, HellaSwag and MMLU into Spanish, with rows of its size.

ARC-C and two splits of MMLU are the real rows. The test split of MMLU and HellaSwag are not at hand and are
derived from real rows, each time with another number in the question. They are the same at every run.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

import yaml

from tests.helpers.campaigns import TOP, write_rows

DATA = TOP.parent / "shared" / "data"
MMLU_TEST_ROWS = 13_334
HELLASWAG_ROWS = 9_374

Row = dict[str, Any]


def write_okapi_campaign(folder: Path, name: str, *, derived: float = 1.0) -> Path:
    """Write the campaign file and its data into a folder; return the campaign file.

    ``derived`` is the share of the derived rows that are written: 0.03 leaves 5,000 items.
    """
    for split, source in {"train": "dev", "val": "val"}.items():
        pairs = {row["id"]: row for row in read_lines(DATA / "paired" / f"mmlu_{source}.jsonl")}
        rows = json.loads((DATA / "okapi" / f"m_mmlu_es_{source}.json").read_text(encoding="utf-8"))
        write_rows(folder / f"mmlu_{split}.jsonl", rows)
        write_rows(
            folder / f"mmlu_{split}.en.jsonl", [{"id": key, **row["en"]} for key, row in pairs.items()]
        )
    exams = list(pairs.values())
    questions = read_lines(DATA / "paired" / "arc_challenge_train.jsonl")
    _write_pairs(folder / "mmlu_test", islice(mmlu_pairs(exams), round(derived * MMLU_TEST_ROWS)))
    _write_pairs(
        folder / "hellaswag_val", islice(hellaswag_pairs(questions), round(derived * HELLASWAG_ROWS))
    )
    arc = {"files": str(DATA / "okapi" / "m_arc_es_{split}.json")}
    arc_english = {"files": str(DATA / "paired" / "arc_challenge_{split}.jsonl"), "column": "en"}
    campaign = {
        "name": name,
        "title": {"es": "Medida"},
        "language": "es",
        "license": "CC-BY-NC-4.0",
        "tasks": [describe_task("arc", arc, arc_english)]
        + [
            describe_task(each, {"files": f"{each}_{{split}}.jsonl"}, {"files": f"{each}_{{split}}.en.jsonl"})
            for each in ("hellaswag", "mmlu")
        ],
    }
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(campaign, allow_unicode=True), encoding="utf-8")
    return path


def describe_task(benchmark: str, source: Row, english: Row) -> Row:
    guide = str(TOP / "guides" / "es" / f"{benchmark}.md")
    return {"benchmark": benchmark, "source": source, "english": english, "guide": guide}


def read_lines(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def hellaswag_pairs(pairs: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Make situations as long as those of HellaSwag: one question is the context, four are the endings."""
    for number in count():
        own = {"ind": number, "activity_label": f"Tema {number}", "label": str(number % 4)}
        five = [pairs[(5 * number + place) % len(pairs)] for place in range(5)]
        yield _situation(own, [pair["es"] for pair in five]), _situation(own, [pair["en"] for pair in five])


def _situation(own: Row, questions: Sequence[Row]) -> Row:
    context, *endings = (question["instruction"] for question in questions)
    context = f"{context} ({own['ind']})"
    return {**own, "ctx_a": context, "ctx_b": "", "ctx": context, "endings": endings}


def mmlu_pairs(pairs: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    for number, pair in enumerate(cycle(pairs)):
        own = {"id": f"{pair['id'].split('/')[0]}/test/{number}"}
        spanish, english = (
            {**row, **own, "instruction": f"{row['instruction']} ({number})"}
            for row in (pair["es"], pair["en"])
        )
        yield spanish, english


def _write_pairs(stem: Path, pairs: Iterable[tuple[Row, Row]]) -> None:
    translations, originals = zip(*pairs, strict=True)
    write_rows(stem.with_suffix(".jsonl"), translations)
    write_rows(stem.with_suffix(".en.jsonl"), originals)
