"""What a form asks besides the translation costs a key each, and nothing who does not want to say it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.judgements import LABELS, Label
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.dashboard.axe import find_barriers
from tests.form.desk import LAPTOP, MILLISECONDS, Desk, Scene
from tests.helpers.campaigns import make_work
from tests.server.running import EmbeddedServer


@pytest.fixture
def labelling(argilla: EmbeddedServer, browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    annotation = {"min_submitted": 90, "audit": 0, "labels": list(LABELS)}
    work = make_work(tmp_path / "campaign", "labelling", annotation=annotation)
    with connected_argilla(Settings(home=argilla.home)) as client:
        launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"}, checks={"arc": ()})
        password = ensure_annotators(client, work.campaign, ["labeller"])["labeller"]
        scene = Scene(argilla, argilla.url, find_datasets(client, "labelling")["arc"]["id"])
    context = browser.new_context(locale="es-ES", viewport={"width": LAPTOP[0], "height": LAPTOP[1]})
    context.set_default_timeout(MILLISECONDS)
    yield Desk(context.new_page(), scene, "labeller", password)
    context.close()


def test_each_label_takes_one_key_and_none_must_be_given(labelling: Desk) -> None:
    desk, page = labelling, labelling.page
    number = desk.arrive()
    assert find_barriers(page) == []
    keys: dict[Label, str] = {"culture": "2", "time": "1", "region": "5", "error": "3", "question": "6"}
    page.keyboard.press("1")
    page.keyboard.press("l")
    for label, key in keys.items():
        page.keyboard.press(key)
        question = page.locator(f"[data-fiel-question=label-{label}]")
        expect(question.locator("input:checked")).to_have_count(1)
    assert desk.chosen()[0] == "1\nCorrecta"  # the verdict's number is still the verdict's
    page.keyboard.press("Enter")
    desk.expect_other_item(number)
    ((status, values),) = desk.answers().values()
    assert status == "submitted"
    said = {label: values[f"label-{label}"] for label in keys}
    assert said == {label: LABELS[label][int(key) - 1] for label, key in keys.items()}

    number = desk.item()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    desk.expect_other_item(number)
    assert [status for status, _ in desk.answers().values()] == ["submitted"] * 2
