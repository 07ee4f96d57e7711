"""With very many topics the candidates are found another way, and are the same."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from bench.pairing import synthetic
from mentoring.pairing import demand, pair
from tests.mentoring.pairing.people import left_over, rules, someone


@pytest.mark.parametrize("size", [1100, 1501])
def test_a_large_cohort_in_which_hardly_anybody_fits_has_each_person_once(size: int) -> None:
    chance = Random(size)

    def words() -> str:
        return " ".join(f"word{chance.randrange(3000)}" for _ in range(4))

    people = [
        someone(f"P{number:05d}", level=chance.randint(1, 6), offers=words(), seeks=words()) for number in range(size)
    ]
    result = pair(people, rules(min_gap=1), seed=1)

    places = Counter(member for match in result.matches for member in match.members)
    places.update(left_over(result.leftovers))
    assert places == Counter(profile.member for profile in people)
    assert (result.parts.pairs, result.parts.trios) == ((size - size % 2 * 3) // 2, size % 2)


def test_many_topics_give_the_same_pairs_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    people = synthetic.cohort(150, seed=4)
    usual = pair(people, synthetic.rules(), seed=4)
    monkeypatch.setattr(demand, "MANY_TOPICS", 0)

    assert pair(people, synthetic.rules(), seed=4) == usual
