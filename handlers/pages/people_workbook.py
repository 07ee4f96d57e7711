"""Who takes part as an Excel workbook: text stays text, so no cell is ever calculated."""

from __future__ import annotations

import io
from typing import Any

from handlers.blocks import who
from handlers.texts import Texts
from mentoring.programme.who import ParticipantSheet

WIDTHS = (28, 24, 12, 28, 14, 16)
"""Of the columns, in characters."""


def people_workbook(t: Texts, made: ParticipantSheet) -> bytes:
    """The workbook; openpyxl takes a while to import and to write, so not in the event loop."""
    import openpyxl

    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = _sheet_name(who.sheet_title(t))
    rows = [who.head(t), *(who.cells(each, made) for each in made.who.people)]
    for line, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            _write(page.cell(line, column), value)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    for column, width in enumerate(WIDTHS, 1):
        page.column_dimensions[page.cell(1, column).column_letter].width = width
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write(cell: Any, value: object) -> None:
    """Text as text, whatever it begins with: it is marked as quoted, so it stays so when somebody edits it."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = "".join(letter for letter in value if letter.isprintable())
    cell.data_type, cell.quotePrefix = "s", True


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\")[:31]
