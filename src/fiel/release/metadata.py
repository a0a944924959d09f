"""What the Hub is told about a dataset, besides its files.

Format: the metadata of dataset cards,
<https://github.com/huggingface/hub-docs/blob/main/datasetcard.md>.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fiel.benchmarks.benchmark import Benchmark
from fiel.release.cardrules import OTHER, describe_language, describe_license, hub_license
from fiel.release.taskrecord import SourceRecord, TaskRecord

_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
)
"""The Hub's names of sizes, each with the number of rows that is too many for it."""
_LARGEST = "10M<n<100M"
_LONGEST_NAME = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One language of a dataset.

    Attributes:
        license_folder: Where the file of a licence is that the Hub does not know, with a slash.
    """

    language: str
    license: str
    record: TaskRecord
    license_folder: str = ""


def describe_dataset(
    parts: Sequence[Described], *, benchmark: Benchmark, licenses_file: str = ""
) -> dict[str, Any]:
    """Describe a dataset in the words of the Hub.

    ``licenses_file`` names the licence of each part, if several have different ones unknown to the Hub.
    """
    records = [part.record for part in parts]
    languages = [describe_language(part.language) for part in parts]
    tags = [tag for each in languages for tag in each.get("language_bcp47", ())]
    asked = benchmark.multiple_choice is not None or benchmark.described
    return {
        **_describe_licenses(parts, licenses_file),
        "language": list(dict.fromkeys(code for each in languages for code in each["language"])),
        **({"language_bcp47": tags} if tags else {}),
        "multilinguality": ["monolingual" if len(parts) == 1 else "multilingual"],
        "task_categories": ["multiple-choice", "question-answering"] if asked else ["text-generation"],
        "annotations_creators": list(dict.fromkeys(map(_name_annotators, records))),
        "source_datasets": list(dict.fromkeys(_name_source(record.source) for record in records)),
        "size_categories": [_name_size(sum(record.counts.items for record in records))],
    }


def has_several_unknown(licenses: Iterable[str]) -> bool:
    """Tell whether there are different licences that the Hub does not know: a card has room for one."""
    return len({license.strip().lower() for license in licenses if hub_license(license) == OTHER}) > 1


def _describe_licenses(parts: Sequence[Described], licenses_file: str) -> dict[str, Any]:
    found = [(describe_license(part.license), part.license_folder) for part in parts]
    names = list(dict.fromkeys(each["license"] for each, _ in found))
    others = [(each, folder) for each, folder in found if each["license"] == OTHER]
    if not others:
        return {"license": names[0] if len(names) == 1 else names}
    (first, folder), *_ = others
    several = has_several_unknown(part.license for part in parts)
    own = dict.fromkeys(each["license_name"] for each, _ in others)
    return {
        "license": names[0] if len(names) == 1 else names,
        "license_name": "-and-".join(own)[:_LONGEST_NAME].rstrip("-."),
        "license_link": licenses_file if several else f"{folder}{first['license_link']}",
    }


def _name_annotators(record: TaskRecord) -> str:
    answers = record.answers
    if answers.annotators > answers.simulated:
        return "crowdsourced"
    return "machine-generated" if answers.simulated else "no-annotation"


def _name_source(source: SourceRecord) -> str:
    return f"extended|{source.public_name or 'other'}"


def _name_size(rows: int) -> str:
    return next((name for most, name in _SIZES if rows < most), _LARGEST)
