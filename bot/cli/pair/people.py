"""People from tables: a profile for each person, every fault with its cell, and what was read or taken for granted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from bot.cli.pair.asking import AskPerson, nobody_to_ask
from bot.cli.pair.faults import BadFile, Cell, CellFault
from bot.cli.pair.headings import NEEDED, OPTIONAL, ColumnMap, understood
from bot.cli.pair.identity import Named, PeopleByName
from bot.cli.pair.notes import counted, how_read
from bot.cli.pair.reading import FileReading
from bot.cli.pair.references import resolved
from bot.cli.pair.rows import DraftRow, RowReader
from bot.cli.pair.table import Style, Table
from bot.cli.pair.topics import with_topics
from mentoring.model import Level, MemberId, Profile
from mentoring.taxonomy import Taxonomy

LANGUAGE, ZONE = "en", "UTC"
"""What holds where nobody says anything."""

_MENTORS = re.compile(r"\bmentors?\b", re.IGNORECASE)
_MENTEES = re.compile(r"\bmentees?\b", re.IGNORECASE)
_LEVEL_OF = {"mentor": Level.LEADING, "mentee": Level.PRACTISING}
"""A sheet or file of mentors, or of mentees, says what its people are there for where no column does."""

_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class People:
    """Everybody in the tables, in their order; how they are named and found; what the tables left open or got wrong.

    `reading` is how the tables were read, guesses and answers included.
    """

    profiles: tuple[Profile, ...]
    names: Mapping[MemberId, str]
    directory: PeopleByName
    notes: tuple[str, ...]
    style: Style
    reading: FileReading
    bad: tuple[BadFile, ...] = ()


def people_of(
    tables: Sequence[Table],
    taxonomy: Taxonomy,
    reading: FileReading | None = None,
    *,
    ask: AskPerson = nobody_to_ask,
    outsiders: bool = False,
) -> People:
    """The people of all tables; what is wrong with any of them is in `bad`. Raises BadFile where columns are missing.

    `ask` may put a question to whoever sits before the terminal; `outsiders` lets managers and people to avoid be
    nobody of the tables.
    """
    told = reading or FileReading()
    drafts, faults, notes = list[DraftRow](), list[CellFault](), list[str]()
    guesses: dict[str, dict[str, Any]] = {}
    for table in tables:
        columns = _columns(table, told)
        reader = RowReader(table, columns, told, ask, default=_LEVEL_OF.get(_role(table)))
        found = [reader.draft(row) for row in columns.rows]
        if not found:
            what = "there is nobody in the file, only the names of the columns."
            reader.faults.append(CellFault(None, what, table.file))
        told = reader.told
        guesses = guesses or {
            "columns": {name: columns.heading(name) for name in columns.where},
            "levels": {cell: int(level) for cell, level in reader.levels_guessed.items()},
        }
        drafts, faults = drafts + found, faults + reader.faults
        notes += how_read(table, columns, reader, several=len(tables) > 1)
    people, more = _each_once(drafts)
    directory = PeopleByName.of(Named(each.member, each.email, each.name) for each in people)
    people, lost, remarks = resolved(people, directory, outsiders=outsiders)
    people, told, said = with_topics(people, taxonomy, told, ask)
    profiles, assumed = _assumed([each.profile for each in people])
    return People(
        profiles=tuple(profiles),
        names={each.member: each.name for each in people},
        directory=directory,
        notes=(*notes, *said, *assumed, *remarks),
        style=tables[0].style,
        reading=told.with_more(**guesses),
        bad=_by_file(tables, [*faults, *more, *lost]),
    )


def _role(table: Table) -> str:
    mentors, mentees = (bool(words.search(table.title.replace("_", " "))) for words in (_MENTORS, _MENTEES))
    return "" if mentors == mentees else "mentor" if mentors else "mentee"


def _columns(table: Table, told: FileReading) -> ColumnMap:
    """The columns of a table. Raises BadFile when some are there twice or missing."""
    found, role = understood(table, told.columns), _role(table)
    where = dict(found.where)
    if role == "mentor" and "offers" not in where and "wants" in where:
        where["offers"] = where.pop("wants")
    if role == "mentee" and "wants" not in where and "offers" in where:
        where["wants"] = where.pop("offers")
    optional = {"mentor": {"wants", "level"}, "mentee": {"offers", "level"}}.get(role, set())
    faults = [
        CellFault(
            Cell(found.header.line, place + 1, name), f"the column is there twice, also as column {where[name] + 1}."
        )
        for place, name in found.twice
    ]
    missing = [name for name in NEEDED if name not in where and name not in optional]
    if missing and "first name" in where and missing == ["id"]:
        where["id"], missing = where["first name"], []
    if missing:
        what = f"no column {' or '.join(missing)}. The first line names the columns: {', '.join(NEEDED)} are needed"
        hint = "Other headings: name them in a file for --map."
        faults.append(CellFault(Cell(found.header.line), f"{what}; {', '.join(OPTIONAL)} may follow. {hint}"))
    if faults:
        raise BadFile(table.file, faults)
    return replace(found, where=where)


def _each_once(drafts: Sequence[DraftRow]) -> tuple[list[DraftRow], list[CellFault]]:
    """Everybody once, those of two tables (as mentor and mentee) put together; and who is in one table twice."""
    found: dict[MemberId, DraftRow] = {}
    known: dict[str, MemberId] = {}
    faults = []
    for draft in drafts:
        same = next((known[key] for key in draft.keys if key in known), None)
        if same is None:
            found[draft.member] = draft
        elif found[same].table is draft.table:
            faults.append(draft.repeats(found[same]))
        else:
            found[same] = found[same].joined(draft)
        for key in draft.keys:
            known.setdefault(key, same or draft.member)
    return list(found.values()), faults


def _by_file(tables: Sequence[Table], faults: Sequence[CellFault]) -> tuple[BadFile, ...]:
    """All faults, file by file, each in the order of its lines."""
    files = dict.fromkeys(table.file for table in tables)
    found = {file: [fault for fault in faults if fault.file in (file, None)] for file in files}
    return tuple(
        BadFile(file, sorted(own, key=lambda fault: fault.place or Cell(0))) for file, own in found.items() if own
    )


def _assumed(profiles: Sequence[Profile]) -> tuple[list[Profile], list[str]]:
    """The profiles with languages and zones for those who gave none: the commonest; and a sentence if it matters."""
    spoken = Counter(profile.languages for profile in profiles if profile.languages)
    zones = Counter(profile.tz for profile in profiles if profile.tz)
    tongues = _commonest(spoken, (LANGUAGE,))
    zone = _commonest(zones, ZONE)
    silent, homeless = sum(not p.languages for p in profiles), sum(not p.tz for p in profiles)
    notes = []
    if silent and spoken:
        notes.append(f"{counted(silent)} gave no language; taken as “{';'.join(tongues)}”, the commonest.")
    if homeless and zones:
        notes.append(f"{counted(homeless)} gave no time zone; taken as {zone}, the commonest.")
    return [replace(p, languages=p.languages or tongues, tz=p.tz or zone) for p in profiles], notes


def _commonest(counts: Counter[_T], otherwise: _T) -> _T:
    return min(counts, key=lambda each: (-counts[each], str(each))) if counts else otherwise
