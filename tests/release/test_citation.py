import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from fiel.release.citation import cited_works, write_citation
from fiel.release.dataset import write_release
from tests.release.exports import build_demo, load_demo, release_of, validate

# What the schema of the Citation File Format 1.2.0 allows of what we write.
KEYS = {"cff-version", "type", "message", "title", "version", "authors", "license", "references"}
REFERENCE_KEYS = {"type", "title", "authors", "year", "url"}
REQUIRED = {"cff-version", "message", "title", "authors"}


def read_citation(text: str) -> dict[str, Any]:
    values = yaml.safe_load(text)
    assert isinstance(values, dict)
    assert REQUIRED <= set(values) <= KEYS
    assert (values["cff-version"], values["type"]) == ("1.2.0", "dataset")
    for work in values.get("references", []):
        assert set(work) == REFERENCE_KEYS and work["type"] == "generic"
        assert isinstance(work["year"], int) and re.match("https://[^ ]+$", work["url"])
    for authors in (values["authors"], *(work["authors"] for work in values.get("references", []))):
        assert authors and all(set(each) == {"name"} and each["name"] for each in authors)
    assert all(isinstance(values[key], str) and values[key] for key in ("message", "title", "version"))
    return values


@pytest.mark.parametrize("name", ["arc", "hellaswag", "mmlu", "dibt"])
def test_every_export_can_be_cited(name: str, tmp_path: Path) -> None:
    write_release([build_demo(name)], tmp_path / "out")
    found = read_citation((tmp_path / "out" / name / "CITATION.cff").read_text(encoding="utf-8"))
    assert [each["name"] for each in found["authors"]] == ["Community of Fiel demonstration", "Ana"]
    assert found["license"] == "Apache-2.0" and len(found["references"]) == 1


def test_the_published_translation_is_cited_where_it_is_the_source() -> None:
    file, task, items = load_demo()["arc"]
    release = release_of(file, task, items, validate(items), of_publication=True)
    assert [work.year for work in cited_works(release)] == [2018, 2023]
    assert [work.year for work in cited_works(build_demo("arc"))] == [2018]


def test_a_licence_that_the_format_does_not_know_is_left_out() -> None:
    file, task, items = load_demo()["arc"]
    for license, known in (("other", False), ("CC-BY-NC-4.0", True), ("CC0-1.0", True)):
        campaign = file.campaign.model_copy(update={"license": license})
        release = release_of(file.model_copy(update={"campaign": campaign}), task, items, validate(items))
        assert ("license" in read_citation(write_citation(release, version="1"))) == known


def test_the_same_data_has_the_same_version_and_other_data_another(tmp_path: Path) -> None:
    versions = []
    for number, release in enumerate(
        (build_demo("arc"), build_demo("arc"), build_demo("arc", i0={"option_a": "x"}))
    ):
        write_release([release], tmp_path / str(number))
        text = (tmp_path / str(number) / "arc/CITATION.cff").read_text(encoding="utf-8")
        versions.append(read_citation(text)["version"])
    assert versions[0] == versions[1] != versions[2]
