"""The proof that comes with a pairing, checked by other code: in each rank of the objective nobody finds more."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.optimize import LinearConstraint, milp

from bench.pairing import synthetic
from mentoring.model import MemberId, OddOne, Profile
from mentoring.pairing import History, pair
from mentoring.pairing import exact as exact_module
from mentoring.pairing.exact import Certificate, Units
from mentoring.pairing.problem import PairingInput
from mentoring.pairing.solve import Preferences, Solution, solve
from tests.mentoring.pairing import reference
from tests.mentoring.pairing.people import Case

RULES = replace(synthetic.rules(), odd_one=OddOne.WAIT)
Edges = dict[tuple[int, int], reference.Value]


def case_of(size: int, seed: int, *, waiting: int = 0) -> Case:
    people = tuple(synthetic.cohort(size, seed))
    waited = frozenset(MemberId(profile.member) for profile in people[:waiting])
    return Case(people=people, rules=RULES, seed=seed, history=History(left_out=waited))


def solved(case: Case) -> Solution:
    facts = PairingInput.of(case.people, case.rules, history=case.history)
    return solve(facts.roster, Preferences(seed=case.seed, waiting=case.history.left_out))


def edges_of(case: Case) -> Edges:
    """Every pair that the rules allow, with its value by the slow, separate code of `reference`."""
    places: list[tuple[int, Profile]] = list(enumerate(case.people))
    return {
        (i, j): reference.value(one, other, case)
        for (i, one), (j, other) in combinations(places, 2)
        if reference.allowed(one, other, case)
    }


def worth_of(value: reference.Value, units: Units) -> int:
    _, waited, kept, floored, upper, score, _ = value
    parts = waited * units.waited + kept * units.kept + floored * units.floored + upper * units.upper
    return units.pair + parts + (int(score * (1 << 20) + 0.5) >> (20 - units.bits))


def require_valid(certificate: Certificate, solution: Solution, edges: Edges, people: int) -> None:
    """Weak duality, by hand: no prices undercut a pair, and they come to twice the pairing's worth, but for the gap."""
    prices, units = certificate.prices.tolist(), certificate.units
    assert min(prices) >= 0
    assert certificate.odd == 0 or people % 2
    assert all(price + certificate.odd >= 0 for price in prices)
    worth = {two: worth_of(value, units) for two, value in edges.items()}
    assert all(prices[i] + prices[j] >= 2 * worth[i, j] for i, j in edges)
    made = sum(worth[i, j] for i, j in solution.pairs.tolist())
    assert 0 <= sum(prices) + certificate.odd - 2 * made <= certificate.gap


@pytest.mark.parametrize("size", [20, 101, 250])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_prices_prove_the_pairing(size: int, seed: int) -> None:
    case = case_of(size, seed, waiting=5)
    solution = solved(case)

    assert solution.proved
    assert solution.certificate is not None
    require_valid(solution.certificate, solution, edges_of(case), size)


@pytest.mark.parametrize(("size", "seed"), [(20, 1), (41, 2), (60, 3), (75, 4)])
def test_an_integer_programme_finds_no_more_in_any_rank(size: int, seed: int) -> None:
    case = case_of(size, seed, waiting=3)
    edges = edges_of(case)
    values = [reference.rounded(value) for value in edges.values()]
    made = [reference.rounded(edges[i, j]) for i, j in solved(case).pairs.tolist()]
    ours = [sum(rank) for rank in zip(*made, strict=True)]

    assert ours == _by_integer_programme(list(edges), values, size)


def _by_integer_programme(pairs: list[tuple[int, int]], values: list[tuple[int, ...]], people: int) -> list[int]:
    """The greatest sum in each rank, the ranks above held at theirs (HiGHS)."""
    meets: npt.NDArray[np.float64] = np.zeros((people, len(pairs)))
    for at, (i, j) in enumerate(pairs):
        meets[[i, j], at] = 1
    limits = [LinearConstraint(meets, ub=1)]
    found = []
    for rank in zip(*values, strict=True):
        column = np.array(rank, dtype=np.float64)
        scale = max(1.0, column.max())
        answer = milp(-column / scale, integrality=1, bounds=(0, 1), constraints=limits, options={"mip_rel_gap": 0})
        best = round(float(np.round(answer.x) @ column))
        limits.append(LinearConstraint(column / scale, lb=(best - 0.4) / scale))
        found.append(best)
    return found


def test_short_bits_make_scores_coarser_and_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(60, 5, waiting=7)
    usual = solved(case)
    monkeypatch.setattr(exact_module, "_MOST_BITS", 30)
    coarse = solved(case)

    assert coarse.certificate is not None
    assert coarse.certificate.units.bits < 20
    assert (coarse.worth, coarse.pairs.tolist()) == (usual.worth, usual.pairs.tolist())


def test_nobody_stays_under_a_floor_whom_another_pairing_lifts_for_nothing() -> None:
    people = synthetic.cohort(120, 3)
    few = pair(people, replace(RULES, candidates=3), seed=1)
    many = pair(people, replace(RULES, candidates=60), seed=1)

    assert few == many
