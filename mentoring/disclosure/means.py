"""How answers changed between two surveys: groups, mean, spread and an interval, shown together or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from statistics import fmean, stdev

from scipy.special import stdtrit

from mentoring.disclosure.control import Groups, Response, ShareTable, shares, showable_departments

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
        name: _one(own, max(people.get(name, 0), len(own)), with_groups=(ROSE_OR_NOT,))
        for name, own in showable_departments(responses, ROSE_OR_NOT).items()
    }
    return Change(
        shares=whole.shares, mean=whole.mean, spread=whole.spread, low=whole.low, high=whole.high, departments=parts
    )


def _one(responses: Sequence[Response], people: int, with_groups: Sequence[Groups] = RECODINGS) -> Change:
    table = shares(responses, with_groups, people)
    if table.hidden:
        return Change(shares=table)
    values = [each.value for each in responses]
    mean, spread = round(fmean(values), 1), ceil(10 * stdev(values)) / 10
    half = half_width(table.at_least, spread)
    return Change(shares=table, mean=mean, spread=spread, low=round(mean - half, 1), high=round(mean + half, 1))


def half_width(size: int, spread: float) -> float:
    """Half of a t-interval (Student 1908) for a mean of so many, and half a tenth for the rounding of the mean."""
    return float(stdtrit(size - 1, (1 + CONFIDENCE) / 2)) * spread / sqrt(size) + 0.05
