"""Tables as files that open in a spreadsheet: typed numbers and dates, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Cell: TypeAlias = str | int | float | Decimal | date | bool | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST_COLUMN = 60
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def neutral(cell: Cell) -> Cell:
    """Return the cell so that no spreadsheet takes text for a formula; numbers and days stay what they are.

    The apostrophe is OWASP's advice on CSV injection.

    >>> neutral("=HYPERLINK(1)"), neutral(-3), neutral("Ann")
    ("'=HYPERLINK(1)", -3, 'Ann')
    """
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(neutral(cell))


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return UTF-8 CSV with a byte order mark, so that spreadsheets read accents; days are ISO."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_as_text(column) for column in columns])
    writer.writerows([_as_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str) -> bytes:
    """Return an XLSX workbook of one sheet: a bold first row that stays in sight, typed cells."""
    kept = [tuple(row) for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for index, column in enumerate(columns):
        longest = max([len(column), *(len(_as_text(row[index])) for row in kept)])
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(WIDEST_COLUMN, longest + 2)
    heads = [WriteOnlyCell(sheet, value=str(neutral(column))) for column in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in kept:
        sheet.append([neutral(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
