"""People from a table: a profile for each row, every fault with its cell, and what was taken for granted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.cli.pair import cells
from bot.cli.pair.cells import NotUsable
from bot.cli.pair.faults import BadFile, Cell, CellFault
from bot.cli.pair.table import Style, Table, TableRow
from mentoring.model import Hours, Level, MemberId, Offer, Profile

NEEDED = ("id", "level", "offers", "wants")
OPTIONAL = ("name", "department", "manager", "languages", "timezone", "hours", "never")
# Other headings that mean the same.
ALSO = {"seeks": "wants", "time zone": "timezone", "tz": "timezone", "language": "languages", "offer": "offers"}

# What holds where nobody says anything.
LANGUAGE, ZONE = "en", "UTC"

_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class People:
    """Everybody in a table, in its order, their names, and sentences on what the table left open."""

    profiles: tuple[Profile, ...]
    names: Mapping[MemberId, str]
    notes: tuple[str, ...]
    style: Style


def people_of(table: Table) -> People:
    """The people of a table. Raises BadFile with everything that is wrong with it."""
    columns, notes = _columns(table)
    reader = _Reader(columns, width=len(table.rows[0].cells))
    found = [reader.person(row) for row in table.rows[1:]]
    faults = reader.faults + _twice(table.rows[1:], columns)
    if not found and not faults:
        faults.append(CellFault(None, "there is nobody in the file, only the names of the columns."))
    if faults:
        raise BadFile(table.file, sorted(faults, key=lambda fault: fault.place or Cell(0)))
    profiles = [each for each, _ in found]
    profiles, assumed = _assumed(profiles)
    return People(
        profiles=tuple(profiles),
        names={profile.member: name for profile, name in found},
        notes=(*notes, *assumed, *_strangers(profiles)),
        style=table.style,
    )


def _columns(table: Table) -> tuple[dict[str, int], list[str]]:
    """Where each known column is, and a sentence on those that are not used."""
    header = table.rows[0]
    names = [ALSO.get(plain, plain) for plain in (" ".join(cell.casefold().split()) for cell in header.cells)]
    where: dict[str, int] = {}
    faults = []
    for place, name in enumerate(names):
        if name in where:
            what = f"the column is there twice, also as column {where[name] + 1}."
            faults.append(CellFault(Cell(header.line, place + 1, name), what))
        if name in NEEDED or name in OPTIONAL:
            where.setdefault(name, place)
    missing = [name for name in NEEDED if name not in where]
    if missing:
        what = f"no column {' or '.join(missing)}. The first line names the columns: {', '.join(NEEDED)} are needed"
        faults.append(CellFault(Cell(header.line), f"{what}; {', '.join(OPTIONAL)} may follow."))
    if faults:
        raise BadFile(table.file, faults)
    unused = [header.cells[place] for place, name in enumerate(names) if name and name not in where]
    return where, [f"Not used: the columns {', '.join(unused)}."] if unused else []


class _Reader:
    """Reads rows, and collects what is wrong with them."""

    def __init__(self, columns: Mapping[str, int], width: int) -> None:
        self.columns, self.width = columns, width
        self.faults: list[CellFault] = []

    def person(self, row: TableRow) -> tuple[Profile, str]:
        """The profile and name of a row; a stand-in where something is wrong."""
        self._require_width(row)
        return (
            Profile(
                member=MemberId(self._read(row, "id", _needed, "?")),
                level=self._read(row, "level", lambda cell: cells.level(_needed(cell)), Level.STARTING),
                offers=tuple(Offer(topic=topic) for topic in cells.listed(self._cell(row, "offers"))),
                seeks=cells.listed(self._cell(row, "wants")),
                department=self._cell(row, "department"),
                reports_to=self._ids(row, "manager"),
                never=frozenset(self._ids(row, "never")),
                languages=cells.languages(self._cell(row, "languages")),
                tz=self._read(row, "timezone", lambda cell: cell and cells.zone(cell), ""),
                hours=self._read(row, "hours", lambda cell: cells.hours(cell) if cell else Hours(), Hours()),
            ),
            self._cell(row, "name"),
        )

    def _require_width(self, row: TableRow) -> None:
        """A list that nobody quoted in a file with semicolons makes a row longer than its header."""
        if any(row.cells[self.width :]):
            what = f'{len(row.cells)} cells under {self.width} columns. Put lists in quotation marks: "one;two".'
            self.faults.append(CellFault(Cell(row.line, self.width + 1), what))

    def _cell(self, row: TableRow, name: str) -> str:
        place = self.columns.get(name, len(row.cells))
        return row.cells[place] if place < len(row.cells) else ""

    def _ids(self, row: TableRow, name: str) -> tuple[MemberId, ...]:
        return tuple(MemberId(each) for each in cells.listed(self._cell(row, name)))

    def _read(self, row: TableRow, name: str, read: Callable[[str], _T], otherwise: _T) -> _T:
        try:
            return read(self._cell(row, name))
        except NotUsable as error:
            self.faults.append(CellFault(Cell(row.line, self.columns[name] + 1, name), str(error)))
            return otherwise


def _needed(cell: str) -> str:
    if not cell:
        raise NotUsable("the cell is empty.")
    return cell


def _twice(rows: Sequence[TableRow], columns: Mapping[str, int]) -> list[CellFault]:
    first: dict[str, int] = {}
    faults = []
    for row in rows:
        member = row.cells[columns["id"]] if columns["id"] < len(row.cells) else ""
        if member and first.setdefault(member, row.line) != row.line:
            what = f"“{member}” is the id of line {first[member]} already. Each person has a line of their own."
            faults.append(CellFault(Cell(row.line, columns["id"] + 1, "id"), what))
    return faults


def _assumed(profiles: list[Profile]) -> tuple[list[Profile], list[str]]:
    """The profiles with languages and zones for those who gave none: the commonest; and a sentence if it matters."""
    spoken = Counter(profile.languages for profile in profiles if profile.languages)
    zones = Counter(profile.tz for profile in profiles if profile.tz)
    tongues = _commonest(spoken, (LANGUAGE,))
    zone = _commonest(zones, ZONE)
    silent, homeless = sum(not p.languages for p in profiles), sum(not p.tz for p in profiles)
    notes = []
    if silent and spoken:
        notes.append(f"{_people(silent)} gave no language; taken as “{';'.join(tongues)}”, the commonest.")
    if homeless and zones:
        notes.append(f"{_people(homeless)} gave no time zone; taken as {zone}, the commonest.")
    return [replace(p, languages=p.languages or tongues, tz=p.tz or zone) for p in profiles], notes


def _commonest(counts: Counter[_T], otherwise: _T) -> _T:
    return min(counts, key=lambda each: (-counts[each], str(each))) if counts else otherwise


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _strangers(profiles: Sequence[Profile]) -> list[str]:
    """A never-pair with somebody who is not in the file may be a slip of the pen, and is too grave to pass over."""
    known = {profile.member for profile in profiles}
    found = sorted({other for profile in profiles for other in profile.never if other not in known})
    if not found:
        return []
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    return [
        f"In the column never: {', '.join(found[:5])}{more} is the id of nobody in the file. Is that a typing error?"
    ]
