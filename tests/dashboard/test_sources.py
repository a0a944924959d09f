"""The dashboard as ``fiel dashboard`` starts it, on a snapshot that somebody else serves."""

import re
from pathlib import Path

from playwright.sync_api import expect

from fiel.processes import running_dashboard
from fiel.settings import Settings
from fiel.snapshots.folder import LATEST
from tests.dashboard.seeding import make_tables, seed_snapshot
from tests.helpers.browser import browser_page
from tests.helpers.webfolder import running_web_folder


def test_a_dashboard_elsewhere_shows_it_and_keeps_it_through_a_restart(tmp_path: Path) -> None:
    seed_snapshot(tmp_path / "public", make_tables())
    with running_web_folder(tmp_path / "public") as web, browser_page(locale="en-GB") as watched:
        settings = Settings(home=tmp_path / "home", snapshot=web.url)
        for _ in range(2):
            with running_dashboard(settings, 0) as dashboard:
                watched.page.goto(dashboard.url)
                expect(watched.page.locator("h1")).to_contain_text("Demostración (en)")
                stale = watched.page.get_by_text(re.compile("cannot be read"))
                expect(stale).to_have_count(1 if web.instead else 0)
            web.instead[LATEST] = lambda handler: handler.send(503, b"")
        assert web.statuses(LATEST) == [200, 503]
