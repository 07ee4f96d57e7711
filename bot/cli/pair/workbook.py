"""The sheets of an Excel workbook as tables."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from bot.cli.pair.faults import BadFile, CellFault
from bot.cli.pair.table import Style, Table, TableRow, cleaned, require_text


def sheets(file: Path, raw: bytes) -> tuple[Table, ...]:
    """Each sheet that has something in it; formulas count as what they came to. Raises BadFile."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError) as error:
        what = "this is no Excel workbook that can be read. In Excel, save it again, or as “CSV UTF-8”."
        raise BadFile(file, [CellFault(None, what)]) from error
    found = tuple(table for sheet in book.worksheets if (table := _sheet(file, sheet)).rows)
    book.close()
    if not found:
        raise BadFile(file, [CellFault(None, "the workbook is empty. The first line of a sheet names its columns.")])
    return found


def _sheet(file: Path, sheet: Any) -> Table:
    # A workbook may misstate its size, and then only its first cell would be read.
    sheet.reset_dimensions()
    rows = []
    for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        told = tuple(cleaned(_told(cell)) for cell in cells)
        require_text(file, line, told)
        if any(told):
            rows.append(TableRow(line=line, cells=told))
    return Table(file=file, style=Style(), rows=tuple(rows), sheet=str(sheet.title))


def _told(cell: Any) -> str:
    """A cell as Excel shows it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
