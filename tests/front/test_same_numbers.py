"""Every place that says how many says the same, in made-up campaigns of many states, read as visitors do."""

import random
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from fiel.progress import (
    answers_a_day,
    campaign_progress,
    effort,
    estimate_campaign_end,
    overall_progress,
)
from fiel.progress.chatnews import write_week
from fiel.progress.status import describe_campaign
from fiel.sharing.figures import count_figures
from fiel.snapshots.folder import read_snapshot
from fiel.snapshots.forgetting import forget_names
from fiel.snapshots.tables import DECIDED, Tables, join_tables, select_campaign
from fiel.verdicts.consensus import STATUSES
from tests.dashboard.seeding import NAMES, make_state, make_state_parts, seed_snapshot
from tests.front.visiting import Head, Visitor, plain, table_rows, tiles, visit_front
from tests.helpers.tabulating import tabulate_campaign

TODAY = datetime.now(UTC).date()
SEEDS = range(5)
ALL = "<caption>All answers.</caption>"


@dataclass(frozen=True)
class Said:
    """What one place says: how many of how many items, how many percent, how many people and answers."""

    validated: int | None = None
    total: int | None = None
    percent: int | None = None
    people: int | None = None
    answers: int | None = None


def number(text: str) -> int:
    return int(text.replace(",", ""))


def numbers(pattern: str, text: str) -> list[int]:
    found = re.search(pattern, text)
    assert found, (pattern, text)
    return [number(each) for each in found.groups()]


def make_up(seed: int) -> Tables:
    """Some campaigns of any size and age, whose decisions may lag, and which may have lost items."""
    chance = random.Random(seed)
    parts = []
    for place in range(chance.randint(1, 3)):
        items, answered = chance.randint(2, 60), chance.choice([0.0, 0.05, 0.4, 0.8, 1.0])
        state = partial(
            make_state,
            min_submitted=chance.randint(1, 3),
            people=chance.randint(1, 9),
            days=chance.choice([1, 2, 9, 200]),
            today=TODAY + timedelta(days=chance.choice([1, 0, -3, -60])),
            closed=chance.random() < 0.3,
            seed=seed,
        )
        now = state(f"c{place}", items=items, answered=answered)
        if chance.random() < 0.5:
            more = items + chance.randint(0, 20)
            before = state(f"c{place}", items=more, answered=chance.random()).frames()
            now = replace(now, **{name: before[name] for name in DECIDED})
        target = chance.choice([0.2, 0.8, 1.0])
        parts.append(replace(now, campaigns=now.campaigns.assign(target=target)))
    return join_tables(parts)


def read_places(client: Visitor, tables: Tables, campaign: str) -> dict[str, Said]:
    """What every public place says of the campaigns together, or of one of them."""
    asked = f"?campaign={campaign}" if campaign else ""
    first = client.get(f"/en/campaigns/{campaign}" if campaign else "/en/").text
    own = select_campaign(tables, campaign) if campaign else tables
    hero = r"([\d,]+) of ([\d,]+) items? validated"
    share = r"items? validated ([\d,]+)% validated"
    cards = tiles(first)
    summary = r"Items validated: ([\d,]+) of ([\d,]+)\. People: (?:up to )?([\d,]+)\. Answers: ([\d,]+)\."
    described = numbers(summary, Head(first).said["og:description"])
    badge = client.get(f"/en/badge.svg{asked}").text
    figures = count_figures(own, ["en"])["en"]
    parts = [
        numbers(r"([\d,]+) / ([\d,]+)", row[1]) for row in table_rows(first, "Validated items by task")[1:]
    ]
    progress = campaign_progress(own)
    places = {
        "first page": Said(
            numbers(hero, plain(first))[0],
            numbers(hero, plain(first))[1],
            percent=numbers(share, plain(first))[0],
            people=number(cards["People"].removeprefix("up to ")),
            answers=number(cards["Answers"]),
        ),
        "preview": Said(described[0], described[1], None, *described[2:]),
        "badge": Said(percent=numbers(r": (\d+)% validated</title>", badge)[0]),
        "frame": Said(*numbers(hero, plain(client.get(f"/en/embed{asked}").text))),
        "card": Said(figures.validated, figures.total, figures.percent, figures.people, figures.answers),
        "parts": Said(sum(one for one, _ in parts), sum(all_of for _, all_of in parts)),
        "campaigns": Said(int(progress["validated"].sum()), int(progress["total"].sum())),
        "shares": Said(people=effort(own).people, answers=effort(own).answers),
        "chart": Said(answers=sum(map(number, re.findall(r"<rect [^>]*><title>[^<]*: ([\d,]+)<", first)))),
    }
    if "Answers and completed items per week" in first:
        weeks = table_rows(first, "Answers and completed items per week")[1:]
        places["weeks"] = Said(answers=sum(number(row[1]) for row in weeks))
        assert sum(number(row[2]) for row in weeks) == own.items["done"].sum()
    return {**places, "ranking": read_ranking(client.get(f"/en/people{asked}").text)}


