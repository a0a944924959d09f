"""Write CSV and XLSX that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from fiel.messages.plaintext import for_spreadsheet


def write_csv(
    rows: Iterable[Sequence[str]],
    *,
    delimiter: str = ",",
    guard: Callable[[str], str] = for_spreadsheet,
    line_end: str = "\n",
) -> str:
    """Return rows as CSV.

    ``guard`` changes each cell that a spreadsheet would take for a formula.
    """
    table = [[guard(cell) for cell in row] for row in rows]
    # Python does not quote a lone carriage return, which would start a new line.
    split = any("\r" in cell for row in table for cell in row)
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=delimiter,
        lineterminator=line_end,
        quoting=csv.QUOTE_ALL if split else csv.QUOTE_MINIMAL,
    )
    writer.writerows(table)
    return text.getvalue()


def write_workbook(
    sheets: Mapping[str, Iterable[Sequence[str | int]]], *, guard: Callable[[str], str] = for_spreadsheet
) -> bytes:
    """Return an XLSX workbook with the rows of each sheet by its name.

    Numbers stay numbers; ``guard`` changes each text that a spreadsheet would take for a formula.
    """
    from openpyxl import Workbook  # takes long to import
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            texts = {place: guard(cell) for place, cell in enumerate(row) if isinstance(cell, str)}
            clean = {place: ILLEGAL_CHARACTERS_RE.sub("", text) for place, text in texts.items()}
            sheet.append([clean.get(place, cell) for place, cell in enumerate(row)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
