"""The small inputs of the reports that are about reading files: each does what its README calls right."""

from pathlib import Path
from shutil import copytree

import pytest

from fiel.campaign.guide import load_guide
from fiel.campaign.work import load_work
from fiel.errors import FielError
from tests.conftest import DATA
from tests.helpers.organizer import Shell

REPORTS = DATA / "reports"

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="needs the reports")


def test_a_guide_with_a_byte_order_mark_has_its_version(shell: Shell) -> None:
    code, _, errors = shell("check", REPORTS / "09-guide-with-mark" / "campaign.yaml")
    assert code == 0
    assert "version 0" not in errors
    guide = load_guide(REPORTS / "09-guide-with-mark" / "guide.md")
    assert (guide.version, guide.text[0]) == (3, "#")


@pytest.mark.parametrize("name", ["glossary", "sep"])
def test_the_tables_of_excel_are_read(shell: Shell, name: str) -> None:
    code, output, errors = shell("check", REPORTS / "12-excel-csv" / f"{name}.yaml")
    assert code == 0, errors
    assert "1 item would be launched" in output


def test_no_needs_quotes_in_yaml(shell: Shell) -> None:
    code, _, errors = shell("check", REPORTS / "14-yaml-no" / "campaign.yaml")
    assert code == 2
    assert 'line 2: title: key: expected text, found no without quotes: write "no"' in errors
    assert 'line 3: language: expected text, found no without quotes: write "no"' in errors


def test_a_folder_with_a_dataset_is_looked_for_beside_the_campaign(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(REPORTS / "15-local-folder", tmp_path / "there")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for path in ("../there/campaign.yaml", tmp_path / "there" / "campaign.yaml"):
        code, output, errors = shell("check", path)
        assert code == 0, errors
        assert "1 item would be launched" in output
    (tmp_path / "there" / "dataset").rename(tmp_path / "elsewhere" / "dataset")
    with pytest.raises(
        FielError, match=r"\./dataset: expected a folder with a dataset, found none at .*there"
    ):
        load_work(tmp_path / "there" / "campaign.yaml")
