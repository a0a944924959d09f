"""The stage: the interface in a frame, with caption, pointer, keys and zoom around it."""

from dataclasses import dataclass
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from playwright.sync_api import Frame, FrameLocator, Locator, Page, Route

from fiel.video.camera import Camera

WIDTH, HEIGHT = 1280, 720
VIEW_HEIGHT = 612  # as in stage.html; the caption is below
FIT = 0.85  # as in stage.html: how much smaller the interface is shown than it is laid out
_NAME = "stage"
_PATH = "/__video"
_WAIT_MS = 30_000
_MOVE_SECONDS = 0.7
_PULSE_SECONDS = 0.35
_LOOK_SECONDS = 0.7
_KEY_SECONDS = 0.9
_LETTER_SECONDS = 0.07
_SCROLL_SECONDS = 1.2

_BOX = "e => { const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; }"
_SCROLLER = """e => {
  const scrolls = box => /auto|scroll/.test(getComputedStyle(box).overflowY);
  let box = e.parentElement;
  while (box && !(box.scrollHeight > box.clientHeight + 4 && scrolls(box))) box = box.parentElement;
  box = box || document.scrollingElement;
  const top = box === document.scrollingElement ? 0 : box.getBoundingClientRect().top;
  const wanted = box.scrollTop + e.getBoundingClientRect().top - top - 16;
  window.scrolled = box;
  return [box.scrollTop, Math.max(0, Math.min(wanted, box.scrollHeight - box.clientHeight))];
}"""


@dataclass(frozen=True, slots=True)
class _View:
    """The visible part of the interface: left, top and magnification."""

    x: float = 0
    y: float = 0
    scale: float = 1


class Stage:
    """Use the interface like a person, in view of the camera."""

    def __init__(self, page: Page, camera: Camera, *, title: str, language: str) -> None:
        """Set up an empty stage."""
        self.page = page
        self.camera = camera
        self._look = _View()
        self._pointer = (WIDTH / 2, VIEW_HEIGHT / 2)
        self._caption = ""
        text = files("fiel.video").joinpath("stage.html").read_text(encoding="utf-8")
        self._html = text.replace("{{ title }}", escape(title)).replace("{{ language }}", escape(language))
        page.route(lambda url: urlsplit(url).path == _PATH, self._answer)
        page.set_default_timeout(_WAIT_MS)

    def _answer(self, route: Route) -> None:
        route.fulfill(body=self._html, content_type="text/html; charset=utf-8")

    @property
    def interface(self) -> Frame:
        """The frame with the interface."""
        frame = self.page.frame(name=_NAME)
        assert frame is not None, "the stage must be opened first"
        return frame

    @property
    def item(self) -> FrameLocator:
        """The item on the form, which Argilla shows in its own frame."""
        return self.interface.frame_locator("iframe")

    def open(self, url: str) -> None:
        """Show an address; the stage uses the same origin, because servers may refuse other frames."""
        parts = urlsplit(url)
        self.page.goto(f"{parts.scheme}://{parts.netloc}{_PATH}")
        self._look = _View()
        self.caption(self._caption)
        self.interface.goto(url)

    def caption(self, text: str) -> None:
        """Show a caption below the picture, and clear the keys."""
        self._caption = text
        if self.page.frame(name=_NAME) is not None:  # otherwise shown when the stage is opened
            self._do("caption", text)
            self._do("keys", [])

    def card(self, text: str) -> None:
        """Cover the interface with a few large words; an empty text uncovers it."""
        self._do("card", text)
        self._do("unpoint")

    def look_at(self, target: Locator | None, *, scale: float = 1.5) -> None:
        """Zoom in on a part of the interface, or out to all of it."""
        before, after = self._look, _View()
        if target is not None:
            x, y, width, height = self._box(target)
            wide, high = WIDTH / FIT, VIEW_HEIGHT / FIT
            after = _View(
                min(max(0, x + width / 2 - wide / scale / 2), wide * (1 - 1 / scale)),
                min(max(0, y + height / 2 - high / scale / 2), high * (1 - 1 / scale)),
                scale,
            )
        if before == after:
            return
        for share in self.camera.steps(_LOOK_SECONDS):
            done = _eased(share)
            now = [
                old + (new - old) * done
                for old, new in ((before.x, after.x), (before.y, after.y), (before.scale, after.scale))
            ]
            self._do("look", *now)
        self._look = after

    def point_at(self, target: Locator, *, left: float | None = None) -> None:
        """Move the pointer to the middle of something, or to a distance in pixels from its left edge."""
        x, y, width, height = self._box(target)
        look = self._look
        self._move_to(
            (x + (width / 2 if left is None else left) - look.x) * look.scale * FIT,
            (y + height / 2 - look.y) * look.scale * FIT,
        )

    def click(self, target: Locator) -> None:
        """Move the pointer to something and click it, even if it moves meanwhile."""
        before = self._box(target)
        self.point_at(target)
        if self._box(target) != before:
            self.point_at(target)
        self.page.mouse.down()
        self.page.mouse.up()
        for share in self.camera.steps(_PULSE_SECONDS):
            self._do("pulse", share)

    def press(self, key: str, *, shown: str | None = None) -> None:
        """Show a key, then press it."""
        self._do("keys", [shown or key])
        for _ in self.camera.steps(_KEY_SECONDS):
            pass
        self.page.keyboard.press(key)

    def type_text(self, text: str) -> None:
        """Type a text character by character."""
        written = 0
        for share in self.camera.steps(len(text) * _LETTER_SECONDS):
            upto = round(share * len(text))
            self.page.keyboard.type(text[written:upto])
            written = upto

    def scroll_to(self, target: Locator) -> None:
        """Scroll until something is at the top of its scroll container."""
        start, end = target.evaluate(_SCROLLER)
        for share in self.camera.steps(_SCROLL_SECONDS if abs(end - start) > 1 else 0):
            self.interface.evaluate(
                "top => window.scrolled.scrollTo({top, behavior: 'instant'})",
                start + (end - start) * _eased(share),
            )

    def wait(self, seconds: float) -> None:
        """Show a still picture."""
        self.camera.hold(max(1, self.camera.frames_until(seconds)))

    def _move_to(self, x: float, y: float) -> None:
        left, top = self._pointer
        for share in self.camera.steps(_MOVE_SECONDS):
            done = _eased(share)
            now = (left + (x - left) * done, top + (y - top) * done)
            self.page.mouse.move(*now)
            self._do("point", *now)
        self._pointer = (x, y)

    def _box(self, target: Locator) -> tuple[float, float, float, float]:
        """Return the left, top, width and height of something in the interface or its frames, in pixels."""
        handle = target.element_handle()
        assert handle is not None, "a locator waits for its element"
        handle.wait_for_element_state("stable")  # boxes grow as their text appears
        x, y, width, height = handle.evaluate(_BOX)
        frame = handle.owner_frame()
        while frame is not None and frame.name != _NAME:
            left, top, *_ = frame.frame_element().evaluate(_BOX)
            x, y, frame = x + left, y + top, frame.parent_frame
        return x, y, width, height

    def _do(self, action: str, *values: object) -> None:
        self.page.evaluate(f"values => window.stage.{action}(...values)", values)


def _eased(share: float) -> float:
    """Ease in and out of a movement."""
    return share * share * (3 - 2 * share)
