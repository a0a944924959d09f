import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.checks.numbers import find_changed_numbers
from tests.checks.examples import find_in, make_item
from tests.checks.items import check_text


@pytest.mark.parametrize(
    ("language", "translation", "source", "found"),
    [
        ("es", "Son 25 metros", "It is 2.5 meters", ("25", "2.5", "25")),
        ("es", "entre 2 y 4", "2-3", ("4", "3", "4")),
        ("es", "en 1996", "in 1969", ("1996", "1969", "1996")),
        ("es", "5 °C", "-5 °C", ("5", "-5", "5")),
        ("es", "10^6 células", "10^9 cells", ("6", "9", "6")),
        ("es", "3/4 de la tarta", "½ of the cake", ("3", "½", "3, 4")),
        ("es", "18-Ene", "1/18", (None, "1", "")),
        ("es", "4 más", "4 + 4", (None, "4", "")),
        ("es", "Llegan trenes.", "8 trains arrive.", (None, "8", "")),
        ("es", "Tardó 6 horas.", "It took hours.", ("6", "", "6")),
        ("es", "siete gatos", "six cats", ("siete", "six", "siete")),
        ("es", "hace 3,8 billones de años", "3.8 billion years ago", ("3,8", "3.8 billion", "3,8 billones")),
        ("es", "dos billones de euros", "two billion euros", ("billones", "billion", "billones")),
        ("de", "vor 3,8 Billionen Jahren", "3.8 billion years ago", ("3,8", "3.8 billion", "3,8 Billionen")),
        ("fr", "au XVIe siècle", "in the 17th century", (None, "17", "")),
        ("ar", "طول الجسر ٣٥ كم", "The bridge is 3.5 km long", ("٣٥", "3.5", "٣٥")),
        ("hi", "४ किताबें", "5 books", ("४", "5", "४")),
        ("zh", "100万人", "100,000 people", ("100", "100,000", "100万")),
        ("eu", "4 liburu", "3 books", ("4", "3", "4")),
        ("ro", "cinci pisici", "six cats", ("cinci", "six", "cinci")),  # CLDR has no Romanian ordinals
    ],
)
def test_a_changed_number(
    language: str, translation: str, source: str, found: tuple[str | None, str, str]
) -> None:
    assert find_in(translation, source, check=find_changed_numbers, language=language) == [found]


@pytest.mark.parametrize(
    ("language", "translation", "source"),
    [
        ("es", "¿Cuánto es 2,5 km?", "How much is 2.5 km?"),
        ("es", "20,8 J por mol", "20.8 J mol-1"),
        ("es", "2.500 m, 1 200 m y 3,000 m", "2,500 m, 1,200 m and 3,000 m"),
        ("es", "1.234,5", "1,234.5"),
        ("es", "0,75", ".75"),
        ("es", "1,4,9 o 0,1", "1,4,9 or 0,1"),
        ("es", "$9.00", "$9. 00"),
        ("ro", "șase pisici și 21 de câini", "six cats and 21 dogs"),
        ("es", "Dos metros y veintiún días", "2 meters and 21 days"),
        ("es", "treinta y dos gatos", "32 cats"),
        ("es", "doscientas ovejas", "200 sheep"),
        ("es", "100 cartas", "One hundred cards"),
        ("es", "el décimo número", "the 10th number"),
        ("es", "el 1.º de mayo", "May 1st"),
        ("es", "el primero de mayo", "May 1"),
        ("es", "en el siglo XVII", "in the 17th century"),
        ("es", "en los años 90", "in the 1990s"),
        ("es", "a finales del siglo XIX", "in the late 1800s"),
        ("es", "a las 15:00", "at 3:00 p.m."),
        ("es", "a las 3 de la tarde", "at 3:00 p.m."),
        ("es", "la mitad y tres cuartos de taza", "1/2 and 3/4 of a cup"),
        ("es", "1/2", "½"),
        ("es", "10⁸", "10^8"),
        ("es", "H₂O", "H2O"),
        ("es", "5 grados bajo cero", "-5 degrees"),
        ("es", "hace 3.800 millones de años", "3.8 billion years ago"),
        ("es", "5.000.000 de personas", "5 million people"),
        ("es", "una semana", "1-week"),
        ("es", "una docena", "12"),
        ("es", "Sandy estudia su perro.", "22 Sandy studies his dog."),
        ("es", "2 o 3", "3 or 2"),
        ("es", "En 1962 cerró. Desde entonces", "It closed in 1962. Since 1962"),
        ("es", "el otro", "the0other"),
        ("ca", "catorze dies i dues nits", "14 days and 2 nights"),
        ("pt", "3,8 bilhões de anos", "3.8 billion years"),
        ("de", "zweiunddreißig Tage, 1.000 m", "32 days, 1,000 m"),
        ("de", "3,8 Milliarden Jahre", "3.8 billion years"),
        ("fr", "au XVIIe siècle, 10\u202f000 ans", "in the 17th century, 10,000 years"),
        ("it", "trentadue", "32"),
        ("ar", "طول الجسر ٣٫٥ كم", "The bridge is 3.5 km long"),
        ("ar", "ثلاثة كتب", "3 books"),
        ("hi", "५ किताबें", "5 books"),
        ("zh", "10万人，三本书", "100,000 people, 3 books"),
        ("eu", "hiru liburu", "3 books"),
        ("und", "tri knigi", "3 books"),
    ],
)
def test_the_same_number_written_in_another_way(language: str, translation: str, source: str) -> None:
    assert find_in(translation, source, check=find_changed_numbers, language=language) == []


