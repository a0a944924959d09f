"""Snapshots with known numbers, in every state that a campaign may be in."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fiel.campaign import Annotation, Campaign, Task
from fiel.items import Item, Segment
from fiel.judgements import Decision, Judgement
from fiel.snapshots.tables import COLUMNS, Tables, build_sorted, join_tables
from fiel.snapshots.tabulation import Form
from fiel.snapshots.writing import write_snapshot
from fiel.sources.source import Source
from tests.helpers.tabulating import tabulate_campaign

TAKEN = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
TODAY = TAKEN.date()

TEXTS: tuple[tuple[str, str, str], ...] = (
    ("How far did Bruno jump?", "¿Cuánto saltó Bruno, 25 m?", "¿Cuánto saltó Bruno, 2,5 m?"),
    ("All of these save water EXCEPT", "Todo esto ahorra agua", "Todo esto ahorra agua, EXCEPTO"),
    ("its velocity", "su rapidez", "su velocidad"),
    ("the upward push of the water", "el empuje del agua", "el empuje del agua hacia arriba"),
    ("the towel dries", "la toalla toalla se seca", "la toalla se seca"),
    ("The red car is fast.", "El rojo coche es rápido.", "El coche rojo es rápido."),
    ("the petal of a flower", "el petalo de una flor", "el pétalo de una flor"),
    ("Which force acts?", "Qué fuerza actúa?", "¿Qué fuerza actúa?"),
    (
        "He got away with it in the end.",
        "Él consiguió lejos con eso en el fin.",
        "Al final se salió con la suya.",
    ),
)
"""Source, translation and what people made of it: one of each kind of correction, written for this."""

SUBJECTS = ("anatomy", "astronomy", "college_physics", "econometrics", "world_religions")


def make_campaign(
    name: str = "demo",
    *,
    title: str = "Demostración",
    tasks: tuple[str, ...] = ("arc",),
    credits: dict[str, str] | None = None,
    min_submitted: int = 1,
    target: float = 1.0,
    links: Mapping[str, str] | None = None,
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
        annotation=Annotation(min_submitted=min_submitted, target=target),
        credits=credits or {},
        **(links or {}),
    )


def make_item(item_id: str, *, benchmark: str = "arc", number: int = 0, split: str = "test") -> Item:
    source, translation, _ = TEXTS[number % len(TEXTS)]
    return Item(
        id=item_id,
        benchmark=benchmark,
        split=split,
        position=number,
        segments=(
            Segment("instruction", "Texto que nadie publica"),
            Segment("option_a", translation, source),
        ),
        answer="A",
        correct=None,
        row={},
    )


def make_items(count: int, *, benchmark: str = "arc") -> list[Item]:
    ids = (
        f"anatomy/test/{index}" if benchmark == "mmlu" else f"{benchmark}-{index}" for index in range(count)
    )
    return [make_item(id, benchmark=benchmark, number=index) for index, id in enumerate(ids)]


def make_judgement(
    item_id: str,
    annotator: str,
    decision: Decision = "correct",
    *,
    day: int = 1,
    at: datetime | None = None,
    comment: str = "",
    problem: str | None = None,
    corrections: Mapping[str, str] | None = None,
) -> Judgement:
    changed = {"instruction": "Texto corregido"} if corrections is None else corrections
    return Judgement(
        item_id=item_id,
        annotator=annotator,
        decision=decision,
        declared=decision,
        corrections=changed if decision == "corrected" else {},
        comment=comment,
        submitted_at=at or datetime(2026, 3, day, 23, 59, tzinfo=UTC),
        problem=problem,
    )


def make_tables(
    *, done: int = 9, total: int = 24, title: str = "Demostración", name: str = "Ana *Gil*"
) -> Tables:
    """One task; of each four answers Ana gave two, a simulated person one, someone unnamed one."""
    people = ["ana-user", "ana-user", "simulated-luz", "nobody-user"]
    decisions: list[Decision] = ["correct", "corrected", "correct", "unusable"]
    campaign = make_campaign(title=title, credits={"ana-user": name, "simulated-luz": "Luz"})
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
            "otra-mmlu": [make_judgement("anatomy/test/0", "uno", day=2)],
        },
    )


def seed_snapshot(folder: Path, tables: Tables) -> None:
    write_snapshot(tables, folder, created_at=datetime.now(UTC))


def make_empty_tables(today: date | None = None) -> Tables:
    """A campaign that was launched and has no answer yet."""
    return make_state(answered=0.0, today=today)


def make_lonely_tables(today: date | None = None) -> Tables:
    """A campaign of which one person did a little."""
    return make_state(answered=0.1, people=1, today=today)


def make_running_tables(today: date | None = None) -> Tables:
    """A campaign in full swing: 13 people, some of them without a name, for five weeks up to yesterday.

    What they said about their variety is of three groups.
    """
    shown = {"México": 10, "Río de la Plata": 5, None: 5}
    rows = [{"campaign": "demo", "variety": text, "people": people} for text, people in shown.items()]
    tables = make_state(answered=0.6, today=today)
    return replace(tables, varieties=build_sorted(rows, COLUMNS["varieties"]))


def make_finished_tables(today: date | None = None) -> Tables:
    """A campaign with every answer, closed."""
    return make_state(answered=1.0, today=today, closed=True)


def make_first_day_tables() -> Tables:
    """A campaign that was launched today, with its first answers."""
    return make_state(answered=0.1, days=1, today=datetime.now(UTC).date() + timedelta(days=1))


def make_year_tables() -> Tables:
    """A campaign that has gone on for a year."""
    return make_state(answered=0.5, items=200, days=365)


def make_many_tables(count: int = 30, today: date | None = None) -> Tables:
    """Many campaigns, from one without an answer to one that is finished."""
    return join_tables(
        [
            make_state(
                f"campaign-{number:02}",
                title=f"Campaña {number + 1}",
                items=40,
                answered=number / (count - 1),
                seed=number,
                today=today,
            )
            for number in range(count)
        ]
    )


LARGE: Mapping[str, Mapping[str, Any]] = {
    f"large-{number}": {
        "title": f"Campaña grande {number + 1}",
        "items": 6_750,
        "answered": 15_000 / 20_250,
        "min_submitted": 3,
        "people": 100,
        "seed": number,
    }
    for number in range(4)
}
"""What a page is measured with: 4 campaigns, 27,000 items, 60,000 answers and 100 people."""


@cache
def make_large_tables() -> Tables:
    """Tabulate the campaigns of `LARGE`."""
    return join_tables([make_state(name, **options) for name, options in LARGE.items()])


def make_state(
    name: str = "demo",
    *,
    title: str = "Español de todas partes",
    items: int = 120,
    answered: float = 0.5,
    min_submitted: int = 2,
    people: int = 13,
    days: int = 35,
    today: date | None = None,
    closed: bool = False,
    seed: int = 0,
) -> Tables:
    """Tabulate a made-up campaign of ARC and MMLU; see `make_state_parts`."""
    campaign, by_task, judgements = make_state_parts(
        name,
        title=title,
        items=items,
        answered=answered,
        min_submitted=min_submitted,
        people=people,
        days=days,
        today=today,
        seed=seed,
    )
    url = "https://argilla.example"
    return tabulate_campaign(
        campaign,
        by_task,
        judgements,
        argilla_url=url,
        forms=[
            Form(
                task,
                f"{url}/dataset/{task}/annotation-mode?sort=metadata.priority.desc",
                [item.id for item in each],
            )
            for task, each in by_task.items()
        ],
        findings={
            task: {item.id: ["changed-number"] for item in each if item.position % 5 == 0}
            for task, each in by_task.items()
        },
        closed=closed,
    )


def make_state_parts(
    name: str = "demo",
    *,
    title: str = "Español de todas partes",
    items: int = 120,
    answered: float = 0.5,
    min_submitted: int = 2,
    people: int = 13,
    days: int = 35,
    today: date | None = None,
    seed: int = 0,
) -> tuple[Campaign, dict[str, list[Item]], dict[str, list[Judgement]]]:
    """Make up a campaign of ARC and MMLU in which some people do most, and two of three are named.

    Args:
        name: Name of the campaign.
        title: What people call it.
        items: How many items, half of each benchmark.
        answered: Share of the asked answers that are there, item by item.
        min_submitted: Answers that each item needs.
        people: How many people answer.
        days: Over how many days up to yesterday.
        today: The day after the last answer; that of `TAKEN` unless given.
        seed: What the rest follows from.
    """
    chance = random.Random(f"{seed} {name}")
    campaign = make_campaign(
        name,
        title=title,
        tasks=("arc", "mmlu"),
        credits={
            f"user-{person}": NAMES[person % len(NAMES)] + _numeral(person)
            for person in range(people)
            if person % 3 < 2
        },
        min_submitted=min_submitted,
        links={
            "guide_url": "https://example.org/guia",
            "video_url": "https://example.org/video.mp4",
            "ask_url": "https://example.org/foro",
        },
    )
    by_task = {
        f"{name}-arc": [
            make_item(f"arc-{number}", number=number, split=("test", "train")[number % 2])
            for number in range(items // 2)
        ],
        f"{name}-mmlu": [
            make_item(f"{SUBJECTS[number % 5]}/test/{number}", benchmark="mmlu", number=number)
            for number in range(items - items // 2)
        ],
    }
    places = [(task, item) for task, each in by_task.items() for item in each for _ in range(min_submitted)]
    chance.shuffle(places)
    judgements: dict[str, list[Judgement]] = {task: [] for task in by_task}
    start = datetime.combine(today or TODAY, datetime.min.time(), UTC) - timedelta(days=days)
    given: set[tuple[str, str, int]] = set()
    count = round(answered * len(places))
    for number, (task, item) in enumerate(places[:count]):
        who = _choose_person(chance, people, given, (task, item.id))
        # The newest people came late, so that there are newcomers.
        earliest = 0.9 if who == people - 1 and people > 1 else 0.0
        day = int(days * (earliest + (1 - earliest) * number / count))
        moment = start + timedelta(days=day, seconds=9 * 3600 + 30 * (number % 1000))
        judgements[task].append(_make_up(chance, item, f"user-{who}", moment))
    return campaign, by_task, judgements


def _choose_person(
    chance: random.Random, people: int, given: set[tuple[str, str, int]], place: tuple[str, str]
) -> int:
    """Choose who answers, the first people most often, and nobody twice for one item if it can be helped."""
    for _ in range(50):
        who = (
            min(int(chance.paretovariate(0.9)) - 1, people - 1)
            if chance.random() < 0.8
            else chance.randrange(people)
        )
        if (*place, who) not in given:
            break
    given.add((*place, who))
    return who


def _make_up(chance: random.Random, item: Item, annotator: str, moment: datetime) -> Judgement:
    fate = (item.position * 7919) % 10
    decision: Decision = "corrected" if fate < 3 else "unusable" if fate == 9 else "correct"
    if chance.random() < 0.1:
        decision = chance.choice(["correct", "corrected", "unusable"])
    return make_judgement(
        item.id,
        annotator,
        decision,
        at=moment,
        corrections={"option_a": TEXTS[item.position % len(TEXTS)][2]},
    )


def _numeral(person: int) -> str:
    return "" if person < len(NAMES) else f" {person // len(NAMES) + 1}"


NAMES: Sequence[str] = (
    "Ana Gil",
    "Bruno Paz",
    "Carla Ríos",
    "Diego Luna",
    "Elena Mar",
    "Fabio Sol",
    "Gala Ruiz",
    "Hugo León",
    "Inés Vega",
    "José Ñandú",
    "Karen Díaz",
    "Luis Ortiz",
    "María del Mar Fernández de Córdoba y Santángel",
)
