"""The manifest of an export: what was written, from which sources, and by which rules."""

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.naming import Language, Name
from fiel.reading.strict import StrictModel
from fiel.release.qualityrecords import EffortRecord
from fiel.release.taskrecord import TaskRecord, WithdrawnRecord

MANIFEST = "manifest.json"
FORMAT: Literal["fiel-release-2"] = "fiel-release-2"
"""Value of the manifest's ``format``."""

FORMATS = ("fiel-release-1", FORMAT)
"""Formats of our exports; one in the first format is replaced without being compared."""

_MOST_BYTES = 256 << 20


class Manifest(StrictModel):
    """A complete export.

    Attributes:
        format: Version of this format.
        fiel: Version of Fiel.
        campaign: Name of the campaign.
        formerly: The campaign's name at launch, if it was renamed since.
        title: Its title by language.
        language: Language of the translations.
        license: Licence of the data, as an SPDX identifier.
        tasks: The tasks by name, each in a folder of that name.
        files: SHA-256 by path, of every file except the manifest itself.
        ended: What was asked in tasks that the campaign no longer has, by dataset.
        effort: How the work was shared; null for fewer than three people.
    """

    format: Literal["fiel-release-2"] = "fiel-release-2"
    fiel: str
    campaign: Name
    formerly: Name | None = None
    title: dict[str, str]
    language: Language
    license: str
    tasks: dict[Name, TaskRecord]
    files: dict[str, str] = Field(default_factory=dict)
    ended: dict[str, WithdrawnRecord] = Field(default_factory=dict)
    effort: EffortRecord | None = None


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into the folder of an export."""
    text = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def digest_manifest(folder: Path) -> str:
    """Return the SHA-256 of an export's manifest, which identifies the export."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an export.

    Raises:
        FielError: It is missing, or this version of Fiel did not write it.
    """
    path = folder / MANIFEST
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FielError(f"{path}: expected {_MOST_BYTES:,} bytes or fewer, found {path.stat().st_size:,}")
        values: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise FielError(f"{path}: expected the manifest of an export, found: {error}") from None
    try:
        return Manifest.model_validate(values)
    except ValidationError as error:
        raise FielError(describe_validation(str(path), error)) from None
