"""Whole items in Catalan, Portuguese and German: right translations are quiet, likely mistakes are found.

The items are ours, because no machine translations of benchmarks into these languages are at hand. Each has
the right translation and changes to it, of the kinds that machines make, with the check that finds them.
"""

from dataclasses import dataclass, replace

import pytest

from fiel.checks import check_item
from fiel.items import Item, Segment
from tests.checks.items import make_item

_BLANK = "The process in which a plant makes food from 2.5 g of CO2 is called an ____."
_STOPS = "Which of these did NOT help the 4th grade students?"
_ATOM = "A student says that silicon has 14 protons. What should she do?"
_STAR = "About 3.5 billion years ago, half of 150 stars were lost because of the"


@dataclass(frozen=True)
class Translated:
    """An item: its language, English and right texts, and mistakes as (wrong, right, check)."""

    language: str
    english: tuple[str, ...]
    right: tuple[str, ...]
    mistakes: tuple[tuple[str, str, str], ...]


ITEMS = (
    Translated(
        "ca",
        (_ATOM, "Weigh 1.5 kg of it on a triple-beam balance", "Ask the physicians", "Ignore the DNA"),
        (
            "Una estudiant diu que el silici té catorze protons. Què hauria de fer?",
            "Pesar-ne 1,5 kg amb una balança de tres braços",
            "Preguntar-ho als metges",
            "Deixar de banda l’ADN",
        ),
        (
            ("el silici", "la silicona", "false-friend"),
            ("balança", "balanç", "false-friend"),
            ("metges", "físics", "false-friend"),
            ("1,5 kg", "15 kg", "changed-number"),
            ("1,5 kg", "1,5 g", "changed-unit"),
            ("Una estudiant", "Un estudiant", "changed-gender"),
        ),
    ),
    Translated(
        "ca",
        (_STOPS, "the library", "the parents", "both A and C"),
        (
            "Quin d’aquests NO va ajudar els alumnes de quart?",
            "la biblioteca",
            "els pares",
            "tant A com C",
        ),
        (
            (" NO ", " ", "lost-negation"),
            ("biblioteca", "llibreria", "false-friend"),
            ("pares", "parents", "false-friend"),
            ("quart", "cinquè", "changed-number"),
            ("ajudar", "ajudar ajudar", "doubled-word"),
        ),
    ),
    Translated(
        "ca",
        (_STAR, "momentum of the galaxies", "seasons of the year", "weathering"),
        (
            "Fa uns 3.500 milions d’anys, la meitat de cent cinquanta estrelles es van perdre a causa de",
            "la quantitat de moviment de les galàxies",
            "les estacions de l’any",
            "la meteorització",
        ),
        (
            ("3.500 milions", "3.500", "changed-number"),
            ("estacions", "temporades", "false-friend"),
            ("meteorització", "meteorització.", "end-punctuation"),
            (" a causa de", ".", "closed-stem"),
        ),
    ),
    Translated(
        "pt",
        (_ATOM, "Weigh 1.5 kg of it on a triple-beam balance", "Ask the physicians", "Ignore the DNA"),
        (
            "Uma estudante diz que o silício tem quatorze prótons. O que ela deve fazer?",
            "Pesar 1,5 kg em uma balança de três braços",
            "Perguntar aos médicos",
            "Ignorar o DNA",
        ),
        (
            ("silício", "silicone", "false-friend"),
            ("médicos", "físicos", "false-friend"),
            ("1,5 kg", "1,5 mg", "changed-unit"),
            ("quatorze", "quinze", "changed-number"),
            ("Uma estudante", "Um estudante", "changed-gender"),
        ),
    ),
    Translated(
        "pt",
        (_STOPS, "the library", "the parents", "both A and C"),
        (
            "Qual destes NÃO ajudou os alunos do quarto ano?",
            "a biblioteca",
            "os pais",
            "tanto A como C",
        ),
        (
            (" NÃO ", " ", "lost-negation"),
            ("biblioteca", "livraria", "false-friend"),
            ("pais", "parentes", "false-friend"),
            ("quarto", "quinto", "changed-number"),
        ),
    ),
    Translated(
        "pt",
        (_BLANK, "anabolic reaction", "alligator", "injury"),
        (
            "O processo pelo qual uma planta produz alimento a partir de 2,5 g de CO2 chama-se ____.",
            "reação anabólica",
            "jacaré",
            "lesão",
        ),
        (
            ("chama-se ____", "chama-se", "damaged-placeholder"),
            ("CO2", "CO3", "changed-formula"),
            ("2,5 g", "25 g", "changed-number"),
            ("jacaré", "crocodilo", "false-friend"),
            ("lesão", "injúria", "false-friend"),
        ),
    ),
    Translated(
        "de",
        (_ATOM, "Weigh 1.5 kg of it on a triple-beam balance", "Ask the physicians", "Ignore the DNA"),
        (
            "Eine Schülerin sagt, dass Silizium vierzehn Protonen hat. Was sollte sie tun?",
            "Eineinhalb Kilogramm davon auf einer Balkenwaage wiegen",
            "Die Ärzte fragen",
            "Die DNA nicht beachten",
        ),
        (
            ("Silizium", "Silikon", "false-friend"),
            ("Ärzte", "Physiker", "false-friend"),
            ("Eineinhalb", "Zweieinhalb", "changed-number"),
            ("vierzehn", "fünfzehn", "changed-number"),
            ("Eine Schülerin", "Ein Schüler", "changed-gender"),
        ),
    ),
    Translated(
        "de",
        (_STOPS, "the preservatives", "the gift", "both A and C"),
        (
            "Was davon hat den Viertklässlern NICHT geholfen?",
            "die Konservierungsstoffe",
            "das Geschenk",
            "sowohl A als auch C",
        ),
        (
            (" NICHT ", " ", "lost-negation"),
            ("Konservierungsstoffe", "Präservative", "false-friend"),
            ("Geschenk", "Gift", "false-friend"),
            ("Viertklässlern", "Schülern der 5. Klasse", "changed-number"),
        ),
    ),
    Translated(
        "de",
        (_STAR, "momentum of the galaxies", "seasons of the year", "weathering"),
        (
            "Vor etwa 3,5 Mrd. Jahren ging die Hälfte von hundertfünfzig Sternen verloren wegen",
            "des Impulses der Galaxien",
            "der Jahreszeiten",
            "der Verwitterung",
        ),
        (
            ("3,5 Mrd.", "3,5 Mio.", "changed-number"),
            ("hundertfünfzig", "hundertfünf", "changed-number"),
            ("Jahreszeiten", "Saisons", "false-friend"),
            ("Verwitterung", "Abnutzung", "false-friend"),
            ("verloren wegen", "verloren.", "closed-stem"),
        ),
    ),
)

MISTAKES = [(each, *mistake) for each in ITEMS for mistake in each.mistakes]


def build_item(translated: Translated) -> Item:
    names = ("instruction", "option_a", "option_b", "option_c")
    texts = zip(translated.right, translated.english, strict=True)
    return make_item(translated.language, **dict(zip(names, texts, strict=True)))


@pytest.mark.parametrize("translated", ITEMS)
def test_a_right_translation_is_quiet(translated: Translated) -> None:
    assert check_item(build_item(translated)) == []


@pytest.mark.parametrize(("translated", "right", "wrong", "check"), MISTAKES)
def test_a_likely_mistake_is_found(translated: Translated, right: str, wrong: str, check: str) -> None:
    item = build_item(translated)
    segments = tuple(
        Segment(each.name, each.translation.replace(right, wrong), each.source) for each in item.segments
    )
    assert segments != item.segments
    assert check in {finding.check for finding in check_item(replace(item, segments=segments))}
