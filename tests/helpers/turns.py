"""People who answer in turn with the link that Fiel gives them, as Argilla's interface lets them."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.helpers.campaigns import Person

_PAGE = 10  # records that the interface takes at once, and shows whatever others answer meanwhile


def read_sort(link: str) -> list[dict[str, Any]]:
    """Read the sort of a link as the interface does: ``ENTITY.NAME.ORDER``, joined by ``~``."""
    found = []
    for each in parse_qs(urlsplit(link).query).get("sort", [""])[0].split("~"):
        if each:
            entity, name, order = each.split(".")
            key = "metadata_property" if entity == "metadata" else "property"
            found.append({"scope": {"entity": entity, key: name}, "order": order})
    return found


def read_queue(person: Person, link: str, *, limit: int = _PAGE, offset: int = 0) -> list[dict[str, Any]]:
    """The records that wait for a person with a link, in the order in which they come."""
    dataset = urlsplit(link).path.split("/")[2]
    pending = [
        {"type": "terms", "scope": {"entity": entity, "property": "status"}, "values": ["pending"]}
        for entity in ("response", "record")
    ]
    sort = read_sort(link)
    answer = person.client.post(
        f"me/datasets/{dataset}/records/search",
        params={"include": ["suggestions", "responses"], "limit": limit, "offset": offset},
        json={"query": {}, "filters": {"and": pending}, **({"sort": sort} if sort else {})},
    )
    assert answer.status_code == 200, answer.text
    return [each["record"] for each in answer.json()["items"]]


def take_turns(people: Sequence[Person], links: Sequence[str], texts: Mapping[str, str]) -> int:
    """Let people answer one item each in turn until nothing waits for anybody; return how many answers.

    Each works through the page that they have, and takes the next when it is done.
    """
    pages: list[list[dict[str, Any]]] = [[] for _ in people]
    answers = 0
    while True:
        before = answers
        for person, link, page in zip(people, links, pages, strict=True):
            if not page:
                page.extend(read_queue(person, link))
            if page:
                person.answer(page.pop(0)["id"], "correct", texts)
                answers += 1
        if answers == before:
            return answers
