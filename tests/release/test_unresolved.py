import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fiel.campaign import CampaignFile, Task
from fiel.campaign.work import prepare_task_checks
from fiel.checks import Check, Finding
from fiel.errors import FielError
from fiel.items import Item, correct_item
from fiel.release.content import Release
from fiel.release.dataset import write_release
from fiel.release.unresolved import find_text_errors, refuse_unresolved
from fiel.verdicts.consensus import Status, Verdict
from tests.release.exports import leave, load_demo, release_of, validate

EMPTY = "Demo/test/2"  # its option A is lost
EQUAL = "Demo/test/3"  # its options B and C became the same


def load_checked() -> tuple[CampaignFile, Task, Sequence[Item], tuple[Check, ...]]:
    file, task, items = load_demo()["arc"]
    items = [correct_item(item, {"option_a": ""}) if item.id == EMPTY else item for item in items]
    return file, task, items, prepare_task_checks(file, task, items)


def release_checked(verdicts: dict[str, Verdict]) -> Release:
    file, task, items, checks = load_checked()
    found = find_text_errors(items, verdicts, checks)
    return release_of(file, task, items, verdicts, unresolved=found.unresolved, suspicious=found.suspicious)


def test_an_error_stands_until_people_dealt_with_it() -> None:
    _, _, items, checks = load_checked()
    assert find_text_errors(items, {}, checks).unresolved == {
        EMPTY: ("empty-segment",),
        EQUAL: ("equal-options",),
    }
    assert find_text_errors(items, validate(items), checks).unresolved == {}


@pytest.mark.parametrize(
    ("status", "stands"), [("pending", True), ("disputed", True), ("unusable", False), ("validated", False)]
)
def test_which_verdicts_deal_with_an_error(status: Status, stands: bool) -> None:
    _, _, items, checks = load_checked()
    verdicts = validate(items) | {item.id: leave(item, status) for item in items if item.id == EQUAL}
    assert (EQUAL in find_text_errors(items, verdicts, checks).unresolved) == stands


def test_progress_counts_every_item() -> None:
    _, _, items, checks = load_checked()
    told: list[int] = []
    find_text_errors(items, validate(items), checks, progress=told.append)
    assert sum(told) == len(items)


def test_many_items_are_looked_at_on_all_cores_as_on_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _, _, items, checks = load_checked()
    many = [replace(item, id=f"{item.id}-{number}") for number in range(250) for item in items]
    verdicts = validate(many[::3])
    for item in many[::7]:
        verdicts[item.id] = Verdict(
            item_id=item.id, status="validated", rule="single", corrections={"option_a": ""}
        )
    found = []
    for cores in (1, 2):
        monkeypatch.setattr("fiel.workers.count_cores", lambda cores=cores: cores)
        caplog.clear()

        def fail(item: Item, cores: int = cores) -> list[Finding]:
            raise ValueError(item.id)

        fail.__name__ = f"fail_on_{cores}"
        found.append(find_text_errors(many, verdicts, (*checks, fail)))
        assert [record.message.split()[2] for record in caplog.records] == [f"fail_on_{cores}"]
    assert len(many) > 1000 and found[0].unresolved and found[0].suspicious
    assert found[1] == found[0]


def test_unresolved_errors_are_refused_and_named() -> None:
    with pytest.raises(FielError) as refused:
        refuse_unresolved("demo", [release_checked({}).record.unresolved])
    message = str(refused.value)
    assert message.startswith("demo: expected people to have resolved every error")
    assert f"found 2 items pending or disputed: {EMPTY} (empty-segment), {EQUAL} (equal-options)." in message
    assert "--unresolved keep" in message


def test_a_long_list_is_cut() -> None:
    with pytest.raises(FielError, match=r"found 12 items .* and 7 more\. Have"):
        refuse_unresolved("demo", [release_checked({}).record.unresolved] * 6)


def test_what_is_resolved_is_not_refused() -> None:
    _, _, items, _ = load_checked()
    refuse_unresolved("demo", [release_checked(validate(items)).record.unresolved])


def test_kept_errors_are_in_the_manifest_and_counted_in_the_card(tmp_path: Path) -> None:
    _, _, items, _ = load_checked()
    verdicts = validate(items)
    del verdicts[EMPTY]
    write_release([release_checked(verdicts)], tmp_path / "out")
    manifest = json.loads((tmp_path / "out/manifest.json").read_text(encoding="utf-8"))
    assert manifest["tasks"]["arc"]["unresolved"] == {EMPTY: ["empty-segment"]}
    card = (tmp_path / "out/arc/README.md").read_text(encoding="utf-8")
    assert "nobody has resolved yet: 1." in card and "nadie ha resuelto todavía: 1." in card
    write_release([release_checked(validate(items))], tmp_path / "out")
    assert "has resolved yet" not in (tmp_path / "out/arc/README.md").read_text(encoding="utf-8")


def test_a_correction_that_makes_a_new_error_is_marked(tmp_path: Path) -> None:
    _, _, items, _ = load_checked()
    mended = {EMPTY: {"option_a": "Ana: 2.5 m"}, EQUAL: {"option_d": "su masa", "option_b": "su rapidez"}}
    write_release([release_checked(validate(items, mended))], tmp_path / "out")
    manifest = json.loads((tmp_path / "out/manifest.json").read_text(encoding="utf-8"))
    assert manifest["tasks"]["arc"]["suspicious"] == {EQUAL: ["equal-options"]}
    assert manifest["tasks"]["arc"]["unresolved"] == {}
