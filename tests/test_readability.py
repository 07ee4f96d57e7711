"""What people read is plain English by Flesch's measure; what is harder is kept for a reason."""

from __future__ import annotations

from statistics import mean

import pytest

from bench.readability import AVERAGE, HARDEST, KEPT, ease, scores, sentences, syllables


def test_every_golden_is_easy_to_read_or_kept_for_a_reason() -> None:
    found = scores()

    assert len(found) > 100
    assert mean(score.ease for score in found) >= AVERAGE
    assert {score.name: score.hardest for score in found if score.ease < HARDEST} == {}
    assert {score.name: score.hardest for score in found if score.ease < AVERAGE and score.name not in KEPT} == {}


def test_reasons_are_given_for_what_is_there() -> None:
    assert set(KEPT) <= {score.name for score in scores()}


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("you match pulse pairs joined asked takes closed once they’re time", 1),
        ("partner session pairing little table started changes open question agreed", 2),
        ("organise anyone mentoring finishes calendar idea agreement following together", 3),
        ("organiser conversation experience everybody confidential", 4),
        ("organisation disability", 5),
    ],
)
def test_syllables_are_counted_as_they_are_said(words: str, each: int) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), each)


def test_the_formula_is_fleschs() -> None:
    assert ease(["The cat sat on the mat with the dog"]) == pytest.approx(206.835 - 1.015 * 9 - 84.6)
    assert ease(["Organisational responsibilities notwithstanding"]) < 0


def test_controls_and_short_sentences_are_left_out() -> None:
    golden = """\
=== case
▛ A title → callback
[A button that says a great many words to you] → id
Short. <@U1> and you meet for the first time today.
"""

    assert list(sentences(golden)) == ["Ben and you meet for the first time today."]
