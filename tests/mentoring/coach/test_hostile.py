"""No input makes the coach fail, hang or answer out of shape, be it made to hurt or made of the coach's own words."""

from __future__ import annotations

import csv
import os
import random
import time
from pathlib import Path

import pytest

from mentoring.coach import LONGEST_MESSAGE, LONGEST_REASON, judge
from prompts.coach import Encoder

DATA = Path(__file__).parents[2] / "data" / "questions"
SEED = 7
TRIES = int(os.environ.get("HOSTILE_STRINGS", "600"))  # 20,000 take ten minutes
# Processor time, so that a busy machine does not decide; the longest that a person types is 300 characters.
WORST = 0.060
TYPICAL = 0.045
TYPED = 300

GRAMMAR = (
    "have you would n't not it be a to if ever just maybe why what how and , ? about is that of asking help think do "
    "tell me when which or could your the in , so right does ' \" ( . ! @quote did go well was were like given must"
).split()
UNITS = (
    "have you ", "would it be a ", "just maybe ", "a ", "is asking for a thing ", "if you went ", '"', "'a", "? ",
    "what ,", "why not ", "why are you so ", "would a a a ", "do you think the the the ", "tell me more , ", "((((",
    "\u200b", "é", "😀", "was it n't ", "do you think that maybe you ", "and what and ", "hast du ", "\ud800", "\0",
    "<@U1> ", "https://a.b/c ", "1.2.3 ", "i would like to know if ", "instead of , ", "or or ", "\u202e",
    "İ", "ﬁ", "ß", "a.b.", "your the ", "```", "`", ":a:", "did the a go ", "how bad was the ", "'s ", "-",
    "que ", "日本",
)  # fmt: skip
CRASHED = (
    "Yeah-yeah.",
    "all-right",
    "As?",
    "",
    " ",
    "?",
    "''",
    '"',
    "I",
    "İ?",
    "\ud800",
    "—",
    "¿?",
    "n't",
    "@",
    "<>",
    "``````",
)


def spent(text: str, ear: Encoder) -> float:
    """Processor seconds that one judgement takes; checks its shape on the way."""
    start = time.process_time()
    word = judge(text, ear)
    took = time.process_time() - start
    assert bool(word.reason) == bool(word.language)
    assert len(word.reason) <= LONGEST_REASON
    assert len(word.rewordings) <= 2
    assert 0 <= word.evidence[0] <= word.evidence[1] <= len(text)
    return took


def sentences() -> list[str]:
    with (DATA / "train.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def made(chance: random.Random, kind: int, real: list[str], vocabulary: list[str]) -> str:
    if kind == 0:
        return "".join(chr(chance.choice((chance.randrange(128), chance.randrange(0x110000)))) for _ in range(TYPED))
    if kind == 1:
        return " ".join(chance.choice(vocabulary) for _ in range(chance.randrange(1, 60)))
    if kind == 2:
        between = chance.choice((" ", ", ", " and ", "?", '"', "'", "\n", " if you ", ". "))
        return between.join([chance.choice(vocabulary)] * chance.randrange(1, 60))
    if kind == 3:
        return " ".join(chance.choice(GRAMMAR) for _ in range(chance.randrange(1, 70)))
    text = chance.choice(real)
    cut = chance.randrange(len(text) + 1)
    return (text[cut:] + text[:cut]) * chance.randrange(1, 4)


@pytest.mark.parametrize("text", CRASHED)
def test_what_once_crashed_gets_a_word(text: str, ear: Encoder) -> None:
    word = judge(text, ear)

    assert bool(word.reason) == bool(word.language)


def test_strings_made_to_hurt_never_crash_or_hang(ear: Encoder) -> None:
    print(f"seed {SEED}")
    chance, real = random.Random(SEED), sentences()
    vocabulary = [word for text in real for word in text.split()]
    texts = [made(chance, number % 5, real, vocabulary)[: chance.randrange(1, TYPED)] for number in range(TRIES)]
    judge("Have you tried it?", ear)
    took = {text: spent(text, ear) for text in texts}
    slow = sorted(took, key=took.__getitem__)[-20:]

    assert sorted(took.values())[len(took) // 2] < TYPICAL
    # The garbage collector may fall into one measurement, not into five.
    assert [text for text in slow if min(spent(text, ear) for _ in range(5)) >= WORST] == []


@pytest.mark.parametrize("unit", UNITS)
def test_the_longest_message_takes_no_longer(unit: str, ear: Encoder) -> None:
    judge("Have you tried it?", ear)
    whole = (unit * LONGEST_MESSAGE)[:LONGEST_MESSAGE]

    assert min(spent(whole, ear) for _ in range(3)) < 3 * WORST
    assert min(spent(whole * 20, ear) for _ in range(3)) < 3 * WORST
