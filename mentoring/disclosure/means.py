"""How answers changed between two surveys: groups, mean, spread and an interval, shown together or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement, product
from math import ceil, sqrt
from statistics import fmean, stdev

from scipy.special import stdtrit

from mentoring.disclosure.control import (
    SILENT,
    Groups,
    Hidden,
    Response,
    ShareTable,
    parts_that_fit,
    shares,
    showable_departments,
    sizes_that_fit,
)

MOST = 2
"""A change of more points than this, up or down, counts as so many (winsorising).

With changes from -2 to 2 on a scale from 1 to 5, any change is possible beside any other of the same person, so what is
published of one survey never narrows down what is possible in another.
"""

FELL, SAME, ROSE = (-2, -1), (0,), (1, 2)
ROSE_OR_NOT = ((*FELL, *SAME), ROSE)
RECODINGS = ((FELL, SAME, ROSE), ROSE_OR_NOT, (FELL, (*SAME, *ROSE)))
"""From the finest to what may be left of it."""

CONFIDENCE = 0.95

ROUNDED = 0.05
"""A mean and a spread are said to a tenth."""

FEW_ENOUGH_TO_TRY = 30
"""Of so many people every way in which a table can have come about is tried."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """How one item changed, in points on the scale of 1 to 5, to a tenth; `low` to `high` is a 95 per cent interval.

    The interval is worked out from the rounded figures alone, so that it is a little too wide and tells nothing more.
    """

    shares: ShareTable
    mean: float = 0.0
    spread: float = 0.0
    low: float = 0.0
    high: float = 0.0
    departments: dict[str, Change] = field(default_factory=dict)


def winsorised(before: int, after: int) -> int:
    """The change between two answers, between -2 and 2."""
    return min(max(after - before, -MOST), MOST)


def change(responses: Sequence[Response], people: dict[str, int]) -> Change:
    """The change as it may be shown, with those departments that may; `people` are those who could answer, by theirs.

    The key "" of `people` is everybody.
    """
    whole = _one(responses, people[""])
    if whole.shares.hidden:
        return whole
    parts = {
        name: _one(own, people[name], with_groups=(ROSE_OR_NOT,))
        for name, own in showable_departments(responses, ROSE_OR_NOT).items()
        if people.get(name, 0) - len(own) >= SILENT  # beside the total, less could say that all of it answered
    }
    return Change(
        shares=whole.shares, mean=whole.mean, spread=whole.spread, low=whole.low, high=whole.high, departments=parts
    )


def _one(responses: Sequence[Response], people: int, with_groups: Sequence[Groups] = RECODINGS) -> Change:
    people = max(people, len(responses))
    table = shares(responses, with_groups, people)
    if table.hidden:
        return Change(shares=table)
    values = [each.value for each in responses]
    mean, spread = round(fmean(values), 1), ceil(10 * stdev(values)) / 10
    if len(values) > people - SILENT and not _somebody_may_have_kept_silent(table, mean, spread, people):
        return Change(shares=ShareTable(hidden=Hidden.ONE_SIDED))
    half = half_width(table.at_least, spread)
    return Change(shares=table, mean=mean, spread=spread, low=round(mean - half, 1), high=round(mean + half, 1))


def _somebody_may_have_kept_silent(table: ShareTable, mean: float, spread: float, people: int) -> bool:
    """Whether fewer could have given the same groups, mean and spread; of many people somebody always may."""
    return people > FEW_ENOUGH_TO_TRY or any(
        abs(total / size - mean) <= ROUNDED
        and 0 <= spread - sqrt((squares - total**2 / size) / (size - 1)) < 2 * ROUNDED
        for size in sizes_that_fit(table.percent, people)
        for total, squares in _sums(table, size)
    )


def _sums(table: ShareTable, size: int) -> Iterator[tuple[int, int]]:
    """The sum of so many answers that give these groups, and the sum of their squares, in every way that there is."""
    for parts in product(*(parts_that_fit(percent, size) for percent in table.percent)):
        if sum(parts) == size:
            for ways in product(*map(_sums_of_a_group, table.groups, parts)):
                yield sum(total for total, _ in ways), sum(squares for _, squares in ways)


def _sums_of_a_group(values: Sequence[int], part: int) -> set[tuple[int, int]]:
    chosen = combinations_with_replacement(values, part)
    return {(sum(each), sum(value * value for value in each)) for each in chosen}


def half_width(size: int, spread: float) -> float:
    """Half of a t-interval (Student 1908) for a mean of so many, and half a tenth for the rounding of the mean."""
    return float(stdtrit(size - 1, (1 + CONFIDENCE) / 2)) * spread / sqrt(size) + 0.05
