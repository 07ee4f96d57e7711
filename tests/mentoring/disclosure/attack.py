"""An attacker with an integer program: everything that was published, who meets whom, and answers of their own.

People of whom the attacker knows the same (department, and which surveys they can have answered) are one class, and
the unknown is how many of a class gave which answers; the victim stands alone. A world is possible when it gives every
figure that was published.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from mentoring.disclosure import FEWEST, Change, public_size, winsorised

WAVES = ("start", "middle", "end", "later")
Answers = tuple[int, int, int, int]
"""What somebody answered in each survey; 0 for nothing."""

PATTERNS: tuple[Answers, ...] = tuple(itertools.product(range(6), repeat=4))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Known:
    """What the attacker knows of a person: where they work, and in which releases they can be counted."""

    department: str
    counted: tuple[bool, bool, bool]


@dataclass(frozen=True)
class Possible:
    """One way in which a table can have come about: its size and sum, and what then its squares and groups can be."""

    size: int
    total: int
    squares: tuple[float, float]
    groups: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Table:
    """A published table: of which release and department (None for all), its groups, and all ways to come by it."""

    release: int
    department: str | None
    groups: tuple[tuple[int, ...], ...]
    possible: tuple[Possible, ...]


def table(change: Change, release: int, department: str | None, people: int) -> Table:
    """Everything that follows from the figures of one change: the rounding undone, as far as it can be."""
    shown = change.shares
    sizes = [size for size in range(2 * FEWEST, people + 1) if public_size(size, people) == shown.at_least]
    possible = [
        Possible(size, total, squares, tuple(_counts(percent, size) for percent in shown.percent))
        for size in sizes
        for total in range(floor((change.mean - 0.05) * size), ceil((change.mean + 0.05) * size) + 1)
        if abs(total / size - change.mean) <= 0.05 + 1e-9
        for squares in [_squares(change.spread, size, total)]
    ]
    return Table(release, department, shown.groups, tuple(possible))


def _squares(spread: float, size: int, total: int) -> tuple[float, float]:
    """Between what the sum of squares lies for a standard deviation that was rounded up to a tenth."""
    low, high = ((max(0.0, bound) ** 2) * (size - 1) + total**2 / size for bound in (spread - 0.1, spread))
    return low - 1e-6, high + 1e-6


def _counts(percent: int, size: int) -> tuple[int, int]:
    """How many may stand behind a percentage of so many."""
    fits = [
        number
        for number in range(FEWEST, size - FEWEST + 1)
        if min(max(5 * round(100 * number / size / 5), 5), 95) == percent
    ]
    return (min(fits), max(fits)) if fits else (1, 0)


class Attack:
    """Worlds that fit all tables, for one attacker and one victim."""

    def __init__(
        self,
        tables: Sequence[Table],
        people: Mapping[str, Known],
        answers: Mapping[str, Answers],
        own: str,
        victim: str,
    ) -> None:
        """`answers` are used for `own` alone: they are what the attacker knows."""
        others = Counter(known for who, known in people.items() if who not in (own, victim))
        self.columns = [(known, pattern) for known in others for pattern in _allowed(known)]
        self.victim_columns = list(_allowed(people[victim]))
        self.known, self.others = people[victim], others
        self.own = (people[own], answers[own])
        self.tables = tables

    def possible(self, fits: Callable[[Answers], bool]) -> bool:
        """Whether there is a world in which the victim's answers are such."""
        shape = _Program(len(self.columns) + len(self.victim_columns))
        offset = len(self.columns)
        for known, number in self.others.items():
            shape.equal({at: 1.0 for at, column in enumerate(self.columns) if column[0] == known}, number)
        shape.equal({offset + at: 1.0 for at, _ in enumerate(self.victim_columns)}, 1)
        shape.equal({offset + at: 1.0 for at, each in enumerate(self.victim_columns) if fits(each)}, 1)
        everybody = [*self.columns, *((self.known, each) for each in self.victim_columns)]
        for published in self.tables:
            self._fits(shape, everybody, published)
        return shape.solvable(max(self.others.values(), default=1))

    def _fits(self, shape: _Program, everybody: Sequence[tuple[Known, Answers]], published: Table) -> None:
        """The world gives this table, in one of the ways in which it can have come about."""
        ways = shape.binaries(len(published.possible))
        shape.equal(dict.fromkeys(ways, 1.0), 1)
        change = {at: d for at, each in enumerate(everybody) if (d := _change(*each, published)) is not None}
        mine = _change(*self.own, published)
        for weigh, low, high in _sums(published):
            row = {at: float(weigh(d)) for at, d in change.items()}
            constant = 0 if mine is None else weigh(mine)
            shape.at_least(
                {**row, **{way: -low(each) for way, each in zip(ways, published.possible, strict=True)}}, -constant
            )
            shape.at_most(
                {**row, **{way: -high(each) for way, each in zip(ways, published.possible, strict=True)}}, -constant
            )


