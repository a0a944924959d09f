import json
from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.release.changes import CHANGES
from fiel.release.content import Release
from fiel.release.dataset import write_release
from tests.release.exports import build_demo, contents, leave, load_demo, release_of, validate


def release_changed() -> tuple[Release, Release]:
    """The first has items 0 and 1 validated, the second 0 (with another text) and 2."""
    file, task, items = load_demo()["arc"]
    first = validate(items[:2], {items[0].id: {"option_a": "uno"}, items[1].id: {"option_a": "dos"}})
    second = validate([items[0], items[2]], {items[0].id: {"option_a": "otro"}})
    second[items[1].id] = leave(items[1], "disputed")
    return release_of(file, task, items, first), release_of(file, task, items, second)


def test_a_first_export_has_nothing_to_compare_with(tmp_path: Path) -> None:
    info = write_release([build_demo("arc")], tmp_path / "out")
    assert info.changes is None and not (tmp_path / "out" / CHANGES).exists()


@pytest.mark.parametrize("given", [True, False])
def test_a_later_export_lists_what_changed(given: bool, tmp_path: Path) -> None:
    _, _, items = load_demo()["arc"]
    first, second = release_changed()
    write_release([first], tmp_path / "out")
    place = tmp_path / ("new" if given else "out")
    info = write_release([second], place, since=tmp_path / "out" if given else None)
    assert info.changes is not None
    written = json.loads((place / CHANGES).read_text(encoding="utf-8"))
    assert written == info.changes.model_dump(mode="json")
    assert written["tasks"]["arc"] == {
        "validated": [items[2].id],
        "corrected": [items[0].id],
        "withdrawn": [items[1].id],
    }
    card = (place / "arc/README.md").read_text(encoding="utf-8")
    assert "Validated since then: 1. Corrected differently: 1. No longer validated: 1." in card
    assert CHANGES in info.manifest.files


def test_exporting_the_same_again_changes_no_byte(tmp_path: Path) -> None:
    first, second = release_changed()
    for release in (first, first):
        write_release([release], tmp_path / "out")
    assert not (tmp_path / "out" / CHANGES).exists()
    write_release([second], tmp_path / "out")
    before = contents(tmp_path / "out")
    assert CHANGES in before
    write_release([second], tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_a_task_that_is_new_is_newly_validated(tmp_path: Path) -> None:
    write_release([build_demo("arc")], tmp_path / "out")
    info = write_release([build_demo("arc"), build_demo("dibt")], tmp_path / "out")
    assert info.changes is not None
    assert not any(ids for _, ids in info.changes.tasks["arc"])
    assert list(info.changes.tasks["dibt"].validated) == [item.id for item in load_demo()["dibt"][2]]


def test_the_export_of_another_campaign_is_not_compared_with(tmp_path: Path) -> None:
    write_release([build_demo("arc")], tmp_path / "out")
    file, task, items = load_demo()["arc"]
    other = file.model_copy(update={"campaign": file.campaign.model_copy(update={"name": "other"})})
    release = release_of(other, task, items, validate(items))
    with pytest.raises(FielError, match=r"expected an export of other, found one of demo"):
        write_release([release], tmp_path / "new", since=tmp_path / "out")
    assert write_release([release], tmp_path / "out").changes is None


def test_there_must_be_an_export_to_compare_with(tmp_path: Path) -> None:
    with pytest.raises(FielError, match=r"manifest\.json: expected the manifest of an export"):
        write_release([build_demo("arc")], tmp_path / "out", since=tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_an_export_of_an_earlier_form_gives_way(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/manifest.json").write_text('{"format": "fiel-release-1", "files": {}}', encoding="utf-8")
    info = write_release([build_demo("arc")], tmp_path / "out")
    assert info.replaced and info.changes is None
