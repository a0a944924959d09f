"""What the real corrections and planted mistakes of ARC-Challenge in Spanish do to scripted models.

It releases Okapi's whole ARC-Challenge with the corrections that readers wrote (the gold, where it gives one
whole text) and with as many planted mistakes corrected as ``--planted`` says: right options that were left in
English. The real lm-evaluation-harness evaluates four scripted models before and after: two never pick an
option in English, so that kind of mistake hurts them, and two do not care. The pages of ``fiel impact`` and
``fiel report`` are written next to it.

With ``--gold`` nothing is planted: the campaign has the items of ARC-Challenge and MMLU that readers read,
and two more models read every word, so that real corrections can move them.
"""

import json
import random
from argparse import ArgumentParser
from collections.abc import Container, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from fiel.benchmarks.arc import ARC
from fiel.benchmarks.mmlu import MMLU
from fiel.impact.results import Impact
from fiel.impact.webpage import write_impact_page
from fiel.impact.wording import PAPER_LANGUAGES, Numbers, write_paragraph
from fiel.items import Item, correct_item
from fiel.judgements import judge_item
from fiel.release.content import Release
from fiel.release.dataset import write_release
from fiel.report.webpage import write_report_page
from fiel.sources.loading import load_items
from fiel.sources.source import parse_source
from fiel.workflow.impact import measure_impact
from fiel.workflow.report import report_export
from tests.conftest import DATA
from tests.impact.running import run_harness
from tests.impact.scripted import reads_english
from tests.release.exports import load_arc, load_demo, release_of, validate

MODELS = ("bilingual-a:60:any", "bilingual-b:50:any", "spanish-only-a:63:es", "spanish-only-b:45:es")
READERS = ("echo:0:echo", "length:0:length")
_SEED = 20240601
_SEGMENTS = {"question": "instruction", **{letter: f"option_{letter}" for letter in "abcde"}}


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="New folder for the exports, logs and page.")
    parser.add_argument("--planted", type=int, default=100)
    parser.add_argument("--gold", action="store_true", help="only real mistakes, in the items that were read")
    options = parser.parse_args()
    out: Path = options.out
    if options.gold:
        write_gold(out)
        found = evaluate(out, ("arc", "mmlu"), (*MODELS, *READERS))
    else:
        found = measure_planted(out, options.planted)
    print_impact(found)


def measure_planted(out: Path, number: int) -> Impact:
    """Measure what the corrections of the gold and of as many planted mistakes did."""
    clean = load_arc(DATA)
    fixes = read_fixes({item.id: item for item in clean})
    planted = plant_english(clean, fixes, number)
    write_both(out, clean, fixes, planted)
    print(f"{sum(map(bool, fixes.values()))} corrections of the gold, {len(planted)} planted mistakes")
    return evaluate(out, ("arc",), MODELS)


def evaluate(out: Path, tasks: Sequence[str], models: Sequence[str]) -> Impact:
    """Run the models on both sides; write what was found, and both pages."""
    places = {"before": "source", "after": "export"}
    folders = {f"{side}/{task}": out / place / task for side, place in places.items() for task in tasks}
    run_harness(out / "logs", folders, models)
    found = measure_impact(out / "logs" / "before", out / "logs" / "after", out / "export")
    (out / "impact.json").write_text(found.model_dump_json(indent=2), encoding="utf-8")
    (out / "impact.html").write_text(write_impact_page(found), encoding="utf-8")
    report = report_export(out / "export")
    (out / "report.html").write_text(write_report_page(report.report, report.records), encoding="utf-8")
    return found


