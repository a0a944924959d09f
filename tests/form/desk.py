"""A volunteer at the form, in a real browser, and what Argilla has of them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.helpers.campaigns import Person
from tests.server.running import Argilla

MILLISECONDS = 60_000
"""How long a browser may take for a step; no test measures it."""

LAPTOP, SMALL, PHONE = (1366, 768), (1366, 641), (390, 844)
RESPONSES = re.compile(r"/api/v1/(records/[\w-]+(/responses)?|responses/[\w-]+)$")
"""What the form sends answers to, and asks for them."""


@dataclass(frozen=True)
class Scene:
    """A launched campaign.

    Attributes:
        server: Where it is.
        url: Where people come in; the server's own address or that of what stands before it.
        dataset: Id of its dataset.
    """

    server: Argilla
    url: str
    dataset: str

    def answers(self, username: str) -> dict[str, tuple[str, dict[str, Any]]]:
        """Status and values of each answer of a person, by item; two to one item fail."""
        with self.server.client() as owner:
            users = owner.get("users").raise_for_status().json()["items"]
            person = next(each["id"] for each in users if each["username"] == username)
            parameters: dict[str, str | int] = {"include": "responses", "limit": 1000}
            records = (
                owner.get(f"datasets/{self.dataset}/records", params=parameters).raise_for_status().json()
            )
        found: dict[str, tuple[str, dict[str, Any]]] = {}
        for record in records["items"]:
            for response in record["responses"]:
                if response["user_id"] == person:
                    assert record["external_id"] not in found
                    values = {name: value["value"] for name, value in (response["values"] or {}).items()}
                    found[record["external_id"]] = (response["status"], values)
        return found


@dataclass
class Desk:
    """A page with the form on it, and who sits there."""

    page: Page
    scene: Scene
    username: str
    password: str

    @property
    def form_url(self) -> str:
        return f"{self.scene.url}/dataset/{self.scene.dataset}/annotation-mode"

    def sign_in(self) -> None:
        """Enter name and password on the page of the sign-in, wherever it leads."""
        self.page.locator("input").nth(0).fill(self.username)
        self.page.locator("input").nth(1).fill(self.password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda reached: "sign-in" not in reached, timeout=MILLISECONDS)

    def arrive(self) -> str:
        """Come to the form for the first time; return the item."""
        self.page.goto(self.form_url)
        self.sign_in()
        return self.item()

    def item(self) -> str:
        """The item on the screen, by its number."""
        question = self.page.frame_locator("iframe").get_by_text(re.compile(r"How much is \d \+ 1\?")).first
        expect(question).to_be_visible(timeout=MILLISECONDS)
        expect(self.box()).to_be_attached(timeout=MILLISECONDS)
        return str(re.findall(r"\d", question.inner_text())[0])

    def expect_item(self, number: str) -> None:
        text = self.page.frame_locator("iframe").get_by_text(f"How much is {number} + 1?").first
        expect(text).to_be_attached(timeout=MILLISECONDS)

    def expect_other_item(self, number: str) -> None:
        text = self.page.frame_locator("iframe").get_by_text(f"How much is {number} + 1?")
        expect(text).to_have_count(0, timeout=MILLISECONDS)

    def box(self) -> Locator:
        """The box of option C."""
        return self.page.locator("[contenteditable]", has_text=re.compile("veces|مرات"))

    def type(self, text: str) -> None:
        self.box().click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)
        expect(self.box()).to_contain_text(text)

    def choose(self, label: str) -> None:
        self.page.locator("form.questions-form").get_by_text(label, exact=True).click()

    def chosen(self) -> list[str]:
        return self.page.locator("form.questions-form .label-active").all_inner_texts()

    def correct(self, text: str = " exactas") -> None:
        """Type into a box and say so, without sending it."""
        self.type(text)
        self.choose("Corregida")

    def send(self) -> None:
        self.page.get_by_role("button", name="Enviar", exact=False).last.click()

    @property
    def notice(self) -> Locator:
        return self.page.locator(".fiel-notice")

    def press(self, name: str) -> None:
        """Press a button of what the form says."""
        self.notice.get_by_role("button", name=name, exact=True).click()

    def expect_notice(self, text: str) -> None:
        expect(self.notice.filter(has_text=text)).to_be_visible(timeout=MILLISECONDS)

    def expect_no_notice(self) -> None:
        expect(self.notice).to_have_count(0, timeout=MILLISECONDS)

    def answers(self) -> dict[str, tuple[str, dict[str, Any]]]:
        return self.scene.answers(self.username)

    def kept(self) -> list[str]:
        """What the browser keeps of answers, whoever's."""
        script = "Object.keys(localStorage).filter(key => key.startsWith('fiel.answer.'))"
        keys = self.page.evaluate(script)
        assert isinstance(keys, list)
        return keys

    @contextmanager
    def person(self) -> Iterator[Person]:
        """The same person on another device."""
        person = Person(self.scene.url, self.username, self.password)
        try:
            yield person
        finally:
            person.close()

    def answer_elsewhere(self, number: str, text: str) -> None:
        """Have the person answer the item of that number, or answer it anew, on another device."""
        with self.person() as person:
            record = person.queue(self.scene.dataset).get(f"Test/{number}")
            values = {"option_a": number, "option_b": str(int(number) + 1), "option_d": "Nada"}
            values |= {"instruction": f"¿Cuánto es {number} + 1?", "option_c": text}
            if record:
                person.answer(record["id"], "corrected", values)
                return
            found = person.client.post(
                f"me/datasets/{self.scene.dataset}/records/search", params={"include": "responses"}, json={}
            ).raise_for_status()
            (response,) = [
                each["record"]["responses"][0]
                for each in found.json()["items"]
                if each["record"]["external_id"] == f"Test/{number}"
            ]
            filled = {name: {"value": value} for name, value in {"verdict": "corrected", **values}.items()}
            body = {"status": "submitted", "values": filled}
            person.client.put(f"responses/{response['id']}", json=body).raise_for_status()


@contextmanager
def responses_answered_by(page: Page | BrowserContext, handle: Any) -> Iterator[None]:
    """Have what the form sends and asks about answers go elsewhere for the block."""
    page.route(RESPONSES, handle)
    try:
        yield
    finally:
        page.unroute(RESPONSES, handle)


def abort(route: Route) -> None:
    """Let a request not arrive."""
    route.abort()


def lose_answer(route: Route) -> None:
    """Let a request arrive, and its answer be lost."""
    route.fetch()
    route.abort()


def with_expired_session(route: Route) -> None:
    """Send a request with a session that the server does not know any more."""
    route.continue_(headers={**route.request.headers, "authorization": "Bearer expired"})
