"""With very many topics the candidates are found another way, and are the same."""

from __future__ import annotations

import pytest

from bench.pairing import synthetic
from mentoring.pairing import pair, wants


def test_many_topics_give_the_same_pairs_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    people = synthetic.cohort(150, seed=4)
    usual = pair(people, synthetic.rules(), seed=4)
    monkeypatch.setattr(wants, "MANY_TOPICS", 0)

    assert pair(people, synthetic.rules(), seed=4) == usual