def print_impact(found: Impact) -> None:
    """Print a Markdown table for each task, of its first metric, and the paragraphs for a paper."""
    numbers = Numbers("en")
    for name, task in found.tasks.items():
        metric = task.metrics[0]
        gained, lost = (sum(len(getattr(each, way)) for each in metric.flips) for way in ("gained", "lost"))
        print(f"\n{task.title}, {metric.metric}: {task.items}, {gained} answers became right, {lost} wrong\n")
        print("| model | before | after | change | on the corrected items | rank before | rank after |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        for model in metric.models:
            every, corrected = model.parts["all"], model.parts["corrected"]
            cells = (
                model.model,
                f"{numbers.percent(every.before)} %",
                f"{numbers.percent(every.after)} %",
                f"{numbers.percent(every.change.value, signed=True)} {numbers.bounds(every.change)}",
                f"{numbers.percent(corrected.change.value, signed=True)} {numbers.bounds(corrected.change)}",
                numbers.rank(model.rank_before),
                numbers.rank(model.rank_after),
            )
            print(f"| {' | '.join(cells)} |")
        for language in PAPER_LANGUAGES:
            print(f"\n{write_paragraph(found, name, language)}")


def read_fixes(items: Mapping[str, Item]) -> dict[str, dict[str, str]]:
    """Return what readers wrote, where it is the whole text of one segment; {} for a right item."""
    found: dict[str, dict[str, str]] = {}
    for line in (DATA / "gold" / "es_200.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["id"] not in items:
            continue
        if entry["severity"] == "none":
            found[entry["id"]] = {}
            continue
        names = [_SEGMENTS.get(name, "") for name in entry["segments"]]
        texts = {each.name: each.translation for each in items[entry["id"]].segments}
        if len(names) == 1 and names[0] in texts and _is_whole(entry["fix"], names[0], texts[names[0]]):
            found[entry["id"]] = {names[0]: entry["fix"]}
    return found


def _is_whole(fix: str, name: str, text: str) -> bool:
    """Tell whether a fix can take the place of a text: of a question, readers often quote a part."""
    quotes = any(mark in fix for mark in ("…", "...", " / "))
    return bool(fix) and not quotes and (name != "instruction" or len(fix) > len(text) / 2)


def plant_english(items: list[Item], fixes: Mapping[str, object], number: int) -> dict[str, dict[str, str]]:
    """Draw items of the test split, and give their right options back in English."""
    able = []
    for item in items:
        right = next((each for each in item.options if each.name == item.correct), None)
        if item.split == "test" and item.id not in fixes and right and right.source:
            if reads_english(right.source) and not reads_english(right.translation):
                able.append((item.id, {right.name: right.source}))
    return dict(random.Random(_SEED).sample(able, number))


def write_gold(out: Path) -> None:
    """Write the items that readers read, in one split, as they were and with the corrections."""
    mmlu = load_items(
        MMLU,
        parse_source("okapi/m_mmlu_es_{split}.json"),
        folder=DATA,
        splits=["train", "val"],
    )
    sources, exports = [], []
    for benchmark, clean in ((ARC, load_arc(DATA)), (MMLU, mmlu)):
        fixes = read_fixes({item.id: item for item in clean})
        chosen = [item for item in clean if item.id in fixes]
        rows = [benchmark.encode(item) for item in chosen]
        items = [benchmark.decode(row, split="test", position=at) for at, row in enumerate(rows)]
        before, after = release_both(benchmark.name, items, fixes, fixes)
        sources.append(before)
        exports.append(after)
        print(f"{benchmark.title}: {len(items)} items, {sum(map(bool, fixes.values()))} real corrections")
    write_release(sources, out / "source")
    write_release(exports, out / "export")


def write_both(
    out: Path,
    clean: list[Item],
    fixes: Mapping[str, Mapping[str, str]],
    planted: Mapping[str, Mapping[str, str]],
) -> None:
    """Write the source, with the planted mistakes, and its validated export."""
    source, changes = [], {}
    for item in clean:
        row = ARC.encode(correct_item(item, planted.get(item.id, {})))
        source.append(ARC.decode(row, split=item.split, position=item.position))
        texts = {each.name: each.translation for each in item.segments}
        undone = {name: texts[name] for name in planted.get(item.id, {})}
        changes[item.id] = {**undone, **fixes.get(item.id, {})}
    before, after = release_both("arc", source, changes, {**fixes, **planted})
    write_release([before], out / "source")
    write_release([after], out / "export")


def release_both(
    name: str, items: list[Item], changes: Mapping[str, Mapping[str, str]], judged: Container[str]
) -> tuple[Release, Release]:
    """Return what is released of a task before anybody answered, and after the ``judged`` items were."""
    file, task, _ = load_demo()[name]
    done = [item for item in items if item.id in judged]
    judgements = [
        judge_item(
            item,
            annotator="ana",
            declared="corrected" if changes[item.id] else "correct",
            texts={**{each.name: each.translation for each in item.segments}, **changes[item.id]},
            comment="",
            submitted_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        for item in done
    ]
    verdicts = validate(done, changes)
    return release_of(file, task, items, {}), release_of(file, task, items, verdicts, judgements=judgements)


if __name__ == "__main__":
    main()
