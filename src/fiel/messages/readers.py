"""Which texts of a language no native reader has signed off yet, for the organizer."""

from fiel.messages.catalogue import available_languages, choose_language, waits_for_reader
from fiel.messages.languages import language_name

FORM_AREAS = ("form", "about", "interface", "argilla", "checks", "own", "join", "welcome")
"""The areas of what volunteers read before, while and after they answer."""


def warn_of_words(language: str) -> list[str]:
    """Warn that volunteers will read words that no native reader of the form's language has signed off."""
    waiting = [
        f"{chosen}/{area}.ftl"
        for area in FORM_AREAS
        if (chosen := choose_language(area, language)) in available_languages(area)
        and waits_for_reader(area, chosen)
    ]
    if not waiting:
        return []
    name = language_name(language, written_in="en") or language
    return [
        f"the form's words in {name} wait for a native reader: {', '.join(waiting)}. Ask one to "
        "read them before volunteers do; CONTRIBUTING.md says how to sign them off"
    ]
