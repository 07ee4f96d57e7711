"""Assignment on the bipartite double cover: what no pairing can exceed, and a near-best pairing of large cohorts."""

from __future__ import annotations

import numpy as np

from mentoring.pairing import objective
from mentoring.pairing.arrays import Ints
from mentoring.pairing.augment import ALONE
from mentoring.pairing.candidates import FLOORS, Candidates
from mentoring.pairing.duals import cycles
from mentoring.pairing.objective import Worth

_LIFT = 0.25
"""About what a pair gives up of its score to reach a floor; exact in the units of scores."""
_WORTH_ORTOOLS = 5000
"""From this many people on, OR-Tools is quicker than SciPy by more than its import takes."""


def bound(people: int, pairs: Candidates, found: Worth) -> float:
    """A sum of scores that no pairing exceeds which reaches each floor as often as `found`, whoever is a candidate.

    Each person appears on both sides; being assigned to oneself stands for a partner outside the candidates and
    is worth `rest`. A pairing is such an assignment counted twice: a pair (a, b) that is no candidate is worth at
    most the smaller of both rests. Odd cycles, which no pairing has, are why this is a bound and no pairing.

    A floor reached counts `_LIFT` more, and what `found` has of these comes off again: whatever it is, a pairing that
    reaches them as often is worth no more than what is left (Lagrangian relaxation: Geoffrion, 1974).
    """
    if people == 0:
        return 0.0
    units = objective.score_units(pairs.score + _LIFT * pairs.floored + _LIFT * pairs.upper)
    rest = (pairs.rest + _LIFT * np.arange(FLOORS + 1)).max(axis=1)
    alone = np.where(rest > 0, objective.score_units(np.maximum(rest, 0)) + 1, 0)
    partner = assignment(people, pairs.i, pairs.j, units, alone=alone)
    place = np.arange(people)
    other = place[partner != place]
    worth = alone[partner == place].sum() + units[pairs.places(other, partner[other])].sum()
    return float(worth) / 2 / (1 << objective.SCORE_BITS) - _LIFT * (found.floored + found.upper)


def near_best(people: int, pairs: Candidates, gains: Ints) -> tuple[Ints, list[list[int]]]:
    """Partners (-1 for none), [n], of a matching worth nearly as much as the best assignment, and its odd cycles.

    The assignment falls into pairs and cycles. Pairs stay; a cycle of even length is cut into pairs, either way being
    worth as much as the other; the people of odd cycles are left for `repair`.
    """
    partner = assignment(people, pairs.i, pairs.j, gains, alone=np.zeros(people, dtype=np.int64))
    mate = np.full(people, ALONE, dtype=np.int64)
    odd = []
    for cycle in cycles(partner):
        if len(cycle) % 2 == 0:
            one, other = np.array(cycle[::2]), np.array(cycle[1::2])
            mate[one], mate[other] = other, one
        elif len(cycle) > 1:
            odd.append(cycle)
    return mate, odd


def assignment(people: int, i: Ints, j: Ints, worth: Ints, *, alone: Ints) -> Ints:
    """Whom each person is assigned to, [n], so that the sum of `worth` is greatest; oneself is worth `alone`.

    By OR-Tools where it is installed and counts itself able, else by SciPy: both are exact.
    """
    place = np.arange(people)
    rows, columns = np.concatenate([i, j, place]), np.concatenate([j, i, place])
    gains = np.concatenate([worth, worth, alone])
    costs = gains.max() - gains
    found = _by_ortools(rows, columns, costs) if people >= _WORTH_ORTOOLS else None
    return found if found is not None else _by_scipy(people, rows, columns, costs)


def _by_scipy(people: int, rows: Ints, columns: Ints, costs: Ints) -> Ints:
    # Imported here: a bot that pairs nobody just now does not carry SciPy's 10 MB.
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    # SciPy takes an explicit zero for a missing edge, so costs start at 1.
    graph = csr_matrix((costs + 1.0, (rows, columns)), shape=(people, people))
    found, partner = min_weight_full_bipartite_matching(graph)
    return np.asarray(partner[np.argsort(found)], dtype=np.int64)


def _by_ortools(rows: Ints, columns: Ints, costs: Ints) -> Ints | None:
    """The same by OR-Tools' push-relabel; None when it is not installed or could not finish.

    Reading partners after anything but OPTIMAL (an overflow, from costs of 2 * 10**9 on) ends the process, so the
    status comes first.
    """
    try:
        from ortools.graph.python.linear_sum_assignment import SimpleLinearSumAssignment
    except ImportError:
        return None
    solver = SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(rows.astype(np.int32), columns.astype(np.int32), costs)
    if solver.solve() != solver.OPTIMAL:
        return None
    return np.array([solver.right_mate(row) for row in range(solver.num_nodes())], dtype=np.int64)
