"""A release of made-up rows that has everything a report says."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fiel.campaign.priority import is_audited
from fiel.campaign.work import Work
from fiel.items import Item
from fiel.judgements import Judgement, judge_item
from fiel.opinions.opinion import Opinion
from fiel.release.building import build_release
from fiel.release.content import Release, TaskOutcome
from fiel.verdicts.blind import BlindAnswer, judge_blind
from fiel.verdicts.consensus import decide_items
from tests.helpers.campaigns import ROWS, make_work

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
PEOPLE = {"ana": 0.97, "leo": 0.9, "mar": 0.85, "sol": 0.6, "teo": 0.9}
"""How often each person sees a mistake."""
ANSWERED, ITEMS = 90, 120
_MISTAKES = (("más 1", "menos 1"), ("¿Cuánto es", "¿Quanto es"), ("¿Cuánto es", "¿Es"), ("?", ""))


def make_rows() -> list[dict[str, str]]:
    """Rows of which a third have a mistake that was planted in the question."""
    rows = []
    for number in range(ITEMS):
        row = {**ROWS[0], "id": f"Made/{number}", "instruction": f"¿Cuánto es {number} más 1?"}
        if number % 3 == 0:
            row["instruction"] = row["instruction"].replace(*_MISTAKES[number // 3 % len(_MISTAKES)])
        rows.append(row)
    return rows


def answer_items(items: Sequence[Item], world: random.Random) -> list[Judgement]:
    """Three people answer each of the first items."""
    given = []
    for number, item in enumerate(items[:ANSWERED]):
        right = f"¿Cuánto es {number} más 1?"
        for place, who in enumerate(world.sample([*PEOPLE], 3)):
            sees = world.random() < PEOPLE[who]
            text = right if sees else item.segments[0].translation
            if number % 23 == 7 and place == 0:
                text = f"{item.segments[0].translation} "  # which is no correction
            given.append(
                judge_item(
                    item,
                    annotator=who,
                    declared="unusable" if number % 17 == 5 and sees else "corrected",
                    texts={} if number % 17 == 5 else {"instruction": text},
                    submitted_at=START + timedelta(seconds=40 * number + 7 * place),
                )
            )
    return given


def answer_blind(items: Sequence[Item], world: random.Random) -> list[BlindAnswer]:
    """Everybody answers each question; on every tenth most choose otherwise than the key."""
    return [
        BlindAnswer(
            item_id=item.id,
            annotator=who,
            choice="option_a" if number % 10 == 0 or world.random() < 0.15 else "option_b",
            submitted_at=START,
        )
        for number, item in enumerate(items)
        for who in PEOPLE
    ]


def propose(items: Sequence[Item]) -> Mapping[str, Sequence[Opinion]]:
    """A model proposes the right text of some items, and a wrong one of others."""
    texts = {item.id: f"¿Cuánto es {number} más 1?" for number, item in enumerate(items) if number % 6 == 0}
    texts |= {item.id: "¿Cuántos son?" for number, item in enumerate(items) if number % 30 == 3}
    return {
        id: [Opinion(item=id, segment="instruction", score=0.9, correction=text, agent="acme/model")]
        for id, text in texts.items()
    }


def make_release(folder: Path) -> tuple[Work, Release]:
    """Build the release; nobody in it is real."""
    work = make_work(
        folder,
        "made-up",
        rows=make_rows(),
        task={"blind": 0.25, "english": None},
        annotation={"min_submitted": 3, "audit": 0.25},
        credits={"ana": "Ana"},
        title={"en": "A made-up campaign", "es": "Una campaña inventada"},
    )
    items, world = work.items["arc"], random.Random(7)
    judgements = answer_items(items, world)
    asked = [item for item in items if item.blind]
    opinions = propose(items)
    outcome = TaskOutcome(
        file=work.file,
        task=work.campaign.tasks[0],
        items=items,
        verdicts=decide_items(items, judgements, min_submitted=3),
        judgements=judgements,
        asked={item.id for item in items},
        findings={item.id: ["spelling"] for number, item in enumerate(items) if number % 12 in (0, 1)},
        opinions=opinions,
        shown={
            id: [each.digest for each in own]
            for id, own in opinions.items()
            if not is_audited("made-up", "arc", id, share=0.25)
        },
        blind=judge_blind(
            asked, answer_blind(asked, world), questions=len(items), subject_of=lambda item: item.split
        ),
    )
    return work, build_release(outcome)
