"""What the coach calls a sentence: the rules that people agreed on, and how often it agrees with people."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.evaluate_questions import evaluate
from mentoring.coach import LONGEST_REASON, Label, judge, label_of

DATA = Path(__file__).parents[2] / "data" / "questions"

RULES = {
    "Have you tried talking to your manager?": Label.ADVICE,
    "What would happen if you told the director how you feel?": Label.ADVICE,
    "Suppose you said no. What then?": Label.ADVICE,
    "You should rest. What do you think?": Label.ADVICE,
    "What stops you from just calling him?": Label.ADVICE,
    "How about a coffee with the dean?": Label.ADVICE,
    "Is asking for a mentor an option?": Label.ADVICE,
    "The rota is unfair, isn't it?": Label.LEADING,
    "You enjoyed it, right?": Label.LEADING,
    "Don't you feel tired?": Label.LEADING,
    "Do you like the work?": Label.CLOSED,
    "Do you like the work? Is it far?": Label.CLOSED,
    "Do you prefer mornings or nights?": Label.CLOSED,
    "Do you like it? What do you like most?": Label.STACKED,
    "What went well, and why?": Label.STACKED,
    "Why did you leave?": Label.WHY,
    "How come you left?": Label.WHY,
    "For what reason did you leave?": Label.WHY,
    "Who helped you?": Label.NARROW,
    "How many people do you lead?": Label.NARROW,
    "What helped you?": Label.OPEN,
    "What helped you, do you think?": Label.OPEN,
    "Can you tell me more?": Label.OPEN,
    "Would you walk me through your day?": Label.OPEN,
    "Do you mind telling me how you got here?": Label.OPEN,
    "Any chance you could walk me through your day?": Label.OPEN,
    "Would it be possible to hear how you prepare a lesson?": Label.OPEN,
    "Is there any chance of you explaining how triage works?": Label.OPEN,
    "Could I ask you to describe a day with your team?": Label.OPEN,
    "Any chance you could explain it to your manager?": Label.ADVICE,
    "Any chance you could swap shifts with Tom?": Label.ADVICE,
    "Is there any way you could ask Tom?": Label.ADVICE,
    "Could I ask you to explain it to your team?": Label.ADVICE,
    "Can you explain the plan to the parents?": Label.ADVICE,
    "Could you describe your approach to the parents?": Label.OPEN,
    "Could you explain how you talk to the parents?": Label.OPEN,
    "Can you send me the deck?": Label.CLOSED,
    "Any chance you could send me your notes?": Label.CLOSED,
    "I wanted to ask you to read my draft.": Label.CLOSED,
    "Could you send him a note?": Label.ADVICE,
    "I'd just say no.": Label.ADVICE,
    "Some people would call HR at this point, don't you think?": Label.ADVICE,
    "A quick chat with the foreman would clear that up.": Label.ADVICE,
    "One thing that worked for me was a checklist. What could work for you?": Label.OPEN,
    "It helped me a lot to talk to you.": Label.NOT_A_QUESTION,
    "I'd have walked out.": Label.ADVICE,
    "I would have been nervous too.": Label.NOT_A_QUESTION,
    "Anybody else would have called the police.": Label.ADVICE,
    "Would you mind having a word with him about the noise?": Label.ADVICE,
    "What did you do to make the inspector so angry?": Label.LEADING,
    "I wonder what it is like to work at night.": Label.OPEN,
    "If you could hand over one task, which would you miss least, and how so": Label.STACKED,
    "I have read your note twice. It is long. What matters most in it?": Label.OPEN,
    "What, if anything, would you change?": Label.OPEN,
    'She said "you should go". What did you make of that?': Label.OPEN,
    "what helped u when u were new": Label.OPEN,
    "y did u leave": Label.WHY,
    "waht do you think about it": Label.OPEN,
    "Good morning!": Label.NOT_A_QUESTION,
    "I like my job.": Label.NOT_A_QUESTION,
    "asdf qwer": Label.NOT_A_QUESTION,
    "I asked him: where is the money?": Label.NOT_A_QUESTION,
    "We talked about when to hire and who does what.": Label.NOT_A_QUESTION,
}


@pytest.mark.parametrize(("text", "label"), RULES.items())
def test_the_rules_that_people_agreed_on(text: str, label: Label) -> None:
    assert label_of(text) is label


def test_it_agrees_with_people_on_the_half_that_was_kept_for_testing() -> None:
    found = evaluate(DATA / "held_out.csv")

    assert found.accuracy >= 0.88
    assert found.macro_f1 >= 0.85
    assert min(found.open_vs_rest.precision, found.open_vs_rest.recall) >= 0.92
    assert found.reworded >= 0.95


@pytest.mark.parametrize("name", ["train", "tuning", "fresh", *(f"round_{number}" for number in range(1, 15))])
def test_what_was_learned_is_not_forgotten(name: str) -> None:
    found = evaluate(DATA / f"{name}.csv")

    assert found.accuracy >= 0.95
    assert found.reworded >= 0.95


def test_a_closed_question_that_arranges_or_checks_is_not_scolded() -> None:
    reasons = {judge(text).reason for text in ("Can we meet at ten?", "Does that make sense?", "Did I get that right?")}

    assert len(reasons) == 1
    assert reasons.pop().startswith(
        "A yes or no is fine here: you are agreeing a time or checking that you understood."
    )


def test_a_favour_is_asked_for_without_a_scolding() -> None:
    reasons = {judge(text).reason for text in ("Can you send me the deck?", "Would you mind looking at my slides?")}

    assert reasons == {"A yes or no is fine here: you are asking for a favour. To hear more, ask what or how."}


def test_the_reason_names_the_words_that_decided_and_shows_where_they_are() -> None:
    text = "Good morning! Have you tried talking to her?"
    word = judge(text)
    start, end = word.evidence

    assert text[start:end] == "Have you tried"
    assert word.reason.startswith("“Have you tried” carries your own idea")


def test_a_reason_is_short_however_long_the_cue() -> None:
    text = "Have you considered " + "very " * 200 + "much?"

    assert len(judge(text).reason) <= LONGEST_REASON
