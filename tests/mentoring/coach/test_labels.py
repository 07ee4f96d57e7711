"""What the coach calls a sentence: what people agreed on, and how often it agrees with people."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.evaluate_questions import evaluate
from mentoring.coach import LONGEST_REASON, Label, judge, label_of
from prompts.coach import Encoder

DATA = Path(__file__).parents[2] / "data" / "questions"

AGREED = {
    "Have you tried talking to your manager?": Label.ADVICE,
    "What would happen if you told the director how you feel?": Label.ADVICE,
    "You should rest. What do you think?": Label.ADVICE,
    "What stops you from just calling him?": Label.ADVICE,
    "How about a coffee with the dean?": Label.ADVICE,
    "Would there be any harm in asking?": Label.ADVICE,
    "The rota is unfair, isn't it?": Label.LEADING,
    "You enjoyed it, right?": Label.LEADING,
    "How badly did the merger go?": Label.LEADING,
    "Do you like the work?": Label.CLOSED,
    "Do you prefer mornings or nights?": Label.CLOSED,
    "Is it okay if I sit in on your meeting?": Label.CLOSED,
    "Can you send me the deck?": Label.CLOSED,
    "Do you like it? What do you like most?": Label.STACKED,
    "What went well, and why?": Label.STACKED,
    "Why did you leave?": Label.WHY,
    "How come you left?": Label.WHY,
    "Who helped you?": Label.NARROW,
    "How many people do you lead?": Label.NARROW,
    "What helped you?": Label.OPEN,
    "Can you tell me more?": Label.OPEN,
    "Would you walk me through your day?": Label.OPEN,
    "I wonder what it is like to work at night.": Label.OPEN,
    'She said "you should go". What did you make of that?': Label.OPEN,
    "what helped u when u were new": Label.OPEN,
    "y did u leave": Label.WHY,
    "Good morning!": Label.NOT_A_QUESTION,
    "I like my job.": Label.NOT_A_QUESTION,
    "asdf qwer": Label.NOT_A_QUESTION,
    "Yeah-yeah.": Label.NOT_A_QUESTION,
}


@pytest.mark.parametrize(("text", "label"), AGREED.items())
def test_what_people_agreed_on(text: str, label: Label, ear: Encoder) -> None:
    assert label_of(text, ear) is label


# What is held, a little below what was measured: accuracy and macro-F1; recall of open, of advice and of statements.
# Rounds 6, 8, 10 and 12 were written to be hard, as people talk in long conversations.
HELD = {
    "kept": (0.95, 0.95, 0.92, 0.95),
    "first_sight_1": (0.96, 0.97, 0.92, 0.95),
    "first_sight_2": (0.93, 0.97, 0.90, 0.95),
    "first_sight_3": (0.96, 0.95, 0.91, 0.94),
    "first_sight_4": (0.93, 0.97, 0.85, 0.95),
    "first_sight_5": (0.95, 0.92, 0.94, 0.97),
    "first_sight_6": (0.92, 0.93, 0.90, 0.90),
    "first_sight_7": (0.95, 0.93, 0.91, 0.96),
    "first_sight_8": (0.94, 0.97, 0.91, 0.96),
    "first_sight_9": (0.95, 0.97, 0.91, 0.96),
    "first_sight_10": (0.93, 0.97, 0.88, 0.96),
    "first_sight_11": (0.95, 0.97, 0.94, 0.96),
    "first_sight_12": (0.95, 0.95, 0.94, 0.96),
}


@pytest.mark.parametrize("name", [*sorted(path.stem for path in DATA.glob("first_sight_*.csv")), "kept"])
def test_it_agrees_with_people_on_what_it_was_never_shown(name: str, ear: Encoder) -> None:
    found = evaluate(DATA / f"{name}.csv", ear)
    least, open_recall, advice_recall, told_recall = HELD[name]

    assert found.accuracy >= least
    assert found.macro_f1 >= least
    assert found.open_vs_rest.precision >= 0.90
    assert found.open_vs_rest.recall >= open_recall
    assert found.labels[Label.ADVICE].precision >= 0.90
    assert found.labels[Label.ADVICE].recall >= advice_recall
    assert found.labels[Label.NOT_A_QUESTION].recall >= told_recall


def test_a_closed_question_that_arranges_or_checks_is_not_scolded(ear: Encoder) -> None:
    reasons = {judge(text, ear).reason for text in ("Can we meet at ten?", "Does that make sense?")}

    assert len(reasons) == 1
    assert reasons.pop().startswith("A yes or no is fine here: you're agreeing a time or checking that you understood.")


@pytest.mark.parametrize("text", ["Can you send me the deck?", "Would you mind looking at my slides?"])
def test_a_favour_is_asked_for_without_a_scolding(text: str, ear: Encoder) -> None:
    word = judge(text, ear)

    assert word.reason == "A yes or no is fine here: you're asking for a favour. To hear more, ask what or how."
    assert (word.rewordings, word.alike) == ((), ())


def test_the_reason_names_the_words_that_decided_and_shows_where_they_are(ear: Encoder) -> None:
    text = "Good morning! Have you tried talking to her?"
    word = judge(text, ear)
    start, end = word.evidence

    assert text[start:end] == "Have you tried"
    assert word.reason.startswith("“Have you tried” brings your own idea along")


def test_a_reason_is_short_however_long_the_cue(ear: Encoder) -> None:
    text = "Have you considered " + "very " * 200 + "much?"

    assert len(judge(text, ear).reason) <= LONGEST_REASON


def test_where_it_is_not_sure_it_says_so(ear: Encoder) -> None:
    texts = (DATA / "kept.csv").read_text(encoding="utf-8").splitlines()[1:300]
    words = [judge(text, ear) for text in texts]
    unsure = [word for word in words if not word.sure]

    assert 0 < len(unsure) < len(words) / 5
    assert all(word.reason.startswith("I'm not sure") and not word.rewordings for word in unsure)
