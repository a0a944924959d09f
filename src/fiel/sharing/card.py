"""The card: a picture of a campaign's progress, in the size of link previews (1200 x 630)."""

import io
import logging
from collections.abc import Iterator
from functools import cache

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont
from PIL.PngImagePlugin import PngInfo

from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import Direction, writing_direction
from fiel.sharing.figures import Figures
from fiel.sharing.fonts import SANS, SERIF, Family, choose_font, open_font, starts_at_right

_LOGGER = logging.getLogger("fiel.sharing")
WIDTH, HEIGHT = 1200, 630
_MARGIN = 80
_INNER = WIDTH - 2 * _MARGIN
_PAPER, _INK, _MUTED = "#fbf8f2", "#1f2a33", "#56616b"
_TRACK, _BLUE, _ACCENT, _NOTE, _ORANGE = "#e9e3d8", "#0072b2", "#0067a3", "#fdf3dc", "#e69f00"
_TITLE_SIZES, _TITLE_LINES = (64, 54, 46), 2
_SUPER = 4


def draw_card(figures: Figures, language: str, *, label: str = "") -> bytes:
    """Draw the card as PNG.

    A title whose letters are in no font of this machine is replaced by one in another language, or by the
    campaign's name, and all other words by English ones. ``label`` is an invisible text to store in the file.

    Raises:
        FielError: Streamlit's bundled font is missing.
    """
    catalogue = _find_words(language)
    image, draw = _begin(catalogue, simulated=figures.simulated)
    side = writing_direction(catalogue.language)
    _draw_title(draw, figures.titles or (catalogue.text("together"),), side)
    _draw_progress(draw, figures, catalogue)
    return _encode(image, label)


def draw_person(name: str, *, answers: int, days: int, simulated: bool, language: str) -> bytes:
    """Draw the card of a person who agreed to be named, as PNG; see `draw_card`.

    ``days`` are those with answers. A name whose letters are in no font of this machine is left out.

    Raises:
        FielError: Streamlit's bundled font is missing.
    """
    catalogue = _find_words(language)
    image, draw = _begin(catalogue, simulated=simulated)
    side = writing_direction(catalogue.language)
    _draw_title(draw, (name, catalogue.text("card-person")), side)
    given = catalogue.text("card-answers", answers=answers)
    _write(draw, side, (_MARGIN, 448), given, fill=_ACCENT, font=_font_for(given, SERIF, 80, bold=True))
    text = catalogue.text("card-days", days=days)
    _write(draw, side, (_MARGIN, 505), text, fill=_MUTED, font=_font_for(text, SANS, 34))
    return _encode(image, "")


def _find_words(language: str) -> Catalogue:
    """Return the words of a language, or of English if no font of this machine has the letters."""
    words = Catalogue("share", language)
    return words if choose_font(words.text("card-purpose"), SANS, 26) else Catalogue("share", "en")


def _font_for(text: str, family: Family, size: int, *, bold: bool = False) -> FreeTypeFont:
    return choose_font(text, family, size, bold=bold) or open_font(family, size, bold=bold)


def _write(
    draw: ImageDraw.ImageDraw,
    side: Direction,
    place: tuple[float, float],
    text: str,
    *,
    fill: str,
    font: FreeTypeFont,
    line: str = "s",
) -> None:
    """Write a line that begins at a distance from the side where the language begins."""
    x, y = place
    x, edge = (WIDTH - x, "r") if side == "rtl" else (x, "l")
    draw.text((x, y), text, fill, font, anchor=f"{edge}{line}")


def _begin(catalogue: Catalogue, *, simulated: bool) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Draw what all cards have."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 10), fill=_BLUE)
    mark = _draw_mark()
    image.paste(mark, (_MARGIN, 58), mark)
    draw.text((_MARGIN + 92, 54), "Fiel", _INK, open_font(SERIF, 58, bold=True))
    if simulated:
        _draw_note(draw, catalogue.text("simulated"))
    side, purpose = writing_direction(catalogue.language), catalogue.text("card-purpose")
    _write(draw, side, (_MARGIN, 562), purpose, fill=_MUTED, font=_font_for(purpose, SANS, 26), line="a")
    return image, draw


