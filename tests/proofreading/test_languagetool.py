"""The real LanguageTool answers about many texts at once as it does about each."""

from collections.abc import Sequence

import pytest

from fiel.checks.proofread import Match
from fiel.errors import FielError
from fiel.processes import free_port
from fiel.proofreading import languagetool
from fiel.proofreading.languagetool import LanguageTool, open_languagetool
from tests.deploy.stack import is_healthy
from tests.proofreading.standin import answering

# Sentences with one mistake, and the words that are wrong.
MISTAKES = {
    "es": ("Se mezclan las vasos sanguíneos con agua.", "las vasos"),
    "ca": ("Aquest és el teva casa.", "el teva"),
    "pt": ("O meninos brinca no parque.", "meninos"),
    "de": ("Das ist ein schöne Haus am See.", "ein schöne Haus"),
    "fr": ("Quel est le meilleur justification de ce choix ?", "meilleur justification"),
    "ru": ("Это очень хорошая дом.", "хорошая дом"),
}


def check(tool: LanguageTool, texts: Sequence[str], language: str) -> dict[str, list[Match]]:
    code = tool.find_language(language)
    assert code is not None
    found: dict[str, list[Match]] = {}
    for batch in tool.check_texts(texts, code):
        found.update(batch)
    return found


def told_of(matches: Sequence[Match]) -> list[Match]:
    """Return the matches of the kinds that a volunteer can be told of."""
    return [match for match in matches if match.category not in ("CASING", "PUNCTUATION", "TYPOGRAPHY")]


@pytest.mark.parametrize("language", MISTAKES)
def test_a_mistake_is_found_in_its_place(tool: LanguageTool, language: str) -> None:
    text, wrong = MISTAKES[language]
    places = [text[match.start : match.end] for match in check(tool, [text], language)[text]]
    assert any(place in wrong or wrong in place for place in places), places


def test_a_text_has_the_same_matches_alone_and_among_others(tool: LanguageTool) -> None:
    texts = [
        "🌍🔭 Se mezclan las vasos sanguíneos.",
        "un texto sin mayúscula y con una umas",
        "Un párrafo.\n\nOtro con las vasos.",
        "  ",
        'Una cita "sin fin',
        "𝒙 + 𝒚 es una umas 🧪",
    ]
    together = check(tool, texts, "es")
    for text in texts:
        alone = check(tool, [text], "es")[text]
        assert told_of(together[text]) == told_of(alone)
    assert [text[m.start : m.end] for text in texts[:1] for m in together[text]] == ["las vasos"]


def test_many_texts_come_back_all(tool: LanguageTool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "_BATCH_CHARACTERS", 50)
    texts = [f"Este es el texto número {number}." for number in range(40)]
    assert set(check(tool, texts, "es")) == set(texts)


@pytest.mark.parametrize(
    ("language", "code"),
    [("es", "es"), ("pt", "pt-BR"), ("pt-PT", "pt-PT"), ("de", "de-DE"), ("de-AT", "de-AT"), ("ca", "ca-ES")],
)
def test_a_language_with_a_dictionary_is_chosen(tool: LanguageTool, language: str, code: str) -> None:
    assert (tool.find_language(language) or "").startswith(code)


@pytest.mark.parametrize("language", ["hi", "vi", "und", "zz"])
def test_other_languages_are_not_known(tool: LanguageTool, language: str) -> None:
    assert tool.find_language(language) is None


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "_PAUSES", (0, 0, 0))


@pytest.mark.usefixtures("quick")
def test_a_server_with_a_passing_fault_is_asked_again() -> None:
    with answering(200, 503, 429, 200) as url, open_languagetool(url) as tool:
        assert check(tool, ["Hola."], "es") == {"Hola.": []}


@pytest.mark.usefixtures("quick")
def test_a_server_that_stays_at_fault_is_named() -> None:
    with (
        answering(200, 503) as url,
        open_languagetool(url) as tool,
        pytest.raises(FielError, match=rf"{url}.*found 503"),
    ):
        check(tool, ["Hola."], "es")


@pytest.mark.usefixtures("quick")
def test_a_server_that_goes_away_is_named_with_what_to_do() -> None:
    with answering(200) as url, open_languagetool(url) as tool:
        pass
    with (
        pytest.raises(FielError, match=r"expected LanguageTool to answer.*--no-grammar"),
        open_languagetool(url),
    ):
        pass
    assert tool.version == "6.6"


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://[", "gopher://example.org"])
def test_no_server_is_refused(url: str) -> None:
    with pytest.raises(FielError, match="expected"), open_languagetool(url):
        pass


def test_another_server_is_refused(languagetool_url: str) -> None:
    with (
        pytest.raises(FielError, match="expected LanguageTool to answer, found 400"),
        open_languagetool(f"{languagetool_url}/elsewhere"),
    ):
        pass


def test_the_stack_sees_that_it_is_healthy(languagetool_url: str) -> None:
    assert is_healthy("languagetool", {"http://127.0.0.1:8081": languagetool_url})
    assert not is_healthy("languagetool", {":8081": f":{free_port(0)}"})
