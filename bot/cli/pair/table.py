"""A table as spreadsheets and form tools write it: any delimiter, quoting, line end, and encoding of Unicode."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.cli.pair.faults import BadFile, Cell, CellFault

DELIMITERS = (",", ";", "\t", "|")
_SEP = "sep="
"""Excel's own first line for naming the delimiter: `sep=;`."""
LONGEST_CELL = 20_000
"""A cell this long is a quotation mark that nobody closed."""
_ENOUGH = 50
"""Rows looked at to tell how a file is delimited."""
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_EDGE_JOINERS = "\u200c\u200d"
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
"""Marks that nobody sees and no name needs: joiners are kept inside words, where scripts of Asia use them."""


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
    """The rows of a file, or of one sheet of it, that are not empty; one of the first is its header."""

    file: Path
    style: Style
    rows: tuple[TableRow, ...]
    sheet: str = ""

    @property
    def title(self) -> str:
        """What the table is called: its sheet, or its file."""
        return self.sheet or self.file.stem


def read_tables(file: Path) -> tuple[Table, ...]:
    """The tables of a file: one of CSV, each sheet with something in it of Excel. Raises BadFile."""
    raw = _bytes(file)
    if raw.startswith(b"PK\x03\x04"):
        from bot.cli.pair.workbook import sheets  # openpyxl takes a while to import

        return sheets(file, raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        what = "an Excel file of the old kind (.xls). In Excel, save as “Excel workbook (.xlsx)” or “CSV UTF-8”."
        raise BadFile(file, [CellFault(None, what)])
    return (_csv(file, raw),)


def read_table(file: Path) -> Table:
    """The one table of a file, or its first. Raises BadFile."""
    return read_tables(file)[0]


def cleaned(cell: str) -> str:
    """A cell as people see it: without invisible marks, with plain spaces, trimmed; line breaks inside stay."""
    text = _LINE_END.sub("\n", unicodedata.normalize("NFC", _INVISIBLE.sub("", cell)))
    lines = (_SPACES.sub(" ", line).strip().strip(_EDGE_JOINERS) for line in text.split("\n"))
    return "\n".join(lines).strip()


def require_text(file: Path, line: int, cells: Sequence[str]) -> None:
    """Raise BadFile for what no person wrote."""
    for column, cell in enumerate(cells, 1):
        if "\0" in cell:
            raise BadFile(file, [CellFault(Cell(line, column), "there is a NUL character: this is no text file.")])
        if len(cell) > LONGEST_CELL:
            what = f"a cell of {len(cell)} characters. Is a quotation mark missing?"
            raise BadFile(file, [CellFault(Cell(line, column), what)])


def _csv(file: Path, raw: bytes) -> Table:
    text, mark = _text(file, raw)
    head, _, rest = _first_line(text)
    named, skipped = head.casefold().removeprefix(_SEP), 0
    if head.casefold().startswith(_SEP) and named in DELIMITERS:
        delimiter, skipped, text = named, 1, rest
    else:
        delimiter = _delimiter(text)
    rows = tuple(_rows(file, text, delimiter, skipped))
    if not rows:
        raise BadFile(file, [CellFault(None, "the file is empty. Its first line names the columns.")])
    return Table(file=file, style=Style(delimiter=delimiter, line_end=_line_end(text), mark=mark), rows=rows)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadFile(file, [CellFault(None, f"the file cannot be read: {error.strerror}.")]) from error


def _text(file: Path, raw: bytes) -> tuple[str, bool]:
    """The text of a file, and whether it began with the byte order mark of UTF-8."""
    try:
        text = raw.decode(_encoding(raw))
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("latin-1")
        start, _, _ = _first_line(before)
        lines = io.StringIO(before, newline="").readlines() or [""]
        column = _cells_begun(lines[-1], _delimiter(start))
        ended = lines[-1].endswith(("\n", "\r"))
        what = "a letter that is not UTF-8. In Excel, save as “CSV UTF-8”."
        place = Cell(len(lines) + ended, 1 if ended else column)
        raise BadFile(file, [CellFault(place, what)]) from error
    return text.removeprefix("\ufeff"), raw.startswith(codecs.BOM_UTF8)


def _encoding(raw: bytes) -> str:
    """UTF-8, or UTF-16 by its mark, or by the zeros of which every second byte of it consists."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = raw[:200]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(zeros) > 4 and zeros.count(0) > 0.8 * len(zeros):
            return encoding
    return "utf-8-sig"


def _rows(file: Path, text: str, delimiter: str, skipped: int) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    line = 1 + skipped
    try:
        for cells in reader:
            trimmed = tuple(cleaned(cell) for cell in cells)
            require_text(file, line, trimmed)
            if any(trimmed):
                yield TableRow(line=line, cells=trimmed)
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        rest = "".join(io.StringIO(text, newline="").readlines()[line - 1 - skipped :])
        what = f"the row cannot be read from here on ({error}). Is a quotation mark missing?"
        raise BadFile(file, [CellFault(Cell(line, _cells_begun(rest, delimiter)), what)]) from error


def _delimiter(text: str) -> str:
    """What parts the cells: by it most rows are as wide as the first, and the first is widest."""
    return max(DELIMITERS, key=lambda delimiter: _fits(text, delimiter))


def _fits(text: str, delimiter: str) -> tuple[bool, float]:
    widths = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    # A quotation mark that nobody closed is told where the rows are read.
    with suppress(csv.Error):
        for cells in reader:
            if any(cell.strip() for cell in cells):
                widths.append(_width(cells))
            if len(widths) == _ENOUGH:
                break
    first = next(iter(widths), 0)
    # The title of a report may stand alone above its header.
    header = first if first > 1 else max(widths, default=0)
    return first > 1, header * sum(width <= header for width in widths) / max(1, len(widths))


def _width(cells: Sequence[str]) -> int:
    """How many cells a row has, empty ones at its end left out."""
    return max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _first_line(text: str) -> tuple[str, str, str]:
    found = re.search(r"\r\n|\n|\r", text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else (text, "", "")


def _line_end(text: str) -> str:
    ended = _first_line(text)[1]
    return ended if ended == "\r\n" else "\n"


def _cells_begun(text: str, delimiter: str) -> int:
    """How many cells of its first row `text` begins, read as forgivingly as can be."""
    beginning = io.StringIO(text[:LONGEST_CELL], newline="")
    return len(next(csv.reader(beginning, delimiter=delimiter), [""])) or 1
