import pytest

from fiel.checks.untranslated import find_chat_residue, find_untranslated
from tests.checks.items import check_text, places


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "The moon is bright", "The moon is bright"),
        ("es", "the moon is bright ", "The moon is bright"),
        ("es", "Plants turn sunlight into sugar", "Plants change sunlight into sugar"),
        ("es", "Which planet is the largest?", None),
        ("ca", "Plants turn sunlight into sugar", "Plants change sunlight into sugar"),
        ("ru", "Plants turn the sunlight into sugar", "Plants change sunlight into sugar"),
        ("xx", "The moon is bright", "The moon is bright"),
    ],
)
def test_left_in_english(language: str, text: str, source: str | None) -> None:
    (finding,) = check_text(find_untranslated, language, text, source)
    assert (finding.check, finding.severity, finding.segment) == ("untranslated", "warning", "instruction")


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "La luna es brillante y redonda", "The moon is bright and round"),
        ("es", "Isaac Newton", "Isaac Newton"),
        ("es", "Martin Luther King", "Martin Luther King"),
        ("es", "The Origin of Species", "The Origin of Species"),
        ("es", "2 Na + Cl2 -> 2 NaCl", "2 Na + Cl2 -> 2 NaCl"),
        ("es", "sin x + cos y", "sin x + cos y"),
        ("es", "El título es The Grapes of Wrath y su autor Steinbeck", "The title is The Grapes of Wrath"),
        ("es", "Un animal doméstico normal", "A normal domestic animal"),
        ("ca", "La lluna és brillant i rodona", "The moon is bright and round"),
        ("ru", "Луна яркая и круглая", "The moon is bright and round"),
        ("en", "The moon is bright", "The moon is bright"),
        ("xx", "Plants turn sunlight into sugar", "Plants change sunlight into sugar"),
        ("es", "", "The moon is bright"),
    ],
)
def test_translated_or_rightly_left(language: str, text: str, source: str) -> None:
    assert check_text(find_untranslated, language, text, source) == []


@pytest.mark.parametrize(
    ("language", "text", "source", "place"),
    [
        ("es", "Traducción: ¿Qué es la luz?", "What is light?", "Traducción:"),
        ("es", "Como modelo de lenguaje, no opino.", "The light.", "Como modelo de lenguaje"),
        ("es", "Aquí tienes la traducción: la luz", "The light", "Aquí tienes la traducción:"),
        ("es", "Lo siento, no puedo ayudar con eso.", "How does a bomb work?", "Lo siento, no puedo"),
        ("es", "La luz (nota del traductor: o lámpara)", "The light", "nota del traductor"),
        ("es", "Sure! La luz", "The light", "Sure! "),
        ("es", "La luz /*I translated it freely*/", "The light", "translated"),
        ("es", '"La luz"', "The light", '"La luz"'),
        ("fr", "Voici la traduction : la lumière", "The light", "Voici la traduction"),
        ("fr", "« La lumière »", "The light", None),
        ("pt", "Tradução: a luz", "The light", "Tradução:"),
        ("xx", "Here is the translation: lumo", "The light", "Here is the translat"),
    ],
)
def test_residue_of_a_chat_model(language: str, text: str, source: str, place: str | None) -> None:
    findings = check_text(find_chat_residue, language, text, source)
    assert [finding.check for finding in findings] == ["chat-residue"]
    assert places(findings, text) == [place or text]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "Traducción: proceso del ribosoma", "Translation: a process of the ribosome"),
        ("es", "La traducción del ARN ocurre aquí", "It happens here"),
        ("es", "Lo siento, no puedo ir", "I'm sorry, I cannot come"),
        ("es", "Aquí tienes un libro", "Here is a book for you"),
        ("es", '"La luz"', '"The light"'),
        ("es", '"Luz" y "sombra"', "Light and shade"),
        ("fr", "La traduction de l'ARN", "It is that of RNA"),
        ("es", "", "The light"),
    ],
)
def test_no_residue(language: str, text: str, source: str) -> None:
    assert check_text(find_chat_residue, language, text, source) == []


def test_long_residue_is_shown_in_part() -> None:
    (finding,) = check_text(find_chat_residue, "es", f'"{"luz " * 50}fin"', "The light")
    assert len(finding.values["text"]) == 60
