"""The citation of an export: ``CITATION.cff``, in the Citation File Format 1.2.0."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from fiel.benchmarks.benchmark import Reference
from fiel.release.content import Release

_LICENSES = re.compile(  # data licences whose SPDX identifiers the format knows
    r"CC0-1\.0|CC-BY(-NC)?(-SA|-ND)?-[1-4]\.0|Apache-2\.0|MIT|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0"
)


def write_citation(release: Release, *, version: str) -> str:
    """Write the citation file of an export; equal data has equal versions."""
    campaign, benchmark = release.campaign, release.task.definition
    title = campaign.title_in("en")
    values: dict[str, Any] = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "If you use this dataset, please cite it and the works that it comes from.",
        "title": f"{benchmark.title} ({campaign.language}), validated by people: {title}",
        "version": version,
        "authors": [{"name": f"Community of {title}"}, *({"name": name} for name in release.named)],
    }
    if _LICENSES.fullmatch(campaign.license):
        values["license"] = campaign.license
    references = cited_works(release)
    if references:
        values["references"] = [_describe(each) for each in references]
    return str(yaml.safe_dump(values, sort_keys=False, allow_unicode=True))


def cited_works(release: Release) -> Sequence[Reference]:
    """Return the sources to cite: the benchmark, then its translation if that is the published one."""
    benchmark = release.task.definition
    published = benchmark.publication
    translation = published.reference if published and release.of_publication else None
    return [each for each in (benchmark.reference, translation) if each is not None]


def _describe(work: Reference) -> dict[str, Any]:
    return {
        "type": "generic",
        "title": work.title,
        "authors": [{"name": name} for name in work.authors],
        "year": work.year,
        "url": work.url,
    }