def read_ranking(page: str) -> Said:
    """Add up who is named since the beginning, and who is thanked without a name."""
    rows = [row for row in table_rows(page, "All answers") if row[0].isdecimal()] if ALL in page else []
    told = plain(page).partition("Since the beginning")[2]
    unnamed = re.search(r"And (?:up to )?([\d,]+) (?:person|people)\b.*?([\d,]+) answers?", told)
    answers = sum(number(row[2]) for row in rows) + (number(unnamed[2]) if unnamed else 0)
    people = len(rows) + (number(unnamed[1]) if unnamed else 0)
    return Said(people=people, answers=answers)


def agree(places: dict[str, Said]) -> None:
    """Hold that no two places say different numbers of one thing."""
    for name in Said.__dataclass_fields__:
        said = {place: value for place, each in places.items() if (value := getattr(each, name)) is not None}
        assert len(set(said.values())) == 1, (name, said)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_public_place_says_the_same(tmp_path: Path, seed: int) -> None:
    seed_snapshot(tmp_path, make_up(seed))
    if seed % 2:
        forget_names(tmp_path, NAMES[:2])
    tables = read_snapshot(tmp_path).tables
    client = visit_front(tmp_path)
    names = [*tables.campaigns["campaign"]]
    for campaign in ["", names[-1]] if len(names) > 1 else [""]:
        agree(read_places(client, tables, campaign))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_organizer_reads_the_same_as_the_public(seed: int) -> None:
    """`fiel status` and the chat's news count from the answers, and the pages from the tables."""
    chance = random.Random(seed)
    needed = chance.randint(1, 3)
    campaign, items, judgements = make_state_parts(
        items=chance.randint(2, 60),
        answered=chance.choice([0.0, 0.05, 0.5, 1.0]),
        min_submitted=needed,
        people=chance.randint(1, 9),
        days=chance.choice([1, 9, 40]),
        today=TODAY + timedelta(days=1),
        seed=seed,
    )
    status = describe_campaign(campaign, items, judgements, now=datetime.now(UTC))
    tables = tabulate_campaign(campaign, items, judgements)
    shown = overall_progress(tables)
    assert (status.total, status.done, status.missing, status.people, shown.answers) == (
        shown.total,
        shown.done,
        shown.missing,
        shown.people,
        sum(map(len, judgements.values())),
    )
    assert sum(task.one_away for task in status.tasks) == shown.one_away
    decided = [sum(task.verdicts[each] for task in status.tasks) for each in STATUSES[:3]]
    assert decided == [shown.validated, shown.unusable, shown.disputed]
    assert (status.pace, status.ending) == (
        answers_a_day(tables, TODAY),
        estimate_campaign_end(tables, TODAY),
    )
    news = write_week(status, "Prueba", "en")
    assert f"Items done: {shown.done} of {shown.total} ({shown.percent}%)" in plain(news)
    assert ("Every item has its answers" in news) == (not shown.missing)
