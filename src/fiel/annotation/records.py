"""Access to a campaign's datasets and records, as the API gives them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from fiel.annotation.client import Argilla, NotThere, ask, call
from fiel.archive.times import recall_times
from fiel.bars import NO_BAR, Bar
from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.people.notenames import has_items

KEY_SHOWN = "key_shown"
"""When the key of such a question was shown, in a record's metadata."""

_PAGE_RECORDS = 1000  # Argilla's limit


def find_workspace(client: Argilla, campaign: str) -> str | None:
    """Return the id of a campaign's workspace, or None before its launch."""
    workspaces = call(client, "GET", "me/workspaces")["items"]
    return next((str(each["id"]) for each in workspaces if each["name"] == campaign), None)


def find_datasets(client: Argilla, campaign: str) -> dict[str, dict[str, Any]]:
    """Find the datasets with a campaign's items, as `find_workspace_datasets` returns them."""
    found = find_workspace_datasets(client, campaign)
    return {name: dataset for name, dataset in found.items() if has_items(name)}


def find_workspace_datasets(client: Argilla, campaign: str) -> dict[str, dict[str, Any]]:
    """Find a campaign's datasets by name: ``id`` and ``ready`` (False for an interrupted launch's draft)."""
    workspace = find_workspace(client, campaign)
    if workspace is None:
        return {}
    answer = call(client, "GET", "me/datasets", params={"workspace_id": workspace})
    return {
        dataset["name"]: {"id": dataset["id"], "ready": dataset["status"] == "ready"}
        for dataset in answer["items"]
    }


def fetch_users(client: Argilla) -> dict[str, dict[str, Any]]:
    """Fetch all accounts, by user name."""
    return {user["username"]: user for user in call(client, "GET", "users")["items"]}


def fetch_questions(client: Argilla, dataset_id: str) -> dict[str, str]:
    """Fetch the ids of a dataset's questions, by name."""
    found = call(client, "GET", f"datasets/{dataset_id}/questions")["items"]
    return {each["name"]: each["id"] for each in found}


def note_on_dataset(client: Argilla, dataset_id: str, key: str, note: Mapping[str, Any] | None) -> None:
    """Write a note into a dataset's metadata, which only organizers see, or remove it.

    Our servers change one note in one step (`fiel.server.notes`). A stock Argilla 2.8 accepts every change of
    metadata but stores it only when there was none, so there all notes are read again and removed first.
    """
    try:
        call(client, "PUT", f"fiel/datasets/{dataset_id}/notes/{key}", json={"note": note})
    except NotThere:  # a stock Argilla
        rewrite_notes(client, dataset_id, key, note)


def rewrite_notes(client: Argilla, dataset_id: str, key: str, note: Mapping[str, Any] | None) -> None:
    """Do the same in a stock Argilla, in two steps."""
    stored: dict[str, Any] = call(client, "GET", f"datasets/{dataset_id}")["metadata"] or {}
    metadata = {name: value for name, value in stored.items() if name != key}
    if note is not None:
        metadata[key] = note
    if metadata == stored:
        return
    for value in (None, metadata) if stored else (metadata,):
        call(client, "PATCH", f"datasets/{dataset_id}", json={"metadata": value})


def fetch_answers(client: Argilla, dataset_id: str, *, bar: Bar = NO_BAR) -> Iterator[dict[str, Any]]:
    """Fetch all records of a dataset with their responses; those of Fiel's server are without texts.

    Otherwise as `fetch_records`, which fetches them from any other Argilla.
    """
    try:
        ids = _list_ids(client, dataset_id)
    except NotThere:
        yield from fetch_records(client, dataset_id, include="responses", bar=bar)
        return
    yield from _fetch_pages(client, ids, {}, bar)


def fetch_whole_records(client: Argilla, dataset_id: str, *, bar: Bar = NO_BAR) -> Iterator[dict[str, Any]]:
    """Fetch all records of a dataset with all that belongs to them, as `fetch_records` does.

    Raises:
        FielError: The records changed while they were read.
    """
    try:
        ids = _list_ids(client, dataset_id)
        pages = _fetch_pages(client, ids, {"whole": True}, bar)
        first = next(pages, None)
    except NotThere:
        ids, pages, first = [], iter(()), {}
    if first is not None and "fields" not in first:  # another Argilla, or an earlier server of ours
        yield from fetch_records(client, dataset_id, include=["responses", "suggestions", "vectors"], bar=bar)
        return
    found = 0
    for record in pages if first is None else chain([first], pages):
        found += 1
        yield record
    if found != len(ids) or _list_ids(client, dataset_id) != ids:
        raise _changed_meanwhile(dataset_id, len(ids), found)


def fetch_as_stored(client: Argilla, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Fetch up to 1,000 records of one of our servers as they are stored, to be changed; not those gone.

    Raises:
        NotThere: It is another Argilla.
    """
    found: list[dict[str, Any]] = ask(client, "fiel/records", {"ids": ids, "whole": True})["records"]
    return found


def _list_ids(client: Argilla, dataset_id: str) -> list[str]:
    ids: list[str] = call(client, "GET", f"fiel/datasets/{dataset_id}/records")["ids"]
    return ids


def _fetch_pages(
    client: Argilla, ids: Sequence[str], options: Mapping[str, Any], bar: Bar
) -> Iterator[dict[str, Any]]:
    bar.expect(len(ids))
    for start in range(0, len(ids), _PAGE_RECORDS):
        page = ids[start : start + _PAGE_RECORDS]
        yield from map(recall_times, ask(client, "fiel/records", {"ids": page, **options})["records"])
        bar(len(page))


def _changed_meanwhile(dataset_id: str, expected: int, found: int) -> FielError:
    return FielError(
        f"dataset {dataset_id}: expected {count_of(expected, 'record')}, found {found}: they changed "
        "while they were read. Run the command again."
    )


def fetch_records(
    client: Argilla,
    dataset_id: str,
    *,
    include: str | Sequence[str] | None = None,
    recall: bool = True,
    bar: Bar = NO_BAR,
) -> Iterator[dict[str, Any]]:
    """Fetch all records of a dataset.

    ``include`` names what to include with each record, such as ``responses``. Records of a restored campaign
    get their original times; without ``recall`` they are as stored, with these times in the metadata.

    Raises:
        FielError: The records changed between two pages.
    """
    offset, total = 0, 1
    seen: set[str] = set()
    while offset < total:
        parameters: dict[str, Any] = {"offset": offset, "limit": _PAGE_RECORDS}
        if include:
            parameters["include"] = include
        page = call(client, "GET", f"datasets/{dataset_id}/records", params=parameters)
        total = page["total"]
        if not offset:
            bar.expect(total)
        seen.update(record["id"] for record in page["items"])
        for record in page["items"]:
            bar(1)
            yield recall_times(record) if recall else record
        offset += _PAGE_RECORDS
    if len(seen) != total:  # Argilla orders pages by time alone: simultaneous records can swap places
        raise _changed_meanwhile(dataset_id, total, len(seen))
