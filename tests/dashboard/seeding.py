"""Snapshots with known numbers."""

from datetime import UTC, datetime
from pathlib import Path

from fiel.benchmarks.sources import Source
from fiel.campaign import Annotation, Campaign, Task
from fiel.items import Item, Segment
from fiel.judgements import Decision, Judgement
from fiel.snapshot import write_snapshot
from fiel.tables import Tables, tabulate_campaign

TAKEN = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)


def make_campaign(
    name: str = "demo",
    *,
    title: str = "Demostración",
    tasks: tuple[str, ...] = ("arc",),
    credits: dict[str, str] | None = None,
    min_submitted: int = 1,
) -> Campaign:
    return Campaign(
        name=name,
        title={"es": title, "en": f"{title} (en)"},
        language="es",
        license="CC-BY-4.0",
        tasks=[
            Task(name=f"{name}-{task}", benchmark=task, source=Source(files="rows.json"), guide=Path("g.md"))
            for task in tasks
        ],
        annotation=Annotation(min_submitted=min_submitted),
        credits=credits or {},
    )


def make_items(count: int, *, benchmark: str = "arc") -> list[Item]:
    return [
        Item(
            id=f"{benchmark}-{index}",
            benchmark=benchmark,
            split="test",
            position=index,
            segments=(Segment("instruction", "Texto que nadie publica"),),
            answer="A",
            correct=None,
            row={},
        )
        for index in range(count)
    ]


def make_judgement(
    item_id: str,
    annotator: str,
    decision: Decision = "correct",
    *,
    day: int = 1,
    comment: str = "",
    problem: str | None = None,
) -> Judgement:
    return Judgement(
        item_id=item_id,
        annotator=annotator,
        decision=decision,
        declared=decision,
        corrections={"instruction": "Texto corregido"} if decision == "corrected" else {},
        comment=comment,
        submitted_at=datetime(2026, 3, day, 23, 59, tzinfo=UTC),
        problem=problem,
    )


def make_tables(*, done: int = 9, total: int = 24, title: str = "Demostración") -> Tables:
    """One task; of each four answers Ana gave two, a simulated person one, someone unnamed one."""
    people = ["ana-user", "ana-user", "simulated-luz", "nobody-user"]
    decisions: list[Decision] = ["correct", "corrected", "correct", "unusable"]
    campaign = make_campaign(title=title, credits={"ana-user": "Ana *Gil*", "simulated-luz": "Luz"})
    judgements = [
        make_judgement(f"arc-{index}", people[index % 4], decisions[index % 4]) for index in range(done)
    ]
    return tabulate_campaign(
        campaign,
        {"demo-arc": make_items(total)},
        {"demo-arc": judgements},
        argilla_url="https://argilla.example/",
    )


def make_second_tables() -> Tables:
    """Two tasks, 3 of 10 items done, by two people without a name."""
    campaign = make_campaign("otra", title="Otra campaña", tasks=("hellaswag", "mmlu"))
    return tabulate_campaign(
        campaign,
        {
            "otra-hellaswag": make_items(6, benchmark="hellaswag"),
            "otra-mmlu": make_items(4, benchmark="mmlu"),
        },
        {
            "otra-hellaswag": [
                make_judgement("hellaswag-0", "uno"),
                make_judgement("hellaswag-1", "dos", "corrected"),
            ],
            "otra-mmlu": [make_judgement("mmlu-0", "uno", day=2)],
        },
    )


def seed_snapshot(folder: Path, tables: Tables) -> None:
    write_snapshot(tables, folder, created_at=datetime.now(UTC))
