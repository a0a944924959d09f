import pytest

from fiel.checks.negation import find_lost_negations
from tests.checks.examples import make_item


@pytest.mark.parametrize(
    ("language", "translation", "source", "word"),
    [
        ("es", "¿Cuál es un mamífero?", "Which is NOT a mammal?", "NOT"),
        ("es", "Todas son mamíferos:", "All are mammals EXCEPT:", "EXCEPT"),
        ("es", "¿Cuál tiene masa?", "Which has the least mass?", "least"),
        ("es", "El papel se puede reutilizar.", "Paper cannot be reused.", "cannot"),
        ("es", "Los peces pueden volar.", "Fish can't fly.", "can't"),
        ("es", "No llovía. ¿Cuál es un pez?", "It was not raining. Which is NOT a fish?", "NOT"),
        ("ca", "Quin és un mamífer?", "Which is NOT a mammal?", "NOT"),
        ("pt", "Qual é um mamífero?", "Which is NOT a mammal?", "NOT"),
        ("de", "Was ist ein Säugetier? Und unter Wasser?", "Which is NOT a mammal? And under water?", "NOT"),
        ("fr", "Il faut un mammifère.", "It is never a mammal.", "never"),
        ("ar", "ما هو الحيوان الثديي؟", "Which is NOT a mammal?", "NOT"),
        ("zh", "以下哪项是哺乳动物？", "Which is NOT a mammal?", "NOT"),
        ("ru", "Что является млекопитающим?", "Which is NOT a mammal?", "NOT"),
    ],
)
def test_a_lost_negation(language: str, translation: str, source: str, word: str) -> None:
    (finding,) = find_lost_negations(make_item(("instruction", translation, source), language=language))
    assert (finding.check, finding.severity, finding.values) == ("lost-negation", "error", {"word": word})
    assert finding.weight == (3 if word.isupper() else 1)


@pytest.mark.parametrize(
    ("language", "translation", "source"),
    [
        ("es", "¿Cuál NO es un mamífero?", "Which is NOT a mammal?"),
        ("es", "Todas son mamíferos, excepto:", "All are mammals EXCEPT:"),
        ("es", "¿Cuál tiene la menor masa?", "Which has the LEAST mass?"),
        ("es", "Es imposible saberlo.", "It cannot be known."),
        ("es", "Dejaron de existir.", "They no longer exist."),
        ("es", "Al menos dos gatos", "At least two cats"),
        ("es", "Correcto", "Not wrong"),
        ("es", "Dos gatos, por más que digan", "Two cats, no matter what they say"),
        ("es", "La nota es alta", "The note is high"),
        ("ca", "Cap d'aquests", "None of these"),
        ("pt", "Nenhuma das anteriores", "None of the above"),
        ("de", "Welches ist kein Säugetier?", "Which is NOT a mammal?"),
        ("fr", "Lequel n’est pas un mammifère ?", "Which is NOT a mammal?"),
        ("ar", "أي مما يلي ليس من الثدييات؟", "Which is NOT a mammal?"),
        ("hi", "कौन स्तनपायी नहीं है?", "Which is NOT a mammal?"),
        ("zh", "以下哪项不是哺乳动物？", "Which is NOT a mammal?"),
        ("ru", "Что не является млекопитающим?", "Which is NOT a mammal?"),
        ("und", "Kio estas mamulo?", "Which is NOT a mammal?"),
        ("en", "Which is a mammal?", "Which is NOT a mammal?"),
    ],
)
def test_a_negation_that_stayed_and_what_is_none(language: str, translation: str, source: str) -> None:
    assert find_lost_negations(make_item(("instruction", translation, source), language=language)) == []


def test_nothing_to_compare_without_a_source() -> None:
    assert find_lost_negations(make_item(("instruction", "¿Cuál es un mamífero?", None))) == []
