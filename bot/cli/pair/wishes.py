"""What the organiser asks for besides the file: pairs to hold together, to keep apart, and earlier rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.cli.pair.faults import BadFile, CellFault
from bot.cli.pair.table import TableRow, read_table
from mentoring.model import MemberId
from mentoring.pairing import History, Pair, Pin

# Headings under which the two or three people of an earlier match are found.
SIDES = (
    {"a", "id_a", "id a", "id1", "id_1", "id 1", "id", "one", "first", "person_1", "person 1", "mentor"},
    {"b", "id_b", "id b", "id2", "id_2", "id 2", "other", "second", "person_2", "person 2", "mentee", "partner"},
    {"c", "id_c", "id c", "id3", "id_3", "id 3", "third", "person_3", "person 3"},
)


class NoSuchPair(Exception):
    """What was written for a pair does not name two people of the file."""

    def __init__(self, *, option: str, text: str, why: str) -> None:
        """Say what was written where, why it is no pair, and how one is written."""
        super().__init__(f"{option} {text}: {why}. Write two ids of the file, as in {option} A,B.")


def pins(texts: Iterable[str], names: Mapping[MemberId, str]) -> list[Pin]:
    """Pairs to hold together; a third part is the reason for one that breaks a rule. Raises NoSuchPair."""
    found = []
    for text in texts:
        a, b, reason = _parts("--pin", text, names)
        found.append(Pin(*Pair.of(a, b), reason))
    return found


def forbids(texts: Iterable[str], names: Mapping[MemberId, str]) -> list[Pair]:
    """Pairs to keep apart. Raises NoSuchPair."""
    return [Pair.of(*_parts("--forbid", text, names)[:2]) for text in texts]


def _parts(option: str, text: str, names: Mapping[MemberId, str]) -> tuple[MemberId, MemberId, str]:
    one, _, rest = text.partition(",")
    other, _, reason = rest.partition(",")
    if not one.strip() or not other.strip():
        raise NoSuchPair(option=option, text=text, why="there are not two people in it")
    a, b = (_known(option, text, each.strip(), names) for each in (one, other))
    if a == b:
        raise NoSuchPair(option=option, text=text, why="that is one person twice")
    return a, b, reason.strip()


def _known(option: str, text: str, written: str, names: Mapping[MemberId, str]) -> MemberId:
    """The person with this id, else the only one with this name."""
    if written in names:
        return MemberId(written)
    named = [member for member, name in names.items() if name.casefold() == written.casefold()]
    if len(named) != 1:
        why = (
            f"{len(named)} people have the name “{written}”" if named else f"nobody in the file has the id “{written}”"
        )
        raise NoSuchPair(option=option, text=text, why=why)
    return named[0]


def history(file: Path | None, known: Mapping[MemberId, str]) -> tuple[History, tuple[str, ...]]:
    """Earlier matches, one in a row, and notes on them: a file that `--out` wrote, or any with columns a and b.

    A row with one person alone is somebody who was left over then, and goes first now. Raises BadFile.
    """
    if file is None:
        return History(), ()
    table = read_table(file)
    columns, rows = _sides(table.rows, known)
    if len(columns) < 2:
        raise BadFile(file, [CellFault(None, "there are no columns a and b with the ids of those who were matched.")])
    groups = [_members(row, columns) for row in rows]
    found = History.of(
        (group for group in groups if len(group) > 1),
        left_out=(group[0] for group in groups if len(group) == 1),
    )
    return found, _notes(file, groups, known)


def _sides(rows: Sequence[TableRow], known: Mapping[MemberId, str]) -> tuple[list[int], Sequence[TableRow]]:
    """The columns with people, and the rows below the header; a file of ids alone has none."""
    heads = [" ".join(cell.casefold().split()) for cell in rows[0].cells]
    columns = [next((place for place, head in enumerate(heads) if head in side), -1) for side in SIDES]
    if columns[0] >= 0 and columns[1] >= 0:
        return [place for place in columns if place >= 0], rows[1:]
    if all(cell in known for cell in rows[0].cells[:2]) and len(rows[0].cells) > 1:
        return list(range(min(3, len(rows[0].cells)))), rows
    return [], ()


def _members(row: TableRow, columns: Sequence[int]) -> list[MemberId]:
    return [MemberId(row.cells[place]) for place in columns if place < len(row.cells) and row.cells[place]]


def _notes(file: Path, groups: Sequence[Sequence[MemberId]], known: Mapping[MemberId, str]) -> tuple[str, ...]:
    people = {member for group in groups for member in group}
    if not people & known.keys():
        return (f"{file.name} names nobody of this file, so nobody has met before.",)
    gone = len(people - known.keys())
    return (f"{file.name}: {gone} of {len(people)} people are not in this file any more.",) if gone else ()
