"""Questions on demand, the coach, and an organisation's own questions."""

from __future__ import annotations

from handlers.blocks import own_questions, questions
from mentoring.coach import Judgement
from mentoring.coach import judge as judged_by
from mentoring.ports import Sheet
from mentoring.programme.questions import Given
from prompts.coach import shared
from tests.handlers.blocks.cases.kind import Cases
from tests.handlers.blocks.samples import BEN, Samples, T


def judge(text: str) -> Judgement:
    """The coach's word."""
    return judged_by(text, shared())


OPEN = "What matters most to you here?"


def drawn(samples: Samples) -> Cases:
    """All of it."""
    return _on_demand(samples) | _of_ones_own(samples)


def _on_demand(samples: Samples) -> Cases:
    typed = f"Have you tried {samples.own}?"
    return {
        "questions.one": {
            "for a partner": questions.one(T, Given(question=samples.question, partners=(BEN,))),
            "for oneself": questions.one(T, Given(question=samples.question, partners=())),
        },
        "questions.coached": {
            "advice": questions.coached(T, typed, judge(typed)),
            "open": questions.coached(T, OPEN, judge(OPEN)),
            "not a question": questions.coached(T, "Hello", judge("Hello")),
        },
        "questions.coached_form": {"": questions.coached_form(T, typed, judge(typed))},
        "questions.chosen": {"": questions.chosen(T, typed)},
        "questions.chosen_form": {"": questions.chosen_form(T, typed)},
        "questions.ask_form": {"": questions.ask_form(T)},
        "questions.why_open": {"": questions.why_open(T)},
    }


def _of_ones_own(samples: Samples) -> Cases:
    own = samples.question
    return {
        "own_questions.listed": {"none": own_questions.listed(T, []), "one": own_questions.listed(T, [own])},
        "own_questions.form": {
            "empty": own_questions.form(T),
            "while typing": own_questions.form(T, judge(f"Have you tried {samples.own}?")),
        },
        "own_questions.added": {"": own_questions.added(T, own)},
        "own_questions.taken_out": {"": own_questions.taken_out(T, own)},
        "own_questions.paste_form": {"": own_questions.paste_form(T)},
        "own_questions.brought": {
            "new": own_questions.brought(T, Sheet(questions=(own,), unchanged=377, problems=())),
            "nothing new": own_questions.brought(T, Sheet(questions=(), unchanged=1, problems=())),
        },
        "own_questions.sheet_sent": {"": own_questions.sheet_sent(T)},
    }
