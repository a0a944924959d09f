from collections.abc import Callable, Iterator
from contextlib import ExitStack
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE, Desk, Scene
from tests.helpers.browser import ARGUMENTS, find_chromium
from tests.helpers.campaigns import ARABIC_ROWS, make_work
from tests.server.running import EmbeddedServer

CAMPAIGN = "keptform"
NewDesk = Callable[..., Desk]
expect.set_options(timeout=MILLISECONDS)  # five seconds are not enough where many tests run at once


@pytest.fixture(scope="session")
def launched(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Work, Settings]:
    find_chromium()
    annotation = {"min_submitted": 90, "audit": 0}  # nobody takes an item from another's queue
    work = make_work(tmp_path_factory.mktemp("form") / "campaign", CAMPAIGN, annotation=annotation)
    settings = Settings(home=argilla.home)
    with connected_argilla(settings) as client:
        launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"}, checks={"arc": ()})
    return work, settings


@pytest.fixture(scope="session")
def scene(argilla: EmbeddedServer, launched: tuple[Work, Settings]) -> Scene:
    with connected_argilla(launched[1]) as client:
        return Scene(argilla, argilla.url, find_datasets(client, CAMPAIGN)["arc"]["id"])


@pytest.fixture(scope="session")
def arabic(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Work, Scene]:
    """The same campaign in Arabic."""
    name, annotation = f"{CAMPAIGN}-ar", {"min_submitted": 90, "audit": 0}
    folder = tmp_path_factory.mktemp("form-ar") / "campaign"
    work = make_work(folder, name, rows=ARABIC_ROWS, language="ar", annotation=annotation)
    with connected_argilla(Settings(home=argilla.home)) as client:
        guide = {"arc": "# الدليل"}
        launch_campaign(client, work.campaign, work.items, guidelines=guide, checks={"arc": ()})
        return work, Scene(argilla, argilla.url, find_datasets(client, name)["arc"]["id"])


@pytest.fixture(scope="module")  # Playwright runs once at a time in a thread, and other modules run it too
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_desk(launched: tuple[Work, Settings], scene: Scene, browser: Browser) -> Iterator[NewDesk]:
    """Seat somebody new at the form, in a browser that nobody has used."""
    work, settings = launched
    with ExitStack() as stack:

        def seat(
            suffix: str = "",
            *,
            viewport: tuple[int, int] = LAPTOP,
            locale: str = "es-ES",
            scene: Scene = scene,
            work: Work = work,
        ) -> Desk:
            username = f"form-{uuid4().hex[:12]}"
            with connected_argilla(settings) as client:
                password = ensure_annotators(client, work.campaign, [username])[username]
            width, height = viewport
            phone = viewport == PHONE
            context = browser.new_context(
                locale=locale,
                viewport={"width": width, "height": height},
                has_touch=phone,
                is_mobile=phone,
            )
            context.set_default_timeout(MILLISECONDS)
            context.set_default_navigation_timeout(MILLISECONDS)
            stack.callback(context.close)
            return Desk(context.new_page(), scene, username, password)

        yield seat


@pytest.fixture
def desk(new_desk: NewDesk) -> Desk:
    return new_desk()


@pytest.fixture
def other_desk(new_desk: NewDesk) -> Desk:
    return new_desk()
