"""The guide that volunteers see, compared with its file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fiel.campaign.guide import Guide

GuideState = Literal["same", "newer", "unversioned", "older", "missing"]
"""The file compared with the published guide: the same text, a newer version, another text of the same
version, an older version, or a text without a version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedGuide:
    """The guide of one dataset, in Argilla and in its file.

    Attributes:
        published_at: When ``fiel guide update`` published it; None for the guide of the launch.
    """

    task: str
    dataset: str
    dataset_id: str
    published: Guide
    published_at: datetime | None
    file: Guide

    @property
    def state(self) -> GuideState:
        """How the file compares with the published guide."""
        if self.file.text.strip() == self.published.text.strip():
            return "same"
        if not self.file.version:
            return "missing"
        if self.file.version == self.published.version:
            return "unversioned"
        return "newer" if self.file.version > self.published.version else "older"
