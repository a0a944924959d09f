"""The pictures of the README, taken of the demonstration as it is now: ``python -m tests.bench.pictures``.

With the argument ``report``, only that of the page of ``fiel report``, of a made-up release; with ``impact``,
of the page of ``fiel impact``, of what `tests.bench.impact` measures.
"""

import io
import json
import sys
import tempfile
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from PIL import Image
from playwright.sync_api import Page

from fiel.bundled import bundled_path
from fiel.impact.webpage import write_impact_page
from fiel.processes import running_dashboard, running_server
from fiel.release.dataset import write_release
from fiel.report.webpage import write_report_page
from fiel.settings import Settings
from fiel.video.story import Story, Volunteer, tell_story
from fiel.workflow.export import export_campaign
from fiel.workflow.report import report_export
from tests.bench.impact import measure_planted
from tests.helpers.browser import browser_page
from tests.helpers.campaigns import Person
from tests.report.made_up import make_release
from tests.system.test_volunteer import sign_in

FOLDER = Path(__file__).parents[2] / "guides" / "images"
_WIDTH, _HEIGHT = 1280, 720
_LARGEST = 150_000  # bytes
_COMMAND = '>>> load_dataset("out/arc", "es_validated")'
_COLUMNS = ("id", "instruction", "option_a", "option_b", "option_c", "option_d", "answer") + (
    "fiel_answers",
    "fiel_corrected",
)
_PAGE = """<style>
  body {{ margin: 0; padding: 24px 30px; font: 16px/1.35 "Liberation Sans", Arial, sans-serif; color: #123; }}
  code {{ font: 16px "Liberation Mono", monospace; background: #f1f3f6; padding: 10px 14px; display: block; }}
  table {{ border-collapse: collapse; margin-top: 18px; width: 100%; }}
  th, td {{ text-align: left; vertical-align: top; padding: 7px 10px; border-bottom: 1px solid #d8dde5; }}
  .corrected {{ background: #d9f2e3; font-weight: 600; }}
  th {{ font: 600 13px "Liberation Mono", monospace; color: #1b7f4b; }}
</style><code>{command}</code><table><tr>{head}</tr>{rows}</table>"""


def take_pictures(folder: Path) -> None:
    """Write ``form.png``, ``dashboard.png`` and ``dataset.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        with running_server(settings, 0) as server, browser_page(viewport=(_WIDTH, _HEIGHT)) as browser:
            story = tell_story(settings, server.url, "es")
            volunteer = story.launch()
            show_form(browser.page, volunteer)
            save_picture(browser.page, folder / "form.png")
            correct_items(story, volunteer)
            story.count()
            out = Path(home, "export")
            export_campaign(settings, story.work, out, unresolved="keep")
            with running_dashboard(settings, 0) as dashboard:
                browser.page.goto(dashboard.url)
                browser.page.locator(".fiel-footer").wait_for()
                browser.page.wait_for_load_state("networkidle")
                save_picture(browser.page, folder / "dashboard.png")
            browser.page.set_content(describe_dataset(out / "arc"))
            save_picture(browser.page, folder / "dataset.png")


def take_report_picture(folder: Path) -> None:
    """Write ``report.png``."""
    with tempfile.TemporaryDirectory() as home:
        _, release = make_release(Path(home, "campaign"))
        write_release([release], Path(home, "out"))
        found = report_export(Path(home, "out"))
    report = found.report.model_copy(update={"language": "en"})
    with browser_page(viewport=(_WIDTH, 2 * _HEIGHT)) as browser:
        browser.page.set_content(write_report_page(report, found.records))
        save_picture(browser.page, folder / "report.png")


def take_impact_picture(folder: Path) -> None:
    """Write ``impact.png``: all above the first item that flipped, whose texts stay out of the repository."""
    with tempfile.TemporaryDirectory() as home:
        found = measure_planted(Path(home), 100)
    (task,) = found.tasks.values()
    task = task.model_copy(update={"metrics": task.metrics[:1]})
    with browser_page(viewport=(_WIDTH, _HEIGHT)) as browser:
        page = browser.page
        shown = found.model_copy(update={"language": "en", "tasks": {"arc": task}})
        page.set_content(write_impact_page(shown))
        height = page.locator("h4").first.bounding_box()
        assert height is not None
        page.set_viewport_size({"width": _WIDTH, "height": int(height["y"])})
        save_picture(page, folder / "impact.png")


def show_form(page: Page, volunteer: Volunteer) -> None:
    """Go to the item in which a word was lost, the second of the story."""
    sign_in(page, volunteer.address, volunteer.password, username=volunteer.username)
    page.frame_locator("iframe").get_by_text("Two identical wet towels").wait_for()
    page.get_by_text("Correcta", exact=True).click()
    page.get_by_role("button", name="Enviar").click()
    page.frame_locator("iframe").get_by_text("EXCEPT").first.wait_for()
    page.get_by_role("button", name="Cerrar").click()  # the notice that the first answer was sent


def correct_items(story: Story, volunteer: Volunteer) -> None:
    """Let the volunteer correct the mistakes of the form's dataset, as a made-up one does too."""
    mistakes = json.loads(bundled_path("campaigns/demo/mistakes.json").read_text(encoding="utf-8"))
    right = {each["id"]: {each["segment"]: each["right"]} for each in mistakes if each["benchmark"] == "arc"}
    person = Person(story.url, volunteer.username, volunteer.password)
    waiting = person.queue(volunteer.address.split("/dataset/")[1].split("/")[0])
    for item in story.work.items["arc"]:
        if item.id in right and item.id in waiting:
            texts = {segment.name: segment.translation for segment in item.segments}
            person.answer(waiting[item.id]["id"], "corrected", {**texts, **right[item.id]})
    person.close()


def describe_dataset(folder: Path) -> str:
    """Show the validated rows of an export as they were written, what people corrected in green and first."""
    paths = sorted((folder / "es_validated").glob("*.parquet"))
    rows = [row for path in paths for row in pq.read_table(path).to_pylist()]
    assert any(row["fiel_corrected"] for row in rows), f"{folder}: expected a corrected row, found none"
    rows.sort(key=lambda row: not row["fiel_corrected"])
    head = "".join(f"<th>{escape(name)}</th>" for name in _COLUMNS)
    body = "".join(f"<tr>{''.join(_show_cell(row, name) for name in _COLUMNS)}</tr>" for row in rows[:5])
    return _PAGE.format(command=escape(_COMMAND), head=head, rows=body)


def _show_cell(row: Mapping[str, Any], name: str) -> str:
    value = ", ".join(row[name]) if isinstance(row[name], list) else str(row[name])
    return f"<td{' class=corrected' if name in row['fiel_corrected'] else ''}>{escape(value)}</td>"


def save_picture(page: Page, path: Path) -> None:
    """Save what is on the screen, with few colours so that it is small."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size <= _LARGEST, path


if __name__ == "__main__":
    takes = {"report": take_report_picture, "impact": take_impact_picture}
    takes.get("".join(sys.argv[1:]), take_pictures)(FOLDER)
