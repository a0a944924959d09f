"""What a replay says: Markdown tables."""

from collections.abc import Mapping
from typing import Any

from tests.bench.outcome import Figures

_TITLES = {"arc": "ARC-C", "hellaswag": "HellaSwag", "mmlu": "MMLU", "dibt": "DIBT"}
_PEOPLE = {"okapi": "benchmarks", "dibt": "prompts"}


def print_report(
    figures: Mapping[str, Figures], seconds: Mapping[str, float], machine: Mapping[str, Any]
) -> None:
    """Print what came out both ways, and how long it took."""
    for line in (*_task_table(figures), "", *_people_table(figures), "", *_stage_table(seconds), ""):
        print(line)
    for way, each in figures.items():
        state = "as expected, row by row" if not each.differences else f"{each.differences} rows differ"
        print(f"Release of {way}: {state}; harness: {each.documents} documents, problems: {each.problems}")
    print(", ".join(f"{key} {value}" for key, value in machine.items()))


def _task_table(figures: Mapping[str, Figures]) -> list[str]:
    before, after = figures["2024"].tasks, figures["fiel"].tasks
    lines = [
        "| | items | answers, 2024 | done, 2024 | with Fiel's queue, at most as many answers | done "
        "| mistakes | mended, 2024 | with Fiel's queue |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for task, title in _TITLES.items():
        old, new = before[task], after[task]
        lines.append(
            f"| {title} | {old.items:,} | {old.answers:,} | {old.done:,} ({old.coverage:.0%}) "
            f"| {new.answers:,} | {new.done:,} ({new.coverage:.0%}) "
            f"| {old.planted:,} | {old.mended:,} ({_share(old.mended, old.planted)}) "
            f"| {new.mended:,} ({_share(new.mended, new.planted)}) |"
        )
    return lines


def _people_table(figures: Mapping[str, Figures]) -> list[str]:
    lines = [
        "| | people, 2024 | with Fiel's queue | weeks with answers "
        "| share of the most active tenth, 2024 | with Fiel's queue |",
        "|---|---|---|---|---|---|",
    ]
    for kind, title in _PEOPLE.items():
        old, new = (figures[way].campaigns[kind] for way in ("2024", "fiel"))
        lines.append(
            f"| {title} | {old.people} | {new.people} | {old.weeks} "
            f"| {old.top_share:.0%} ({old.top_people} people) | {new.top_share:.0%} |"
        )
    return lines


def _stage_table(seconds: Mapping[str, float]) -> list[str]:
    rows = [f"| {name} | {value} |" for name, value in seconds.items()]
    return ["| stage | seconds |", "|---|---|", *rows]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
