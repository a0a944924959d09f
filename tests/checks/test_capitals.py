from fiel.checks.capitals import CapitalTally, find_english_acronyms, find_title_case
from fiel.items import Segment
from tests.checks.items import make_item


def learn(*texts: tuple[str, str]) -> CapitalTally:
    tally = CapitalTally()
    for translation, source in texts:
        tally.add(Segment("instruction", translation, source), "es")
    return tally


def test_an_acronym_that_is_usually_translated_is_marked() -> None:
    known = learn(*[("El ARN", "The RNA")] * 5, ("El RNA", "The RNA")).translated()
    assert known == {"RNA": (1, 6)}
    item = make_item("es", instruction=("El RNA y la NASA", "The RNA and NASA"))
    (finding,) = find_english_acronyms(item, acronyms=known)
    assert finding.span == (3, 6)


def test_an_acronym_that_stays_or_is_rare_is_not_marked() -> None:
    assert learn(*[("La NASA", "NASA")] * 9).translated() == {}
    assert learn(*[("El ARN", "The RNA")] * 4).translated() == {}


def test_an_acronym_that_english_does_not_have_is_not_marked() -> None:
    item = make_item("es", instruction=("El RNA", "It"))
    assert find_english_acronyms(item, acronyms={"RNA": (0, 9)}) == []


def titles(language: str, *options: str, usual: str = "los cambios de fase, los tipos de gases") -> int:
    small = learn(*[(usual, "")] * 3).small()
    named = {f"option_{letter}": (text, None) for letter, text in zip("abcd", options, strict=False)}
    return len(find_title_case(make_item(language, **named), small=small))


def test_options_in_the_style_of_english_titles() -> None:
    assert titles("es", "Cambios de Fase", "Conductividad de Gases", "Otra cosa") == 1


def test_names_and_single_options_are_not_titles() -> None:
    assert titles("es", "Cambios de Fase", "Otra cosa") == 0
    assert titles("es", "Isaac Newton", "Marie Curie") == 0
    assert titles("es", "La Ley de los Gases", "La Ley de Fase") == 0  # with an article, a name
    assert titles("es", "Cambios de Fase, Gases", "Gases, Cambios de Fase") == 0  # parts of a list
    assert titles("de", "Wechsel der Fase", "Arten der Gases") == 0  # nouns have capitals


def test_an_acronym_within_words_is_not_translated_and_hyphens_join_names() -> None:
    known = learn(*[("ett RNA-virus", "an RNA virus")] * 5, ("av RNA", "of RNA")).translated()
    assert "RNA" not in known
    names = {
        "option_a": ("Jorden-Månen-Solen", "Earth-Moon-Sun"),
        "option_b": ("Solen-Månen-Jorden", "Sun-Moon-Earth"),
    }
    small = frozenset({"månen", "solen", "jorden"})
    assert find_title_case(make_item("sv", instruction=("?", "?"), **names), small=small) == []
