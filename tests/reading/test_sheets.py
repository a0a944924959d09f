"""Every table that people give, as the programs of people save it: one reader, the same answer from all."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import numbers

from fiel.benchmarks import BENCHMARKS
from fiel.campaign.glossaryfile import load_glossary
from fiel.campaign.goldfile import read_gold
from fiel.errors import FielError, FielWarning
from fiel.people.roster import read_accounts
from fiel.reading.sheets import read_table
from fiel.sources.files import read_rows
from fiel.sources.source import Source, read_splits
from fiel.sources.subsets import read_ids
from tests.helpers.campaigns import make_work
from tests.sources.rows import ROWS, SPLITS

Table = Sequence[Sequence[Any]]

PEOPLE: Table = [["username", "first_name"], ["ana", "Ana Muñoz"], ["luis", ""]]


def delimited(table: Table, mark: str, encoding: str, start: str = "") -> bytes:
    text = io.StringIO()
    text.write(start)
    csv.writer(text, delimiter=mark).writerows(table)
    return text.getvalue().encode(encoding)


def workbook(table: Table) -> bytes:
    book, content = Workbook(), io.BytesIO()
    for row in table:
        book.active.append(list(row))
    book.save(content)
    return content.getvalue()


FORMATS: Mapping[str, tuple[str, Callable[[Table], bytes]]] = {
    "commas": (".csv", lambda table: delimited(table, ",", "utf-8")),
    "commas and a mark": (".csv", lambda table: delimited(table, ",", "utf-8-sig")),
    "semicolons": (".csv", lambda table: delimited(table, ";", "utf-8-sig")),
    "semicolons of Excel": (".csv", lambda table: delimited(table, ";", "utf-8", "sep=;\r\n")),
    "commas of Excel": (".CSV", lambda table: delimited(table, ",", "utf-8-sig", "sep=,\r\n")),
    "tabs": (".tsv", lambda table: delimited(table, "\t", "utf-8")),
    "Unicode text of Excel": (".txt", lambda table: delimited(table, "\t", "utf-16")),
    "UTF-16, big end first": (
        ".csv",
        lambda table: b"\xfe\xff" + delimited(table, ",", "utf-16-be"),
    ),
    "XLSX": (".xlsx", workbook),
}


def write(folder: Path, table: Table, kind: str) -> Path:
    ending, writer = FORMATS[kind]
    path = folder / f"table{ending}"
    path.write_bytes(writer(table))
    return path


@pytest.mark.parametrize("kind", FORMATS)
def test_people_are_read_from_every_kind_of_table(tmp_path: Path, kind: str) -> None:
    found = read_accounts(write(tmp_path, PEOPLE, kind))
    assert [(each.username, each.first_name) for each in found] == [("ana", "Ana Muñoz"), ("luis", None)]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_glossary_is_read_from_every_kind_of_table(tmp_path: Path, kind: str) -> None:
    table = [["source", "target", "note"], ["root", "raíz|raíces", "of plants; not of words"]]
    assert load_glossary(write(tmp_path, table, kind)).targets == {"root": ("raíz", "raíces")}


@pytest.mark.parametrize("kind", FORMATS)
def test_ids_are_read_from_every_kind_of_table(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, [["note", "id"], ["a, b", "Test/1"], ["", "Test/2"]], kind)
    if path.suffix == ".txt":
        path.write_bytes("Test/1\r\nTest/2\r\n".encode("utf-16"))  # there one id a line
    assert list(read_ids(path)) == ["Test/1", "Test/2"]
    assert read_ids(path)["Test/2"].endswith((": line 3", ": row 3", ": line 4", ": line 2"))


@pytest.mark.parametrize("kind", FORMATS)
def test_gold_is_read_from_every_kind_of_table(tmp_path: Path, kind: str) -> None:
    items = make_work(tmp_path / "campaign", "gold").items["arc"]
    table = [["id", "decision", "instruction"], ["Test/1", "correct", ""], ["Test/2", "corrected", "¿Qué?"]]
    found = read_gold(write(tmp_path, table, kind), items)
    assert {id: (each.decision, dict(each.texts)) for id, each in found.items()} == {
        "Test/1": ("correct", {}),
        "Test/2": ("corrected", {"instruction": "¿Qué?"}),
    }


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["arc", "mmlu", "dibt"])
def test_a_source_is_read_from_every_kind_of_table(tmp_path: Path, kind: str, name: str) -> None:
    """The same row comes out, with the types of the benchmark."""
    row, ending = ROWS[name], FORMATS[kind][0]
    path = write(tmp_path, [list(row), [value if value is not None else "" for value in row.values()]], kind)
    path.rename(tmp_path / f"{SPLITS[name]}{ending}")
    ((located,),) = read_splits(
        Source(files=f"{{split}}{ending}"), BENCHMARKS[name], folder=tmp_path
    ).values()
    assert located.row == row


def test_a_table_in_windows_1252_is_read_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(delimited(PEOPLE, ";", "cp1252"))
    with pytest.warns(
        FielWarning, match=r"people.csv: read as Windows-1252.*save it again with the encoding UTF-8"
    ):
        found = read_accounts(path)
    assert found[0].first_name == "Ana Muñoz"


def test_a_table_in_another_encoding_is_refused_with_its_place_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("username,first_name\npiotr,Żółć\n".encode("cp1250"))
    with pytest.raises(FielError, match=r"people.csv: line 2: first_name: expected UTF-8.*: save it again"):
        read_accounts(path)


def test_lines_are_those_of_the_file_below_the_line_that_names_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"sep=|\nid|text\n1|a, b; c\n\n||\n2|c\n".replace(b"||", b"|"))
    assert list(read_table(path)) == [
        ("line 3", {"id": "1", "text": "a, b; c"}),
        ("line 6", {"id": "2", "text": "c"}),
    ]


def save(folder: Path, *changes: Callable[[Any], None]) -> Path:
    book = Workbook()
    book.active.append(["id", "text"])
    book.active.append(["1", "a"])
    for change in changes:
        change(book)
    book.save(folder / "x.xlsx")
    return folder / "x.xlsx"


def set_cell(value: Any, shown: str = "General") -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book.active["B2"] = value
        book.active["B2"].number_format = shown

    return change


@pytest.mark.parametrize(
    ("value", "shown", "read"),
    [
        (4, "General", "4"),
        (4.0, "General", "4"),
        (1.1, "General", "1.1"),
        (-7, "0", "-7"),
        ("007", "@", "007"),
        ("=", "@", "="),
        ("a\nb", "General", "a\nb"),
        ("a_x000D_\nb", "General", "a\r\nb"),
        ("नमस्ते 😀", "General", "नमस्ते 😀"),
        (None, "General", ""),
    ],
)
def test_a_cell_is_read_as_it_shows(tmp_path: Path, value: Any, shown: str, read: str) -> None:
    ((_, row),) = read_table(save(tmp_path, set_cell(value, shown)))
    assert row == {"id": "1", "text": read}


def test_all_cells_that_cannot_be_taken_are_told(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        for place, value in {"A2": "=1", "B2": "=2", "A3": "fine", "B3": "=3"}.items():
            book.active[place] = value

    with pytest.raises(FielError) as error:
        list(read_table(save(tmp_path, fill)))
    places = [line.partition(": expected")[0].rpartition("row ")[2] for line in str(error.value).splitlines()]
    assert places[:3] == ["2, column A (id)", "2, column B (text)", "3, column B (text)"]


@pytest.mark.parametrize(
    ("value", "shown", "found"),
    [
        (0.5, numbers.FORMAT_PERCENTAGE, "the number 0.5, with the format 0%"),
        (5, '"$"#,##0', "the number 5, with the format"),
        (date(2026, 2, 1), numbers.FORMAT_DATE_YYYYMMDD2, "the datetime 2026-02-01"),
        (True, "General", "the boolean TRUE"),
        ("#N/A", "General", "the error #N/A"),
        ("=1+1", "General", "the formula =1+1"),
        (1234567890123456789, "General", "the number 1.23456789012345"),
    ],
)
def test_a_cell_that_holds_another_thing_than_it_shows_is_refused(
    tmp_path: Path, value: Any, shown: str, found: str
) -> None:
    with pytest.raises(FielError) as error:
        list(read_table(save(tmp_path, set_cell(value, shown))))
    assert (
        f"x.xlsx: row 2, column B (text): expected {'a value' if '=' in found else 'text'}, found {found}"
        in str(error.value)
    )


def test_rows_and_columns_that_only_have_a_format_count_for_nothing(tmp_path: Path) -> None:
    def decorate(book: Any) -> None:
        book.active["F30"].number_format = "0%"
        book.create_sheet("Sheet2")["A3"].number_format = "0%"
        book.active["A5"] = "2"

    assert list(read_table(save(tmp_path, decorate))) == [
        ("row 2", {"id": "1", "text": "a"}),
        ("row 5", {"id": "2", "text": ""}),
    ]


def test_two_sheets_with_rows_are_refused_and_a_hidden_one_is_left_alone(tmp_path: Path) -> None:
    def add(book: Any) -> None:
        book.create_sheet("Notes").append(["mine"])

    with pytest.raises(FielError, match="expected one sheet with rows, found Sheet, Notes: hide or delete"):
        list(read_table(save(tmp_path, add)))

    def hide(book: Any) -> None:
        book["Notes"].sheet_state = "hidden"

    assert len(list(read_table(save(tmp_path, add, hide)))) == 1


def test_a_value_without_a_column_is_refused(tmp_path: Path) -> None:
    def add(book: Any) -> None:
        book.active["D2"] = "x"

    with pytest.raises(FielError, match=r"row 2: expected 2 values, as in the first line, found 4"):
        list(read_table(save(tmp_path, add)))


@pytest.mark.parametrize("content", [b"", b"id,text\n1,a\n", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_spreadsheet_is_refused_with_how_to_save_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    with pytest.raises(FielError, match=r"x.xlsx: expected an XLSX file without a password.*or as CSV"):
        list(read_table(tmp_path / "x.xlsx"))


@pytest.mark.parametrize("ending", [".xls", ".ods", ".numbers"])
def test_another_kind_of_table_is_refused_with_how_to_save_it(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"x{ending}").write_bytes(b"x")
    with pytest.raises(
        FielError, match=r"expected a table with the extension .csv, .tsv, .txt, .xlsx.*: save it"
    ):
        list(read_table(tmp_path / f"x{ending}"))


def test_an_empty_sheet_says_what_is_missing(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(FielError, match="row 1: expected column names, found nothing"):
        list(read_rows(tmp_path / "x.xlsx"))
