"""The actions in each scene of the video."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Locator

from fiel.messages.catalogue import Catalogue
from fiel.video.script import Scene, Script
from fiel.video.stage import Stage
from fiel.video.story import CORRECTION, Volunteer

_WAIT_MS = 30_000
_NEAR = 1.55  # the item fills the width of the picture
_NEARER_DASHBOARD = 1.35  # the dashboard's column fills it
_BESIDE = -14  # pixels, so that the pointer does not cover the text


@dataclass
class Take:
    """The state while scenes are played.

    Attributes:
        dashboard: Counts the answers and returns the dashboard's address.
        seen: Texts of the interface that were awaited and found in the current scene.
    """

    stage: Stage
    script: Script
    language: str
    volunteer: Volunteer
    dashboard: Callable[[], str]
    seen: list[str] = field(default_factory=list)

    def say(self, key: str, area: str = "form") -> str:
        """Return a text of the form or of another area."""
        return Catalogue(area, self.language).text(key)

    def see(self, target: Locator) -> Locator:
        """Wait until something is visible, and record its text."""
        target.wait_for(state="visible", timeout=_WAIT_MS)
        self.seen.append(target.inner_text())
        return target

    def see_item(self, words: str) -> Locator:
        """Wait for the item whose original contains these words, and return the row of its question."""
        self.see(self.stage.item.get_by_text(words))
        return self.stage.item.locator(".fiel-row").first

    def label(self, key: str) -> Locator:
        """Return the element with one of the form's texts, such as an answer to choose."""
        return self.stage.interface.get_by_text(self.say(key), exact=True)

    def title(self, key: str) -> Locator:
        """Return the title of a question, which may be followed by an asterisk."""
        return self.stage.interface.get_by_text(self.say(key)).first

    def submit(self, words: str) -> None:
        """Submit the answer and wait until the item with these words is gone."""
        self.stage.click(self.stage.interface.get_by_role("button", name=self.script.submit))
        self.leave(words)

    def leave(self, words: str) -> None:
        """Wait until the next item replaces the one with these words."""
        self.stage.item.get_by_text(words).wait_for(state="detached", timeout=_WAIT_MS)
        self.see(self.stage.item.locator(".fiel-row").first)

    def box(self, words: str) -> Locator:
        """Return the text box that contains these words."""
        return self.stage.interface.locator("[contenteditable]", has_text=words)


_TOWELS, _WATER, _RHYME, _MOUNTAIN = "Two identical wet towels", "save water", "rhymes with", "A hiker"


def _welcome(take: Take, scene: Scene) -> None:
    take.stage.open(take.volunteer.address)
    take.see(take.stage.interface.locator("input").first)
    take.stage.card(scene.text or "")


def _sign_in(take: Take, scene: Scene) -> None:
    stage = take.stage
    stage.card("")
    for number, text in enumerate((take.volunteer.username, take.volunteer.password)):
        stage.click(stage.interface.locator("input").nth(number))
        stage.type_text(text)
    stage.press("Enter", shown=take.script.enter)
    stage.interface.wait_for_url(lambda url: "sign-in" not in url, timeout=_WAIT_MS)
    stage.open(take.volunteer.address)
    take.see_item(_TOWELS)


def _layout(take: Take, scene: Scene) -> None:
    row = take.see_item(_TOWELS)
    for part in (row.locator(".fiel-source"), row.locator(".fiel-text").last):
        take.stage.point_at(part)
        take.stage.wait(0.8)
    take.stage.point_at(take.see(take.title("verdict-title")), left=_BESIDE)


def _guide(take: Take, scene: Scene) -> None:
    stage = take.stage
    stage.click(take.see(stage.interface.get_by_text(take.script.guidelines, exact=True).first))
    heading = take.see(stage.interface.locator("h1").last)
    stage.look_at(heading, scale=_NEAR)
    stage.wait(1.5)
    for number in (1, 2):
        stage.scroll_to(stage.interface.locator("h2").nth(number))
        stage.wait(1)


