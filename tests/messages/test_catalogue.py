import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

import fiel.checks
import fiel.messages.catalogue
from fiel.errors import FielError
from fiel.messages.catalogue import Catalogue, accepted_languages, available_languages, choose_language

MESSAGES = Path(fiel.messages.catalogue.__file__).parent
AREAS = sorted({path.stem for path in MESSAGES.glob("*/*.ftl")})


def message_keys(area: str, language: str) -> list[str]:
    resource = FluentParser().parse((MESSAGES / language / f"{area}.ftl").read_text(encoding="utf-8"))
    return [entry.id.name for entry in resource.body if isinstance(entry, Message)]


@pytest.fixture
def messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(fiel.messages.catalogue, "_FOLDER", tmp_path)
    fiel.messages.catalogue._load_bundle.cache_clear()
    for language in ("en", "es", "pt"):
        (tmp_path / language).mkdir()
    (tmp_path / "en/shop.ftl").write_text("hello = Hello, { $name }\nonly-english = English\n")
    (tmp_path / "es/shop.ftl").write_text("hello = Hola, { $name }: { $count }\n")
    return tmp_path


@pytest.mark.parametrize("area", AREAS)
def test_the_languages_of_an_area_have_the_same_keys(area: str) -> None:
    languages = available_languages(area)
    assert {"en", "es"} <= set(languages)
    keys = {language: message_keys(area, language) for language in languages}
    for language, found in keys.items():
        assert set(found) == set(keys["en"]), language
        assert len(found) == len(set(found)), f"{language} has a key twice"
        Catalogue(area, language)


def test_the_dashboard_has_a_name_for_every_check() -> None:
    named = {
        key.removeprefix("check-") for key in message_keys("dashboard", "en") if key.startswith("check-")
    }
    assert named == set(message_keys("checks", "en"))


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert Catalogue("dashboard", "es").text("age-days", count=12345) == "hace 12.345 días"
    assert Catalogue("dashboard", "en").text("age-days", count=12345) == "12,345 days ago"


@pytest.mark.usefixtures("messages")
def test_english_stands_in_for_what_a_language_lacks() -> None:
    assert Catalogue("shop", "es").text("hello", name="Ana", count=2) == "Hola, Ana: 2"
    assert Catalogue("shop", "es").text("only-english") == "English"
    assert Catalogue("shop", "fr").text("hello", name="Ana") == "Hello, Ana"


@pytest.mark.usefixtures("messages")
def test_a_missing_key_and_a_missing_value_are_errors() -> None:
    with pytest.raises(FielError, match="found none for the key 'goodbye'"):
        Catalogue("shop", "es").text("goodbye")
    with pytest.raises(FielError, match="hello.*count"):
        Catalogue("shop", "es").text("hello", name="Ana")


def test_a_file_that_is_not_fluent_is_refused(messages: Path) -> None:
    (messages / "pt/shop.ftl").write_text("hello = Olá\nthis is nothing\n")
    with pytest.raises(FielError, match=r"pt/shop\.ftl.*this is nothing"):
        Catalogue("shop", "pt")


def test_an_area_without_english_is_refused() -> None:
    with pytest.raises(FielError, match=r"en/nowhere\.ftl: expected a message file"):
        Catalogue("nowhere", "es")


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (None, "es"),
        ("es", "es"),
        ("es-MX", "es"),
        ("ES_mx", "es"),
        ("en-GB", "en"),
        ("ca-ES", "ca"),
        ("pt-BR", "pt"),
        ("pt-PT", "pt"),
        ("ja", "en"),
        ("", "en"),
    ],
)
def test_choose_language(wanted: str | None, chosen: str) -> None:
    assert choose_language("dashboard", wanted) == chosen


def test_the_first_language_that_is_there_is_chosen() -> None:
    assert choose_language("dashboard", "oc", "ca-ES", "fr") == "ca"
    assert choose_language("dashboard", None, "eu") == "eu"
    assert choose_language("dashboard", "oc", "ja") == "en"
    assert choose_language("dashboard", None, None) == "es"


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("ca-ES,ca;q=0.9,es;q=0.8", ["ca-ES", "ca", "es"]),
        ("es;q=0.5, ca , en;q=0", ["ca", "es"]),
        ("*", []),
        ("ca;q=9, gl;q=0.x, , ;;", []),
        ("", []),
        (None, []),
        ("-" * 100_000, []),
    ],
)
def test_a_header_of_accepted_languages(header: str | None, tags: list[str]) -> None:
    assert accepted_languages(header) == tags


@pytest.mark.parametrize("language", available_languages("checks"))
def test_every_check_has_its_sentence(language: str) -> None:
    modules = [path.read_text(encoding="utf-8") for path in Path(fiel.checks.__file__).parent.glob("*.py")]
    named = {name for code in modules for name in re.findall(r'check="([a-z-]+)"', code)}
    assert {"changed-number", "damaged-url", "lost-negation", "untranslated"} <= named
    assert named <= set(message_keys("checks", language))
