"""What a dataset asks for and knows about its records, as far as a search needs it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import MetadataPropertyType, QuestionType
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import MetadataProperty, Question
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class AskedQuestion:
    """A question of the dataset."""

    id: UUID
    name: str
    type: QuestionType


@dataclass(frozen=True)
class DatasetShape:
    """The questions and metadata properties of one dataset, by name."""

    questions: dict[str, AskedQuestion]
    metadata: dict[str, MetadataPropertyType]

    def question(self, name: str) -> AskedQuestion:
        """Return a question; an unknown one is the fault of the search."""
        if name not in self.questions:
            raise UnprocessableEntityError(f"question {name!r} is not in the dataset")
        return self.questions[name]

    def metadata_type(self, name: str) -> MetadataPropertyType:
        """Return the type of a metadata property; an unknown one is the fault of the search."""
        if name not in self.metadata:
            raise UnprocessableEntityError(f"metadata property {name!r} is not in the dataset")
        return self.metadata[name]


async def load_shape(session: AsyncSession, dataset_id: UUID) -> DatasetShape:
    """Read the shape afresh, for the dataset that a request carries has not always loaded it."""
    questions = await _rows(session, Question, dataset_id)
    properties = await _rows(session, MetadataProperty, dataset_id)
    asked = [AskedQuestion(row.id, row.name, QuestionType(row.settings["type"])) for row in questions]
    return DatasetShape(
        questions={question.name: question for question in asked},
        metadata={row.name: MetadataPropertyType(row.settings["type"]) for row in properties},
    )


async def _rows(session: AsyncSession, model: Any, dataset_id: UUID) -> Iterable[Any]:
    statement = sa.select(model.id, model.name, model.settings).where(model.dataset_id == dataset_id)
    return (await session.execute(statement)).all()
