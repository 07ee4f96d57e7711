"""What the shipped questions mean is kept, so that the first who asks the coach waits for nobody."""

from __future__ import annotations

import numpy as np

from mentoring.coach import offered
from prompts.coach import Encoder
from prompts.coach.meanings import StoredMeanings
from prompts.loader import load_bank

RENEW = "run python -m bench.coach.meanings"


def test_every_question_that_may_be_offered_was_heard_beforehand() -> None:
    kept = StoredMeanings()

    assert [each.text for each in offered(load_bank("en").active()) if kept.of(each.text) is None] == [], RENEW


def test_what_is_kept_is_what_the_encoder_hears(ear: Encoder) -> None:
    for question in offered(load_bank("en").active())[::7]:
        assert np.allclose(ear.embedding(question.text), ear.classify(question.text).embedding, atol=2e-3), RENEW


def test_what_was_not_heard_beforehand_is_heard_now(ear: Encoder) -> None:
    assert ear.embedding("What would a smaller step be?") == ear.classify("What would a smaller step be?").embedding
