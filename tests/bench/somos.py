"""The two campaigns of #Somos600M in 2024: 26,000 items of three benchmarks, and 500 prompts of DIBT.

ARC-C and two splits of MMLU are the real rows; the others are derived from real rows, see
`tests.bench.okapi`. Mistakes are planted in some of the items; what was there before is the right text.
"""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from fiel.benchmarks.registry import find_benchmark
from fiel.campaign.work import Work, load_work
from fiel.checks import CHECKS
from fiel.checks.detector import find_errors, select_error_checks
from fiel.items import Item, pair_item
from tests.bench.okapi import DATA, hellaswag_pairs, mmlu_pairs, read_lines
from tests.helpers.campaigns import TOP, write_rows

MISTAKES = 0.08
"""Share of the items with a planted mistake: an assumption."""

SIZES = {
    "arc": {"train": 1_118, "validation": 297, "test": 1_170},
    "hellaswag": {"val": 9_374},
    "mmlu": {"train": 272, "val": 1_465, "test": 12_304},
    "dibt": {"train": 500},
}
"""Rows of each split at full scale: 26,000 items and 500 prompts."""

FEWEST_PROMPTS = 40

Row = dict[str, Any]
Pair = tuple[Row, Row | None]
Place = tuple[str, str, int]
"""Task, split and position of an item."""


@dataclass(frozen=True)
class Mistake:
    """A segment whose text was damaged, and the text it had.

    Attributes:
        segment: Name of the segment.
        right: The text before.
        kind: ``number`` and ``english`` are what checks look for, ``words`` is not.
    """

    segment: str
    right: str
    kind: str


@dataclass(frozen=True)
class Somos:
    """The campaigns as they are launched, and what only their author knows.

    Attributes:
        works: The campaign of benchmarks and the one of prompts.
        mistakes: The planted mistakes, by place.
        right: The rows without them, by task and split, in order.
    """

    works: list[Work]
    mistakes: Mapping[Place, Mistake]
    right: Mapping[tuple[str, str], list[Row]]


def write_somos(folder: Path, name: str, *, scale: float = 1.0, credits: Mapping[str, str]) -> Somos:
    """Write both campaigns with their data into a folder and read them as `fiel launch` does.

    Args:
        folder: An empty folder.
        name: Begins the names of the campaigns.
        scale: Share of the items, of each split; there are always 40 prompts at least.
        credits: Who is named how.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(2024)
    mistakes: dict[Place, Mistake] = {}
    right = {}
    for (task, split), pairs in _all_pairs(scale):
        right[task, split] = [row for row, _ in pairs]
        shown = [_plant(chance, (task, split, at), pair, mistakes) for at, pair in enumerate(pairs)]
        write_rows(folder / f"{task}_{split}.jsonl", shown)
        write_rows(folder / f"{task}_{split}.en.jsonl", [row for _, row in pairs if row is not None])
    tasks = {"okapi": ("arc", "hellaswag", "mmlu"), "dibt": ("dibt",)}
    paths = [_write_campaign(folder, f"{name}-{each}", tasks[each], credits) for each in tasks]
    return Somos([load_work(path) for path in paths], mistakes, right)


def _write_campaign(folder: Path, name: str, tasks: Iterable[str], credits: Mapping[str, str]) -> Path:
    campaign = {
        "name": name,
        "title": {"es": f"Medida: {name}"},
        "language": "es",
        "license": "CC-BY-NC-4.0",
        "tasks": [_task(each) for each in tasks],
        "credits": dict(credits),
    }
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(campaign, allow_unicode=True), encoding="utf-8")
    return path


def _task(name: str) -> Row:
    stem = f"{name}_{{split}}"
    task: Row = {
        "benchmark": name,
        "source": {"files": f"{stem}.jsonl"},
        "guide": str(TOP / "guides" / "es" / f"{name}.md"),
    }
    return task if name == "dibt" else task | {"english": {"files": f"{stem}.en.jsonl"}}


def _all_pairs(scale: float) -> Iterator[tuple[tuple[str, str], list[Pair]]]:
    for task, splits in SIZES.items():
        for split, size in splits.items():
            fewest = FEWEST_PROMPTS if task == "dibt" else 1
            yield (task, split), list(islice(_pairs(task, split), max(fewest, round(scale * size))))


def _pairs(task: str, split: str) -> Iterator[Pair]:
    """Yield the translated rows of a split, each with its English one if there is one."""
    if task == "arc":
        real = f"m_arc_es_{split}.json", f"arc_challenge_{split}.jsonl"
    elif task == "mmlu" and split != "test":
        source = {"train": "dev"}.get(split, split)
        real = f"m_mmlu_es_{source}.json", f"mmlu_{source}.jsonl"
    else:
        yield from _derived_pairs(task)
        return
    english = {pair["id"]: pair["en"] for pair in read_lines(DATA / "paired" / real[1])}
    for row in json.loads((DATA / "okapi" / real[0]).read_text(encoding="utf-8")):
        original = english.get(row["id"])
        yield row, original and {"id": row["id"], **original}


def _derived_pairs(task: str) -> Iterator[Pair]:
    if task == "mmlu":
        yield from mmlu_pairs(read_lines(DATA / "paired" / "mmlu_val.jsonl"))
    questions = read_lines(DATA / "paired" / "arc_challenge_train.jsonl")
    if task == "hellaswag":
        yield from hellaswag_pairs(questions)
    for number, pair in enumerate(questions):
        translation, prompt = (pair[language]["instruction"] for language in ("es", "en"))
        row = {"row_idx": number, "prompt": prompt, "metadata": "{}", "translation": translation}
        yield row, None


def _plant(chance: random.Random, place: Place, pair: Pair, mistakes: dict[Place, Mistake]) -> Row:
    """Damage a row now and then, unless the checks find an error in it as it is, and note what was done."""
    row, _ = pair
    if chance.random() >= MISTAKES:
        return row
    item = _read_item(place, pair)
    segment = next(each for each in item.segments if each.name in ("prompt", "instruction", "ending_0"))
    wrong, kind = _damage(chance, segment.translation, segment.source)
    if wrong == segment.translation or find_errors(item, select_error_checks(CHECKS)):
        return row
    mistakes[place] = Mistake(segment.name, segment.translation, kind)
    return _replace(row, segment.name, wrong)


def _read_item(place: Place, pair: Pair) -> Item:
    task, split, position = place
    decode: Callable[..., Item] = find_benchmark(task).decode
    item = decode(pair[0], split=split, position=position)
    if task == "dibt":
        (prompt,) = item.segments
        assert prompt.source is not None
        return item
    return pair_item(item, decode(pair[1], split=split, position=position) if pair[1] else None)


def _damage(chance: random.Random, text: str, source: str | None) -> tuple[str, str]:
    """Change a number or leave the English if the checks shall see it, else swap two long words."""
    if chance.random() < 0.5:
        if digits := list(re.finditer(r"\d+", text)):
            last = digits[-1]
            return f"{text[: last.start()]}{int(last.group()) + 7}{text[last.end() :]}", "number"
        return source or text, "english"
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) > 4]
    if len(long) > 1:
        one, other = chance.sample(long, 2)
        words[one], words[other] = words[other], words[one]
    return " ".join(words), "words"


def _replace(row: Row, segment: str, text: str) -> Row:
    if segment == "prompt":
        return {**row, "translation": text}
    if segment == "ending_0":
        return {**row, "endings": [text, *row["endings"][1:]]}
    return {**row, segment: text}
