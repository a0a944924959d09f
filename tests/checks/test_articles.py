import tomllib
from pathlib import Path

import pytest

from fiel.checks.articles import ArticleTally, find_article_gender
from fiel.checks.cues import find_article_clashes
from fiel.items import Segment
from tests.checks.items import check_text, make_item, places


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
        ["el siguiente"] * 9,  # of both genders
        ["la corte"] * 9,  # the court, and "el corte" is the cut
        ["el agua"] * 9,  # the language file says that it misleads
    ],
)
def test_a_gender_in_doubt_is_not_learnt(texts: list[str]) -> None:
    assert learn("es", *texts).genders() == {}


def test_people_may_be_of_either_gender() -> None:
    genders = learn("es", *["el ingeniero"] * 9).genders()
    assert genders == {"ingeniero": "m"}
    assert (
        check_text(lambda item: find_article_gender(item, genders=genders), "es", "la ingeniero", None) == []
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


@pytest.mark.parametrize(
    ("language", "learnt", "text", "marked"),
    [
        ("es", "una forma", "El río que los forma, y el otro forma un lago.", []),
        ("es", "el transporte", "Un insecto que la transporte.", []),
        ("es", "el cambio", "Yo la cambio.", []),
        (
            "es",
            "una forma",
            "Por los forma de agua, un forma y el forma.",
            ["los forma", "un forma", "el forma"],
        ),
        ("es", "el error", "Repite la error.", ["la error"]),  # no form of a verb
        ("ca", "una forma", "El riu que el forma, i aquest forma un llac; amb els forma.", ["els forma"]),
        ("pt", "uma forma", "O rio que o forma, e um forma um lago; com o forma.", ["o forma"]),
        ("it", "una forma", "Il fiume che lo forma, e questo forma un lago; nel forma.", ["nel forma"]),
        ("fr", "une forme", "La rivière qui le forme; dans le forme, du forme.", ["le forme", "du forme"]),
        ("de", "eine Nahrung", "Ein Nahrung suchendes Tier braucht ein Nahrung.", ["ein Nahrung"]),
    ],
)
def test_an_article_that_may_be_a_pronoun_is_none(
    language: str, learnt: str, text: str, marked: list[str]
) -> None:
    genders = learn(language, *[learnt] * 9).genders()
    assert places(
        check_text(lambda item: find_article_gender(item, genders=genders), language, text, None), text
    ) == (marked)


RIGHT = tomllib.loads((Path(__file__).parent / "right_pairs.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", RIGHT)
def test_right_pairs_are_not_marked(language: str) -> None:
    marked = []
    for pair in (" ".join(each.split()) for each in RIGHT[language].split(",")):
        article, _, option = pair.partition(" ")
        item = make_item(
            language,
            instruction=(f"xx {pair}. Xx yy {article}", None),
            option_a=(option, None),
            option_b=("xx", None),
        )
        marked += [
            (pair, each.check)
            for each in (*find_article_gender(item, genders={}), *find_article_clashes(item))
        ]
    assert marked == []
