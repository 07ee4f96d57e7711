"""One row of a table as a draft of a profile, with every fault of its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.cli.pair import cells, places, tongues
from bot.cli.pair.asking import AskPerson
from bot.cli.pair.cells import NotUsable
from bot.cli.pair.faults import Cell, CellFault
from bot.cli.pair.headings import ColumnMap
from bot.cli.pair.identity import id_key
from bot.cli.pair.levels import is_ours, levels_of
from bot.cli.pair.reading import FileReading
from bot.cli.pair.table import Table, TableRow
from mentoring import topic_lists as lists
from mentoring.model import Hours, Level, MemberId, Offer, Profile
from mentoring.topic_words import plain

_ANONYMOUS = "anonymous"
"""What form tools write for somebody who was not logged in."""

_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """A profile as far as its row says, with the cells that need everybody else to be read: people and topics."""

    profile: Profile
    name: str
    email: str
    table: Table
    row: TableRow
    where: Mapping[str, int]
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def member(self) -> MemberId:
        """The person's id."""
        return self.profile.member

    @property
    def keys(self) -> tuple[str, ...]:
        """Every spelling by which this is one and the same person."""
        return tuple(dict.fromkeys(id_key(text) for text in (self.member, self.email) if text))

    def place(self, name: str) -> Cell:
        """Where a column of ours is in this row."""
        return Cell(self.row.line, self.where.get(name, -1) + 1, name)

    def repeats(self, earlier: DraftRow) -> CellFault:
        """The fault of being in one table twice."""
        name = "id" if id_key(self.member) == id_key(earlier.member) else "email"
        written, before = (self.member, earlier.member) if name == "id" else (self.email, earlier.email)
        spelt = f", there as “{before}”" if before != written else ""
        what = (
            f"“{written}” is the {name} of line {earlier.row.line} already{spelt}. Each person has a line of their own."
        )
        return CellFault(self.place(name), what, self.table.file)

    def joined(self, other: DraftRow) -> DraftRow:
        """Somebody of two tables, such as mentors and mentees: what both say they offer and seek."""
        both = {name: "\n".join(filter(None, (self.cells.get(name), other.cells.get(name)))) for name in self.cells}
        return replace(self, cells=both)


