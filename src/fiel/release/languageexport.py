"""The languages of a dataset with several: what each has there, and where."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from fiel.errors import FielError, describe_validation
from fiel.release.configurations import JUDGEMENTS_SPLIT
from fiel.release.harness.harness import ExportedTask
from fiel.release.layout import data_path, questions_name
from fiel.release.manifest import MANIFEST, Manifest
from fiel.release.questions import QUESTION_SCHEMA
from fiel.release.taskrecord import TaskRecord

LANGUAGES = "languages"
"""The folder with what describes each language."""

LICENSES = f"{LANGUAGES}/LICENSES"
"""The file with the licence of each language, if they have different ones that the Hub does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageExport:
    """One language of such a dataset.

    Attributes:
        manifest: Its manifest, with the paths of an export of this language alone.
        digest: SHA-256 of that manifest's file.
        moved: Files that move to their place now, by the new path.
    """

    manifest: Manifest
    digest: str
    moved: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Its language."""
        return self.manifest.language

    @property
    def record(self) -> TaskRecord:
        """Its only task."""
        (record,) = self.manifest.tasks.values()
        return record

    @property
    def benchmark(self) -> str:
        """The name of its benchmark."""
        return self.record.benchmark

    @property
    def campaigns(self) -> frozenset[str]:
        """The names of its campaign."""
        return frozenset(name for name in (self.manifest.campaign, self.manifest.formerly) if name)

    @property
    def places(self) -> dict[str, str]:
        """SHA-256 of its files by their path in the dataset."""
        found = {place_file(path, self.language): digest for path, digest in self.manifest.files.items()}
        return {**found, place_file(MANIFEST, self.language): self.digest}

    @property
    def exported(self) -> ExportedTask:
        """What `write_eval_file` needs of it."""
        splits = {
            name: QUESTION_SCHEMA.empty_table() for name in self.splits_of(questions_name(self.language))
        }
        return ExportedTask(
            benchmark=self.record.definition,
            language=self.language,
            splits=self.splits_of(self.language),
            strata={},
            questions=splits,
        )

    def splits_of(self, configuration: str) -> list[str]:
        """Return the splits of a configuration, in the benchmark's order."""
        splits = dict.fromkeys((*self.record.definition.splits, JUDGEMENTS_SPLIT))
        files = self.manifest.files
        return [split for split in splits if data_path(split, configuration=configuration) in files]

    def with_moved(self, moved: Mapping[str, bytes]) -> "LanguageExport":
        """Return it with files that move to their place."""
        return replace(self, moved=moved)


def place_file(path: str, language: str) -> str:
    """Return where a file of a language's export is in a dataset with several languages."""
    describes = "/" not in path or path.startswith("plots/")
    return f"{LANGUAGES}/{language}/{path}" if describes else path


def parse_export(listing: bytes, language: str) -> LanguageExport:
    """Read the manifest of a language.

    Raises:
        FielError: It is not valid, of another language, or has several tasks.
    """
    where = place_file(MANIFEST, language)
    try:
        manifest = Manifest.model_validate_json(listing)
    except ValidationError as error:
        problems = describe_validation(where, error)
        raise FielError(
            f"{problems}\nExport and publish {language} again with this version of Fiel."
        ) from None
    if manifest.language != language or len(manifest.tasks) != 1:
        raise FielError(f"{where}: expected one task in {language}, found another")
    return LanguageExport(manifest=manifest, digest=digest_content(listing))


def digest_content(content: bytes) -> str:
    """Return the SHA-256 of a content."""
    return hashlib.sha256(content).hexdigest()
