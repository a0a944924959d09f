import pytest

from fiel.checks.articles import ArticleTally, find_article_gender
from fiel.items import Segment
from tests.checks.items import check_text, places


def learn(language: str, *texts: str) -> ArticleTally:
    tally = ArticleTally()
    for text in texts:
        tally.add(Segment("instruction", text), language)
    return tally


def test_an_article_of_the_other_gender_is_marked() -> None:
    genders = learn("es", *["el movimiento de la placa"] * 9, "La movimiento").genders()
    assert genders == {"movimiento": "m", "placa": "f"}
    text = "La movimiento de las placa y del placa"
    found = check_text(lambda item: find_article_gender(item, genders=genders), "es", text, None)
    assert places(found, text) == ["La movimiento", "del placa"]


@pytest.mark.parametrize(
    "texts",
    [
        ["el movimiento"] * 7,  # too few
        [*["el cólera"] * 6, *["la cólera"] * 6],  # a word of two genders
        ["el Movimiento"] * 9,  # a name
        ["el agua"] * 9,  # the language file says that it misleads
    ],
)
def test_a_gender_in_doubt_is_not_learnt(texts: list[str]) -> None:
    assert learn("es", *texts).genders() == {}


def test_people_may_be_of_either_gender() -> None:
    genders = learn("es", *["el estudiante"] * 9).genders()
    assert genders == {"estudiante": "m"}
    assert (
        check_text(lambda item: find_article_gender(item, genders=genders), "es", "la estudiante", None) == []
    )


def test_without_articles_nothing_is_learnt() -> None:
    assert learn("hi", *["el movimiento"] * 9).genders() == {}


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("es", "Explica la funcionamiento de la red.", "la funcionamiento"),
        ("es", "Sigue en el mismo dirección.", "el mismo dirección"),
        ("ca", "Parla del digestió dels aliments.", "del digestió"),
        ("ca", "Segueix el mateix direcció.", "el mateix direcció"),
        ("pt", "Explica um equação.", "um equação"),
        ("pt", "Segue no mesmo direção.", "no mesmo direção"),
        ("it", "Spiega il funzione.", "il funzione"),
        ("fr", "Il explique une mécanisme.", "une mécanisme"),
        ("de", "Sie beschreibt einen Lösung.", "einen Lösung"),
        ("de", "Es ist eine Mechanismus.", "eine Mechanismus"),
    ],
)
def test_a_noun_of_a_known_ending_needs_no_task_to_learn_from(language: str, text: str, place: str) -> None:
    found = check_text(lambda item: find_article_gender(item, genders={}), language, text, None)
    assert places(found, text) == [place]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Un alumbre, el agua y otra ave."),
        ("ca", "La imatge i un capacitat obrer."),
        ("pt", "O coração foi submetido a tratamento; o artesão e a personagem a seguir."),
        ("pt", "mais do que uma que o usa"),
        ("it", "Il prima possibile, la miglior soluzione."),
        ("fr", "Le traité, un cation et la mieux connue; le vapeur."),
        ("de", "Ein Sprung, ein Kation, ein ganzer Aufschwung, eine Lösung."),
    ],
)
def test_exceptions_and_words_that_are_no_articles_are_not_marked(language: str, text: str) -> None:
    genders = {"que": "m", "tratamento": "m"} if language == "pt" else {}
    assert check_text(lambda item: find_article_gender(item, genders=genders), language, text, None) == []
