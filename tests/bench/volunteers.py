"""Simulated volunteers: who does how much and when, and how each one finds something to answer.

The way of 2024 is a model, and an assumption: Argilla gave everybody all records, and completed none for
others. A person opened the dataset at a page of their own choice (here: at random) and went on from there in
its order, over what they had not answered themselves, whatever others had. Only where everything was to be
covered, as the prompts of DIBT were, the organizers named what was missing once nine tenths were there.

Fiel's way is its queue: items that have not all their answers yet, the suspicious first, in an order of one's
own.
"""

import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from fiel.annotation.form.fields import VERDICT_QUESTION
from tests.bench.somos import Mistake, Place

PAGE = 10  # records that Argilla's interface fetches at a time
SITTING = 15
ZIPF = 1.2
NAMED_FROM = 0.9

Json = dict[str, Any]


def pending(entity: str) -> Json:
    """Return the filter of what waits: for this person (``response``), or for anybody (``record``)."""
    return {"type": "terms", "scope": {"entity": entity, "property": "status"}, "values": ["pending"]}


def share_effort(people: Sequence[str], answers: int) -> dict[str, int]:
    """Share a number of answers as Zipf's law does; everybody gives at least one."""
    weights = [rank**-ZIPF for rank in range(1, len(people) + 1)]
    total = sum(weights)
    return {
        name: max(1, round(answers * weight / total)) for name, weight in zip(people, weights, strict=True)
    }


def plan_sittings(chance: random.Random, people: Sequence[str], answers: int) -> Iterator[tuple[str, int]]:
    """Yield who sits down for how many answers, without end; everybody comes within the first half.

    Args:
        chance: What decides the order.
        people: User names, the most active first.
        answers: How many are expected in all.
    """
    effort = share_effort(people, answers)
    first, later = [], []
    for name, number in effort.items():
        sizes = [min(SITTING, number - start) for start in range(0, number, SITTING)]
        first.append((name, sizes[0]))
        later += [(name, size) for size in sizes[1:]]
    chance.shuffle(later)
    for each in first:
        later.insert(chance.randrange(len(later) // 2 + 1), each)
    yield from later
    while True:
        (name,) = chance.choices(people, list(effort.values()))
        yield name, SITTING


def expected_answers(items: int, share: float) -> int:
    """Return how many answers at random places cover a share of the items; for nearly all, see above."""
    covered = min(share, NAMED_FROM)
    return round(items * (share - covered - math.log(1 - covered)))


@dataclass(frozen=True)
class Form:
    """One of the datasets of a task."""

    id: str
    task: str
    records: int


@dataclass
class Campaign:
    """One campaign as its volunteers leave it: how often each item was answered, and by whom.

    Attributes:
        forms: The datasets by task.
        places: The place of an item by task and id.
        mistakes: The planted mistakes, which whoever sees one mends.
    """

    forms: Mapping[str, list[Form]]
    places: Mapping[tuple[str, str], Place]
    mistakes: Mapping[Place, Mistake]
    answers: Counter[Place] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    own: Counter[tuple[str, str]] = field(default_factory=Counter)

    def covered(self, task: str) -> int:
        """Return how many items of a task have an answer."""
        return sum(place[0] == task for place in self.answers)

    def size(self, task: str) -> int:
        """Return how many items a task has."""
        return sum(form.records for form in self.forms[task])

    def answer(self, client: httpx.Client, person: str, form: Form, record: Json) -> None:
        """Submit what a person says of a record, and count it when it was acknowledged."""
        place = self.places[form.task, record["external_id"]]
        texts = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
        mistake = self.mistakes.get(place)
        if mistake:
            texts[mistake.segment] = mistake.right
        values = {VERDICT_QUESTION: "corrected" if mistake else "correct", **texts}
        body = {"status": "submitted", "values": {name: {"value": value} for name, value in values.items()}}
        answer = client.post(f"records/{record['id']}/responses", json=body)
        assert answer.status_code == 201, answer.text
        self.answers[place] += 1
        self.people[person] += 1
        self.own[person, form.id] += 1


def look(client: httpx.Client, form: Form, body: Json, *, offset: int, limit: int) -> list[Json]:
    """Fetch a page of records as Argilla's interface does."""
    page: Json = {"include": ["responses", "suggestions"], "offset": offset, "limit": min(limit, PAGE)}
    answer = client.post(f"me/datasets/{form.id}/records/search", params=page, json=body)
    assert answer.status_code == 200, answer.text
    return [each["record"] for each in answer.json()["items"]]


def sit_down_in_2024(
    campaign: Campaign, client: httpx.Client, person: str, task: str, *, count: int, target: int, pick: float
) -> int:
    """Let a person answer page after page from a place that they pick, and return how many they answered.

    Args:
        campaign: The campaign.
        client: The person's connection.
        person: Their name.
        task: What they work on.
        count: How many answers they would give.
        target: Items of the task after which nobody goes on.
        pick: Where they open the dataset, from 0 to 1; and which one, where a task has several.
    """
    form, within = _pick_form(campaign.forms[task], pick)
    left = form.records - campaign.own[person, form.id]
    offset, given, covered, size = int(within * left), 0, campaign.covered(task), campaign.size(task)
    while given < count and covered < target:
        named = target == size and covered >= NAMED_FROM * size
        body: Json = {"filters": {"and": [pending("response"), *([pending("record")] if named else [])]}}
        scope = {"entity": "record", "property": "inserted_at"}
        body["sort"] = [{"scope": scope, "order": "asc"}]
        start = 0 if named else offset
        records = look(client, form, body, offset=start, limit=count - given)
        if not records and start == 0:
            break
        offset = offset if records else 0
        for record in records:
            if covered < target:
                covered += campaign.places[task, record["external_id"]] not in campaign.answers
                campaign.answer(client, person, form, record)
                given += 1
    return given


def _pick_form(forms: Sequence[Form], pick: float) -> tuple[Form, float]:
    """Turn a number from 0 to 1 into a dataset, by their sizes, and a place in it, from 0 to 1."""
    at = pick * sum(form.records for form in forms)
    for form in forms:
        if at < form.records:
            return form, at / form.records
        at -= form.records
    return forms[-1], 0.0


def sit_down_with_fiel(
    campaign: Campaign, client: httpx.Client, person: str, task: str, *, count: int
) -> int:
    """Let a person answer what their queue gives, and return how many until it was empty.

    It is asked for as the link does that people get, which sorts by priority: Argilla itself would not.
    """
    given = 0
    priority = {"entity": "metadata", "metadata_property": "priority"}
    body: Json = {
        "filters": {"and": [pending("response"), pending("record")]},
        "sort": [{"scope": priority, "order": "desc"}],
    }
    for form in campaign.forms[task]:
        while given < count and (records := look(client, form, body, offset=0, limit=count - given)):
            for record in records:
                campaign.answer(client, person, form, record)
                given += 1
    return given
