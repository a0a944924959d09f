"""How often the texts of benchmarks repeat, and what one correction for all its equals would save.

``python -m tests.bench.repetition`` counts on the rows of ``../shared/data``, and replays the corrections
that readers of ``../shared/data/gold`` would make. Nothing is planted.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from fiel.campaign.work import load_work
from fiel.items import Item
from fiel.memory.sentences import Box, Boxes, Items, Sentence, find_boxes
from tests.bench.detection import write_campaign
from tests.bench.okapi import DATA, describe_task, read_lines

LANGUAGES = ("ar", "fr", "hi", "id", "it", "ro", "ru", "sv", "ta", "vi")
ENGLISH = {
    "arc": {"files": str(DATA / "paired" / "arc_challenge_{split}.jsonl"), "column": "en"},
    "mmlu": {"files": str(DATA / "paired" / "mmlu_{split}.jsonl"), "column": "en"},
}


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often the boxes of a task repeat one another.

    Attributes:
        boxes: All boxes with an original.
        repeated: Boxes whose sentence stands in another box, too.
        saved: Boxes that would need no typing if each sentence were corrected once.
        varied: Boxes whose original stands elsewhere with another translation.
    """

    boxes: int
    repeated: int
    saved: int
    varied: int


def group_boxes(boxes: Boxes) -> dict[Sentence, list[Box]]:
    """Return where each sentence stands, in the order of the boxes."""
    found: dict[Sentence, list[Box]] = {}
    for box, sentence in boxes.items():
        found.setdefault(sentence, []).append(box)
    return found


def measure_repetition(items: Items) -> Repetition:
    """Count how often the boxes of a campaign repeat one another."""
    grouped = group_boxes(find_boxes(items))
    ways = Counter(sentence.source for sentence in grouped)
    sizes = [len(boxes) for boxes in grouped.values()]
    return Repetition(
        boxes=sum(sizes),
        repeated=sum(size for size in sizes if size > 1),
        saved=sum(size - 1 for size in sizes),
        varied=sum(len(boxes) for sentence, boxes in grouped.items() if ways[sentence.source] > 1),
    )


def load_language(language: str, folder: Path) -> Mapping[str, list[Item]]:
    """Load the rows of ARC-C (test) and MMLU (val) in a language."""
    tasks = []
    for name, split in (("arc", "test"), ("mmlu", "val")):
        source = {"files": str(DATA / "languages" / f"m_{name}_{language}_{split}.json")}
        tasks.append({**describe_task(name, source, ENGLISH[name]), "splits": [split]})
    campaign = {"name": "repetition", "title": {"en": "Repetition"}, "language": language}
    path = folder / f"{language}.yaml"
    path.write_text(yaml.safe_dump({**campaign, "license": "CC-BY-NC-4.0", "tasks": tasks}), encoding="utf-8")
    return load_work(path).items


def print_repetition(language: str, items: Mapping[str, list[Item]]) -> None:
    """Print a row for each task, and one for all together."""
    for name, own in (*((task, {task: each}) for task, each in items.items()), ("all", items)):
        found = measure_repetition(own)
        shares = (found.repeated, found.saved, found.varied)
        told = " | ".join(f"{each} ({each / found.boxes:.1%})" for each in shares)
        print(f"| {language} | {name} | {found.boxes} | {told} |")


def print_replay(items: Mapping[str, list[Item]]) -> None:
    """Print how many boxes the corrections of the gold readers reach besides their own."""
    fixed = {each["id"]: each for each in read_lines(DATA / "gold" / "es_200.jsonl") if each["fix"]}
    names = {"question": "instruction"}
    shown = find_boxes(items)
    grouped = group_boxes(shown)
    reached, letters, sentences = 0, 0, set()
    for box, sentence in shown.items():
        told = fixed.get(box.item)
        if told is None:
            continue
        wanted = {names.get(each, f"option_{each}") for each in told["segments"]}
        if box.segment in wanted and sentence not in sentences:
            sentences.add(sentence)
            others = len(grouped[sentence]) - 1
            reached += others
            letters += others * len(sentence.translation)
    print(
        json.dumps(
            {
                "corrected sentences": len(sentences),
                "other boxes with the same sentence": reached,
                "characters of these": letters,
            }
        )
    )


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        spanish = load_work(write_campaign(Path(folder))).items
        print("| language | task | boxes | repeated | saved | translated in several ways |")
        print("|---|---|---:|---:|---:|---:|")
        print_repetition("es", spanish)
        for language in LANGUAGES:
            print_repetition(language, load_language(language, Path(folder)))
        labels = [
            each["activity_label"] for each in read_lines(DATA / "english/hellaswag_validation_1000.jsonl")
        ]
        print(f"HellaSwag (English, 1,000 items): {len(labels) - len(set(labels))} labels repeat")
        print_replay(spanish)


if __name__ == "__main__":
    main()
