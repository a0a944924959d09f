from functools import partial

from fiel.checks import Check
from fiel.checks.consistency import TranslationTally, find_inconsistent_translation
from fiel.checks.survey import survey_items
from fiel.items import Item, Segment
from tests.checks.items import make_item


def said(text: str, source: str | None, language: str = "es") -> Item:
    return make_item(language, option_a=(text, source))


def learned(items: list[Item]) -> Check:
    return partial(find_inconsistent_translation, translations=survey_items(items).translations)


ABOVE = [said("Todas las anteriores", "All of the above")] * 3 + [
    said("Todo lo anterior.", "all of the above.")
]


def test_the_rarer_translation_is_told_of_the_usual_one() -> None:
    check = learned(ABOVE)
    (finding,) = check(ABOVE[-1])
    assert (finding.check, finding.segment, finding.weight) == ("inconsistent-translation", "option_a", 3)
    assert finding.values == {"translation": "todas las anteriores"}
    assert check(ABOVE[0]) == []


def test_in_another_language() -> None:
    items = [
        said("Totes les anteriors", "All of the above", "ca"),
        said("Tot això", "All of the above", "ca"),
    ]
    check = learned(items)
    assert [finding.values["translation"] for item in items for finding in check(item)] == [
        "tot això",
        "totes les anteriors",
    ]


def test_a_sentence_within_longer_texts_has_its_place() -> None:
    items = [
        said("Mira la tabla. Luego marca la respuesta.", "Look at the table. Then mark the answer."),
        said("Hace sol. Mira el cuadro.", "It is sunny. Look at the table."),
        said("Mira la tabla.", "Look at the table."),
    ]
    first, second, third = (learned(items)(item) for item in items)
    assert first == third == []
    (finding,) = second
    assert finding.values == {"translation": "mira la tabla"}
    assert finding.span == (10, 25)


def test_long_sentences_that_differ_in_a_word_are_alike() -> None:
    source = "Students watched a bird fly to and from a large bush every few minutes"
    items = [
        said(
            "Los estudiantes observaron a un pájaro volar hacia un arbusto grande cada pocos minutos", source
        ),
        said("Los estudiantes miraron a un pájaro volar hacia un arbusto grande cada pocos minutos", source),
        said("Varias alumnas vieron un ave entrar y salir de la mata entera todo el rato", source),
    ]
    check = learned(items)
    assert [len(check(item)) for item in items] == [1, 1, 1]
    assert [len(learned(items[:2])(item)) for item in items[:2]] == [0, 0]


def test_what_is_no_other_translation() -> None:
    items = [
        said("El Sol  brilla.", "The sun shines."),
        said("el sol brilla", "the sun  shines"),
        said("las bacterias vivas", "live bacteria now"),
        said("bacterias vivas", "live bacteria now"),
        said("incendio", "fire"),  # a word has several meanings
        said("fuego", "fire"),
        said("doce", "12"),
        said("12", "12"),
        said("todo", None),
        said("", "All of the above"),
    ]
    check = learned(items)
    assert [finding for item in items for finding in check(item)] == []


def test_a_single_word_that_is_mostly_said_otherwise() -> None:
    items = [said("citoplasma", "cytoplasm")] * 3 + [said("protoplasma", "cytoplasm")]
    assert len(learned(items)(items[-1])) == 1


def test_a_long_translation_is_shown_in_part() -> None:
    items = [said("la luz " * 40, "light " * 40), said("lámpara " * 40, "light " * 40)]
    (finding,) = learned(items)(items[0])
    assert len(finding.values["translation"]) == 80


def tally(segments: list[Segment], capacity: int) -> TranslationTally:
    counts = TranslationTally(_capacity=capacity)
    for segment in segments:
        counts.add(segment, "es")
        assert len(counts._counts) <= capacity
    return counts


def test_a_tally_that_is_full_knows_all_of_fewer_sources_in_any_order() -> None:
    segments = [Segment("option_a", f"luz {n} {way}", f"light {n}") for n in range(200) for way in ("a", "b")]
    everything = tally(segments, 1000).conflicts()
    assert len(everything) == 200
    forward, backward = (tally(each, 100).conflicts() for each in (segments, segments[::-1]))
    assert forward == backward
    assert 10 < len(forward) <= 50
    assert all(everything[source] == ways for source, ways in forward.items())