def read_label(content: bytes) -> str:
    """Return the text stored in a card, or an empty one."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            return str(image.info.get("fiel", ""))
    except OSError:
        return ""


def wrap_title(title: str, font: FreeTypeFont, *, lines: int, width: int = _INNER) -> tuple[list[str], bool]:
    """Break a title into lines; return whether they have all of it, or the last ends with an ellipsis."""
    wrapped = [""]
    for word in _pieces(title, font, width):
        longer = f"{wrapped[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            wrapped[-1] = longer
        else:
            wrapped.append(word)
    if len(wrapped) <= lines:
        return wrapped, True
    last = wrapped[lines - 1]
    while last and font.getlength(f"{last}…") > width:
        last = last[:-1]
    return [*wrapped[: lines - 1], f"{last.rstrip()}…"], False


def _pieces(title: str, font: FreeTypeFont, width: int) -> Iterator[str]:
    """Yield the words, splitting those too long for a line; some scripts have no spaces at all."""
    for word in title[:400].split():
        start = 0
        for end in range(1, len(word) + 1):
            if font.getlength(word[start:end]) > width:
                yield word[start : end - 1]
                start = end - 1
        yield word[start:]


def _draw_title(draw: ImageDraw.ImageDraw, titles: tuple[str, ...], side: Direction) -> None:
    title = next((each for each in titles if choose_font(each, SERIF, _TITLE_SIZES[0])), titles[-1])
    if title != titles[0]:
        _LOGGER.warning(
            "the card shows %r: no font of this machine has the letters of %r; install one", title, titles[0]
        )
    for size in _TITLE_SIZES:
        font = choose_font(title, SERIF, size, bold=True) or open_font(SERIF, size, bold=True)
        lines, whole = wrap_title(title, font, lines=_TITLE_LINES)
        if whole:
            break
    top = 268 - len(lines) * size * 0.6
    edge: Direction = "rtl" if side == "rtl" or starts_at_right(title) else "ltr"
    for number, line in enumerate(lines):
        place = (_MARGIN, top + number * size * 1.2)
        _write(draw, edge, place, line, fill=_INK, font=font, line="a")


def _draw_progress(draw: ImageDraw.ImageDraw, figures: Figures, catalogue: Catalogue) -> None:
    percent = catalogue.text("card-percent", percent=figures.percent)
    large, side = open_font(SERIF, 92, bold=True), writing_direction(catalogue.language)
    _write(draw, side, (_MARGIN, 448), percent, fill=_ACCENT, font=large)
    left = _MARGIN + large.getlength(percent) + 26
    items = catalogue.text("card-items", validated=figures.validated, total=figures.total)
    _write(draw, side, (left, 410), items, fill=_INK, font=_font_for(items, SANS, 34))
    work = catalogue.text(
        "card-work",
        people=catalogue.text(
            "card-people-at-most" if figures.at_most else "card-people", people=figures.people
        ),
        answers=catalogue.text("card-answers", answers=figures.answers),
    )
    _write(draw, side, (left, 448), work, fill=_MUTED, font=_font_for(work, SANS, 34))
    top, bottom, radius = 480, 512, 16
    draw.rounded_rectangle((_MARGIN, top, WIDTH - _MARGIN, bottom), radius, _TRACK)
    if figures.percent:
        length = max(2 * radius, _INNER * figures.percent // 100)
        start = WIDTH - _MARGIN - length if side == "rtl" else _MARGIN
        draw.rounded_rectangle((start, top, start + length, bottom), radius, _BLUE)


def _draw_note(draw: ImageDraw.ImageDraw, text: str) -> None:
    font = _font_for(text, SANS, 28, bold=True)
    left = WIDTH - _MARGIN - font.getlength(text) - 40
    draw.rounded_rectangle((left, 66, WIDTH - _MARGIN, 118), 26, _NOTE, _ORANGE, 3)
    draw.text((left + 20, 92), text, _INK, font, anchor="lm")


@cache
def _draw_mark() -> Image.Image:
    scale, size = 72 * _SUPER / 64, 72 * _SUPER
    large = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(large)
    draw.rounded_rectangle((0, 0, size - 1, size - 1), 16 * scale, _BLUE)
    wave = [*_curve((15, 25), (21, 18), (26, 30), (32, 24)), *_curve((32, 24), (38, 18), (43, 19), (49, 25))]
    for points, colour, width in ((wave, "#99c7e0", 5), ([(15, 40), (25, 49), (49, 32)], "#ffd27a", 6)):
        scaled = [(x * scale, y * scale) for x, y in points]
        draw.line(scaled, colour, round(width * scale), joint="curve")
        for x, y in (scaled[0], scaled[-1]):
            radius = width * scale / 2
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour)
    return large.resize((72, 72), Image.Resampling.LANCZOS)


def _curve(*points: tuple[int, int]) -> Iterator[tuple[float, float]]:
    for step in range(21):
        t = step / 20
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
        yield x, y


def _encode(image: Image.Image, label: str) -> bytes:
    info = PngInfo()
    info.add_text("fiel", label)
    file = io.BytesIO()
    image.save(file, "PNG", pnginfo=info, compress_level=1)  # 10 kB more, in two thirds of the time
    return file.getvalue()
