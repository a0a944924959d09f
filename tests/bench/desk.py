"""An organizer's day at the desk, and the same with commands: ``python -m tests.bench.desk``.

Ten disputes are decided, five comments are answered and put into the guide, an invitation is made, and the
dataset is exported, rehearsed and published on a stand-in for the Hub: in Chromium with keys and clicks, and
with one command after another, which a script types at once. Both have a server and a campaign of their own,
alike. It prints a Markdown table; seconds are true on an idle machine only, and nobody reads or thinks.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.dashboard.test_desk import (
    COMMENTS,
    DISPUTES,
    Desk,
    finish_step,
    left,
    open_desk,
    open_part,
    settle,
    sign_in,
)
from tests.helpers.browser import browser_page
from tests.server.running import running_server

_DISPUTES, _COMMENTS = 10, 5
_PATIENCE = 120_000  # milliseconds
_DONE = "Los números van en cifras."
_STEPS = ("ten disputes", "five comments, into the guide", "an invitation", "export", "rehearse, publish")


def work_at_the_desk(desk: Desk, page: Page) -> Iterator[None]:
    """Do one step after another on the pages."""
    sign_in(page, desk, desk.server.credentials.username)
    left(page, DISPUTES)
    yield
    for done in range(_DISPUTES):
        page.keyboard.press("1")
        left(page, DISPUTES - done - 1)
    yield
    for done in range(_COMMENTS):
        page.get_by_label("What was done?").nth(-1).fill(_DONE)
        page.get_by_text("Put it into the guide").nth(-1).click()
        page.get_by_role("button", name="Answer", exact=True).nth(-1).click()
        # One more belongs to the second look that is shown.
        expect(page.get_by_text("Put it into the guide")).to_have_count(COMMENTS - done)
        settle(page)
    yield
    open_part(page, "People")
    page.get_by_role("button", name="Make a link").click()
    page.get_by_text("/join/#").first.wait_for()
    yield
    open_part(page, "Publish")
    page.get_by_role("button", name="Export", exact=True).click()
    finish_step(desk, page, "export")
    yield
    page.get_by_label("Dataset on the Hub").fill("org/desk")
    page.get_by_label("Dataset on the Hub").press("Enter")
    page.get_by_role("button", name="Rehearse").click()
    finish_step(desk, page, "publish")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("fiel publish · done")).to_have_count(2)
    yield


def work_with_commands(desk: Desk) -> Iterator[None]:
    """Do the same in a terminal, each step with the command that the desk shows."""
    campaign = str(desk.campaign)

    def run(*words: str, typed: str = "") -> str:
        environment = {**os.environ, "FIEL_HOME": str(desk.server.home)}
        command = [sys.executable, "-m", "fiel", *words]
        done = subprocess.run(command, input=typed, capture_output=True, text=True, env=environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    yield
    run("resolve", campaign, typed="1\n" * _DISPUTES + "q\n")
    yield
    known = json.loads(run("feedback", "list", campaign, "--new", "--json"))
    for each in [each["id"] for each in known if each["text"].startswith("¿Y los")][:_COMMENTS]:
        run("feedback", "answer", campaign, each, _DONE, "--guide")
    yield
    run("people", "invite", campaign, "--days", "14", "--uses", "50")
    yield
    run("export", campaign, "--out", "export")
    yield
    run("publish", "export", "--to", "org/desk", "--dry-run")
    run("publish", "export", "--to", "org/desk", "--yes")
    yield


def time_steps(steps: Iterator[None]) -> list[float]:
    """Return the seconds of each step after the first, which only begins."""
    next(steps)
    seconds = []
    for step in _STEPS:
        start = time.monotonic()
        next(steps)
        seconds.append(time.monotonic() - start)
        print(f"{step}: {seconds[-1]:.1f} s", file=sys.stderr)
    return seconds


@contextmanager
def fresh_desk() -> Iterator[Desk]:
    """Open a desk on a server of its own, with disputes and comments."""
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder) / "home") as server:
        with open_desk(server, Path(folder)) as desk:
            yield desk


def measure(work: Callable[[Desk], Iterator[None]]) -> list[float]:
    """Return the seconds of each step of a way to work."""
    with fresh_desk() as desk:
        return time_steps(work(desk))


def main() -> None:
    """Print the table."""
    expect.set_options(timeout=_PATIENCE)
    with browser_page(locale="en-GB", viewport=(1366, 768)) as opened:
        opened.page.set_default_timeout(_PATIENCE)
        at_the_desk = measure(lambda desk: work_at_the_desk(desk, opened.page))
    commands = measure(work_with_commands)
    print("| step | at the desk, s | with commands, s |\n|---|---|---|")
    for step, *seconds in zip(_STEPS, at_the_desk, commands, strict=True):
        print(f"| {step} | {' | '.join(f'{each:.0f}' for each in seconds)} |")
    load, _, _ = os.getloadavg()
    print(f"\n{os.cpu_count()} cores with a load of {load:.0f} at the end.")


if __name__ == "__main__":
    main()
