"""An assignment's duals in whole numbers: a price for each person, which proves most pairs to be in no best pairing.

A pairing of people is an assignment of everybody to everybody counted twice. Where the prices of every two people come
to at least twice their worth together, no pairing is worth more than half of all prices; and a pair whose prices exceed
that by more than the whole bound exceeds a pairing that is known is in no best one (complementary slackness).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import rustworkx as rx

from mentoring.pairing.arrays import Bools, Ints

NEVER = -(1 << 60)
"""Stands for "never": less than any worth, and far enough from the end of 64 bits for sums of four."""
_PAIRS_EACH = 24
"""Pairs a person among which a first pairing is looked for where the assignment has odd cycles; then four times as
many."""
FEW = 16
"""Up to so many people, assignments are found without SciPy, whose import takes longer than a hundred of them."""


@dataclass(frozen=True, kw_only=True)
class Duals:
    """Prices [n], by how much twice a best pairing may miss their sum, and the pairs that are left, [p] each.

    Every best pairing consists of pairs (`i`, `j`) of these, `i < j`; with a `gap` of 0 each of them is tight, and
    everybody whose price is above 0 is in every best pairing.
    """

    prices: Ints
    gap: int
    i: Ints
    j: Ints


def duals_of(worth: Ints, *, margin: int = 0) -> Duals:
    """The duals of `worth`, [n, n], symmetric; the diagonal is what being left alone is worth, 0 or `NEVER`.

    Of `FEW` or fewer, only the last may be `NEVER`, and may be matched with the first.
    `margin` is how much more than twice its worth a pairing may truly be worth, where worths were rounded down.
    """
    if not len(worth):
        nobody = np.zeros(0, dtype=np.int64)
        return Duals(prices=nobody, gap=0, i=nobody, j=nobody)
    partner, prices = _optimal(worth)
    slack = prices[:, None] + prices[None, :] - 2 * worth
    slack[np.tri(len(worth), dtype=np.bool_)] = -1
    gap = margin
    if any(len(cycle) % 2 and len(cycle) > 1 for cycle in cycles(partner)):
        gap += _gap(worth, slack, int(prices.sum()))
    i, j = np.nonzero(_within(slack, gap, worth))
    return Duals(prices=prices, gap=gap, i=i.astype(np.int64), j=j.astype(np.int64))


def cycles(partner: Ints) -> Iterator[list[int]]:
    """The cycles of an assignment, each from its smallest place on."""
    following, seen = partner.tolist(), bytearray(len(partner))
    for start in range(len(partner)):
        cycle, place = [], start
        while not seen[place]:
            seen[place] = 1
            cycle.append(place)
            place = following[place]
        if cycle:
            yield cycle


def _within(slack: Ints, most: int, worth: Ints) -> Bools:
    found: Bools = (slack >= 0) & (slack <= most) & (worth > NEVER)
    return found


def _gap(worth: Ints, slack: Ints, bound: int) -> int:
    """How much twice the best pairing among those of least slack is worth less than the bound."""
    people = len(worth)
    upper = slack[(slack >= 0) & (worth > NEVER)]
    each, gap = _PAIRS_EACH, bound
    while True:
        count = min(each * people, len(upper))
        most = int(np.partition(upper, count - 1)[count - 1]) if count else 0
        gap = bound - 2 * _best_among(worth, _within(slack, most, worth))
        if gap <= most or count == len(upper):
            return gap
        each *= 4


def _best_among(worth: Ints, chosen: Bools) -> int:
    """The worth of the best pairing made of the `chosen` pairs."""
    i, j = np.nonzero(chosen)
    # Who may not be left alone brings more than anything else, so that a best pairing leaves none of them.
    must = np.diagonal(worth) == NEVER
    bonus = np.zeros(len(worth), dtype=np.int64)
    values = worth[i, j]
    bonus[must] = len(worth) * max(1, int(np.abs(values).max(initial=0)))
    graph: rx.PyGraph[int, int] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(worth)))
    weights = [int(value) + int(one) for value, one in zip(values, bonus[i] + bonus[j], strict=True)]
    graph.add_edges_from(list(zip(i.tolist(), j.tolist(), weights, strict=True)))
    found = rx.max_weight_matching(graph, max_cardinality=False, weight_fn=int, verify_optimum=False)
    return sum(int(worth[a, b]) for a, b in found)


def _optimal(worth: Ints) -> tuple[Ints, Ints]:
    """An assignment worth most, and prices that prove it: the sum of both sides' duals, so that they are symmetric."""
    partner = _alone(worth) if len(worth) <= FEW else _assigned(worth)
    while True:
        second, cycle = _potentials(worth, partner)
        if not len(cycle):
            first = worth[np.arange(len(worth)), partner] - second[partner]
            return partner, first + second
        # A few people begin alone, and floating point loses a little: the exact numbers know a better assignment.
        partner[cycle[:, 0]] = cycle[:, 1]


def _alone(worth: Ints) -> Ints:
    """Everybody assigned to themselves, or the last place, which nobody may be alone at, to the first."""
    partner = np.arange(len(worth))
    if worth[-1, -1] == NEVER:
        partner[[0, -1]] = partner[[-1, 0]]
    return partner


def _assigned(worth: Ints) -> Ints:
    from scipy.optimize import linear_sum_assignment  # two people are paired before this is imported

    costs = np.where(worth > NEVER, -worth.astype(np.float64), np.inf)
    return np.asarray(linear_sum_assignment(costs)[1], dtype=np.int64)


def _potentials(worth: Ints, partner: Ints) -> tuple[Ints, Ints]:
    """The columns' duals of an assignment (Bellman and Ford), or the rows and columns of a change for the better."""
    people = len(worth)
    own = worth[np.arange(people), partner]
    row = np.empty(people, dtype=np.int64)
    row[partner] = np.arange(people)
    value, above = np.zeros(people, dtype=np.int64), np.full(people, -1, dtype=np.int64)
    active = np.arange(people)
    for _ in range(people + 1):
        offers = worth[active] + (value[partner[active]] - own[active])[:, None]
        best = offers.max(axis=0)
        raised = np.flatnonzero(best > value)
        if not raised.size:
            return value, np.zeros((0, 2), dtype=np.int64)
        above[raised] = active[offers[:, raised].argmax(axis=0)]
        value[raised] = best[raised]
        active = row[raised]
    return value, _improvement(above, partner, int(raised[0]))


def _improvement(above: Ints, partner: Ints, column: int) -> Ints:
    """The cycle that keeps on raising values, as rows and the columns they change to, [c, 2]."""
    for _ in range(len(above)):
        column = int(partner[above[column]])
    found, start = [], column
    while True:
        found.append((int(above[column]), column))
        column = int(partner[above[column]])
        if column == start:
            return np.array(found, dtype=np.int64)
