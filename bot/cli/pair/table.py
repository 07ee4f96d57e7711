"""A CSV file as spreadsheets write it: commas, semicolons or tabs, with or without a byte order mark, any line ends."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.pair.faults import BadFile, Cell, CellFault

DELIMITERS = (",", ";", "\t")
# Excel's own first line for naming the delimiter: `sep=;`.
_SEP = "sep="
# A cell this long is a quotation mark that nobody closed.
LONGEST_CELL = 20_000


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a file is written, so that another can be written in the same way."""

    delimiter: str = ","
    line_end: str = "\n"
    mark: bool = False


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """The cells of one row, trimmed, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of a file that are not empty, the first of them its header."""

    file: Path
    style: Style
    rows: tuple[TableRow, ...]


def read_table(file: Path) -> Table:
    """The table of a CSV file. Raises BadFile."""
    text, mark = _text(file)
    skipped = 0
    head, _, rest = text.partition("\n")
    named = head.strip().casefold()
    if named.startswith(_SEP) and len(named) == len(_SEP) + 1:
        delimiter, skipped, text = named[-1], 1, rest
    else:
        delimiter = _delimiter(head)
    style = Style(delimiter=delimiter, line_end="\r\n" if "\r\n" in text else "\n", mark=mark)
    rows = tuple(_rows(file, text, delimiter, skipped))
    if not rows:
        raise BadFile(file, [CellFault(None, "the file is empty. Its first line names the columns.")])
    return Table(file=file, style=style, rows=rows)


def _text(file: Path) -> tuple[str, bool]:
    """The text of a file, and whether it began with a byte order mark."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise BadFile(file, [CellFault(None, f"the file cannot be read: {error.strerror}.")]) from error
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("latin-1")
        column = _cells_begun(before.rpartition("\n")[2], _delimiter(before.partition("\n")[0]))
        what = "a letter that is not UTF-8. In Excel, save as “CSV UTF-8”."
        raise BadFile(file, [CellFault(Cell(before.count("\n") + 1, column), what)]) from error
    return text, raw.startswith(codecs.BOM_UTF8)


def _rows(file: Path, text: str, delimiter: str, skipped: int) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1 + skipped
    try:
        for cells in reader:
            trimmed = tuple(cell.strip() for cell in cells)
            _require_text(file, line, trimmed)
            if any(trimmed):
                yield TableRow(line=line, cells=trimmed)
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        rest = "\n".join(text.split("\n")[line - 1 - skipped :])
        what = f"the row cannot be read from here on ({error}). Is a quotation mark missing?"
        raise BadFile(file, [CellFault(Cell(line, _cells_begun(rest, delimiter)), what)]) from error


def _delimiter(head: str) -> str:
    """What parts the names of the columns."""
    return max(DELIMITERS, key=head.count)


def _cells_begun(text: str, delimiter: str) -> int:
    """How many cells of its first row `text` begins, read as forgivingly as can be."""
    beginning = io.StringIO(text[:LONGEST_CELL], newline="")
    return len(next(csv.reader(beginning, delimiter=delimiter), [""])) or 1


def _require_text(file: Path, line: int, cells: Sequence[str]) -> None:
    for column, cell in enumerate(cells, 1):
        if "\0" in cell:
            raise BadFile(file, [CellFault(Cell(line, column), "there is a NUL character: this is no text file.")])
        if len(cell) > LONGEST_CELL:
            what = f"a cell of {len(cell)} characters. Is a quotation mark missing?"
            raise BadFile(file, [CellFault(Cell(line, column), what)])
