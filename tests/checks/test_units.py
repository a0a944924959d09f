import pytest

from fiel.checks.units import find_changed_units
from tests.checks.examples import find_in


@pytest.mark.parametrize(
    ("language", "translation", "source", "found"),
    [
        ("es", "pesa 5 g", "it weighs 5 kg", ("g", "kg", "g")),
        (
            "es",
            "212 grados Fahrenheit",
            "212 degrees Celsius",
            ("grados Fahrenheit", "degrees Celsius", None),
        ),
        ("es", "a 60 km/h", "at 60 mph", ("km/h", "mph", "km/h")),
        ("es", "a 97 km/h", "at 60 miles per hour", ("km/h", "miles per hour", "km/h")),
        (
            "es",
            "186,000 millas y 372,000 kilómetros",
            "186,000 miles and 372,000 miles",
            ("kilómetros", "miles", None),
        ),
        ("es", "tras 3 meses", "after 3 years", ("meses", "years", "meses")),
        ("es", "una pared de 2 m", "a 2-foot wall", ("m", "foot", "m")),
        ("fr", "6 mètres de haut", "6 feet tall", ("mètres", "feet", "mètres")),
        ("de", "20 Meter", "20 miles", ("Meter", "miles", "Meter")),
        ("ca", "5 litres", "5 milliliters", ("litres", "milliliters", "litres")),
        ("hi", "५ ग्राम", "5 kilograms", ("ग्राम", "kilograms", "ग्राम")),
    ],
)
def test_a_changed_unit(
    language: str, translation: str, source: str, found: tuple[str, str, str | None]
) -> None:
    place, there, here = found
    assert find_in(translation, source, check=find_changed_units, language=language) == [
        (place, there, here or place)
    ]


@pytest.mark.parametrize(
    ("language", "translation", "source"),
    [
        ("es", "5 kilogramos y 3 kilos", "5 kg and 3 kilograms"),
        ("es", "0 ° C, 25°C y 30 grados centígrados", "0°C, 25° C and 30 degrees Celsius"),
        ("es", "60 millas por hora", "60 mph"),
        ("es", "3.0 x 10^8 m/seg", "3.0 x 10^8 m/sec"),
        ("es", "un metro de 60 pulgadas", "a 1-month history, 60 inches"),
        ("es", "después de un mes y 60 segundos", "after 1 month and 60 seconds"),
        ("es", "5 mL y 2 l", "5 ml and 2 L"),
        ("es", "40 Ω, 12 voltios y 3 N", "40 ohms, 12 V and 3 newtons"),
        ("es", "5 en total", "5 in total"),
        ("fr", "5 pieds et 3 kilogrammes", "5 feet and 3 kg"),
        ("de", "5 Fuß und 3 Kilogramm", "5 feet and 3 kg"),
        ("ar", "٣ كيلومترات", "3 kilometers"),
        ("und", "5 blorgs", "5 kg"),
    ],
)
def test_the_same_unit_by_another_name(language: str, translation: str, source: str) -> None:
    assert find_in(translation, source, check=find_changed_units, language=language) == []
