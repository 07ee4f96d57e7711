"""No input makes the coach fail, hang or answer out of shape, be it made to hurt or made of the coach's own words."""

from __future__ import annotations

import csv
import random
import time
from pathlib import Path

import pytest

from mentoring.coach import LONGEST_MESSAGE, LONGEST_REASON, MOST_REWORDINGS, judge

DATA = Path(__file__).parents[2] / "data" / "questions"
SEED = 7
TRIES = 5_000
# Processor time, so that a busy machine does not decide; the longest that a person types is 300 characters.
WORST = 0.050
TYPICAL = 0.005
TYPED = 300

GRAMMAR = (
    "have you would n't not it be a to if ever just maybe why what how and , ? about is that of asking help think do "
    "tell me when which or could your the in , so right does ' \" ( . ! @quote"
).split()
UNITS = (
    "have you ", "would it be a ", "just maybe ", "a ", "is asking for a thing ", "if you went ", '"', "'a", "? ",
    "what ,", "why not ", "why are you so ", "would a a a ", "do you think the the the ", "tell me more , ", "((((",
    "\u200b", "é", "😀", "was it n't ", "do you think that maybe you ", "and what and ", "hast du ", "\ud800", "\0",
    "<@U1> ", "https://a.b/c ", "1.2.3 ", "i would like to know if ", "instead of , ", "or or ", "\u202e",
)  # fmt: skip


def spent(text: str) -> float:
    """Processor seconds that one judgement takes; checks its shape on the way."""
    start = time.process_time()
    word = judge(text)
    took = time.process_time() - start
    assert 0 < len(word.reason) <= LONGEST_REASON
    assert len(word.rewordings) <= MOST_REWORDINGS
    assert 0 <= word.evidence[0] <= word.evidence[1] <= len(text)
    return took


def sentences() -> list[str]:
    with (DATA / "train.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def made(chance: random.Random, kind: int, real: list[str], vocabulary: list[str]) -> str:
    if kind == 0:
        return "".join(chr(chance.choice((chance.randrange(128), chance.randrange(0x110000)))) for _ in range(TYPED))
    if kind == 1:
        return " ".join(chance.choice(vocabulary) for _ in range(60))
    if kind == 2:
        between = chance.choice((" ", ", ", " and ", "?", '"', "'", "\n", " if you ", ". "))
        return between.join([chance.choice(vocabulary)] * 60)
    if kind == 3:
        return " ".join(chance.choice(GRAMMAR) for _ in range(70))
    return chance.choice(real) * chance.randrange(1, 8)


def test_five_thousand_strings_never_hang() -> None:
    print(f"seed {SEED}")
    chance, real = random.Random(SEED), sentences()
    vocabulary = [word for text in real for word in text.split()]
    texts = [made(chance, number % 5, real, vocabulary)[:TYPED] for number in range(TRIES)]
    judge("Have you tried it?")
    took = {text: spent(text) for text in texts}
    slow = [text for text in texts if took[text] >= WORST / 2]

    assert sorted(took.values())[len(took) // 2] < TYPICAL
    # The garbage collector may fall into one measurement, not into three.
    assert [text for text in slow if min(spent(text) for _ in range(3)) >= WORST] == []


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_as_long_takes_ten_times_as_long_and_no_more(unit: str) -> None:
    judge("Have you tried it?")
    whole = (unit * LONGEST_MESSAGE)[:LONGEST_MESSAGE]

    assert spent(whole) < 10 * WORST
    assert spent(whole * 20) < 10 * WORST
