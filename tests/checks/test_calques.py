import pytest

from fiel.checks.calques import find_calques, find_false_friends
from tests.checks.items import check_text, make_item, places


@pytest.mark.parametrize(
    ("language", "text", "source", "place"),
    [
        ("es", "El desgaste de las rocas", "The weathering of rocks", "desgaste"),
        ("es", "¿Durante qué temporada cae la nieve?", "During which season does snow fall?", "temporada"),
        ("ca", "La silicona és un semiconductor.", "Silicon is a semiconductor.", "silicona"),
        ("pt", "Ele eventualmente parou.", "He eventually stopped.", "eventualmente"),
        ("de", "Silikon ist ein Halbleiter.", "Silicon is a semiconductor.", "Silikon"),
    ],
)
def test_a_false_friend_is_marked(language: str, text: str, source: str, place: str) -> None:
    findings = check_text(find_false_friends, language, text, source)
    assert places(findings, text) == [place]
    assert findings[0].values["target"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "La temporada de huracanes", "The hurricane season"),  # there it is the word
        ("es", "La temporada de cría empieza.", "Warbler breeding season will start."),
        ("pt", "Peixes de outra temporada.", "Fish of a different season."),
        ("es", "El desgaste y la meteorización", "The wear and the weathering"),  # both are said
        ("es", "El desgaste de los dientes", "The wear of the teeth"),
        ("es", "Implantes de silicona", "Silicone implants"),
        ("es", "Se encontraron por casualidad.", "They met by chance."),
        ("ca", "Es van trobar per casualitat.", "They met by chance."),
        ("de", "Der Chefkoch arbeitet.", "The head chef works."),
        ("de", "Silikon", None),
        ("hi", "silicona", "silicon"),  # nothing is known of that language
    ],
)
def test_what_is_no_false_friend(language: str, text: str, source: str | None) -> None:
    assert check_text(find_false_friends, language, text, source) == []


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("es", "Basado en la tabla, ¿qué pasa?", "Basado en"),
        ("es", "Lo agita. Basándose en eso, ¿cuál es el más probable que flote?", "es el más probable que"),
        ("es", "La votación resultó en un empate.", "resultó en un"),
        ("ca", "Basat en la taula, què passa?", "Basat en"),
        ("pt", "Baseado na tabela, o que acontece?", "Baseado na"),
        ("de", "Der Krieg begann in 1914.", "in 1914"),
        ("de", "Wer in 1914 regierte?", "in 1914"),
        ("pt", "Correu em ordem de chegar cedo.", "em ordem de chegar"),
        ("es", "La reacción resulta en:", "resulta en:"),
        ("ca", "La reacció resulta en", "resulta en"),
        ("ca", "Quina frase millor descriu el cicle?", "millor descriu"),
        ("ca", "Quina d’aquests gasos és inert?", "Quina d’aquests"),
        ("ca", "Quin de les rodes gira?", "Quin de les"),
        ("ca", "Degut al vent, cau.", "Degut al"),
        ("ca", "En quant a això, res.", "En quant a"),
        ("pt", "O gelo se tornou em um líquido.", "se tornou em um"),
        ("pt", "A pressão diminui a medida que sobe.", "diminui a medida que"),
        ("de", "Welche Aussage am besten beschreibt das Bild?", "Welche Aussage am besten beschreibt "),
        ("de", "Das ist die meisten nützlich.", "die meisten nützlich"),
        ("de", "Welches der folgenden Handlungen hilft?", "Welches der folgenden Handlungen"),
        ("fr", "Basé sur ce tableau, que se passe-t-il ?", "Basé sur"),
    ],
)
def test_a_calque_is_marked(language: str, text: str, place: str) -> None:
    assert places(check_text(find_calques, language, text, None), text) == [place]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Cuál es la más probable de todas las opciones?"),
        ("es", "un modelo basado en datos"),  # within a sentence it is good Spanish
        ("es", "El agua resulta en parte contaminada."),
        ("de", "in 1914 Fällen"),
        ("de", "in 1900 Litern Wasser"),
        ("de", "in 1500 m Tiefe"),
        ("de", "in 2000 bis 3000 Metern Höhe"),
        ("de", "in 1900-er Zellen"),
        ("pt", "em ordem de tamanho"),
        ("pt", "em ordem crescente"),
        ("ca", "l'energia que hi ha que es perd"),
        ("de", "im Jahr 1914"),
        ("es", "La suma resulta en total cara."),
        ("ca", "És la millor explica que tinc."),
        ("ca", "Quin dels gasos és inert? Quina de les rodes gira?"),
        ("ca", "El retard és degut al vent."),
        ("ca", "Hi han arribat."),
        ("pt", "a medida que tomamos"),
        ("de", "Welche Aussage, die das Bild am besten beschreibt, fehlt?"),
        ("de", "Sie fragt, welche Aussage am besten beschreibt, was geschieht."),
        ("de", "die meisten nützlichen Pflanzen"),
        ("de", "Welcher der folgenden Aussagen stimmt sie zu?"),
    ],
)
def test_what_is_no_calque(language: str, text: str) -> None:
    assert check_text(find_calques, language, text, None) == []


def test_each_segment_has_its_own() -> None:
    item = make_item("es", instruction=("Basado en eso,", "Based on that,"), option_a=("temporada", "season"))
    assert [each.segment for each in find_calques(item)] == ["instruction"]
    assert [each.segment for each in find_false_friends(item)] == ["option_a"]
