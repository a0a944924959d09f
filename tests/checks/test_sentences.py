from dataclasses import replace

import pytest

from fiel.checks import CHECKS
from fiel.checks.markup import find_deleted_brackets
from fiel.items import Item
from fiel.messages.catalogue import Catalogue, available_languages
from tests.checks.examples import find_all, make_item


def one(translation: str, source: str) -> Item:
    return make_item(("instruction", translation, source))


ITEMS = {
    "empty-segment": one(" ", "Yes"),
    "equal-options": make_item(("option_a", "Sí", "Yes"), ("option_b", "Sí", "Yeah")),
    "option-count": replace(one("Sí", "Yes"), source_shape=("instruction", "option_a")),
    "answer-key": replace(one("Sí", "Yes"), source_answer="C"),
    "answer-outside": make_item(("option_b", "Sí", "Yes"), correct=None),
    "option-hole": make_item(("option_a", "Sí", "Yes"), ("option_c", "No", "No"), correct="option_c"),
    "changed-number": one("7 gatos", "6 cats"),
    "changed-unit": one("7 g", "7 kg"),
    "changed-formula": one("Es H3O", "It is H2O"),
    "changed-code": one("Usa `a`", "Use `b`"),
    "damaged-placeholder": one("Un ____", "A {name}"),
    "damaged-url": one("En www.ejemplo.org", "At www.example.org"),
    "damaged-markup": one("<b>Sí", "<i>Yes"),
    "deleted-brackets": one("El gen [E]", "The gene [E]"),
    "lost-negation": one("¿Cuál vuela?", "Which does NOT fly?"),
}
LOST = {
    "option-count": replace(one("Sí", "Yes"), source_shape=("question",)),
    "changed-number": one("Un gato y otro", "17 cats"),
    "changed-formula": one("Agua", "H2O"),
    "changed-code": one("Úsalo", "Use `b`"),
    "damaged-placeholder": one("Un gato", "A {name}"),
    "damaged-url": one("Allí", "At www.example.org"),
    "damaged-markup": one("Sí", "<i>Yes"),
}
ADDED = {
    name: make_item(("instruction", item.segments[0].source or "", item.segments[0].translation))
    for name, item in LOST.items()
    if name.startswith("damaged") or name == "changed-number"
}


@pytest.mark.parametrize("language", available_languages("checks"))
@pytest.mark.parametrize(
    ("name", "item"), [*ITEMS.items(), *LOST.items(), *ADDED.items()], ids=lambda value: str(value)[:20]
)
def test_a_finding_can_be_said(name: str, item: Item, language: str) -> None:
    (finding,) = [each for each in find_all(item, (*CHECKS, find_deleted_brackets)) if each.check == name]
    sentence = Catalogue("checks", language).text(name, **finding.values)
    for key, value in finding.values.items():
        assert key == "kind" or finding.values.get("kind") == "parts" or value in sentence, sentence


def test_the_ways_to_be_wrong_are_said_differently() -> None:
    for name, item in LOST.items():
        (changed,) = [each for each in find_all(ITEMS[name]) if each.check == name]
        (lost,) = [each for each in find_all(item) if each.check == name]
        assert changed.values["kind"] != lost.values["kind"]
