"""Many new records to Argilla: several requests at once, each record once whatever breaks on the way."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

import argilla as rg
import orjson

from fiel.annotation.client import ServerTrouble, call, persist, send_json
from fiel.annotation.form.fields import DIGEST_KEY
from fiel.errors import FielError

_TAKEN = "found records with same external ids"  # how Argilla refuses them

Record = dict[str, Any]
Progress = Callable[[int], None]
"""Told how many more records are in Argilla."""

_BATCH_RECORDS = 250  # Argilla takes up to 500 in a request and filters by 250; half keeps the bar moving
_BATCH_BYTES = 8 * 2**20  # half of what the stack's proxy takes in a request
_REQUESTS_AT_ONCE = 2  # while the server stores one batch, the next is on its way


def send_records(
    client: rg.Argilla, dataset_id: str, records: Iterable[Record], *, progress: Progress
) -> None:
    """Create records, none of them twice.

    Args:
        client: Connection of an owner.
        dataset_id: The dataset.
        records: What `fiel.annotation.form.fields.build_record` makes; made as they are sent.
        progress: Called with the number of records of each batch that was stored.

    Raises:
        FielError: The server refuses a batch, or is in trouble for longer than one waits.
    """
    sent: dict[Future[None], int] = {}
    with ThreadPoolExecutor(_REQUESTS_AT_ONCE) as threads:  # leaving it waits for the requests under way
        for batch in _batches(records):
            if len(sent) == _REQUESTS_AT_ONCE:
                _await_one(sent, progress)
            sent[threads.submit(_store_batch, client, dataset_id, batch)] = len(batch)
        while sent:
            _await_one(sent, progress)


def _batches(records: Iterable[Record]) -> Iterator[Sequence[Record]]:
    """Put records together, as many as a request may have and as much text as a proxy takes."""
    batch: list[Record] = []
    size = 0
    for record in records:
        length = len(orjson.dumps(record))
        if batch and (len(batch) == _BATCH_RECORDS or size + length > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(record)
        size += length
    if batch:
        yield batch


def _await_one(sent: dict[Future[None], int], progress: Progress) -> None:
    """Wait until a batch is stored; when one was refused, say why."""
    done, _ = wait(sent, return_when=FIRST_COMPLETED)
    for request in done:
        count = sent.pop(request)
        request.result()
        progress(count)


def _store_batch(client: rg.Argilla, dataset_id: str, batch: Sequence[Record]) -> None:
    """Create the records of a batch that are not there, and ask again what is there after any failure.

    Argilla stores a request whole or not at all, and no two records of a dataset with one external id: a
    request that broke off, or that another launch was quicker with, can be told from one that never arrived.
    """
    path = f"datasets/{dataset_id}/records/bulk"
    waiting, sure = list(batch), True

    def store() -> None:
        nonlocal waiting, sure
        if not sure:
            waiting = _select_missing(client, dataset_id, waiting)
        sure = False
        if not waiting:
            return
        try:
            send_json(client, path, {"items": waiting})
        except ServerTrouble:
            raise
        except FielError as error:
            missing = _select_missing(client, dataset_id, waiting)
            if len(missing) == len(waiting) and _TAKEN not in str(error):
                raise  # refused for what they are
            raise ServerTrouble(str(error)) from None  # a search index may know of them a second later

    persist(store)


def _select_missing(client: rg.Argilla, dataset_id: str, records: Sequence[Record]) -> list[Record]:
    """Return the records that are not in Argilla.

    Raises:
        FielError: One is there with another text: another launch is adding the items of another source.
    """
    scope = {"entity": "record", "property": "external_id"}
    wanted = {"type": "terms", "scope": scope, "values": [each["external_id"] for each in records]}
    body = {"filters": {"type": "and", "and": [wanted]}}
    path = f"datasets/{dataset_id}/records/search"
    answer = call(client, "POST", path, params={"limit": len(records)}, json=body)
    found = {each["record"]["external_id"]: each["record"] for each in answer["items"]}
    for record in records:
        stored = found.get(record["external_id"])
        if stored and _digest_of(stored) != _digest_of(record):
            raise FielError(
                f"{client.api_url}: {record['external_id']}: expected to be the only launch, found that "
                "another is adding other texts. Run it again when that one has ended; nothing was doubled."
            )
    return [record for record in records if record["external_id"] not in found]


def _digest_of(record: Mapping[str, Any]) -> str | None:
    digest: str | None = (record.get("metadata") or {}).get(DIGEST_KEY)
    return digest
