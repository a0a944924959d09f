"""The parts of a dataset's definition that a search needs."""

from dataclasses import dataclass
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
class KnownProperty:
    """A metadata property of the dataset."""

    id: UUID
    name: str
    type: MetadataPropertyType


@dataclass(frozen=True)
class DatasetShape:
    """The questions and metadata properties of one dataset, by name, and the database's dialect."""

    questions: dict[str, AskedQuestion]
    metadata: dict[str, KnownProperty]
    dialect: str

    def question(self, name: str) -> AskedQuestion:
        """Return a question; raise the search's error (422) if it is unknown."""
        if name not in self.questions:
            raise UnprocessableEntityError(f"question {name!r} is not in the dataset")
        return self.questions[name]

    def property(self, name: str) -> KnownProperty:
        """Return a metadata property; raise the search's error (422) if it is unknown."""
        if name not in self.metadata:
            raise UnprocessableEntityError(f"metadata property {name!r} is not in the dataset")
        return self.metadata[name]

    def in_code_points(self, column: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
        """Return a text column that sorts by code points, whatever the database's language."""
        return column.collate("C") if self.dialect == "postgresql" else column


NO_SHAPE = DatasetShape(questions={}, metadata={}, dialect="")
"""The shape for a search that names no question or metadata property."""


async def load_shape(session: AsyncSession, dataset_id: UUID) -> DatasetShape:
    """Load the shape from the database, because a request's dataset has not always loaded it."""
    questions = await session.execute(
        sa.select(Question.id, Question.name, Question.settings).where(Question.dataset_id == dataset_id)
    )
    asked = [AskedQuestion(row.id, row.name, QuestionType(row.settings["type"])) for row in questions]
    properties = await session.execute(
        sa.select(MetadataProperty.id, MetadataProperty.name, MetadataProperty.settings).where(
            MetadataProperty.dataset_id == dataset_id
        )
    )
    known = [
        KnownProperty(row.id, row.name, MetadataPropertyType(row.settings["type"])) for row in properties
    ]
    return DatasetShape(
        questions={question.name: question for question in asked},
        metadata={each.name: each for each in known},
        dialect=session.get_bind().dialect.name,
    )
