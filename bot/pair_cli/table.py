"""A CSV file as spreadsheets write it: commas, semicolons or tabs, with or without a byte order mark, any line ends."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.pair_cli.faults import BadFile, Fault, Place

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
class Row:
    """The cells of one row, trimmed, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of a file that are not empty, the first of them its header."""

    file: Path
    style: Style
    rows: tuple[Row, ...]


def read_table(file: Path) -> Table:
    """The table of a CSV file. Raises BadFile."""
    text, mark = _text(file)
    skipped = 0
    head, _, rest = text.partition("\n")
    named = head.strip().casefold()
    if named.startswith(_SEP) and len(named) == len(_SEP) + 1:
        delimiter, skipped, text = named[-1], 1, rest
    else:
        delimiter = max(DELIMITERS, key=head.count)
    style = Style(delimiter=delimiter, line_end="\r\n" if "\r\n" in text else "\n", mark=mark)
    rows = tuple(_rows(file, text, delimiter, skipped))
    if not rows:
        raise BadFile(file, [Fault(None, "the file is empty. Its first line names the columns.")])
    return Table(file=file, style=style, rows=rows)


def _text(file: Path) -> tuple[str, bool]:
    """The text of a file, and whether it began with a byte order mark."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise BadFile(file, [Fault(None, f"the file cannot be read: {error.strerror}.")]) from error
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        what = f"byte {column} is not UTF-8. In Excel, save as “CSV UTF-8”."
        raise BadFile(file, [Fault(Place(line), what)]) from error
    return text, raw.startswith(codecs.BOM_UTF8)


def _rows(file: Path, text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1 + skipped
    try:
        for cells in reader:
            trimmed = tuple(cell.strip() for cell in cells)
            _require_text(file, line, trimmed)
            if any(trimmed):
                yield Row(line=line, cells=trimmed)
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        what = f"this row cannot be read ({error}). Is a quotation mark missing?"
        raise BadFile(file, [Fault(Place(line), what)]) from error


def _require_text(file: Path, line: int, cells: Sequence[str]) -> None:
    for column, cell in enumerate(cells, 1):
        if "\0" in cell:
            raise BadFile(file, [Fault(Place(line, column), "there is a NUL character: this is no text file.")])
        if len(cell) > LONGEST_CELL:
            what = f"a cell of {len(cell)} characters. Is a quotation mark missing?"
            raise BadFile(file, [Fault(Place(line, column), what)])