class RowReader:
    """Reads the rows of one table, and collects what is wrong with them and what was told on asking."""

    def __init__(
        self, table: Table, columns: ColumnMap, told: FileReading, ask: AskPerson, *, default: Level | None
    ) -> None:
        """`default` is the level of a table that has none."""
        self.table, self.where, self.told, self.ask, self.default = table, columns.where, told, ask, default
        self.width = len(columns.header.cells)
        self.faults: list[CellFault] = []
        levels = [self._cell(row, "level") for row in columns.rows]
        self.levels = levels_of(levels, told.levels)
        self.odd_languages: dict[str, None] = {}
        self._asked: set[str] = set()

    @property
    def levels_guessed(self) -> dict[str, Level]:
        """The levels that were read from words or steps of the organisation's own."""
        return {cell: level for cell, level in self.levels.items() if level is not None and not is_ours(cell)}

    def draft(self, row: TableRow) -> DraftRow:
        """The draft of a row; a stand-in where something is wrong."""
        self._require_width(row)
        return DraftRow(
            profile=Profile(
                member=MemberId(self._id(row)),
                level=self._level(row),
                offers=(),
                seeks=(),
                department=" ".join(self._cell(row, "department").split()),
                languages=self._languages(row),
                tz=self._read(row, "timezone", self._zone, ""),
                hours=self._read(row, "hours", lambda cell: cells.hours(cell) if cell else Hours(), Hours()),
            ),
            name=self._name(row),
            email=self._email(row),
            table=self.table,
            row=row,
            where=self.where,
            cells={name: self._cell(row, name) for name in ("offers", "wants", "manager", "never")},
        )

    def _require_width(self, row: TableRow) -> None:
        """A list that nobody quoted in a file with semicolons makes a row longer than its header."""
        if any(row.cells[self.width :]):
            what = f'{len(row.cells)} cells under {self.width} columns. Put lists in quotation marks: "one;two".'
            self.faults.append(CellFault(Cell(row.line, self.width + 1), what, self.table.file))

    def _cell(self, row: TableRow, name: str) -> str:
        place = self.where.get(name, len(row.cells))
        return row.cells[place] if place < len(row.cells) else ""

    def _id(self, row: TableRow) -> str:
        if self.where.get("id") == self.where.get("first name", -1):
            return self._read(row, "id", lambda _: _needed(self._name(row)), self._nobody(row))
        return self._read(row, "id", lambda cell: self._somebody(" ".join(cell.split()), row), self._nobody(row))

    @staticmethod
    def _nobody(row: TableRow) -> str:
        """What stands for an id that cannot be read, and is no other row's."""
        return f"? {row.line}"

    def _somebody(self, cell: str, row: TableRow) -> str:
        """Who answered; Microsoft Forms writes “anonymous” where it was not to keep that."""
        if cell.casefold() != _ANONYMOUS:
            return _needed(cell)
        if name := self._name(row):
            return name
        raise NotUsable(
            f"“{cell}” is nobody: the form did not keep who answered. Write their name or e-mail address here."
        )

    def _name(self, row: TableRow) -> str:
        halves = (self._cell(row, "first name"), self._cell(row, "last name"))
        return " ".join(self._cell(row, "name").split()) or " ".join(filter(None, halves))

    def _email(self, row: TableRow) -> str:
        email = self._cell(row, "email")
        return "" if email.casefold() == _ANONYMOUS else email

    def _level(self, row: TableRow) -> Level:
        if self.default is not None and "level" not in self.where:
            return self.default
        return self._read(row, "level", self._known_level, Level.STARTING)

    def _known_level(self, cell: str) -> Level:
        if (found := self.levels.get(_needed(cell))) is None:
            raise NotUsable(cells.no_level(cell))
        return found

    def _zone(self, cell: str) -> str:
        if not cell:
            return ""
        told = {plain(written): zone for written, zone in self.told.zones.items()}
        try:
            return places.zone(told.get(plain(cell), cell))
        except places.ManyZones as several:
            if chosen := self._asked_for(cell, several.zones):
                return chosen
            raise NotUsable(str(several)) from several
        except places.NoZone as error:
            raise NotUsable(str(error)) from error

    def _asked_for(self, cell: str, zones: Mapping[str, str]) -> str | None:
        if plain(cell) in self._asked:
            return None
        self._asked.add(plain(cell))
        chosen = self.ask(f"Which time zone is “{cell}”?", [f"{zone} ({where})" for where, zone in zones.items()])
        if chosen is None:
            return None
        found = list(zones.values())[chosen]
        self.told = self.told.with_more(zones={cell: found})
        return found

    def _languages(self, row: TableRow) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name in lists.plain_list(self._cell(row, "languages")):
            known = tongues.code(name)
            if known is None:
                self.odd_languages[name] = None
            found[known or name] = None
        return tuple(found)

    def _read(self, row: TableRow, name: str, read: Callable[[str], _T], otherwise: _T) -> _T:
        try:
            return read(self._cell(row, name))
        except NotUsable as error:
            place = Cell(row.line, self.where[name] + 1, name)
            self.faults.append(CellFault(place, str(error), self.table.file))
            return otherwise


def _needed(cell: str) -> str:
    if not cell:
        raise NotUsable("the cell is empty.")
    return cell


def with_lists(draft: DraftRow, offers: tuple[str, ...], wants: tuple[str, ...]) -> DraftRow:
    """The draft with its topics."""
    return replace(
        draft, profile=replace(draft.profile, offers=tuple(Offer(topic=topic) for topic in offers), seeks=wants)
    )
