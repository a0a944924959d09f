"""Faster equivalents of Argilla's slow parts.

They were written for one version: the server refuses to start with any other source.
"""

import gc
from dataclasses import dataclass
from typing import Any

from argilla_server.api.handlers.v1.datasets import records_bulk as handlers
from argilla_server.api.schemas.v1.questions import QuestionSettings
from argilla_server.models import Dataset, MetadataProperty, Question
from argilla_server.models.metadata_properties import MetadataPropertySettings
from argilla_server.validators import records as validators
from pydantic import TypeAdapter

from fiel.server.patches.bulk import CreateRecords, UpsertRecords
from fiel.server.patches.listeners import look_before_building
from fiel.server.statuses import update_statuses_quickly

_YOUNG_OBJECTS = 5_000
"""After how many new objects Python looks for those in cycles, while everybody waits. SQLAlchemy leaves many:
after 50,000 it took up to 100 ms of CPU."""


def speed_up_argilla() -> None:
    """Replace the slow parts of Argilla; call it once, before the first request."""
    _parse_settings_quickly()
    look_before_building()
    update_statuses_quickly()
    validators.Record = _Unsaved
    handlers.CreateRecordsBulk = CreateRecords
    handlers.UpsertRecordsBulk = UpsertRecords
    gc.freeze()  # half a million objects of imported modules stay: collections can skip them
    gc.set_threshold(_YOUNG_OBJECTS, 20, 50)


@dataclass(slots=True)
class _Unsaved:
    """A record to validate: not a database row, which each access to its dataset would add to a list."""

    fields: dict[str, Any]
    dataset: Dataset


def _parse_settings_quickly() -> None:
    """Use one parser for all settings; Argilla creates a new one on each access, taking 0.3 ms."""
    for model, settings in ((Question, QuestionSettings), (MetadataProperty, MetadataPropertySettings)):
        model.parsed_settings = _parsed(TypeAdapter(settings))


def _parsed(adapter: TypeAdapter[Any]) -> property:
    return property(lambda self: adapter.validate_python(self.settings))