def test_a_number_for_another_weighs_more_than_a_missing_one() -> None:
    item = make_item(("option_a", "7 gatos", "6 cats"), ("option_b", "gatos", "6 cats"))
    changed, lost = find_changed_numbers(item)
    assert (changed.values["kind"], lost.values["kind"]) == ("changed", "lost")
    assert changed.weight > lost.weight


def test_nothing_to_compare_without_a_source() -> None:
    assert find_in("7 gatos", None, check=find_changed_numbers) == []


NUMBERED = st.text(st.sampled_from("0123456789.,-–/:½³₂ ٣५ aIVX%^sp"), max_size=30)


@settings(deadline=None)  # the first call reads what is known of a language
@given(NUMBERED, st.sampled_from(["es", "de", "ar", "zh", "und"]))
def test_a_text_has_the_numbers_of_itself(text: str, language: str) -> None:
    item = make_item(("instruction", f"«{text}»", text), language=language)
    assert find_changed_numbers(item) == []


@settings(deadline=None)  # the first call reads what is known of a language
@given(st.integers(2, 10**6), st.sampled_from([("es", "."), ("es", ","), ("fr", "\u202f"), ("de", ".")]))
def test_any_whole_number_with_separators_equals_itself(number: int, habit: tuple[str, str]) -> None:
    language, separator = habit
    grouped = f"{number:,}".replace(",", separator)
    assert (
        find_in(f"Son {grouped} m", f"It is {number:,} m", check=find_changed_numbers, language=language)
        == []
    )


@settings(deadline=None)  # the first call reads what is known of a language
@given(st.integers(4, 10**6), st.integers(4, 10**6))
def test_two_different_whole_numbers_are_always_found(one: int, other: int) -> None:
    findings = find_in(f"Son {other} metros", f"It is {one} meters", check=find_changed_numbers)
    assert bool(findings) == (one != other)


def test_a_year_that_a_later_edition_adds_is_no_finding() -> None:
    text, source = "¿Qué es usual en Estados Unidos en 2020?", "What is usual in the US?"
    assert check_text(find_changed_numbers, "es", text, source) == []
    (found,) = check_text(find_changed_numbers, "es", text, "What was usual in the US in 1990?")
    assert found.values["kind"] == "changed"
    (found,) = check_text(find_changed_numbers, "es", "Un atleta de 47 años", "An athlete")
    assert found.values["kind"] == "added"
