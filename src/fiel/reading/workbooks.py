"""Read Excel workbooks, with cells as text.

Excel converts typed text by itself: 1-2 to a date, 50% to 0.5. A cell is accepted only if its value is what
it shows.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from fiel.errors import FielError

_PLAIN = ("General", "@", "0")
"""Number formats that show the value unchanged."""

_WHOLE = 10**15
"""Excel keeps 15 digits of a number."""

_AS_TEXT = "format the column as text and type the value again"

Cells = list[str | FielError]
"""A row: the text of each cell, or the error for it."""


def read_sheet(path: Path) -> Iterator[tuple[int, Cells]]:
    """Read the non-empty rows of the only filled visible sheet, each with its number.

    Raises:
        FielError: It is not an XLSX file, or several sheets have rows.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about formatting unknown to openpyxl
        try:
            book = load_workbook(path, read_only=True)
        except OSError:
            raise
        except Exception as error:  # openpyxl raises many types
            raise FielError(_describe_unreadable(path, error)) from None
        try:
            yield from _only_rows(path, book)
        except FielError:
            raise
        except Exception as error:  # as above: sheets are read lazily
            raise FielError(_describe_unreadable(path, error)) from None
        finally:
            book.close()


def _describe_unreadable(path: Path, error: Exception) -> str:
    return (
        f"{path}: expected an XLSX file without a password, found {type(error).__name__}: save it again as "
        ".xlsx, or as CSV in UTF-8"
    )


def _only_rows(path: Path, book: Any) -> Iterator[tuple[int, Cells]]:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        sheet.reset_dimensions()  # the size in the file is often wrong
    filled = [sheet for sheet in visible if next(_rows(sheet), None)]
    if len(filled) > 1:
        raise FielError(
            f"{path}: expected one sheet with rows, found {', '.join(sheet.title for sheet in filled)}: hide "
            "or delete all but one"
        )
    for sheet in filled:
        yield from _rows(sheet)


def _rows(sheet: Any) -> Iterator[tuple[int, Cells]]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        values = [_text_of(cell) for cell in row]
        while values and not values[-1]:
            values.pop()
        if values:
            yield number, values


def name_column(index: int) -> str:
    """Return the spreadsheet name of a column, counted from 0."""
    return str(get_column_letter(index + 1))


def _text_of(cell: Any) -> str | FielError:
    value, kind = cell.value, cell.data_type
    if value is None:
        return ""
    if kind == "f":
        return FielError(f"expected a value, found the formula {value!s:.80}: replace it with its value")
    if isinstance(value, str) and kind != "e":
        return value.replace("_x000D_", "\r")  # Excel's escape for a carriage return
    plain = cell.number_format in _PLAIN and type(value) in (int, float)
    if not plain or abs(value) >= _WHOLE:
        return FielError(f"expected text, found {_describe_value(cell)}: {_AS_TEXT}")
    return str(int(value)) if value == int(value) else repr(value)


def _describe_value(cell: Any) -> str:
    value = cell.value
    if isinstance(value, bool):
        return f"the boolean {str(value).upper()}"
    if isinstance(value, int | float):
        shown = "" if cell.number_format in _PLAIN else f", with the format {cell.number_format}"
        return f"the number {value}{shown}"
    return f"the error {value}" if isinstance(value, str) else f"the {type(value).__name__} {value}"
