"""Import from and export to the Hub, with blocking calls in threads so that the loop answers requests."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from argilla_server.api.schemas.v1.datasets import HubDatasetMapping
from argilla_server.api.schemas.v1.records_bulk import RecordsBulkUpsert
from argilla_server.bulk.records_bulk import UpsertRecordsBulk
from argilla_server.database import AsyncSessionLocal
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.jobs import hub_jobs
from argilla_server.models import Dataset
from argilla_server.search_engine.base import SearchEngine
from argilla_server.settings import settings
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from fiel.server.jobs.threads import run_in_thread

BATCH_ROWS = 20  # validated at once, which blocks other requests

_IMPORTED = (Dataset.fields, Dataset.questions, Dataset.metadata_properties)
_EXPORTED = (*_IMPORTED, Dataset.vectors_settings)


async def import_from_hub(
    name: str, subset: str, split: str, dataset_id: UUID, mapping: dict[str, Any]
) -> None:
    """Log the first 10,000 rows of a Hub dataset as records, as Argilla's own job does.

    Rows are identified by external id, so that a second run completes an interrupted one.

    Raises:
        UnprocessableEntityError: The dataset is not published, or two rows of a batch share an external id.
        Exception: Any error of the Hub or ``datasets``.
    """
    async with (
        AsyncSessionLocal() as session,
        SearchEngine.get_by_name(settings.search_engine) as engine,
    ):
        dataset = await _load_dataset(session, dataset_id, _IMPORTED)
        if not dataset.is_ready:
            raise UnprocessableEntityError(f"dataset {dataset.name}: expected a published one")
        batches = _read_batches(name, subset, split, HubDatasetMapping.model_validate(mapping), dataset)
        while (batch := await run_in_thread(lambda: next(batches, None))) is not None:
            await UpsertRecordsBulk(session, engine).upsert_records_bulk(dataset, batch, raise_on_error=False)
            await session.commit()  # releases its connection while the next rows are fetched


async def export_to_hub(
    name: str, subset: str, split: str, private: bool, token: str, dataset_id: UUID
) -> None:
    """Push a dataset's records and settings to the Hub.

    Raises:
        Exception: Any error of the Hub or ``datasets``.
    """
    async with AsyncSessionLocal() as session:
        dataset = await _load_dataset(session, dataset_id, _EXPORTED)
    await run_in_thread(
        lambda: hub_jobs.HubDatasetExporter(dataset).export_to(name, subset, split, private, token)
    )


async def _load_dataset(session: AsyncSession, dataset_id: UUID, parts: tuple[Any, ...]) -> Any:
    return await Dataset.get_or_raise(session, dataset_id, options=[selectinload(part) for part in parts])


def _read_batches(
    name: str, subset: str, split: str, mapping: HubDatasetMapping, dataset: Any
) -> Iterator[RecordsBulkUpsert]:
    """Yield batches of records; each step can download, so call it in a thread."""
    source = hub_jobs.HubDataset(name, subset, split, mapping).take(hub_jobs.HUB_DATASET_TAKE_ROWS)
    for rows in source.dataset.batch(batch_size=BATCH_ROWS):
        count = len(next(iter(rows.values())))
        yield RecordsBulkUpsert(
            items=[
                source._row_to_record_schema(source._batch_index_to_row(rows, at), dataset)
                for at in range(count)
            ]
        )
