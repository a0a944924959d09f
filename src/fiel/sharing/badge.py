"""The badge: a small picture of a campaign's progress, for a web page or a README."""

import unicodedata
from functools import lru_cache
from html import escape

from fiel.errors import FielError
from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import writing_direction
from fiel.sharing.figures import Figures
from fiel.sharing.fonts import SANS, has_letters, open_font

_HEIGHT, _PADDING, _TITLE_LETTERS = 20, 7, 44
_FONT = "Arial,Helvetica,'Liberation Sans',sans-serif"
_FONT_SIZE = 11
_MEASURED_SIZE = 12  # at this size our font is about as wide as Arial at _FONT_SIZE
_MARK = (
    '<g transform="translate(5 3) scale(.21875)">'
    '<rect width="64" height="64" rx="16" fill="#0072b2"/>'
    '<path d="M15 25c6-7 11 5 17-1s11-5 17 1" fill="none" stroke="#fff" stroke-opacity=".6" '
    'stroke-width="5" stroke-linecap="round"/>'
    '<path d="M15 40l10 9 24-17" fill="none" stroke="#ffd27a" stroke-width="6" stroke-linecap="round" '
    'stroke-linejoin="round"/></g>'
)
_MARK_WIDTH = 17


def draw_badge(figures: Figures, language: str) -> bytes:
    """Draw the badge as SVG, without external fonts, scripts or addresses."""
    catalogue = Catalogue("share", language)
    title = _shorten(figures.titles[0] if figures.titles else catalogue.text("together"))
    key = "badge-simulated" if figures.simulated else "badge"
    value = catalogue.text(key, percent=figures.percent)
    left = _MARK_WIDTH + _width(title) + 2 * _PADDING
    right = _width(value) + 2 * _PADDING
    label = escape(f"{title}: {value}")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{_HEIGHT}" '
        f'viewBox="0 0 {left + right} {_HEIGHT}" role="img" aria-label="{label}" lang="{language}">'
        f"<title>{label}</title>"
        f'<clipPath id="r"><rect width="{left + right}" height="{_HEIGHT}" rx="4"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="{left}" height="{_HEIGHT}" fill="#2b343b"/>'
        f'<rect x="{left}" width="{right}" height="{_HEIGHT}" fill="#0067a3"/></g>{_MARK}'
        f'<g fill="#fff" font-family="{_FONT}" font-size="{_FONT_SIZE}" text-anchor="middle" '
        f'direction="{writing_direction(language)}">'
        f"{_text(title, (left + _MARK_WIDTH) / 2)}{_text(value, left + right / 2)}</g></svg>\n"
    )
    return svg.encode()


def _text(text: str, middle: float) -> str:
    return (
        f'<text x="{middle:g}" y="14" textLength="{_width(text)}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(text)}</text>"
    )


def _shorten(title: str) -> str:
    shown = "".join(letter for letter in title if unicodedata.category(letter) not in ("Cc", "Cs", "Cn"))
    return shown if len(shown) <= _TITLE_LETTERS else f"{shown[: _TITLE_LETTERS - 1].rstrip()}…"


@lru_cache(maxsize=256)
def _width(text: str) -> int:
    """Measure a text in pixels; the width of a letter missing from our font is a guess."""
    try:
        font = open_font(SANS, _MEASURED_SIZE)
    except FielError:
        return round(len(text) * _MEASURED_SIZE * 0.55)
    known = "".join(letter for letter in text if has_letters(font, letter))
    others = [letter for letter in text if letter not in known]
    return round(font.getlength(known) + sum(map(_other_width, others)))


def _other_width(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return _FONT_SIZE * (1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.6)
