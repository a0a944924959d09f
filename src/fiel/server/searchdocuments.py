"""New records for Elasticsearch or OpenSearch, from their rows in the database.

Argilla reads all records of a request back from the database as objects to index them. Here it gets what its
own code looks at, so that the documents are the same.
"""

from collections import defaultdict
from collections.abc import Sequence
from types import SimpleNamespace

from argilla_server.models import Dataset
from argilla_server.search_engine import SearchEngine

from fiel.server.newrecords import ColumnValues, RecordRows


async def index_rows(engine: SearchEngine, dataset: Dataset, batch: RecordRows) -> None:
    """Index new records without vectors, whose rows are in the database.

    Args:
        engine: Argilla's own.
        dataset: With its fields, questions and metadata properties.
        batch: The rows.
    """
    questions = {question.id: question for question in dataset.questions}
    suggestions, responses = _by_record(batch.suggestions), _by_record(batch.responses)
    records = [
        SimpleNamespace(
            **{key: row[key] for key in ("id", "external_id", "status", "inserted_at", "updated_at")},
            dataset=dataset,
            fields=dict(row["fields"]),  # Argilla changes it
            metadata_=row["metadata"],
            suggestions=[
                SimpleNamespace(**each, question=questions[each["question_id"]])
                for each in suggestions[row["id"]]
            ],
            responses=[
                SimpleNamespace(**{**each, "values": each["values"] or {}}) for each in responses[row["id"]]
            ],
            vectors=(),
        )
        for row in batch.records
    ]
    await engine.index_records(dataset, records)


def _by_record(rows: Sequence[ColumnValues]) -> defaultdict[object, list[ColumnValues]]:
    found = defaultdict[object, list[ColumnValues]](list)
    for row in rows:
        found[row["record_id"]].append(row)
    return found
