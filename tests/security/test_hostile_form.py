"""Scripts in items, comments, corrections, names and the guide do not run in the form, in a real browser."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Dialog, expect

from fiel.annotation.form.fields import annotation_address
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import load_work
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.browser import BrowserPage, browser_page, find_chromium
from tests.helpers.campaigns import ENGLISH, ROWS, Person, make_work, write_rows
from tests.server.running import EmbeddedServer
from tests.system.test_volunteer import item_of, sign_in

_SECONDS = 1000
_TAKE = "top.taken=parent.taken=window.taken=1"
HOSTILE = (
    f"</script><script>{_TAKE}</script> <img src=x onerror='{_TAKE}'> <svg onload='{_TAKE}'></svg> "
    f"<iframe srcdoc='<script>{_TAKE}</script>'></iframe> <a href='javascript:{_TAKE}'>aquí</a> "
    f"<object data='javascript:{_TAKE}'></object> <embed src='data:text/html,<script>{_TAKE}</script>'> "
    f"<style>* {{ display: none }}</style> <form action='https://elsewhere.example'><input></form> "
    f"{{{{constructor.constructor('{_TAKE}')()}}}} [x](javascript:{_TAKE}) ${{{_TAKE}}} <!-- "
)
NAME = "hostile-form-ana"
GUIDE = f"# Guía\n\nVersión 1\n\n{HOSTILE} -->\n\n[enlace](javascript:{_TAKE})\n\nFin de la guía"
SEGMENTS = ("instruction", "option_a", "option_b", "option_c", "option_d")

# Elements and attributes of a page that run something or lead away, and that Argilla's own never have.
ARMED = """() => [...document.querySelectorAll("*")].flatMap(each => [
    ...[...each.attributes].filter(a => a.name.startsWith("on") || /^\\s*javascript:/i.test(a.value)),
    ...(each.matches("object, embed, form[action*=elsewhere], iframe[srcdoc^='<script>']") ? [each] : []),
    ...(each.matches("script, style") && /^(top.taken|[*] . display)/.test(each.textContent) ? [each] : []),
]).map(each => each.outerHTML ?? each.name + "=" + each.value)"""


@dataclass(frozen=True)
class Form:
    """The address of the form and the password of a person whose every text is hostile."""

    url: str
    address: str
    password: str


@pytest.fixture(scope="module")
def form(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Form:
    find_chromium()
    folder, name = tmp_path_factory.mktemp("hostile"), "hostile-form"
    rows = [{**row, **{key: f"{key} {HOSTILE}" for key in SEGMENTS}} for row in ROWS[:2]]
    annotation = {"audit": 0, "min_submitted": 2}
    make_work(folder, name, rows=rows, annotation=annotation, title={"es": HOSTILE})
    write_rows(folder / "test.en.jsonl", [{**row, "instruction": HOSTILE} for row in ENGLISH])
    (folder / "guide.md").write_text(GUIDE, encoding="utf-8")
    work = load_work(folder / f"{name}.yaml")
    settings = Settings(home=argilla.home)
    launch_work(settings, work)
    owner, user = argilla.client(), {"first_name": HOSTILE[:90], "last_name": HOSTILE[:90]}
    account = user | {"username": NAME, "password": "Password1234"}
    owner.post("users", json=account).raise_for_status()
    with connected_argilla(settings) as client:
        ensure_annotators(client, work.campaign, [NAME])
        dataset = find_datasets(client, name)["arc"]["id"]
    person = Person(argilla.url, NAME, "Password1234")
    record = person.queue(dataset)["Test/1"]["id"]
    texts = {key: f"{key} {HOSTILE}" for key in SEGMENTS} | {"option_c": f"corregida {HOSTILE}"}
    person.answer(record, "corrected", texts, comment=f"comentario {HOSTILE}")
    person.close()
    return Form(argilla.url, annotation_address(argilla.url, dataset), "Password1234")


def assert_disarmed(browser: BrowserPage) -> None:
    """Nothing ran, nothing is there that could, and nobody else was asked for anything."""
    for frame in browser.page.frames:
        assert frame.evaluate("() => window.taken") is None
        assert frame.evaluate(ARMED) == []
    assert not [host for host in browser.hosts if "elsewhere" in host]


def test_items_comments_and_corrections_are_text_in_the_form(form: Form) -> None:
    dialogs: list[str] = []
    with browser_page() as browser:
        page = browser.page

        def note(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", note)
        sign_in(page, form.address, form.password, username=NAME)
        texts = item_of(page).locator(".fiel-text")
        expect(texts.last).to_be_visible(timeout=20 * _SECONDS)
        shown = [each.inner_text() for each in texts.all()]
        assert shown[:2] == [HOSTILE, f"instruction {HOSTILE}"]
        assert shown[3::2] == [f"{key} {HOSTILE}" for key in SEGMENTS[1:]]
        boxes = page.locator("[contenteditable]")
        expect(boxes.nth(4)).to_contain_text(f"option_d {HOSTILE}".strip())
        assert_disarmed(browser)

        page.goto(f"{form.address}&status=submitted")
        expect(boxes.last).to_contain_text(f"comentario {HOSTILE}".strip(), timeout=20 * _SECONDS)
        expect(boxes.nth(3)).to_contain_text(f"corregida {HOSTILE}".strip())
        assert_disarmed(browser)
    assert dialogs == []


def test_the_guide_and_the_names_of_people_run_nothing(form: Form) -> None:
    with browser_page() as browser:
        page = browser.page
        sign_in(page, form.address, form.password, username=NAME)
        page.locator(".fiel-tool-guide").first.click()
        expect(page.get_by_text("Fin de la guía").first).to_be_visible(timeout=20 * _SECONDS)
        assert_disarmed(browser)
        assert page.locator("a", has_text="enlace").first.get_attribute("href") in (None, "")
        page.goto(f"{form.url}/user-settings")
        expect(page.get_by_text(NAME).first).to_be_visible(timeout=20 * _SECONDS)
        assert_disarmed(browser)