Bound = Callable[[Possible], float]


def _sums(published: Table) -> Iterator[tuple[Callable[[int], int], Bound, Bound]]:
    """Each figure as a sum over people, and between what it lies in each way."""
    yield lambda _: 1, lambda way: way.size, lambda way: way.size
    yield lambda d: d, lambda way: way.total, lambda way: way.total
    yield lambda d: d * d, lambda way: way.squares[0], lambda way: way.squares[1]
    for number, values in enumerate(published.groups):
        yield (
            lambda d, values=values: int(d in values),  # type: ignore[misc]
            lambda way, number=number: way.groups[number][0],  # type: ignore[misc]
            lambda way, number=number: way.groups[number][1],  # type: ignore[misc]
        )


def _change(known: Known, answers: Answers, published: Table) -> int | None:
    """What a person adds to a table; None when they are not in it."""
    after = answers[published.release + 1]
    if not known.counted[published.release] or not answers[0] or not after:
        return None
    if published.department is not None and published.department != known.department:
        return None
    return winsorised(answers[0], after)


def _allowed(known: Known) -> Iterator[Answers]:
    """What somebody can have answered in the surveys in which they can be counted."""
    return (
        each for each in PATTERNS if all(ok or not value for ok, value in zip(known.counted, each[1:], strict=True))
    )


class _Program:
    """Rows of an integer program."""

    def __init__(self, columns: int) -> None:
        self.columns, self.binary_from = columns, columns
        self.rows: list[dict[int, float]] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def binaries(self, number: int) -> range:
        """So many new columns, each 0 or 1."""
        self.columns += number
        return range(self.columns - number, self.columns)

    def equal(self, row: dict[int, float], value: float) -> None:
        self._add(row, value, value)

    def at_least(self, row: dict[int, float], value: float) -> None:
        self._add(row, value, np.inf)

    def at_most(self, row: dict[int, float], value: float) -> None:
        self._add(row, -np.inf, value)

    def _add(self, row: dict[int, float], low: float, high: float) -> None:
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def solvable(self, most: int) -> bool:
        """Whether any world fits."""
        entries = [(value, at, column) for at, row in enumerate(self.rows) for column, value in row.items()]
        values, rows, columns = zip(*entries, strict=True)
        matrix = csr_array((values, (rows, columns)), shape=(len(self.rows), self.columns))
        upper = np.full(self.columns, float(most))
        upper[self.binary_from :] = 1
        found = milp(
            np.zeros(self.columns),
            constraints=LinearConstraint(matrix, self.low, self.high),
            integrality=np.ones(self.columns),
            bounds=Bounds(0, upper),
        )
        return bool(found.success)


def exact(release: int, changes: Sequence[int], groups: tuple[tuple[int, ...], ...]) -> Table:
    """What a live report without any control would publish: its size, mean and groups as they are."""
    counted = tuple((sum(d in values for d in changes),) * 2 for values in groups)
    total, squares = sum(changes), float(sum(d * d for d in changes))
    return Table(release, None, groups, (Possible(len(changes), total, (squares, squares), counted),))
