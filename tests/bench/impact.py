"""What the real corrections and planted mistakes of ARC-Challenge in Spanish do to scripted models.

It releases Okapi's whole ARC-Challenge with the corrections that readers wrote (the gold, where it gives one
whole text) and with as many planted mistakes corrected as ``--planted`` says: right options that were left in
English. The real lm-evaluation-harness evaluates four scripted models before and after: two never pick an
option in English, so that kind of mistake hurts them, and two do not care. The pages of ``fiel impact`` and
``fiel report`` are written next to it.
"""

import json
import random
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from fiel.benchmarks.arc import ARC
from fiel.impact.webpage import write_impact_page
from fiel.impact.wording import PAPER_LANGUAGES, write_paragraph
from fiel.items import Item, correct_item
from fiel.judgements import judge_item
from fiel.release.dataset import write_release
from fiel.report.webpage import write_report_page
from fiel.report.wording import write_methods
from fiel.workflow.impact import measure_impact
from fiel.workflow.report import report_export
from tests.conftest import DATA
from tests.impact.running import run_harness
from tests.impact.scripted import reads_english
from tests.release.exports import load_arc, load_demo, release_of, validate

MODELS = ("bilingual-a:60:any", "bilingual-b:50:any", "spanish-only-a:63:es", "spanish-only-b:45:es")
_SEED = 20240601
_SEGMENTS = {"question": "instruction", **{letter: f"option_{letter}" for letter in "abcde"}}


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="New folder for the exports, logs and page.")
    parser.add_argument("--planted", type=int, default=100)
    options = parser.parse_args()
    out: Path = options.out
    clean = load_arc(DATA)
    fixes = read_fixes({item.id: item for item in clean})
    planted = plant_english(clean, fixes, options.planted)
    write_both(out, clean, fixes, planted)
    run_harness(
        out / "logs",
        {"before": out / "source" / "arc", "after": out / "export" / "arc"},
        MODELS,
    )
    found = measure_impact(out / "logs" / "before", out / "logs" / "after", out / "export")
    (out / "impact.json").write_text(found.model_dump_json(indent=2), encoding="utf-8")
    (out / "impact.html").write_text(write_impact_page(found), encoding="utf-8")
    report = report_export(out / "export")
    (out / "report.html").write_text(write_report_page(report.report, report.records), encoding="utf-8")
    print(f"{len(fixes)} corrections of the gold, {len(planted)} planted mistakes")
    for language in PAPER_LANGUAGES:
        print(write_paragraph(found, "arc", language))
        print(write_methods(report.report, "arc", language))


def read_fixes(items: Mapping[str, Item]) -> dict[str, dict[str, str]]:
    """Return what readers wrote, where it is the whole text of one segment; {} for a right item."""
    found: dict[str, dict[str, str]] = {}
    for line in (DATA / "gold" / "es_200.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        names = [_SEGMENTS.get(name, "") for name in entry["segments"]]
        if entry["id"] not in items:
            continue
        if entry["severity"] == "none":
            found[entry["id"]] = {}
        elif (
            len(names) == 1
            and names[0]
            and entry["fix"]
            and not ("…" in entry["fix"] or "..." in entry["fix"])
        ):
            found[entry["id"]] = {names[0]: entry["fix"]}
    return found


def plant_english(items: list[Item], fixes: Mapping[str, object], number: int) -> dict[str, dict[str, str]]:
    """Draw items of the test split, and give their right options back in English."""
    able = []
    for item in items:
        right = next((each for each in item.options if each.name == item.correct), None)
        if item.split == "test" and item.id not in fixes and right and right.source:
            if reads_english(right.source) and not reads_english(right.translation):
                able.append((item.id, {right.name: right.source}))
    return dict(random.Random(_SEED).sample(able, number))


def write_both(
    out: Path,
    clean: list[Item],
    fixes: Mapping[str, Mapping[str, str]],
    planted: Mapping[str, Mapping[str, str]],
) -> None:
    """Write the source, with the planted mistakes, and its validated export."""
    file, task, _ = load_demo()["arc"]
    when = datetime(2026, 1, 1, tzinfo=UTC)
    source, changes, judgements = [], {}, []
    for item in clean:
        row = ARC.encode(correct_item(item, planted.get(item.id, {})))
        source.append(ARC.decode(row, split=item.split, position=item.position))
        texts = {each.name: each.translation for each in item.segments}
        undone = {name: texts[name] for name in planted.get(item.id, {})}
        changes[item.id] = {**undone, **fixes.get(item.id, {})}
        if item.id in fixes or item.id in planted:
            judgements.append(
                judge_item(
                    source[-1],
                    annotator="ana",
                    declared="corrected" if changes[item.id] else "correct",
                    texts={**texts, **changes[item.id]},
                    comment="",
                    submitted_at=when,
                )
            )
    done = [item for item in source if item.id in fixes or item.id in planted]
    verdicts = validate(done, changes)
    write_release([release_of(file, task, source, {})], out / "source")
    write_release([release_of(file, task, source, verdicts, judgements=judgements)], out / "export")


if __name__ == "__main__":
    main()
