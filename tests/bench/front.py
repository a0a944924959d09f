"""How soon the front's first content is there on a slow phone connection; see README.md."""

import argparse
import json
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from fiel.processes import running_dashboard
from fiel.settings import Settings
from fiel.snapshots.writing import write_snapshot
from tests.dashboard.seeding import make_many_tables, make_running_tables
from tests.helpers.browser import ARGUMENTS, find_chromium

# Chromium's own "Slow 4G": bits a second up and down, and milliseconds a round trip.
DOWN, UP, ROUND_TRIP = 1_600_000 * 0.9 / 8, 750_000 * 0.9 / 8, 562.5
PAINTED = (
    "performance.getEntriesByType('paint').find(each => each.name == 'first-contentful-paint')?.startTime"
)


def open_slowly(browser: Browser, address: str) -> dict[str, Any]:
    """Open a page in a new phone's browser; milliseconds from the request on, and what came."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-ES")
    page, sent = context.new_page(), list[int]()
    slow = context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP},
    )
    asked = set[str]()  # of the server; a picture inside the page is none
    slow.on(
        "Network.requestWillBeSent",
        lambda event: asked.add(event["requestId"]) if event["request"]["url"].startswith("http") else None,
    )
    slow.on(
        "Network.loadingFinished",
        lambda event: sent.append(int(event["encodedDataLength"])) if event["requestId"] in asked else None,
    )
    page.goto(address, wait_until="networkidle", timeout=120_000)
    painted = page.wait_for_function(PAINTED).json_value()
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    context.close()
    return {"painted": painted, "loaded": loaded, "requests": len(sent), "bytes": sum(sent)}


def summarize(found: list[dict[str, Any]]) -> dict[str, Any]:
    return {key: round(statistics.median(each[key] for each in found)) for key in found[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument(
        "--sizes", action="store_true", help="no times, as on a machine that does other things"
    )
    asked = parser.parse_args()
    repeat = asked.repeat
    today = datetime.now(UTC).date()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for name, tables in (("one", make_running_tables(today)), ("thirty", make_many_tables(today=today))):
            home = Path(place) / name
            write_snapshot(tables, home / "snapshot", created_at=datetime.now(UTC))
            with running_dashboard(Settings(home=home), 0) as dashboard:
                for path in ("es/", "es/people", "es/findings", "live"):
                    found = [open_slowly(browser, f"{dashboard.url}/{path}") for _ in range(repeat)]
                    told = summarize(found)
                    if asked.sizes:
                        told = {key: told[key] for key in ("requests", "bytes")}
                    print(json.dumps({"campaigns": name, "page": path, **told}), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
