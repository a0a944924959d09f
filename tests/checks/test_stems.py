import pytest

from fiel.checks.stems import find_blank_articles, find_closed_stems, find_mixed_forms
from tests.checks.items import check_text, make_item, places


def test_a_stem_that_is_closed_and_open_in_english_is_marked() -> None:
    item = make_item("es", instruction=("La Luna tiene agua.", "The Moon has"), option_a=("agua", "water"))
    (finding,) = find_closed_stems(item)
    assert (finding.segment, finding.span) == ("instruction", (18, 19))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("La Luna tiene", "The Moon has"),
        ("La Luna tiene agua.", "The Moon has water."),
        ("¿Qué tiene la Luna?", "The Moon has"),  # a question is another way to say it
        ("Reacciona con agua en EE. UU.", "It reacts with water in the US"),
        ("La Luna tiene agua.", None),
    ],
)
def test_other_stems_are_not_marked(text: str, source: str | None) -> None:
    assert find_closed_stems(make_item("es", instruction=(text, source), option_a=("sí", "yes"))) == []


def test_a_prompt_has_no_options_to_go_on_in() -> None:
    assert check_text(find_closed_stems, "es", "Escribe un poema.", "Write a poem") == []


def test_an_article_before_a_blank_is_a_hint() -> None:
    text = "La _____ y el ____ son factores."
    assert places(check_text(find_blank_articles, "es", text, "____ and ____ are factors."), text) == ["La"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "La ____ es roja.", "The ____ is red."),
        ("es", "____ es roja.", "____ is red."),
        ("es", "La ____ es roja.", None),
        ("de", "Die ____ ist rot.", "____ is red."),  # German says "die" where English needs no article
    ],
)
def test_an_article_of_the_english_is_no_hint(language: str, text: str, source: str | None) -> None:
    assert check_text(find_blank_articles, language, text, source) == []


def options(*texts: tuple[str, str], language: str = "es") -> list[str | None]:
    item = make_item(language, **dict(zip(("option_a", "option_b", "option_c"), texts, strict=True)))
    return [each.segment for each in find_mixed_forms(item)]


def test_options_of_another_form_than_the_rest() -> None:
    assert options(
        ("usando gas", "using gas"), ("talar árboles", "cutting trees"), ("reciclando", "recycling")
    ) == ["option_b"]


def test_options_after_by() -> None:
    texts = (("usando gas", "by using gas"), ("talar", "by cutting"), ("reciclando", "by recycling"))
    assert options(*texts) == ["option_b"]
    assert options(("al usar", "by using"), ("talando", "by cutting"), ("por leer", "by reading")) == []


def test_options_of_one_form_or_unlike_in_english() -> None:
    assert options(("usar gas", "using gas"), ("talar", "cutting"), ("reciclar", "recycling")) == []
    assert options(("usando gas", "using gas"), ("talar", "to cut"), ("reciclar", "recycle")) == []
    assert options(("natación", "swimming"), ("caminar", "walking"), ("leer", "reading")) == []


def test_a_stem_that_has_asked_is_not_open() -> None:
    source = "Which are continuous data? I. The speed II. The jersey numbers of a team"
    item = make_item(
        "es", instruction=("¿Cuáles son? I. La velocidad. II. Los números.", source), option_a=("I", "I")
    )
    assert find_closed_stems(item) == []


def test_a_stem_that_trails_off_is_open() -> None:
    for text in ("La erosión hace que el río ...", "La erosión hace que el río…"):
        item = make_item("es", instruction=(text, "This erosion causes the river to"), option_a=("a", "a"))
        assert find_closed_stems(item) == []
