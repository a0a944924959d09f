"""The annotation guides quote real rows, word for word, and each rule about a mistake has one."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from fiel.campaign.guide import load_guide
from fiel.items import Row
from fiel.sources.files import read_rows
from tests.helpers.campaigns import TOP

NAMES = ["arc", "dibt", "hellaswag", "mmlu"]
CODE = re.compile(
    r"\b((?:fila|row|ind) \d+|MPEP_[A-Z]+(?: \d+)?|[a-z_]+/(?:dev|val)/\d+|(?:[A-Z]+|Mercury)_[\w-]*\d[\w-]*)"
)
QUOTATION = re.compile(r"«([^»]+)»|\"([^\"]+)\"|(?<!\*)\*([^*]+)\*(?!\*)")


def codes(text: str) -> list[str]:
    """Say which rows a text cites; a row of HellaSwag is a "fila" in Spanish."""
    return [code.replace("fila", "row") for code in CODE.findall(text)]


def rules(name: str, language: str) -> list[str]:
    """Return the guide's list of mistakes, its third section."""
    guide = load_guide(TOP / "guides" / language / f"{name}.md")
    first, last = (guide.text.index(f"## {guide.sections[at].title}\n") for at in (2, 3))
    return [line for line in guide.text[first:last].splitlines() if line.startswith("- **")]


@pytest.fixture(scope="module")
def cited(okapi: Path) -> dict[str, str]:
    """Return every real text by the code that a guide gives it."""
    texts: dict[str, str] = defaultdict(str)
    for path in sorted([*okapi.glob("paired/*"), *okapi.glob("english/*"), *okapi.glob("mpep/*")]):
        for row in (located.row for located in read_rows(path)):
            for code in codes_of(row):
                texts[code] += re.sub(r"\s+", " ", " ".join(strings(row)))
    return texts


def codes_of(row: Row) -> list[str]:
    if "ind" in row:
        return [f"ind {row['ind']}"]
    if "en_val_row" in row:
        return [f"row {row['en_val_row']}"]
    if "target" in row:
        dataset = str(row.get("dataset") or f"DIBT/MPEP_{str(row['lang']).upper()}").split("/")[1]
        return [dataset, f"{dataset} {row.get('external_id')}"]
    return [str(row["id"]).split("/", 2)[2] if str(row["id"]).startswith("ARC") else str(row["id"])]


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_cite_the_same_rows(name: str) -> None:
    spanish, english = (
        codes((TOP / "guides" / language / f"{name}.md").read_text("utf-8")) for language in ("es", "en")
    )
    assert len(spanish) > 15
    assert spanish == english


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_each_mistake_has_a_real_example(name: str, language: str) -> None:
    listed = rules(name, language)
    assert len(listed) >= 9
    assert [rule for rule in listed if not codes(rule)] == []


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_rows_exist_and_say_so(cited: dict[str, str], name: str, language: str) -> None:
    text = (TOP / "guides" / language / f"{name}.md").read_text("utf-8")
    assert [code for code in codes(text) if code not in cited] == []
    if name != "dibt":  # most of its rows are in other languages, and quoted in translation
        assert [rule for rule in rules(name, language) if not quotes_a_row(rule, cited)] == []


def quotes_a_row(rule: str, cited: dict[str, str]) -> bool:
    """Tell whether a quotation of the rule, piece by piece, stands in a row that the rule cites."""
    rows = [cited[code] for code in codes(rule)]
    for match in QUOTATION.finditer(rule):
        pieces = [piece.strip(" .,") for piece in (match[1] or match[2] or match[3]).split("…")]
        if any(all(piece in row for piece in pieces) for row in rows):
            return True
    return False
