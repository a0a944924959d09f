"""From the link to five good items: what an invited stranger presses, in scripts that run both ways."""

from pathlib import Path

import pytest

from fiel.messages.languages import writing_direction
from fiel.settings import Settings
from tests.form.desk import LAPTOP, PHONE, SMALL, Scene
from tests.form.stranger import (
    LOCALES,
    MOST_BYTES,
    MOST_PRESSES,
    Street,
    open_street,
    send_five,
    username_of,
)
from tests.form.test_arriving import NAMES, NewPage, new_page
from tests.server.running import EmbeddedServer

__all__ = ["new_page"]


@pytest.fixture(scope="module", params=[*LOCALES])
def street(
    request: pytest.FixtureRequest, argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory
) -> Street:
    name = f"strangers-{request.param}"
    folder = tmp_path_factory.mktemp(name) / "campaign"
    return open_street(Settings(home=argilla.home), folder, name, request.param, answers=90)


@pytest.mark.parametrize("viewport", [LAPTOP, SMALL, PHONE], ids=["laptop", "small laptop", "phone"])
def test_an_invited_stranger_sends_five_good_items_without_a_password(
    street: Street, argilla: EmbeddedServer, new_page: NewPage, viewport: tuple[int, int], tmp_path: Path
) -> None:
    page, name = new_page(viewport, LOCALES[street.language]), next(NAMES)
    way = send_five(page, street, name)
    print(way)
    assert way.presses <= MOST_PRESSES and 500_000 < way.size < MOST_BYTES
    answers = Scene(argilla, argilla.url, street.dataset).answers(username_of(name))
    assert [status for status, _ in answers.values()] == ["submitted"] * 5

    directions = "boxes => boxes.map(box => getComputedStyle(box).direction)"
    boxes = page.locator(
        "[data-fiel-question=instruction] [contenteditable], [data-fiel-question=option_c] [contenteditable]"
    )
    direction = writing_direction(street.language)
    assert boxes.evaluate_all(directions) == [direction] * 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.dir") == direction
    if viewport == PHONE:  # in one line, although there are items to practise with
        bar = page.locator(".wrapper__records").bounding_box()
        assert bar is not None and bar["height"] < 60
    button = page.locator(".fiel-copy-link").bounding_box()
    assert button is not None and button["height"] < 50  # in one line, too
    page.screenshot(path=tmp_path / "form.png")
