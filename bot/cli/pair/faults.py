"""What is wrong with a file, cell by cell: everything is collected, so that it can be mended in one go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

MOST_TOLD = 20
"""Faults told one by one; a file that is wrong throughout needs no more than these."""


class Cell(NamedTuple):
    """A cell: the line of the file on which its row begins, and its column, both from 1; column 0 is the whole line."""

    line: int
    column: int = 0
    name: str = ""

    def __str__(self) -> str:
        """As an error begins."""
        column = f", column {self.column}" if self.column else ""
        name = f" ({self.name})" if self.name else ""
        return f"line {self.line}{column}{name}"


class CellFault(NamedTuple):
    """One thing wrong at one place, as a sentence; no place means the whole file. `file` tells tables apart."""

    place: Cell | None
    what: str
    file: Path | None = None


class BadFile(Exception):
    """A file that cannot be used; nothing was paired and nothing written."""

    def __init__(self, file: Path, faults: Sequence[CellFault]) -> None:
        """All that is wrong with `file`."""
        super().__init__(file, faults)
        self.file, self.faults = file, tuple(faults)

    def __str__(self) -> str:
        """One line for each fault."""
        told = [self._line(fault) for fault in self.faults[:MOST_TOLD]]
        more = len(self.faults) - MOST_TOLD
        return "\n".join([*told, *([f"… and {more} more."] if more > 0 else [])])

    def _line(self, fault: CellFault) -> str:
        return f"{self.file}, {fault.place}: {fault.what}" if fault.place else f"{self.file}: {fault.what}"
