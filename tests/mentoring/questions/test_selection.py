"""Choosing a question: what may come, and what comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentoring.model import Asker, Level, Question, QuestionStage, Theme
from mentoring.questions.off_limits import touches
from mentoring.questions.selection import Memory, Moment, NothingLeft, choose, depth_allowed, fits, role_of

PLAIN = Question(
    id="goa-01",
    text="What would you like to learn?",
    stage=QuestionStage.GOAL,
    asker=Asker.BOTH,
    theme=Theme.SKILLS,
    depth=1,
    minutes=4,
    follow_ups=("What draws you to it?",),
    method="GROW (Whitmore)",
)
NOW = Moment(stages=(QuestionStage.GOAL, QuestionStage.REALITY), asker=Asker.SENIOR, number=3, depth=2)


def variant(number: int, **changes: object) -> Question:
    """Another question."""
    return replace(PLAIN, id=f"goa-{number:02d}", **changes)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("changes", "fit"),
    [
        ({}, True),
        ({"stage": QuestionStage.REALITY}, True),
        ({"stage": QuestionStage.WILL}, False),
        ({"asker": Asker.SENIOR}, True),
        ({"asker": Asker.JUNIOR}, False),
        ({"depth": 2}, True),
        ({"depth": 3}, False),
        ({"min_session": 3}, True),
        ({"min_session": 4}, False),
        ({"max_session": 3}, True),
        ({"max_session": 2}, False),
    ],
)
def test_a_question_fits_by_stage_asker_depth_and_session(changes: dict[str, object], fit: bool) -> None:
    assert fits(variant(1, **changes), NOW, Memory()) is fit


def test_equals_ask_only_what_either_may_ask() -> None:
    equals = replace(NOW, asker=role_of(Level.LEADING, Level.LEADING))
    assert fits(variant(1), equals, Memory())
    assert not fits(variant(1, asker=Asker.SENIOR), equals, Memory())


@pytest.mark.parametrize(
    ("asker", "answerer", "role"),
    [
        (Level.LEADING, Level.STARTING, Asker.SENIOR),
        (Level.STARTING, Level.LEADING, Asker.JUNIOR),
        (Level.LEADING, Level.LEADING, Asker.BOTH),
    ],
)
def test_a_role_follows_from_the_two_levels(asker: Level, answerer: Level, role: Asker) -> None:
    assert role_of(asker, answerer) is role


def test_a_question_comes_neither_twice_nor_after_a_swap() -> None:
    assert not fits(PLAIN, NOW, Memory(asked=frozenset({"goa-01"})))
    assert not fits(PLAIN, NOW, Memory(rejected=frozenset({"goa-01"})))


def test_a_last_session_does_not_look_ahead() -> None:
    ahead = variant(1, looks_ahead=True)
    assert fits(ahead, NOW, Memory())
    assert not fits(ahead, replace(NOW, last=True), Memory())


def test_a_review_looks_back_over_several_sessions() -> None:
    review = replace(NOW, stages=(QuestionStage.REFLECT,), back=True)
    assert not fits(variant(1, stage=QuestionStage.REFLECT), review, Memory())
    assert fits(variant(1, stage=QuestionStage.REFLECT, looks_back=True), review, Memory())


@pytest.mark.parametrize(
    ("number", "safe", "depth"), [(1, True, 1), (2, False, 2), (4, True, 2), (5, False, 2), (5, True, 3)]
)
def test_depth_is_earned(number: int, safe: bool, depth: int) -> None:
    assert depth_allowed(number, safe=safe) == depth


def test_a_shared_theme_comes_before_everything_else() -> None:
    shared = variant(2, theme=Theme.POWER, stage=QuestionStage.REALITY, minutes=8)
    moment = replace(NOW, themes=frozenset({Theme.POWER}), minutes=4)
    assert choose([PLAIN, shared], moment, Memory(used={"goa-02": 9}), seed=1) == shared


def test_the_better_stage_comes_first() -> None:
    later = variant(2, stage=QuestionStage.REALITY)
    assert choose([later, PLAIN], NOW, Memory(used={"goa-01": 9}), seed=1) == PLAIN


def test_a_theme_that_was_touched_today_waits() -> None:
    other = variant(2, theme=Theme.POWER)
    assert choose([PLAIN, other], replace(NOW, spent=(Theme.SKILLS,)), Memory(), seed=1) == other


def test_an_answer_that_fits_the_minutes_is_preferred() -> None:
    long = variant(2, minutes=8)
    assert choose([long, PLAIN], replace(NOW, minutes=5), Memory(), seed=1) == PLAIN


def test_the_least_used_comes_first() -> None:
    rare = variant(2)
    assert choose([PLAIN, rare], NOW, Memory(used={"goa-01": 2, "goa-02": 1}), seed=1) == rare


def test_the_wanted_method_wins_and_is_not_demanded() -> None:
    swapped = variant(2, method="Role reversal (Moreno)", theme=Theme.POWER)
    moment = replace(NOW, method="Role reversal (Moreno)", themes=frozenset({Theme.SKILLS}))
    assert choose([PLAIN, swapped], moment, Memory(), seed=1) == swapped
    assert choose([PLAIN], moment, Memory(), seed=1) == PLAIN


def test_the_same_seed_draws_the_same_and_seeds_differ() -> None:
    many = [variant(number) for number in range(1, 30)]
    drawn = [choose(many, NOW, Memory(), seed=seed).id for seed in range(20)]
    assert drawn == [choose(reversed(many), NOW, Memory(), seed=seed).id for seed in range(20)]
    assert len(set(drawn)) > 5


def test_when_nothing_is_left_nothing_is_chosen() -> None:
    with pytest.raises(NothingLeft):
        choose([PLAIN], NOW, Memory(asked=frozenset({"goa-01"})), seed=1)


@pytest.mark.parametrize(
    ("topic", "text", "theme", "touched"),
    [
        ("promotions", "How did your last promotion change you?", Theme.SKILLS, True),
        ("My career", "What would you like to learn?", Theme.CAREER, True),
        ("stress", "What would you like to learn?", Theme.WELLBEING, True),
        ("Karriere", "Was möchtest du lernen?", Theme.CAREER, True),
        ("Nachtschichten", "Was hilft dir in einer Nachtschicht?", Theme.SKILLS, True),
        ("stress", "What would you like to learn?", Theme.SKILLS, False),
        ("anything about work", "What part of your work do you like?", Theme.SKILLS, False),
        ("", "What would you like to learn?", Theme.SKILLS, False),
    ],
)
def test_an_off_limit_rules_out_its_words_and_its_theme(topic: str, text: str, theme: Theme, touched: bool) -> None:
    question = replace(PLAIN, text=text, theme=theme)
    assert touches(question, (topic,)) is touched
    assert fits(question, NOW, Memory(off_limits=(topic,))) is not touched


def test_an_off_limit_holds_for_follow_ups() -> None:
    assert touches(replace(PLAIN, follow_ups=("What did the merger change?",)), ("the merger",))
