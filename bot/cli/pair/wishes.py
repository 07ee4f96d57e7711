"""What the organiser asks for besides the file: pairs to hold together, to keep apart, and earlier rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.pair.faults import BadFile, CellFault
from bot.cli.pair.identity import PeopleByName, SeveralPeople, id_key
from bot.cli.pair.table import TableRow, read_table
from mentoring.model import MemberId
from mentoring.pairing import History, Pair, Pin
from mentoring.topic_words import plain

SIDES = (
    {"a", "id a", "id1", "id 1", "id", "one", "first", "person 1", "mentor", "mentor id", "mentor email", "person a"},
    {
        "b",
        "id b",
        "id2",
        "id 2",
        "other",
        "second",
        "person 2",
        "mentee",
        "partner",
        "mentee id",
        "mentee email",
        "person b",
    },
    {"c", "id c", "id3", "id 3", "third", "person 3", "person c"},
)
_ROUND = "round"
"""Headings under which the two or three people of an earlier match are found."""


class NoSuchPair(Exception):
    """What was written for a pair does not name two people of the file."""

    def __init__(self, *, option: str, text: str, why: str) -> None:
        """Say what was written where, why it is no pair, and how one is written."""
        super().__init__(f"{option} {text}: {why}. Write two ids of the file, as in {option} A,B.")


@dataclass(frozen=True, kw_only=True)
class EarlierRound:
    """The matches of an earlier round, each as its members, and who was left over."""

    groups: tuple[tuple[MemberId, ...], ...]
    left_over: tuple[MemberId, ...]


def pins(texts: Iterable[str], people: PeopleByName) -> Iterator[Pin | NoSuchPair]:
    """Pairs to hold together; a third part is the reason for one that breaks a rule."""
    for text in texts:
        found = _parts("--pin", text, people)
        yield found if isinstance(found, NoSuchPair) else Pin(*Pair.of(found[0], found[1]), found[2])


def forbids(texts: Iterable[str], people: PeopleByName) -> Iterator[Pair | NoSuchPair]:
    """Pairs to keep apart."""
    for text in texts:
        found = _parts("--forbid", text, people)
        yield found if isinstance(found, NoSuchPair) else Pair.of(found[0], found[1])


def _parts(option: str, text: str, people: PeopleByName) -> tuple[MemberId, MemberId, str] | NoSuchPair:
    """The two people of an option, by whichever commas part two who are known, and what follows as a reason."""
    words = text.split(";") if ";" in text else text.split(",")
    joint = "; " if ";" in text else ", "
    words = [word.strip() for word in words]
    if len(words) < 2 or not words[0] or not words[1]:
        return NoSuchPair(option=option, text=text, why="there are not two people in it")
    readings, same, several = [], False, ""
    for first in range(1, len(words)):
        for second in range(first + 1, len(words) + 1):
            try:
                a, b = people.find(joint.join(words[:first])), people.find(joint.join(words[first:second]))
            except SeveralPeople as error:
                several = str(error).rstrip(".")
                continue
            if a is not None and a == b:
                same = True
            elif a is not None and b is not None:
                readings.append((a, b, joint.join(words[second:])))
    if len({reading[:2] for reading in readings}) == 1:
        return max(readings, key=lambda reading: -len(reading[2]))
    return NoSuchPair(option=option, text=text, why=_why_none(words, people, len(readings), same, several))


def _why_none(words: Sequence[str], people: PeopleByName, readings: int, same: bool, several: str) -> str:
    if readings:
        return "more than one pair of people could be meant"
    if same:
        return "that is one person twice"
    if several:
        return several
    unknown = next((word for word in words if not people.knows(word)), words[0])
    return f"nobody in the file has the id “{unknown}”"


def history(files: Sequence[Path], people: PeopleByName) -> tuple[tuple[EarlierRound, ...], tuple[str, ...]]:
    """Earlier rounds, oldest first, and notes on them: files that `--out` wrote, or any with columns a and b.

    People are found by id, e-mail address or unique name; who is gone keeps the spelling of the file. Raises BadFile.
    """
    rounds: list[EarlierRound] = []
    notes: list[str] = []
    for file in files:
        found, said = _rounds_of(file, people)
        rounds += found
        notes += said
    return tuple(rounds), tuple(notes)


def as_history(rounds: Sequence[EarlierRound]) -> History:
    """Who met whom in all rounds, and who was left over in the last."""
    met = (group for one in rounds for group in one.groups)
    return History.of(met, left_out=rounds[-1].left_over if rounds else ())


def _rounds_of(file: Path, people: PeopleByName) -> tuple[list[EarlierRound], list[str]]:
    table = read_table(file)
    columns, rows, at = _sides(table.rows, people)
    if len(columns) < 2:
        raise BadFile(file, [CellFault(None, "there are no columns a and b with the ids of those who were matched.")])
    by_round: dict[int, list[tuple[MemberId, ...]]] = {}
    for row in rows:
        number = row.cells[at] if 0 <= at < len(row.cells) else ""
        group = tuple(dict.fromkeys(_members(row, columns, people)))
        by_round.setdefault(int(number) if number.isdecimal() else 0, []).append(group)
    groups = [group for number in sorted(by_round) for group in by_round[number]]
    return [_round(by_round[number]) for number in sorted(by_round)], _notes(file, groups, people)


def _round(groups: Sequence[tuple[MemberId, ...]]) -> EarlierRound:
    return EarlierRound(
        groups=tuple(group for group in groups if len(group) > 1),
        left_over=tuple(group[0] for group in groups if len(group) == 1),
    )


def _sides(rows: Sequence[TableRow], people: PeopleByName) -> tuple[list[int], Sequence[TableRow], int]:
    """The columns with people, the rows below the header, and the column with the round; ids alone have no header."""
    # Somebody's id may be A: a heading of one letter is a small one.
    heads = ["" if len(cell) == 1 and cell.isupper() else plain(cell) for cell in rows[0].cells]
    columns = [next((place for place, head in enumerate(heads) if head in side), -1) for side in SIDES]
    if columns[0] >= 0 and columns[1] >= 0:
        return [place for place in columns if place >= 0], rows[1:], heads.index(_ROUND) if _ROUND in heads else -1
    if len(heads) > 1 and all(people.knows(cell) for cell in rows[0].cells[:2]):
        return list(range(min(3, len(heads)))), rows, -1
    return [], (), -1


def _members(row: TableRow, columns: Sequence[int], people: PeopleByName) -> Iterator[MemberId]:
    for place in columns:
        if place < len(row.cells) and (cell := row.cells[place]):
            # `--out` puts a mark before what a spreadsheet program would run.
            yield _somebody(cell.removeprefix("'") if cell.startswith("'") else cell, people)


def _somebody(cell: str, people: PeopleByName) -> MemberId:
    try:
        return people.find(cell) or MemberId(cell)
    except SeveralPeople:
        return MemberId(cell)


def _notes(file: Path, groups: Sequence[Sequence[MemberId]], people: PeopleByName) -> list[str]:
    everybody = {member for group in groups for member in group}
    gone = sorted(member for member in everybody if people.by_id.get(id_key(member)) != member)
    if len(gone) == len(everybody):
        return [f"{file.name} names nobody of this file, so nobody has met before."]
    unclear = [member for member in gone if people.knows(member)]
    said = [f"{file.name}: more than one person is called {', '.join(unclear)}; write ids there."] if unclear else []
    strangers = len(gone) - len(unclear)
    if strangers:
        said.append(f"{file.name}: {strangers} of {len(everybody)} people are not in this file any more.")
    return said
