"""Plain solvers that anybody may take instead, on the same cohort and our score: assignments and a blossom."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import rustworkx as rx
from scipy.optimize import linear_sum_assignment

from bench.pairing.peers.run import Outcome, halves
from mentoring.model import Profile
from mentoring.pairing import History, Rules, is_one_way
from mentoring.pairing.assignment import cycles
from mentoring.pairing.problem import PairingInput

# A pair more is worth more than all scores; whole numbers for the blossom.
PAIR, UNITS = 1000.0, 1 << 20
Pairs = list[tuple[int, int]]
Scores = npt.NDArray[np.float64]


def plain_solvers(people: Sequence[Profile], rules: Rules) -> Iterator[Outcome]:
    """Each solver's pairs, told by our measures; its seconds are those of solving alone, our score being given."""
    facts = PairingInput.of(people, rules, history=History())
    place = facts.roster.place
    grid = facts.roster.grid(np.arange(len(people)))
    score = np.where(grid.allowed, grid.score + PAIR, 0.0)
    seniors, juniors = ([place[each.member] for each in half] for half in halves(people))
    ways: dict[str, Callable[[], Pairs]] = {
        "SciPy assignment, halves, our score": lambda: _between(score, seniors, juniors),
        "SciPy assignment, everybody, our score": lambda: _among(score),
        "rustworkx, all pairs, our score": lambda: _blossom(score),
    }
    for tool, way in ways.items():
        began = time.perf_counter()
        pairs = way()
        yield _outcome(tool, facts, pairs, time.perf_counter() - began)


def best_sum(people: Sequence[Profile], rules: Rules) -> float:
    """The optimum of the linear programme: a sum of scores that no pairing exceeds, floors set aside."""
    facts = PairingInput.of(people, rules, history=History())
    grid = facts.roster.grid(np.arange(len(people)))
    score = np.where(grid.allowed, grid.score, 0.0)
    rows, columns = linear_sum_assignment(score, maximize=True)
    return float(score[rows, columns].sum()) / 2


def _between(score: Scores, seniors: list[int], juniors: list[int]) -> Pairs:
    rows, columns = linear_sum_assignment(score[np.ix_(seniors, juniors)], maximize=True)
    return [(seniors[row], juniors[column]) for row, column in zip(rows, columns, strict=True)]


def _among(score: Scores) -> Pairs:
    """Everybody assigned to everybody; cycles are cut into pairs, and of an odd one somebody is left."""
    partner = linear_sum_assignment(score, maximize=True)[1].astype(np.int64)
    return [
        (cycle[at], cycle[at + 1]) for cycle in cycles(partner) for at in range(0, len(cycle) - 1, 2) if len(cycle) > 1
    ]


def _blossom(score: Scores) -> Pairs:
    i, j = np.nonzero(np.triu(score, 1))
    graph: rx.PyGraph[int, int] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(score)))
    weights = ((score[i, j] - PAIR) * UNITS).astype(np.int64).tolist()
    graph.add_edges_from(list(zip(i.tolist(), j.tolist(), weights, strict=True)))
    return sorted(rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int))


def _outcome(tool: str, facts: PairingInput, pairs: Pairs, seconds: float) -> Outcome:
    ids = facts.roster.ids
    named = [(ids[a], ids[b]) for a, b in pairs]
    sound = [two for two in named if not facts.broken(*two)]
    matches = facts.matches(sound)
    return Outcome(
        tool=tool,
        people=len(ids),
        seconds=seconds,
        pairs=len(sound),
        broken=len(named) - len(sound),
        total=sum(match.score for match in matches),
        one_way=sum(map(is_one_way, matches)) / len(matches) if matches else 0.0,
    )