def _read(take: Take, scene: Scene) -> None:
    stage = take.stage
    stage.look_at(None)
    stage.click(stage.interface.get_by_text(take.script.guidelines, exact=True).first)
    stage.click(take.title("verdict-title"))  # so that keys go to the form
    row = take.see_item(_TOWELS)
    _compare(take, row)


def _compare(take: Take, row: Locator) -> None:
    take.stage.look_at(row, scale=_NEAR)
    take.stage.point_at(row.locator(".fiel-source"), left=_BESIDE)
    take.stage.wait(1)
    take.stage.point_at(row.locator(".fiel-text").last, left=_BESIDE)


def _accept(take: Take, scene: Scene) -> None:
    take.stage.look_at(None)
    take.stage.press("1")
    take.stage.press("Enter", shown=take.script.enter)
    take.leave(_TOWELS)


def _find(take: Take, scene: Scene) -> None:
    row = take.see_item(_WATER)
    _compare(take, row)
    take.stage.point_at(take.see(row.locator(".fiel-finding").first), left=_BESIDE)


def _correct(take: Take, scene: Scene) -> None:
    stage, box = take.stage, take.box("planta del desierto")
    stage.look_at(box, scale=_NEAR)
    stage.click(box)
    stage.point_at(box, left=_BESIDE)
    stage.page.keyboard.press("Control+End")
    stage.type_text(CORRECTION)
    take.see(take.box(CORRECTION))


def _send(take: Take, scene: Scene) -> None:
    take.stage.look_at(None)
    take.stage.click(take.see(take.label("verdict-corrected")))
    take.submit(_WATER)


def _unusable(take: Take, scene: Scene) -> None:
    _compare(take, take.see_item(_RHYME))


def _reason(take: Take, scene: Scene) -> None:
    take.stage.press("3")
    take.stage.look_at(take.see(take.title("reason-title")), scale=_NEAR)
    take.see(take.label("reason-untranslatable"))
    take.stage.press("5")
    take.stage.press("Enter", shown=take.script.enter)
    take.leave(_RHYME)


def _comment(take: Take, scene: Scene) -> None:
    stage = take.stage
    stage.look_at(None)
    take.see_item(_MOUNTAIN)
    box = stage.interface.locator("[contenteditable]").last
    stage.scroll_to(box)
    stage.click(box)
    stage.point_at(box, left=_BESIDE)
    stage.type_text(scene.text or "")
    take.see(take.box(scene.text or ""))
    verdict = take.label("verdict-correct")
    stage.scroll_to(verdict)
    stage.click(take.see(verdict))
    take.submit(_MOUNTAIN)


def _discard(take: Take, scene: Scene) -> None:
    buttons = take.stage.interface.get_by_role("button", name=take.script.submit).locator("xpath=..")
    take.stage.point_at(take.see(buttons.locator("button").first))


def _dashboard(take: Take, scene: Scene) -> None:
    stage = take.stage
    stage.open(take.dashboard())
    figure = take.see(stage.interface.locator(".fiel-figure").first)
    take.see(stage.interface.locator(".fiel-footer"))
    stage.wait(1)
    stage.point_at(figure, left=_BESIDE)
    stage.wait(2)
    stage.look_at(stage.interface.locator(".fiel-hero").first, scale=_NEARER_DASHBOARD)


def _people(take: Take, scene: Scene) -> None:
    stage = take.stage
    link = stage.interface.get_by_role("link", name=take.say("nav-people", "dashboard")).first
    stage.look_at(None)
    stage.click(link)
    ana = stage.interface.get_by_role("link", name="Ana", exact=True).first
    take.see(ana)
    stage.point_at(ana)


def _thanks(take: Take, scene: Scene) -> None:
    take.stage.card(scene.text or "")


ACTIONS: Mapping[str, Callable[[Take, Scene], None]] = {
    "welcome": _welcome,
    "sign-in": _sign_in,
    "layout": _layout,
    "guide": _guide,
    "read": _read,
    "accept": _accept,
    "find": _find,
    "correct": _correct,
    "send": _send,
    "unusable": _unusable,
    "reason": _reason,
    "comment": _comment,
    "discard": _discard,
    "dashboard": _dashboard,
    "people": _people,
    "thanks": _thanks,
}
"""Actions by scene name."""
