"""Sending many new records to Argilla: parallel requests, and each record exactly once despite failures."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

from fiel.annotation.client import (
    Argilla,
    NotThere,
    ServerTrouble,
    call,
    is_server_of_fiel,
    persist,
    send_json,
)
from fiel.annotation.form.fields import DIGEST_KEY
from fiel.annotation.largerequests import split_batches
from fiel.bars import Advance
from fiel.errors import FielError

_TAKEN = "found records with same external ids"  # Argilla's wording of the refusal

NewRecord = dict[str, Any]

BATCH_RECORDS = 250  # Argilla allows 500 per request and 250 per filter; small batches keep the bar moving
REQUESTS_AT_ONCE = 2  # while the server stores one batch, the next is being sent


def send_records(
    client: Argilla, dataset_id: str, records: Iterable[NewRecord], *, progress: Advance
) -> None:
    """Create records, none of them twice.

    ``records`` are from `fiel.annotation.form.fields.build_record` and generated as they are sent;
    ``progress`` is called with the size of each stored batch.

    Raises:
        FielError: The server refuses a batch, or its trouble outlasts the retries.
    """
    sent: dict[Future[None], int] = {}
    route = BulkRoute(client, dataset_id)
    with ThreadPoolExecutor(REQUESTS_AT_ONCE) as threads:  # exiting waits for pending requests
        for batch in split_batches(records, most=BATCH_RECORDS):
            if len(sent) == REQUESTS_AT_ONCE:
                _await_one(sent, progress)
            sent[threads.submit(_store_batch, route, batch)] = len(batch)
        while sent:
            _await_one(sent, progress)


class BulkRoute:
    """Where a server takes many new records of a dataset in one request; thread-safe.

    A server of Fiel's has a quicker way than Argilla's, with the same result (`fiel.server.loading`). A stock
    Argilla is not asked for it: a proxy may take less at an address that it does not know.

    Attributes:
        client: A connection of an owner.
        dataset_id: The dataset.
        own: Whether that way is tried; no longer once an earlier server of ours did not know it.
    """

    def __init__(self, client: Argilla, dataset_id: str) -> None:
        self.client = client
        self.dataset_id = dataset_id
        self.own = is_server_of_fiel(client)

    def send(self, records: Sequence[NewRecord]) -> None:
        """Send records once.

        Raises:
            FielError: The server refuses or does not answer.
        """
        path = f"datasets/{self.dataset_id}/records/bulk"
        if self.own:
            try:
                return send_json(self.client, f"fiel/{path}", {"items": records})
            except NotThere:  # an earlier server of ours, or no such dataset
                self.own = False
        send_json(self.client, path, {"items": records})


def _await_one(sent: dict[Future[None], int], progress: Advance) -> None:
    """Wait until a batch is stored; raise if it was refused."""
    done, _ = wait(sent, return_when=FIRST_COMPLETED)
    for request in done:
        count = sent.pop(request)
        request.result()
        progress(count)


def _store_batch(route: BulkRoute, batch: Sequence[NewRecord]) -> None:
    """Create a batch's missing records, checking again which are missing after any failure.

    Argilla stores a request completely or not at all, and never two records of a dataset with the same
    external id, so a lost reply or a concurrent launch can be distinguished from a lost request.
    """
    client, dataset_id = route.client, route.dataset_id
    waiting, sure = list(batch), True

    def store() -> None:
        nonlocal waiting, sure
        if not sure:
            waiting = _select_missing(client, dataset_id, waiting)
        sure = False
        if not waiting:
            return
        try:
            route.send(waiting)
        except ServerTrouble:
            raise
        except FielError as error:
            missing = _select_missing(client, dataset_id, waiting)
            if len(missing) == len(waiting) and _TAKEN not in str(error):
                raise  # refused because of their content
            raise ServerTrouble(str(error)) from None  # the search index can lag by a second

    persist(store)


def _select_missing(client: Argilla, dataset_id: str, records: Sequence[NewRecord]) -> list[NewRecord]:
    """Return the records that are not in Argilla.

    Raises:
        FielError: One exists with another text: another launch is adding the items of another source.
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
                "another is adding other texts. Run it again when that one has ended; nothing was duplicated."
            )
    return [record for record in records if record["external_id"] not in found]


def _digest_of(record: Mapping[str, Any]) -> str | None:
    digest: str | None = (record.get("metadata") or {}).get(DIGEST_KEY)
    return digest
