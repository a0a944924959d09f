"""The texts that people read: Project Fluent files, one folder per language."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message, Resource

from fiel.errors import FielError

_FOLDER = Path(__file__).parent
_FALLBACK = "en"
_DEFAULT = "es"
_ACCEPTED = re.compile(r"([A-Za-z][A-Za-z0-9-]*)(?:\s*;\s*q=([01](?:\.\d{0,3})?))?")
_WAITING = "# status: waiting for a native reader"


class Catalogue:
    """The texts of one area in one language, falling back to English."""

    def __init__(self, area: str, language: str) -> None:
        """Load the texts.

        ``area`` is the name of the Fluent files, such as ``dashboard``. ``es-MX`` falls back to ``es``, then
        to English.

        Raises:
            FielError: A file of the area is not valid Fluent, or the area has no English.
        """
        self.area = area
        self.language = language
        self._bundles = _choose_bundles(_FOLDER, area, language)

    def has(self, key: str) -> bool:
        """Tell whether a key has a text."""
        return any(bundle.has_message(key) for bundle in self._bundles)

    def keys(self) -> list[str]:
        """Return the keys of all texts, in file order."""
        resources = [_load_resource(self.area, bundle.locales[0]) for bundle in self._bundles]
        messages = [entry for each in resources for entry in each.body if isinstance(entry, Message)]
        return list(dict.fromkeys(message.id.name for message in messages))

    def text(self, key: str, **values: str | int | float) -> str:
        """Return the text of a key, with numbers formatted for the language.

        Raises:
            FielError: No language has the key, or a value that its text needs is missing.
        """
        if values:
            return _format_text(self._bundles, self.area, key, values)
        return _plain_text(self._bundles, self.area, key)


@lru_cache(1000)
def segment_title(name: str, language: str) -> str:
    """Return a segment's name in the form; segments of third-party benchmarks show their own names."""
    form, key = Catalogue("form", language), f"segment-{name}"
    if re.fullmatch("option_[f-z]", name):  # few have so many
        return form.text("segment-option", letter=name[-1].upper())
    return form.text(key) if form.has(key) else name.replace("_", " ").capitalize()


def available_languages(area: str) -> list[str]:
    """Return the languages that an area is translated into, sorted."""
    return list(_find_languages(_FOLDER, area))


_Bundles = tuple[FluentBundle, ...]
"""Where to look for a text, in this order."""


@lru_cache(1000)  # the language can be anything that a browser asks for
def _choose_bundles(folder: Path, area: str, language: str) -> _Bundles:
    available = _find_languages(folder, area)
    chosen = [each for each in (language, language.split("-")[0]) if each in available]
    return tuple(_load_bundle(area, each) for each in dict.fromkeys([*chosen, _FALLBACK]))


@lru_cache(10_000)
def _plain_text(bundles: _Bundles, area: str, key: str) -> str:
    """Return a text without values, which is the same each time."""
    return _format_text(bundles, area, key, {})


def _format_text(bundles: _Bundles, area: str, key: str, values: dict[str, Any]) -> str:
    bundle = next((each for each in bundles if each.has_message(key)), None)
    pattern = bundle.get_message(key).value if bundle else None
    if bundle is None or pattern is None:
        raise FielError(f"messages/{area}: expected a text, found none for the key {key!r}")
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise FielError(f"messages/{area}: {key}: expected its values, found: {errors[0]}")
    return str(text)


@cache
def _find_languages(folder: Path, area: str) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{area}.ftl")))


def waits_for_reader(area: str, language: str) -> bool:
    """Tell whether no native reader has signed off the texts of an area in a language yet.

    The first line of a file says so: ``# status: waiting for a native reader``, or who read it and when.
    """
    path = _FOLDER / language / f"{area}.ftl"
    with path.open(encoding="utf-8") as lines:
        return lines.readline().rstrip() == _WAITING


def choose_language(area: str, *wanted: str | None) -> str:
    """Return the language in which to show an area.

    ``wanted`` are the tags that the person asked for, such as ``es-MX``, the most wanted first; None stands
    for an unknown one.

    Returns:
        The first wanted language that the area has, without its region if necessary; English when it has none
        of them; Spanish when nothing was asked for.
    """
    languages = {language.lower(): language for language in available_languages(area)}
    tags = [tag.strip().replace("_", "-").lower() for tag in wanted if tag is not None]
    found = (languages.get(tag) or languages.get(tag.split("-")[0]) for tag in tags)
    return next(filter(None, found), _FALLBACK if tags else _DEFAULT)


def accepted_languages(header: str | None) -> list[str]:
    """Return the tags of an ``Accept-Language`` header, the most wanted first (RFC 9110, section 12.5.4)."""
    parts = (header or "")[:1000].split(",")
    choices = [found for part in parts if (found := _ACCEPTED.fullmatch(part.strip()))]
    ranked = sorted(choices, key=lambda choice: -float(choice[2] or 1))
    return [choice[1] for choice in ranked if float(choice[2] or 1) > 0]


@cache
def _load_bundle(area: str, language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(_load_resource(area, language))
    return bundle


@cache
def _load_resource(area: str, language: str) -> Resource:
    path = _FOLDER / language / f"{area}.ftl"
    try:
        resource = FluentResource(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FielError(f"{path}: expected a message file, found: {error}") from None
    for entry in resource.body:
        if isinstance(entry, Junk):
            line = (entry.content or "").splitlines()[0]
            raise FielError(f"{path}: expected a Fluent message, found {line!r}")
    return resource
