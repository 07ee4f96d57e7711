"""What different objectives do to the same cohort: why both directions count, and why there is a floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import rustworkx as rx

from mentoring.model import Profile
from mentoring.pairing import History, Rules, is_one_way, pair
from mentoring.pairing.arrays import Bools, Doubles
from mentoring.pairing.problem import PairingInput

# Weights are whole numbers; a pair more is worth more than all scores together.
UNITS = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Objective:
    """One objective's pairing: how many are one-way, and the mean of the weaker direction."""

    name: str
    pairs: int
    one_way: float
    weaker: float


def compared(people: Sequence[Profile], rules: Rules, seed: int) -> list[Objective]:
    """Four objectives on one cohort, each solved exactly, with the same hard rules."""
    facts = PairingInput.of(people, rules, history=History())
    there, allowed = _fits(facts)
    back = there.T
    level = np.array([int(profile.level) for profile in facts.roster.profiles])
    down = np.where(level[:, None] >= level[None, :], there, back)
    total = there + back
    harmonic = 2 * there * back / np.where(total > 0, total, 1)
    found = [
        _solved(name, facts, weight, allowed)
        for name, weight in (("senior to junior only", down), ("sum of both", total), ("harmonic mean", harmonic))
    ]
    ours = pair(people, replace(rules, candidates=len(people)), seed=seed)
    weaker = float(np.mean([min(way.fit for way in match.directions) for match in ours.matches]))
    return [
        *found,
        Objective(name="harmonic mean, floor, context", pairs=len(ours.matches), one_way=ours.one_way, weaker=weaker),
    ]


def _fits(facts: PairingInput) -> tuple[Doubles, Bools]:
    """How much of the second's wants the first serves, [n, n], and who may meet whom."""
    everybody = np.arange(len(facts.roster))
    fits = facts.roster.wants.products(everybody, everybody)[0] / facts.roster.wants.total[None, :]
    return np.asarray(fits, dtype=np.float64), facts.roster.grid(everybody).allowed


def _solved(name: str, facts: PairingInput, weight: Doubles, allowed: Bools) -> Objective:
    people = len(facts.roster)
    graph: rx.PyGraph[int, int] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(people))
    i, j = (side.tolist() for side in np.nonzero(np.triu(allowed, 1)))
    graph.add_edges_from([(a, b, int(weight[a, b] * UNITS)) for a, b in zip(i, j, strict=True)])
    pairs = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    ids = facts.roster.ids
    matches = facts.matches([ids[a], ids[b]] for a, b in pairs)
    return Objective(
        name=name,
        pairs=len(matches),
        one_way=sum(map(is_one_way, matches)) / len(matches),
        weaker=float(np.mean([min(way.fit for way in match.directions) for match in matches])),
    )
