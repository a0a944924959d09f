import pytest

from fiel.checks.cues import find_agreement_cues, find_article_clashes, find_lost_references
from fiel.items import Item
from tests.checks.items import check_text, make_item, places


@pytest.mark.parametrize(
    ("language", "text", "source", "labels"),
    [
        ("es", "tanto el primero como C", "both A and C", "A"),
        ("es", "A y B solamente", "A and C only", "C"),
        ("es", "Solo la primera", "I only", "I"),
        ("es", "(I) y (II)", "(I), (II) and (IV)", "IV"),
        ("es", "La afirmación uno", "Statement I", "I"),
        ("es", "Ni una ni otra", "Neither A nor B", "A, B"),
        ("es", "ninguno de los dos", "neither a nor b", "A, B"),
        ("ru", "и А, и Б", "both A and B", "A, B"),
        ("ru", "", "A and B", "A, B"),
    ],
)
def test_a_reference_that_is_lost(language: str, text: str, source: str, labels: str) -> None:
    (finding,) = check_text(find_lost_references, language, text, source, segment="option_d")
    assert (finding.check, finding.values) == ("lost-reference", {"labels": labels})


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "tanto A como C", "both A and C"),
        ("es", "Solo II y I", "I and II only"),
        ("es", "ambas A y B", "both a and b"),
        ("es", "Yo y el perro", "The dog and I"),
        ("es", "Un perro y un gato", "A dog and a cat"),
        ("es", "El plan A de Ana", "Ana's A plan"),
        ("es", "Bebía, y yo comía", "He drank, and I ate"),
        ("es", "La opción es buena", "The option is good"),
        ("ru", "и A, и B", "both A and B"),
        ("ru", "А", None),
    ],
)
def test_references_that_are_kept_or_are_none(language: str, text: str, source: str | None) -> None:
    assert check_text(find_lost_references, language, text, source, segment="option_d") == []


def question(language: str, stem: str, *options: str, correct: str | None = "option_a") -> Item:
    texts = {f"option_{letter}": (text, text) for letter, text in zip("abcde", options, strict=False)}
    return make_item(language, correct=correct, instruction=(stem, stem), **texts)


@pytest.mark.parametrize(
    ("language", "stem", "options", "word"),
    [
        ("es", "Se corta con un", ("motor.", "nevera.", "sartén.", "botella."), "un"),
        ("es", "La luz viene de la:", ("estrella", "planeta", "cielo", "mar"), "la"),
        ("es", "Salen por los ___", ("riñones", "piel", "agua", "nubes"), "los"),
        ("pt", "Corta-se com uma", ("tesoura", "motor", "vento", "sal"), "uma"),
        ("it", "Si taglia con la", ("corda", "motore", "vento", "sale"), "la"),
        ("fr", "On parle de la", ("fondation", "bateau", "mouvement", "bois"), "la"),
        ("ca", "Es talla amb una", ("corda", "motor", "gat", "pont"), "una"),
    ],
)
def test_an_article_that_gives_the_answer_away(
    language: str, stem: str, options: tuple[str, ...], word: str
) -> None:
    (finding,) = find_agreement_cues(question(language, stem, *options))
    assert (finding.check, finding.segment) == ("agreement-cue", "instruction")
    assert places([finding], stem) == [word]


@pytest.mark.parametrize(
    ("language", "stem", "options"),
    [
        ("es", "Se corta con un", ("motor", "viento", "cuchillo", "botella")),
        ("es", "Se corta con un", ("botella", "motor", "nevera", "vela")),
        ("es", "Se corta con un", ("sartén", "nevera", "botella", "vela")),
        ("es", "Se corta con", ("motor", "nevera", "botella", "vela")),
        ("es", "Es el problema del día", ("motor", "nevera", "botella", "vela")),
        ("es", "Se corta con un", ("motor", "nevera")),
        ("es", "Se corta con el", ("problema", "tema", "clima", "agua")),
        ("de", "Man schneidet mit einer", ("Schere", "Messer", "Motor", "Wind")),
        ("it", "Si taglia con la", ("corda", "mano", "sega", "motore")),
    ],
)
def test_articles_that_give_nothing_away(language: str, stem: str, options: tuple[str, ...]) -> None:
    assert find_agreement_cues(question(language, stem, *options)) == []


def test_no_right_option_no_cue() -> None:
    item = question("es", "Se corta con un", "motor", "nevera", "botella", "vela", correct=None)
    assert find_agreement_cues(item) == []


@pytest.mark.parametrize(
    ("language", "stem", "options", "marked"),
    [
        ("es", "Se mueve con un", ("motor.", "hélice.", "vela."), ["un vela"]),
        ("ca", "El resultat és una", ("una línia", "corda", "motor"), ["una una", "una motor"]),
        ("pt", "Mede-se com o", ("termômetro", "balança", "relógio"), ["o balança"]),
        ("fr", "Elle forme une", ("changement lent", "réaction"), ["une changement"]),
        ("it", "Si divide con la", ("forza", "movimento"), ["la movimento"]),
        ("de", "Das ist ein", ("Messung", "eine Linie", "Motor"), ["ein Messung", "ein eine"]),
        ("es", "Se filtra a través de los", ("piel", "intestino"), ["los piel", "los intestino"]),
        ("es", "Los genes no determinan la", ("color", "forma"), ["la color"]),
        ("fr", "Le but est de réduire le", ("quantité", "bruit"), ["le quantité"]),
    ],
)
def test_an_option_of_another_gender_than_the_article_before_it(
    language: str, stem: str, options: tuple[str, ...], marked: list[str]
) -> None:
    findings = find_article_clashes(question(language, stem, *options))
    assert [finding.values["text"] for finding in findings] == marked
    assert {finding.check for finding in findings} == {"option-agreement"}


@pytest.mark.parametrize(
    ("language", "stem", "options"),
    [
        ("pt", "Isso se deve a", ("o calor", "movimento")),  # the preposition
        ("es", "Todas son ciertas excepto una:", ("El agua hierve.", "La luz viaja.")),
        ("es", "La abeja ayuda al", ("ayudarlas a crecer",)),  # a verb with a pronoun
        ("es", "Conviene a los", ("co-autores", "amigos")),
        ("zh", "这是", ("水", "火")),
        ("es", "¿Qué es el agua?", ("una sustancia", "un gas")),
        ("es", "El calor derrite los metales y los", ("transforma en líquido", "mezcla")),  # pronoun and verb
        ("es", "Todas son unidades excepto una:", ("metro", "litro")),
        ("de", "Was atmet der Mensch ein.", ("Strahlung", "Sauerstoff")),
        ("de", "Das ist ein", ("Nahrung suchendes Tier", "Baum")),
        ("it", "Sono importanti le", ("proprietà", "capacità")),  # singular and plural are alike
        ("es", "El tipo de sangre es un", ("A", "O")),
        ("es", "Vive en el", ("Himalaya", "Etna")),  # names: the same in English
    ],
)
def test_options_that_go_with_what_is_before_them(language: str, stem: str, options: tuple[str, ...]) -> None:
    assert find_article_clashes(question(language, stem, *options)) == []


def test_none_of_them_does_not_go_on_with_the_question() -> None:
    item = make_item(
        "es", instruction=("Se llama un", "It is called a"), option_a=("ninguna de ellas", "none of them")
    )
    assert find_article_clashes(item) == []
