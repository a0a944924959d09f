"""What a campaign's settings make of people's queues, over Argilla's public API."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fiel.annotation.client import Argilla, connect
from fiel.annotation.form.fields import annotation_address, order_addresses
from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work
from fiel.checks import Finding
from fiel.items import Item
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.helpers.turns import read_queue, take_turns
from tests.server.running import EmbeddedServer

ROWS_OF_A_QUEUE = [
    {**ROWS[0], "id": f"Q/{number}", "instruction": f"¿Cuánto es {number} + 1?"} for number in range(40)
]
RISKY, SUSPICIOUS = {"Q/7", "Q/21", "Q/33"}, {"Q/2", "Q/39"}


def find_risks(item: Item) -> list[Finding]:
    """Find what the test says is in an item."""
    if item.id in RISKY:
        return [Finding(check="equal-options", severity="error", values={"other": "option_a"})]
    if item.id in SUSPICIOUS:
        return [Finding(check="untranslated", severity="warning", segment=None)]
    return []


@pytest.fixture(scope="module")
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(argilla.url, argilla.api_key)
    yield client
    client.http_client.close()


def launch(client: Argilla, work: Work, *usernames: str) -> tuple[str, list[Person]]:
    """Launch the campaign and sign people in; return the id of its dataset and them."""
    checks = {"arc": (find_risks,)}
    launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"}, checks=checks)
    passwords = ensure_annotators(client, work.campaign, usernames)
    people = [Person(client.api_url, username, passwords[username]) for username in usernames]
    return find_datasets(client, work.campaign.name)["arc"]["id"], people


def answer_all(person: Person, record: dict[str, Any], *, status: str = "submitted") -> None:
    texts = {name: ROWS[0][name] for name in ("instruction", "option_a", "option_b", "option_c", "option_d")}
    person.answer(record["id"], "correct", texts, status=status)


def test_everyone_has_an_order_of_their_own_with_the_risky_items_first(
    client: Argilla, tmp_path: Path
) -> None:
    annotation = {"min_submitted": 2, "audit": 0}
    work = make_work(tmp_path, "orders", rows=ROWS_OF_A_QUEUE, annotation=annotation)
    dataset, people = launch(client, work, "ana-q", "bea-q")
    orders = [list(person.queue(dataset)) for person in people]
    for order in orders:
        assert set(order[:3]) == RISKY and set(order[3:5]) == SUSPICIOUS
        assert sorted(order) == sorted(row["id"] for row in ROWS_OF_A_QUEUE)
    assert orders[0][5:] != orders[1][5:]
    source = [row["id"] for row in ROWS_OF_A_QUEUE]
    assert all(order[5:] != [each for each in source if each in order[5:]] for order in orders)
    assert orders == [list(person.queue(dataset)) for person in people]  # and the same when they come back
    for person in people:
        person.close()


def test_with_the_printed_link_everyone_has_an_order_of_their_own_within_a_priority(
    client: Argilla, tmp_path: Path
) -> None:
    annotation = {"min_submitted": 2, "audit": 0}
    work = make_work(tmp_path, "own-orders", rows=ROWS_OF_A_QUEUE, annotation=annotation)
    dataset, people = launch(client, work, "ana-own", "bea-own", "eva-own")
    link = annotation_address(client.api_url, dataset)
    assert "sort=metadata.priority.desc" in link
    orders = [[each["external_id"] for each in read_queue(one, link, limit=1000)] for one in people]
    for order in orders:
        assert set(order[:3]) == RISKY and set(order[3:5]) == SUSPICIOUS
        assert sorted(order) == sorted(row["id"] for row in ROWS_OF_A_QUEUE)
    assert len({tuple(order[5:]) for order in orders}) == 3
    for person, order in zip(people, orders, strict=True):  # page by page it is the same
        pages = [read_queue(person, link, limit=7, offset=offset) for offset in range(0, 40, 7)]
        assert [each["external_id"] for page in pages for each in page] == order
        person.close()


@pytest.mark.parametrize("needed", [1, 2])
def test_people_in_turn_give_few_answers_too_many(client: Argilla, tmp_path: Path, needed: int) -> None:
    """In one order for all, three answered nearly everything: 150 answers and 172 where 60 and 120 do."""
    rows = [{**ROWS[0], "id": f"T/{number:02}"} for number in range(60)]
    annotation = {"min_submitted": needed, "audit": 0}
    work = make_work(tmp_path, f"turns-{needed}", rows=rows, annotation=annotation)
    dataset, people = launch(client, work, *(f"{name}-turn-{needed}" for name in ("ana", "bea", "eva")))
    texts = {name: ROWS[0][name] for name in ("instruction", "option_a", "option_b", "option_c", "option_d")}
    answers = take_turns(people, [annotation_address(client.api_url, dataset)] * 3, texts)
    for person in people:
        person.close()
    assert 60 * needed <= answers <= {1: 100, 2: 150}[needed]


def test_the_links_for_a_stock_argilla_have_six_orders_with_the_risky_items_first(
    client: Argilla, tmp_path: Path
) -> None:
    """Asked of this server as a stock one would be: by what the links sort, which leaves it no choice."""
    annotation = {"min_submitted": 1, "audit": 0}
    rows = [{**row, "id": f"Q/{number * 7 % 40}"} for number, row in enumerate(ROWS_OF_A_QUEUE)]
    work = make_work(tmp_path, "six-orders", rows=rows, annotation=annotation)
    dataset, people = launch(client, work, "ana-six", "bea-six", "eva-six")
    links = order_addresses(annotation_address(client.api_url, dataset))
    orders = {tuple(each["external_id"] for each in read_queue(people[0], one, limit=99)) for one in links}
    assert len(orders) == 6
    for order in orders:
        assert set(order[:3]) == RISKY and set(order[3:5]) == SUSPICIOUS
    texts = {name: ROWS[0][name] for name in ("instruction", "option_a", "option_b", "option_c", "option_d")}
    assert 40 <= take_turns(people, links[:3], texts) <= 75  # in one order 100
    for person in people:
        person.close()


def test_an_item_leaves_the_queues_after_two_answers_and_a_discard_is_none(
    client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "two-answers", annotation={"min_submitted": 2, "audit": 0})
    dataset, (ana, bea, eva) = launch(client, work, "ana-two", "bea-two", "eva-two")
    records = ana.queue(dataset)
    answer_all(ana, records["Test/1"])
    assert [("Test/1" in person.queue(dataset)) for person in (ana, bea, eva)] == [False, True, True]
    answer_all(bea, records["Test/1"], status="discarded")
    assert [("Test/1" in person.queue(dataset)) for person in (ana, bea, eva)] == [False, False, True]
    answer_all(ana, records["Test/2"])
    answer_all(bea, records["Test/2"])
    assert [("Test/2" in person.queue(dataset)) for person in (ana, bea, eva)] == [False, False, False]
    for person in (ana, bea, eva):
        person.close()
