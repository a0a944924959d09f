"""Formatting of values for people: numbers, dates and ages."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import Direction, writing_direction
from fiel.progress.counts import whole_percent

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@dataclass(frozen=True)
class Words:
    """The texts of one language, and its formats of numbers and dates."""

    catalogue: Catalogue

    @property
    def language(self) -> str:
        """The language, such as ``es``."""
        return self.catalogue.language

    @property
    def direction(self) -> Direction:
        """The direction in which the language is written."""
        return writing_direction(self.language)

    @property
    def locale(self) -> Locale:
        """Babel's locale of the language; English if unknown."""
        try:
            return Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale("en")

    def text(self, key: str, **values: str | int | float) -> str:
        """Return the text of a key with the values filled in."""
        return self.catalogue.text(key, **values)

    def number(self, value: float, digits: int = 0) -> str:
        """Format a number with a maximum number of decimals."""
        return format_decimal(value, format=f"#,##0.{'#' * digits}", locale=self.locale)

    def percent(self, share: float) -> str:
        """Format a share from 0 to 1 in whole percent: 0 and 100 only for none and all."""
        percent = round(100 * share)
        percent = min(max(percent, 1), 99) if 0 < share < 1 else percent
        return format_percent(percent / 100, locale=self.locale)

    def percent_done(self, done: int, total: int) -> str:
        """Format how much is done in whole percent, rounded down as on the badge: 100 means all."""
        return format_percent(whole_percent(done, total) / 100, locale=self.locale)

    def named(self, key: str, name: str) -> str:
        """Return the text for a name such as a check's, or else the name in readable form."""
        full = f"{key}-{name}"
        if self.catalogue.has(full):
            return self.text(full)
        return name.replace("_", " ").replace("-", " ").capitalize()

    def day(self, day: date, *, year: bool = False) -> str:
        """Format a day: 12 de marzo, with its year if requested."""
        if year:
            return format_date(day, "long", locale=self.locale)
        return format_skeleton("MMMMd", day, locale=self.locale)

    def day_near(self, day: date, today: date) -> str:
        """Format a day, with its year unless it is the current one."""
        return self.day(day, year=day.year != today.year)

    def listed(self, names: Sequence[str]) -> str:
        """Write names one after another: Ana, Bruno and Carla."""
        return format_list(list(names), locale=self.locale)

    def weekdays(self) -> list[str]:
        """Return the short names of the days, starting on Monday."""
        names = get_day_names("abbreviated", locale=self.locale)
        return [names[index] for index in range(7)]

    def age(self, since: datetime, now: datetime) -> str:
        """Describe how long ago something was, in its largest whole unit."""
        seconds = max(0, int((now - since).total_seconds()))
        if seconds < _MINUTE:
            return self.text("age-seconds")
        if seconds < _HOUR:
            return self.text("age-minutes", count=seconds // _MINUTE)
        if seconds < _DAY:
            return self.text("age-hours", count=seconds // _HOUR)
        return self.text("age-days", count=seconds // _DAY)


def place_of(name: str) -> tuple[str, str]:
    """Return the key by which names are sorted: accents and case only decide between equal letters."""
    apart = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)), apart


@cache
def words_in(area: str, language: str) -> Words:
    """Return the texts of an area in a language, the same object each time."""
    return Words(Catalogue(area, language))
