"""What the real LanguageTool finds in items, and what of it a volunteer is not told."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from language_tool_python.download_lt import LTP_DOWNLOAD_VERSION

from fiel.checks import Finding
from fiel.checks.cues import find_article_clashes
from fiel.checks.grammar import find_language_faults, find_option_agreement
from fiel.items import Item
from fiel.proofreading.campaign import Proofreading, proofread_items
from tests.checks.items import make_item
from tests.helpers.campaigns import ROWS, write_campaign
from tests.helpers.organizer import Shell
from tests.proofreading.languagetool import install_languagetool
from tests.proofreading.standin import answering


def proofread(items: Sequence[Item], url: str, folder: Path, language: str = "es") -> Proofreading:
    return proofread_items({"arc": items}, language, url=url, cache=folder / "answers.sqlite")


def find(item: Item, url: str, folder: Path) -> list[Finding]:
    read = proofread([item], url, folder, item.language).tasks["arc"]
    return find_language_faults(item, proofread=read) + find_option_agreement(item, proofread=read)


@pytest.mark.parametrize(
    ("text", "source", "check", "marked"),
    [
        ("El corazón y las vasos sanguíneos.", "The heart and blood vessels.", "grammar", "las vasos"),
        ("El carbón que se está extraendo.", "The coal that is mined.", "spelling", "extraendo"),
        ("Recibió un título defeasible.", "He got a defeasible title.", "english-word", "defeasible"),
        ("Abeyance del título perdido.", "An abeyance of a lost title.", "english-word", "Abeyance"),
        ("É una 🌍 umas de carbono, una umas.", "One amu of carbon.", "grammar", "una umas"),
    ],
)
def test_a_fault_is_marked(
    languagetool_url: str, tmp_path: Path, text: str, source: str, check: str, marked: str
) -> None:
    findings = find(make_item("es", instruction=(text, source)), languagetool_url, tmp_path)
    places = [(each.check, text[slice(*each.span)]) for each in findings if each.span]
    assert (check, marked) in places
    assert {each.severity for each in findings} == {"warning"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("explicar el mecanismo", "explain the mechanism"),  # an option begins with a small letter
        ("Baggini dice que casi todo.", "Baggini says that almost everything."),
        ("2NaOH + CaBr_{2} -> Ca(OH)_{2}", "2NaOH + CaBr_{2} -> Ca(OH)_{2}"),
        ("Un valor de c en x_10", "A value of c in x_10"),
        ("De Do Do Do De Da Da Da", "De Do Do Do De Da Da Da"),
        ("Un subgrupo pero ningún elemento.", "A subgroup but no element."),  # a comma is a matter of taste
        ("La lisozimasa y el biocentrismo.", "Lysozymase and biocentrism."),  # terms, as in the original
        ("Enzimas que lisan el virus.", "Enzymes that break the virus."),  # a form of a known word
    ],
)
def test_what_is_no_fault_is_not_marked(
    languagetool_url: str, tmp_path: Path, text: str, source: str
) -> None:
    assert find(make_item("es", instruction=(text, source)), languagetool_url, tmp_path) == []


def test_an_option_that_does_not_agree_with_the_question_is_marked(
    languagetool_url: str, tmp_path: Path
) -> None:
    item = make_item(
        "es",
        instruction=("El agua es clara. Con aceite, forman un", "Water is clear. With oil, it forms a"),
        option_a=("suspensión.", "suspension."),
        option_b=("gas.", "gas."),
    )
    assert find(item, languagetool_url, tmp_path) == []  # told once, by the rule that needs no LanguageTool
    (finding,) = find_article_clashes(item)
    assert (finding.check, finding.segment, finding.values["text"]) == (
        "option-agreement",
        "option_a",
        "un suspensión",
    )
    assert finding.span is not None and "suspensión."[slice(*finding.span)] == "suspensión"


@pytest.mark.parametrize(
    ("stem", "option"),
    [
        ("Tienen rasgos parecidos debido a", "el dominio incompleto."),  # read apart, both are right
        ("¿Qué forman el agua y el aceite?", "suspensión."),  # a whole question
        ("Forman un ____ estable", "suspensión."),  # the option belongs into the blank
    ],
)
def test_other_options_are_not_marked(languagetool_url: str, tmp_path: Path, stem: str, option: str) -> None:
    item = make_item("es", instruction=(stem, None), option_a=(option, None))
    assert (
        find_option_agreement(item, proofread=proofread([item], languagetool_url, tmp_path).tasks["arc"])
        == []
    )


def test_a_word_of_many_items_is_a_term(languagetool_url: str, tmp_path: Path) -> None:
    items = [make_item("es", instruction=(f"El corazzón número {n}.", f"Thing {n}.")) for n in range(6)]
    few = proofread(items[:4], languagetool_url, tmp_path).tasks["arc"]
    many = proofread(items, languagetool_url, tmp_path).tasks["arc"]
    assert [each.check for each in find_language_faults(items[0], proofread=few)] == ["spelling"]
    assert find_language_faults(items[0], proofread=many) == []


def test_a_second_time_nothing_is_asked(languagetool_url: str, tmp_path: Path) -> None:
    items = [make_item("es", instruction=(f"Las vasos número {n}.", None)) for n in range(30)]
    first = proofread(items, languagetool_url, tmp_path)
    with answering(200, 500) as dead:  # knows its version, and fails whatever it is asked then
        assert proofread(items, dead, tmp_path).tasks == first.tasks


def test_an_unknown_language_is_said(languagetool_url: str, tmp_path: Path) -> None:
    found = proofread(
        [make_item("hi", instruction=("यह एक वाक्य है।", None))], languagetool_url, tmp_path, "hi"
    )
    assert (
        found.tasks == {} and found.reason is not None and "does not know the language 'hi'" in found.reason
    )


ROW = {**ROWS[0], "option_c": "las vasos sanguíneos"}


def test_check_asks_the_server_of_the_environment(
    shell: Shell, languagetool_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_campaign(tmp_path, "proofread", rows=[ROW, *ROWS[1:]])
    code, output, _ = shell("check", path, "--home", tmp_path)
    assert code == 0 and "grammar and spelling: not checked, no LanguageTool server" in output
    monkeypatch.setenv("FIEL_LANGUAGETOOL_URL", languagetool_url)
    items = tmp_path / "items.jsonl"
    code, output, _ = shell("check", path, "--home", tmp_path, "--items", items)
    assert code == 0 and "grammar and spelling: LanguageTool 6.6 (es-ES)" in output
    assert f"Items written: {items}" in output
    lines = [json.loads(line) for line in items.read_text(encoding="utf-8").splitlines()]
    assert [line["item"] for line in lines] == [f"Test/{number}" for number in range(1, 9)]
    (finding,) = [each for each in lines[0]["findings"] if each["check"] == "grammar"]
    assert finding == {"check": "grammar", "severity": "warning", "segment": "option_c", "span": [0, 9]}
    assert all(lines[0]["suspicion"] > line["suspicion"] for line in lines[1:])
    code, output, _ = shell("check", path, "--home", tmp_path, "--no-grammar", "--json")
    assert code == 0 and json.loads(output)["grammar"] is None


def test_why_an_item_is_suspicious(
    shell: Shell, languagetool_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIEL_LANGUAGETOOL_URL", languagetool_url)
    path = write_campaign(tmp_path, "explained", rows=[ROW, *ROWS[1:]])
    code, output, _ = shell("check", path, "--home", tmp_path, "--why", "Test/1")
    assert code == 0
    assert "Test/1 (arc): " in output and "check: grammar" in output and "“las vasos”" in output
    code, output, errors = shell("check", path, "--home", tmp_path, "--why", "Test/1", "--json")
    assert (code, output) == (2, "") and "exclude each other" in errors
    code, _, errors = shell("check", path, "--home", tmp_path, "--why", "Test/11")
    assert code == 2 and "--why: expected the id of an item, found 'Test/11'" in errors


def test_a_server_that_does_not_answer_is_refused(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIEL_LANGUAGETOOL_URL", "http://127.0.0.1:1")
    path = write_campaign(tmp_path, "silent")
    code, _, errors = shell("check", path, "--home", tmp_path)
    assert code == 2 and "http://127.0.0.1:1: expected LanguageTool to answer" in errors
    assert "--no-grammar" in errors


@pytest.mark.usefixtures("languagetool_url")  # its files are there
def test_grammar_starts_languagetool_on_this_machine(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LTP_PATH", os.fspath(tmp_path / "installed"))
    install_languagetool(tmp_path / "installed", LTP_DOWNLOAD_VERSION)
    path = write_campaign(tmp_path, "started", rows=[ROW, *ROWS[1:]])
    code, output, errors = shell("check", path, "--home", tmp_path, "--grammar", "--json")
    assert code == 0, errors
    report = json.loads(output)
    assert report["grammar"] == "LanguageTool 6.6 (es-ES)"
    assert "grammar" in [check["check"] for check in report["tasks"][0]["checks"]]
