"""The organizers' desk in a real browser, on a real Argilla: a day's work without a terminal, and attacks.

What it shows and who gets in is told in guides/en/desk.md.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.feedback import answers_path, load_answers
from fiel.campaign.work import load_work
from fiel.commandjobs import list_jobs, read_output
from fiel.messages.catalogue import Catalogue
from fiel.people.roster import Account
from fiel.processes import running_desk
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.invitations import invite
from fiel.workflow.launch import launch_work
from fiel.workflow.people import add_people
from fiel.workflow.today import gather_today
from tests.dashboard.axe import find_barriers
from tests.helpers.browser import BrowserPage, browser_page
from tests.helpers.campaigns import ROWS, Person, write_campaign, write_rows
from tests.helpers.wholeway import answer_all, write_small_campaign
from tests.hub.standin import WRITER, PublishingHub, running_publishing_hub
from tests.server.running import EmbeddedServer

SEGMENTS = ("instruction", "option_a", "option_b", "option_c", "option_d")
PEOPLE = ("desk-ana", "desk-leo", "desk-eva")
NASTY = "![x](https://evil.example/x.png) <img src=x onerror=alert(1)>"
GUIDE = """# Guía

Versión 1 · 2026-11-24

Los números van en cifras.

![](https://evil.example/guide.png)

## Cambios

- Versión 1 (2026-11-24): primera versión
"""
DISPUTES, LOOKS, COMMENTS = 13, 2, 6
MORE = [
    {**row, "id": f"Test/{number}", "instruction": f"¿Cuánto es {number} + 1?"}
    for number, row in enumerate(ROWS, len(ROWS) + 1)
]
ALL = [*ROWS, *MORE]
PATIENCE = 60_000


@dataclass(frozen=True)
class Desk:
    """A running desk, its campaign, and who knows which password."""

    url: str
    campaign: Path
    server: EmbeddedServer
    hub: PublishingHub
    passwords: dict[str, str]

    @property
    def settings(self) -> Settings:
        return Settings(home=self.server.home)

    def answers(self, item: str) -> list[dict[str, Any]]:
        with connected_argilla(self.settings) as client:
            dataset = find_datasets(client, "desk")["arc"]["id"]
            records = fetch_records(client, dataset, include="responses")
            (found,) = [each["responses"] for each in records if each["external_id"] == item]
        return list(found or ())


@pytest.fixture(scope="module")
def desk(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(argilla, tmp_path_factory.mktemp("desk")) as opened:
        yield opened


@contextmanager
def open_desk(argilla: EmbeddedServer, folder: Path) -> Iterator[Desk]:
    """A desk for one of two campaigns, with disputes and comments; a volunteer, and an admin of each."""
    path = write_campaign(folder / "campaigns", "desk", rows=ALL, annotation={"min_submitted": 2})
    path.with_name("guide.md").write_text(GUIDE, encoding="utf-8")
    other = write_campaign(folder / "elsewhere", "desk-other")
    settings = Settings(home=argilla.home)
    passwords = answer_campaign(argilla, path)
    launch_work(settings, load_work(other))
    for name, campaign in (("desk-chief", path), ("desk-stranger", other)):
        passwords |= add_admin(settings, campaign, name, folder / f"{name}.csv")
    owner = argilla.credentials
    passwords[owner.username] = owner.password.get_secret_value()
    with pytest.MonkeyPatch.context() as environment, running_publishing_hub() as hub:
        environment.delenv("HF_HUB_OFFLINE", raising=False)
        environment.setenv("HF_TOKEN", WRITER)
        environment.setenv("HF_ENDPOINT", hub.url)
        environment.chdir(folder)
        with running_desk(settings, Path("campaigns"), 0) as running:
            yield Desk(running.url, path, argilla, hub, passwords)
    assert "Traceback" not in (argilla.home / "desk.log").read_text(encoding="utf-8")


def answer_campaign(server: EmbeddedServer, path: Path) -> dict[str, str]:
    """Have three people answer: two disagree on some items, and agree on others, of which one is unsure."""
    work, settings = load_work(path), Settings(home=server.home)
    launch_work(settings, work)
    invite(settings, path, days=2, max_uses=9, approve=False, practice="none")
    with connected_argilla(settings) as client:
        dataset = find_datasets(client, "desk")["arc"]["id"]
        passwords = ensure_annotators(client, work.campaign, list(PEOPLE))
    people = {name: Person(server.url, name, password) for name, password in passwords.items()}
    queues = {name: person.queue(dataset) for name, person in people.items()}
    unsure = Catalogue("interface", "gl").text("second-look-text")  # whatever language their browser has
    for number, row in enumerate(ALL):
        texts = {segment: str(row[segment]) for segment in SEGMENTS}
        first, second = ("desk-ana", "desk-leo") if number < DISPUTES else ("desk-eva", "desk-leo")
        own = texts | {"instruction": f"¿Qué número da {number + 1} + 1?"} if number < DISPUTES else texts
        comment = f"¿Y los números? {number} {NASTY}" if number < COMMENTS else ""
        if DISPUTES <= number < DISPUTES + LOOKS:
            comment = f"{unsure} ¿seguro? {NASTY}"
        verdict = "corrected" if own != texts else "correct"
        people[first].answer(queues[first][str(row["id"])]["id"], verdict, own, comment=comment)
        people[second].answer(queues[second][str(row["id"])]["id"], "correct", texts)
    for person in people.values():
        person.close()
    return passwords


def add_admin(settings: Settings, campaign: Path, name: str, passwords: Path) -> dict[str, str]:
    accounts = [Account(username=name, role="admin")]
    add_people(settings, load_work(campaign).campaign, accounts, passwords=passwords)
    (line,) = [each for each in passwords.read_text(encoding="utf-8").splitlines() if each.startswith(name)]
    return {name: line.split(",")[1]}


@pytest.fixture(scope="module")
def browser(desk: Desk) -> Iterator[BrowserPage]:
    """A browser in which the owner has signed in."""
    with browser_page(locale="en-GB", viewport=(1366, 768)) as opened:
        opened.page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        sign_in(opened.page, desk, desk.server.credentials.username)
        yield opened
        expect.set_options(timeout=5_000)


@contextmanager
def other_page(browser: BrowserPage, *, locale: str = "en-GB") -> Iterator[Page]:
    """Open a page of the same browser in which nobody has signed in."""
    engine = browser.page.context.browser
    assert engine is not None
    context = engine.new_context(locale=locale)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def sign_in(page: Page, desk: Desk, username: str) -> None:
    page.goto(desk.url)
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(desk.passwords[username])
    page.locator("form button").first.click()


def left(page: Page, count: int) -> None:
    expect(page.get_by_text(f"Disputes left: {count}", exact=True)).to_be_visible()
    settle(page)


def settle(page: Page) -> None:
    """Wait until nothing on the page is about to be replaced, which is pale."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    expect(page.locator("[data-stale=true]")).to_have_count(0)


def finish_step(desk: Desk, page: Page, command: str) -> str:
    """Wait until the latest step is done; return its output."""
    expect(page.locator(".st-key-desk-steps details").first).to_contain_text(
        re.compile(rf"fiel {command} · (done|failed)")
    )
    (job, *_) = list_jobs(desk.settings.home, "desk")
    output = read_output(desk.settings.home, job.id)
    assert (job.words[0], job.state) == (command, "done"), output
    return output


def open_part(page: Page, part: str) -> None:
    page.get_by_role("link", name="Campaign").click()
    page.get_by_role("radiogroup").get_by_text(part, exact=True).click()


class Hands:
    """Does what an organizer does on a page, and counts it: keys pressed, clicks, and texts written."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = self.clicks = self.texts = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)
        self.texts += 1


def test_ten_disputes_are_decided_with_a_key_each(desk: Desk, browser: BrowserPage) -> None:
    page, hands = browser.page, Hands(browser.page)
    left(page, DISPUTES)
    expect(page.get_by_text("An invitation is at its end")).to_contain_text("joined: 0 of 9.")
    assert not find_barriers(page)
    expect(page.get_by_text("A model of the annotators would say: ")).to_be_visible()  # and decides nothing
    hands.press("s")  # the first is left for later
    expect(page.get_by_text("arc=Test/2", exact=True)).to_be_visible()
    for done in range(1, 10):
        hands.press("1")  # what the first person wrote
        left(page, DISPUTES - done)
    assert [each["values"]["instruction"]["value"] for each in desk.answers("Test/2")].count(
        "¿Qué número da 2 + 1?"
    ) == 2
    expect(page.get_by_text("arc=Test/11", exact=True)).to_be_visible()
    hands.click(page.get_by_text("Write it yourself").first)
    question = page.get_by_label("Question", exact=True)
    expect(question.locator("visible=true")).to_have_count(1)  # that of the item before is gone
    hands.write(question.locator("visible=true"), "¿Cuánto da 11 + 1?")
    hands.click(page.get_by_role("button", name="Send what I wrote").locator("visible=true"))
    left(page, DISPUTES - 10)
    assert "¿Cuánto da 11 + 1?" in [
        each["values"]["instruction"]["value"] for each in desk.answers("Test/11")
    ]
    assert (hands.keys, hands.clicks, hands.texts) == (10, 2, 1)


def test_a_second_look_is_settled_by_a_decision_or_an_answer(desk: Desk, browser: BrowserPage) -> None:
    page, hands = browser.page, Hands(browser.page)
    waiting = page.get_by_text(re.compile("^Second looks left: "))
    name = f"arc=Test/{DISPUTES + 1}"
    expect(waiting).to_have_text("Second looks left: 2")
    expect(page.get_by_text(name, exact=True).first).to_be_visible()
    hands.click(page.get_by_role("button", name="Take: desk-eva, desk-leo"))
    expect(waiting).to_have_text("Second looks left: 1")
    settle(page)
    hands.write(page.get_by_label("What was done?").first, "Hemos mirado: está bien así.")
    hands.click(page.get_by_role("button", name="Answer", exact=True).first)
    expect(waiting).to_have_count(0)
    settle(page)
    known = gather_today(desk.settings, load_work(desk.campaign))  # as anybody reads it now
    assert not known.second_looks
    items = [each.item for each in known.comments]
    assert f"Test/{DISPUTES + 2}" not in items
    place = items.index(f"Test/{DISPUTES + 1}")  # decided; what somebody wrote besides waits, here too
    hands.write(page.get_by_label("What was done?").nth(place), "Visto.")
    hands.click(page.get_by_role("button", name="Answer", exact=True).nth(place))
    expect(page.get_by_label("What was done?")).to_have_count(COMMENTS)
    settle(page)
    assert (hands.keys, hands.clicks, hands.texts) == (0, 3, 2)


def test_what_another_language_found_wrong_is_told(desk: Desk, browser: BrowserPage, tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS[:2])
    for name in ("desk-told", "desk-tells"):
        launch_work(desk.settings, load_work(write_small_campaign(tmp_path, name, title={"es": name})))
    answer_all(desk.server, "desk-tells", wrong=str(ROWS[1]["id"]))
    with running_desk(desk.settings, tmp_path, 0) as running, other_page(browser) as page:
        sign_in(page, replace(desk, url=running.url), desk.server.credentials.username)
        expect(page.get_by_role("heading", name="Found wrong in other languages")).to_be_visible()
        page.get_by_role("button", name="Look").click()
        expect(page.get_by_text("Nothing so far.")).to_be_visible()  # desk-tells knows
        page.get_by_role("combobox").first.click()
        page.get_by_role("option", name="desk-told").click()
        expect(page.get_by_text("Nothing so far.")).to_have_count(0)
        page.get_by_role("button", name="Look").click()
        told = page.get_by_text(f"arc {ROWS[1]['id']}: called wrong in desk-tells (1)")
        expect(told).to_be_visible()
        assert not find_barriers(page)


def test_comments_are_answered_and_put_into_the_guide(desk: Desk, browser: BrowserPage) -> None:
    page, hands = browser.page, Hands(browser.page)
    for number in range(COMMENTS - 1):
        hands.write(page.get_by_label("What was done?").first, f"Los números van en cifras {number}.")
        hands.click(page.get_by_text("Put it into the guide").first)
        hands.click(page.get_by_role("button", name="Answer", exact=True).first)
        expect(page.get_by_label("What was done?")).to_have_count(COMMENTS - number - 1)
        settle(page)
    assert (hands.keys, hands.clicks, hands.texts) == (0, 10, 5)
    answers = load_answers(answers_path(desk.campaign))
    assert len([each for each in answers.values() if each.done.startswith("Los números")]) == 5
    assert "cifras 4." in (desk.campaign.parent / "guide.md").read_text(encoding="utf-8")
    assert not [host for host in browser.hosts if "evil" in host]


def test_two_organizers_do_not_undo_each_other(desk: Desk, browser: BrowserPage) -> None:
    """Both see the same dispute and the same comment; what one does first stays."""
    page, answers = browser.page, answers_path(desk.campaign)
    left(page, DISPUTES - 10)
    with other_page(browser) as other:
        sign_in(other, desk, "desk-chief")
        other.get_by_role("button", name="Later").first.click()  # what the owner left for later, too
        for each in (page, other):
            expect(each.get_by_text("arc=Test/12", exact=True)).to_be_visible()
        other.get_by_role("button", name="Take: desk-leo").click()
        expect(other.get_by_text("arc=Test/13", exact=True)).to_be_visible()
        settle(other)
        before = desk.answers("Test/12")
        page.get_by_role("button", name="Take: desk-ana").click()
        expect(page.get_by_text("Somebody answered or decided")).to_be_visible()
        assert desk.answers("Test/12") == before
        other.get_by_label("What was done?").fill("Lo vio otra persona.")
        other.get_by_role("button", name="Answer", exact=True).click()
        expect(other.get_by_label("What was done?")).to_have_count(0)
        written = answers.read_bytes()
        page.get_by_label("What was done?").fill("Y yo también.")
        page.get_by_role("button", name="Answer", exact=True).click()
        expect(page.get_by_text("Comments that somebody else answered meanwhile: 1")).to_be_visible()
        assert answers.read_bytes() == written


def test_steps_are_commands_with_their_output(desk: Desk, browser: BrowserPage) -> None:
    page = browser.page
    open_part(page, "Check and launch")
    apply = page.get_by_role("button", name="Apply the plan")
    expect(apply).to_be_disabled()
    page.get_by_role("button", name="Show the plan").click()
    assert "dry run: nothing was changed" in finish_step(desk, page, "launch")
    expect(apply).to_be_enabled()
    open_part(page, "Guide")
    page.get_by_role("button", name="Publish the guide").click()
    assert "replacing 1" in finish_step(desk, page, "guide")


def test_a_picture_in_a_guide_does_not_tell_its_host_who_looks(desk: Desk, browser: BrowserPage) -> None:
    page = browser.page
    open_part(page, "Guide")
    page.get_by_text("Preview of the file").first.click()
    expect(page.locator("[data-testid=stExpander] img")).to_have_count(1)
    settle(page)
    told = [error for error in browser.errors if "evil.example" in error]
    assert told and all("violates the following Content Security Policy" in error for error in told)


@pytest.mark.long
def test_people_are_invited_and_added(desk: Desk, browser: BrowserPage) -> None:
    page = browser.page
    open_part(page, "People")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text(re.compile(r"/join/#\S+")).first).to_be_visible()
    page.get_by_label("User names").fill("desk-nora")
    page.get_by_role("button", name="Add them").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the messages").click()
    message = Path(download.value.path()).read_text(encoding="utf-8")
    assert "desk-nora" in message and "Tu contraseña: " in message
    assert httpx.post(
        f"{desk.server.url}/api/v1/token",
        data={"username": "desk-nora", "password": message.split("Tu contraseña: ")[1].split("\n")[0]},
        trust_env=False,
    ).is_success


@pytest.mark.long
def test_an_export_is_rehearsed_and_published(desk: Desk, browser: BrowserPage) -> None:
    page = browser.page
    open_part(page, "Publish")
    page.get_by_role("button", name="Export", exact=True).click()
    assert f"arc: {len(ALL)} items" in finish_step(desk, page, "export")
    page.get_by_label("Dataset on the Hub").fill("org/desk")
    page.get_by_label("Dataset on the Hub").press("Enter")
    publish = page.get_by_role("button", name="Publish", exact=True)
    expect(publish).to_be_disabled()
    page.get_by_role("button", name="Rehearse").click()
    finish_step(desk, page, "publish")
    assert not desk.hub.commits
    expect(publish).to_be_enabled()
    publish.click()
    expect(page.get_by_text(re.compile("fiel publish · done"))).to_have_count(2)
    assert [name for name, _ in desk.hub.commits][-1] == "org/desk"


@pytest.mark.long
@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
def test_no_page_keeps_anybody_out(desk: Desk, browser: BrowserPage, locale: str, tmp_path: Path) -> None:
    """The sign-in, today and each part of a campaign, on a laptop and on a phone."""
    with other_page(browser, locale=locale) as page:
        page.goto(f"{desk.url}/signin")
        look(page, tmp_path / "signin")
        sign_in(page, desk, desk.server.credentials.username)
        expect(page.locator(".desk-versions").first).to_be_visible()
        look(page, tmp_path / "today")
        page.goto(f"{desk.url}/campaign")
        parts = page.get_by_role("radiogroup").locator("label, button")
        expect(parts.first).to_be_visible()
        assert parts.count() == 6
        heading = page.get_by_role("heading", level=3).first
        for number in range(parts.count()):
            before = heading.inner_text()
            parts.nth(number).click()
            if number:  # the first one is shown already
                expect(heading).not_to_have_text(before)
            settle(page)
            look(page, tmp_path / f"part-{number}")


def look(page: Page, picture: Path) -> None:
    for width, height in ((1366, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(
            "(document.querySelector('.stMain') ?? document.body).scrollWidth <= innerWidth"
        )
        assert not find_barriers(page), (picture.name, width)
        page.screenshot(path=picture.with_name(f"{picture.name}-{width}.png"))


@pytest.mark.parametrize("who", ["desk-ana", "nobody"])
def test_no_volunteer_and_no_stranger_comes_in(desk: Desk, who: str) -> None:
    with httpx.Client(base_url=desk.url, trust_env=False, headers={"Origin": desk.url}) as client:
        login = {"username": who, "password": desk.passwords.get(who, "12345678")}
        answer = client.post("/signin", data=login)
        assert answer.status_code == 403 and not client.cookies
        key = client.post("/signin", data={"key": "argilla.apikey"})
        assert key.status_code == 403 and not client.cookies


def test_a_stranger_reaches_nothing_behind_the_gate(desk: Desk) -> None:
    guessed = {"Cookie": "fiel_desk=guessed"}
    with httpx.Client(base_url=desk.url, trust_env=False, headers=guessed) as client:
        assert client.get("/").headers["location"] == "/signin"
        for path in (
            "/campaign",
            "/_stcore/host-config",
            "/static/index.html",
            "/media/x.txt",
            "/desk/page.py",
        ):
            answer = client.get(path)
            assert answer.status_code in (303, 403), path
        assert client.put("/_stcore/upload_file/x/y", headers={"Origin": desk.url}).status_code == 403
    assert refused_socket(desk, origin=desk.url) == 403


def refused_socket(desk: Desk, *, origin: str | None = None, cookie: str = "fiel_desk=guessed") -> int:
    """Return the status with which the desk answers who asks for a socket; 101 lets them in."""
    address = desk.url.replace("http", "ws", 1) + "/_stcore/stream"
    headers = {"Cookie": cookie, **({"Origin": origin} if origin else {})}
    try:
        with connect(address, additional_headers=headers, proxy=None):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def cookie_of(desk: Desk, username: str) -> str:
    login = {"username": username, "password": desk.passwords[username]}
    answer = httpx.post(
        f"{desk.url}/signin",
        data=login,
        headers={"Origin": desk.url},
        trust_env=False,
        follow_redirects=False,
    )
    assert answer.status_code == 303
    (cookie,) = answer.headers.get_list("set-cookie")
    assert {"httponly", "samesite=strict"} <= {part.strip().lower() for part in cookie.split(";")}
    assert "?" not in answer.headers["location"]
    return cookie.split(";")[0]


def test_another_site_can_do_nothing_with_a_session(desk: Desk) -> None:
    cookie = cookie_of(desk, desk.server.credentials.username)
    assert refused_socket(desk, origin=desk.url, cookie=cookie) == 101
    assert refused_socket(desk, origin="https://evil.example", cookie=cookie) == 403
    assert refused_socket(desk, cookie=cookie) == 403
    for origin in ("https://evil.example", "null"):
        login = {"username": "x", "password": "y"}
        answer = httpx.post(f"{desk.url}/signin", data=login, headers={"Origin": origin}, trust_env=False)
        assert (answer.status_code, answer.text) == (403, "this request comes from another site")
    page = httpx.get(desk.url, headers={"Cookie": cookie}, trust_env=False)
    assert page.is_success and page.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


def test_an_admin_decides_in_their_own_name_and_does_no_more(desk: Desk, browser: BrowserPage) -> None:
    with other_page(browser) as page:
        sign_in(page, desk, "desk-chief")
        name = page.get_by_text(re.compile("^arc=Test/.$")).first.inner_text()
        page.get_by_role("button", name="Take: desk-leo").click()
        expect(page.get_by_text(name, exact=True)).to_have_count(0)
        open_part(page, "Archive and close")
        expect(page.get_by_text("Only owners can do these steps.")).to_be_visible()
        expect(page.get_by_role("button", name="Archive everything now")).to_be_disabled()
        assert desk.url in page.url and "?" not in page.url
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_text("You are no longer signed in.")).to_be_visible()
    chief = next(
        each["id"]
        for each in desk.server.client().get("users").raise_for_status().json()["items"]
        if each["username"] == "desk-chief"
    )
    assert chief in {each["user_id"] for each in desk.answers(name.removeprefix("arc="))}


def test_the_admin_of_another_campaign_sees_nothing_of_this_one(desk: Desk, browser: BrowserPage) -> None:
    with other_page(browser) as page:
        sign_in(page, desk, "desk-stranger")
        expect(page.get_by_text("You do not lead any of the campaigns on this desk.")).to_be_visible()
        assert "Prueba" not in page.content()


def test_who_loses_the_role_loses_the_desk(desk: Desk, browser: BrowserPage) -> None:
    with other_page(browser) as page:
        sign_in(page, desk, "desk-chief")
        expect(page.get_by_text("Items done")).to_be_visible()
        desk.server.execute("UPDATE users SET role = 'annotator' WHERE username = ?", "desk-chief")
        page.get_by_role("button", name="Refresh").click()
        expect(page.get_by_text("You are no longer signed in.")).to_be_visible()


def test_no_secret_is_kept_on_disk_or_shown(desk: Desk) -> None:
    secrets = [*desk.passwords.values(), desk.server.api_key, WRITER]
    kept = [*(desk.settings.home / "jobs").rglob("*.*"), desk.settings.home / "desk.log"]
    for path in kept:
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not [secret for secret in secrets if secret in text], path
    jobs = [json.loads(path.read_text()) for path in (desk.settings.home / "jobs").glob("*/job.json")]
    assert {each["by"] for each in jobs} == {desk.server.credentials.username}
