"""The pictures of the README, taken of the demonstration as it is now: ``python -m tests.bench.pictures``."""

import io
import tempfile
from html import escape
from pathlib import Path

import pyarrow.parquet as pq
from PIL import Image
from playwright.sync_api import Page

from fiel.processes import running_dashboard, running_server
from fiel.settings import Settings
from fiel.video.story import Volunteer, tell_story
from fiel.workflow.exporting import export_campaign
from tests.browser import browser_page
from tests.test_volunteer import sign_in

FOLDER = Path(__file__).parents[2] / "guides" / "images"
_WIDTH, _HEIGHT = 1280, 720
_LARGEST = 150_000  # bytes
_COLUMNS = ("id", "instruction", "option_a", "option_b", "option_c", "answer", "fiel_status")
_PAGE = """<style>
  body {{ margin: 0; padding: 28px 36px; font: 17px/1.4 "Liberation Sans", Arial, sans-serif; color: #123; }}
  code {{ font: 16px "Liberation Mono", monospace; background: #f1f3f6; padding: 10px 14px; display: block; }}
  table {{ border-collapse: collapse; margin-top: 18px; width: 100%; }}
  th, td {{ text-align: left; vertical-align: top; padding: 7px 10px; border-bottom: 1px solid #d8dde5; }}
  th {{ font: 600 15px "Liberation Mono", monospace; color: #1b7f4b; }}
</style><code>{command}</code><table><tr>{head}</tr>{rows}</table>"""


def take_pictures(folder: Path) -> None:
    """Write ``form.png``, ``dashboard.png`` and ``dataset.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        with running_server(settings, 0) as server, browser_page(viewport=(_WIDTH, _HEIGHT)) as browser:
            story = tell_story(settings, server.url, "es")
            show_form(browser.page, story.launch())
            save_picture(browser.page, folder / "form.png")
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


def show_form(page: Page, volunteer: Volunteer) -> None:
    """Go to the item in which a word was lost, the second of the story."""
    sign_in(page, volunteer.address, volunteer.password, username=volunteer.username)
    page.frame_locator("iframe").get_by_text("Two identical wet towels").wait_for()
    page.get_by_text("¿Cómo está la traducción?").first.click()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.frame_locator("iframe").locator("mark, .fiel-finding").first.wait_for()


def describe_dataset(folder: Path) -> str:
    """Show the first rows of an export as it was written."""
    path = next(iter(sorted(folder.rglob("*.parquet"))))
    table = pq.read_table(path)
    names = [name for name in _COLUMNS if name in table.column_names]
    rows = table.select(names).slice(0, 5).to_pylist()
    return _PAGE.format(
        command=escape(
            f">>> load_dataset('parquet', data_files='{path.relative_to(folder.parent)}')['train']"
        ),
        head="".join(f"<th>{escape(name)}</th>" for name in names),
        rows="".join(
            "<tr>" + "".join(f"<td>{escape(str(row[name] or ''))}</td>" for name in names) + "</tr>"
            for row in rows
        ),
    )


def save_picture(page: Page, path: Path) -> None:
    """Save what is on the screen, with few colours so that it is small."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size <= _LARGEST, path


if __name__ == "__main__":
    take_pictures(FOLDER)
