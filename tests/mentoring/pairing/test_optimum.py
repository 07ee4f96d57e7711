"""Against brute force: on thousands of random small cohorts the pairing is the lexicographic optimum, each time."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from mentoring.pairing import Pairing, pair
from tests.mentoring.pairing import reference
from tests.mentoring.pairing.people import Case, cases

# Scores are compared in 2**-20; five pairs may each be off by half of one.
CLOSE = 5e-6

thorough = settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))


def paired(case: Case) -> Pairing:
    return pair(case.people, case.rules, seed=case.seed, history=case.history, forbids=case.forbids, keep=case.keep)


@thorough
@given(cases())
def test_no_pairing_is_worth_more(case: Case) -> None:
    result = paired(case)

    found, best = reference.worth(result.matches, case), reference.best(case)
    assert found[:5] == best[:5]
    assert abs(found[5] - best[5]) < CLOSE
    assert result.bound >= best[5] - CLOSE
    assert result.proved
