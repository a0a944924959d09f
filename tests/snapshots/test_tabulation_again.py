"""Tables made of what changed are those that are made anew."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fiel.campaign import Campaign
from fiel.judgements import Decision, Judgement
from fiel.snapshots.marks import Marker
from fiel.snapshots.outcomes import Outcomes
from fiel.snapshots.tables import Tables
from fiel.snapshots.tabulation import Form, Tabulator
from fiel.verdicts.careless import CarelessPerson, set_aside
from tests.dashboard.seeding import NAMES, TEXTS, make_judgement, make_state_parts
from tests.helpers.tabulating import tabulate_campaign

ADDRESS = "Escribe a ana@example.org"


class Life:
    """A campaign to which one thing after another happens."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        campaign, self.items, self.judgements = make_state_parts(items=40, answered=0.4, seed=seed)
        self.campaign: Campaign = campaign
        self.careless: list[CarelessPerson] = []
        self.options: dict[str, Any] = {"argilla_url": "https://argilla.example", "forms": [], "findings": {}}
        self.tabulator = Tabulator(self.items)
        self.fewer = Tabulator(self.items)

    def check(self) -> Tables:
        judgements = set_aside(self.judgements, self.careless)
        kept = self.tabulator.tabulate(self.campaign, judgements, **self.options)
        anew = tabulate_campaign(self.campaign, self.items, judgements, **self.options)
        for name, frame in anew.frames().items():
            assert frame.equals(kept.frames()[name]), name
        self._check_fewer(judgements)
        return kept

    def _check_fewer(self, judgements: dict[str, list[Judgement]]) -> None:
        """Tables of some of the answers, which take what was just decided of the same ones."""
        left = {
            task: [each for each in own if each.annotator != "user-1"] for task, own in judgements.items()
        }
        kept = self.fewer.tabulate(self.campaign, left, **self.options, like=self.tabulator)
        anew = tabulate_campaign(self.campaign, self.items, left, **self.options)
        for name, frame in anew.frames().items():
            assert frame.equals(kept.frames()[name]), name

    def choose(self) -> tuple[list[Judgement], int]:
        judgements = self.judgements[self.chance.choice(list(self.judgements))]
        return judgements, self.chance.randrange(len(judgements))

    def answer(self) -> None:
        task = self.chance.choice(list(self.items))
        item = self.chance.choice(self.items[task])
        who = self.chance.choice(["user-0", "user-1", "user-2", "user-5", "simulated-luz", "new"])
        decision: Decision = self.chance.choice(["correct", "corrected", "unusable"])
        text = self.chance.choice([TEXTS[item.position % 9][2], f" {item.segments[1].translation}", ADDRESS])
        day = self.chance.randrange(1, 28)
        given = make_judgement(item.id, who, decision, day=day, corrections={"option_a": text})
        self.judgements[task].append(replace(given, organizer=who == "user-0"))

    def edit(self) -> None:
        judgements, place = self.choose()
        judgements[place] = replace(
            judgements[place], decision="corrected", corrections={"option_a": ADDRESS}
        )

    def withdraw(self) -> None:
        judgements, place = self.choose()
        del judgements[place]

    def spoil(self) -> None:
        judgements, place = self.choose()
        judgements[place] = replace(judgements[place], problem="emptied:option_a")

    def rename(self) -> None:
        credits = dict(self.campaign.credits)
        credits.pop(self.chance.choice(sorted(credits)), None)
        credits[f"user-{self.chance.randrange(13)}"] = self.chance.choice([*NAMES, " \t"])
        self.campaign = self.campaign.model_copy(update={"credits": credits})

    def set_aside(self) -> None:
        who = f"user-{self.chance.randrange(3)}"
        fast = CarelessPerson(annotator=who, rule="too-fast", found=1, limit=2, answers=9)
        self.careless = [] if self.careless else [fast]

    def find(self) -> None:
        task = self.chance.choice(list(self.items))
        item = self.chance.choice(self.items[task])
        names = ["lost-negation", "changed-number"][: self.chance.randrange(3)]
        self.options["findings"] = {**self.options["findings"], task: {item.id: names}}

    def move(self) -> None:
        self.options["forms"] = [
            Form(task, f"https://argilla.example/{self.chance.random()}", [item.id for item in each[:9]])
            for task, each in self.items.items()
        ]

    def close(self) -> None:
        self.options["closed"] = not self.options.get("closed", False)

    def demand(self) -> None:
        annotation = self.campaign.annotation.model_copy(
            update={"min_submitted": self.chance.randrange(1, 4)}
        )
        self.campaign = self.campaign.model_copy(update={"annotation": annotation})


HAPPENINGS: tuple[Callable[[Life], None], ...] = (
    Life.answer,
    Life.answer,
    Life.edit,
    Life.withdraw,
    Life.spoil,
    Life.rename,
    Life.set_aside,
    Life.find,
    Life.move,
    Life.close,
    Life.demand,
)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_tables_are_those_made_anew(seed: int) -> None:
    life = Life(seed)
    order = [*HAPPENINGS, *life.chance.choices(HAPPENINGS, k=25)]
    before, differed = life.check(), set()
    for happens in order:
        happens(life)
        tables = life.check()
        frames = tables.frames().items()
        differed |= {name for name, frame in frames if not frame.equals(before.frames()[name])}
        before = tables
    assert differed == set(before.frames()) - {"parts", "varieties"}  # which depend on no answer


def test_what_did_not_change_is_not_decided_again() -> None:
    campaign, items, judgements = make_state_parts(items=40, answered=0.4)
    task = campaign.tasks[0]
    outcomes, given = Outcomes(campaign, task, items[task.name], Marker()), judgements[task.name]
    first = outcomes.update(given, {})
    assert outcomes.update(list(given), {}) == first
    new = make_judgement(items[task.name][3].id, "somebody")
    second = outcomes.update([*given, new], {})
    assert [name for name in first if second[name] is not first[name]] == [new.item_id]
    third = outcomes.update([*given, new], {"somebody": "Somebody"})
    assert [name for name in first if third[name] is not second[name]] == [new.item_id]
    assert len(first) == 20
