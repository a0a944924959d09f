from functools import partial
from pathlib import Path

import pytest

from fiel.campaign import load_campaign
from fiel.campaign.glossaryfile import load_glossary
from fiel.checks import check_item, prepare_checks
from fiel.checks.glossary import find_glossary_terms
from fiel.errors import FielError
from tests.checks.items import check_text, make_item
from tests.helpers.campaigns import describe_campaign, write_campaign

TERMS = """source,target,note
cell,célula,
Cell wall,pared celular|pared de la célula,botánica
pressure,presión,
light,luz|luces,"no lámpara, ni foco"
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "glossary.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "source", "terms"),
    [
        ("La celda se divide", "The cell divides", ["cell"]),
        ("Las celdas se dividen", "The Cells divide", ["cell"]),
        ("El muro de la celda", "The cell  wall", ["cell wall"]),
        ("La fuerza de la lámpara", "The pressure of light", ["pressure", "light"]),
    ],
)
def test_a_term_that_is_said_otherwise(tmp_path: Path, text: str, source: str, terms: list[str]) -> None:
    check = partial(find_glossary_terms, glossary=load_glossary(write(tmp_path, TERMS)))
    findings = check_text(check, "es", text, source)
    assert [finding.check for finding in findings] == ["glossary-term"] * len(terms)
    assert [finding.values["term"] for finding in findings] == terms


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Las CÉLULAS se dividen", "The cells divide"),
        ("La pared de cada célula", "The cell wall"),
        ("Las presiones", "The pressures"),
        ("Las luces", "The lights"),
        ("El celular", "The cellphone"),
        ("La celda", None),
    ],
)
def test_terms_that_are_kept(tmp_path: Path, text: str, source: str | None) -> None:
    check = partial(find_glossary_terms, glossary=load_glossary(write(tmp_path, TERMS)))
    assert check_text(check, "es", text, source) == []


def test_words_that_bend_in_another_language(tmp_path: Path) -> None:
    glossary = load_glossary(write(tmp_path, "target,source\nклетка,cell\nдавление,pressure\n"))
    check = partial(find_glossary_terms, glossary=glossary)
    assert check_text(check, "ru", "Клетки под давлением", "Cells under pressure") == []
    assert len(check_text(check, "ru", "Камеры под давлением", "Cells under pressure")) == 1


def test_a_byte_order_mark_and_the_checks_of_a_task(tmp_path: Path) -> None:
    glossary = load_glossary(write(tmp_path, "\ufeff" + TERMS))
    item = make_item("es", instruction=("La celda", "The cell"))
    assert "glossary-term" in {
        each.check for each in check_item(item, prepare_checks([item], glossary=glossary))
    }
    assert "glossary-term" not in {each.check for each in check_item(item, prepare_checks([item]))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "line 1: expected column names, found nothing"),
        (
            "source,color\ncell,red\n",
            "expected the columns source, target and optionally note, found source, color",
        ),
        ("source,target,color\na,b,c\n", "expected the columns source, target and optionally note"),
        ("source,target\n", "expected a term and its translation, found no line with one"),
        ("source,target\ncell,\n", "line 2: target: expected a text, found nothing"),
        ("source,target\ncell, | \n", "line 2: target: expected a text, found nothing"),
        ("source,target\ncell\n", "line 2: expected 2 values, as in the first line, found 1"),
        ("source,target\nlight,luz\n,célula\n", "line 3: source: expected a text, found nothing"),
        (
            "source,target\ncell,célula,celda\n",
            "line 2: expected 2 values, as in the first line, found 3: put text",
        ),
        (
            "source,target\ncell,célula\nCELL,celda\n",
            "line 3: source: expected each term once, found 'cell' again",
        ),
        ('source,target\n"cell,célula\n', "line 2: expected CSV, found: unexpected end of data"),
        ("source,target\ncell,źle\n".encode("cp1250"), "line 2: target: expected UTF-8, found the byte"),
    ],
)
def test_a_glossary_that_cannot_be_used(tmp_path: Path, text: str | bytes, expected: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(FielError) as error:
        load_glossary(path)
    assert str(error.value).startswith(f"{path}: {expected}")


def test_a_campaign_that_names_its_glossary(tmp_path: Path) -> None:
    write(tmp_path, TERMS)
    path = write_campaign(tmp_path, "con-glosario", task={"glossary": "glossary.csv"})
    assert load_campaign(path).campaign.tasks[0].glossary == Path("glossary.csv")


def test_a_campaign_whose_glossary_is_not_there(tmp_path: Path) -> None:
    assert "glossary" not in describe_campaign("x")["tasks"][0]
    with pytest.raises(FielError, match="nowhere.csv: expected a readable file, found: No such file"):
        write_campaign(tmp_path, "sin-glosario", task={"glossary": "nowhere.csv"})
