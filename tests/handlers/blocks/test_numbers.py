"""A number in a sentence is made from the constant that it speaks of, so that the two cannot part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from handlers.blocks import (
    agenda_text,
    approvals,
    board,
    cohorts,
    enrolment,
    feedback,
    formatting,
    leaving,
    opening,
    own_questions,
    profile,
    reports,
)
from handlers.blocks import help as help_
from handlers.blocks.block_kit import Message, View
from handlers.refusals import worded
from mentoring.agenda import Part, PartKind, SessionKind, Turn
from mentoring.errors import PauseInThePast, PulseTooLate
from mentoring.model import CohortStage
from mentoring.nudges.kinds.announcement import Announcement
from mentoring.nudges.kinds.warning import DayBefore
from mentoring.nudges.reasons import WaitReason
from mentoring.programme.cohorts import CohortView
from mentoring.programme.feedback import PulseKept
from tests.handlers.blocks.cases.reports import a_report
from tests.handlers.blocks.reading import read
from tests.handlers.blocks.samples import AMINA, BEN, TAXONOMY, TODAY, Samples, T, nudge

SAMPLES = Samples()
DRAFT, OPEN = SAMPLES.at(CohortStage.DRAFT), SAMPLES.at(CohortStage.OPEN)

SAID: tuple[tuple[str, object, Callable[[], Message | View], str], ...] = (
    (
        "opening.HOLD",
        timedelta(minutes=10),
        lambda: opening.preview(T, DRAFT, ""),
        "ten minutes after you press *Send*",
    ),
    ("opening.HOLD", timedelta(minutes=1), lambda: opening.preview(T, DRAFT, ""), "one minute after you press *Send*"),
    ("opening.HOLD", timedelta(minutes=10), lambda: opening.held(T, OPEN), "in ten minutes.*"),
    (
        "cohorts.HOLD",
        timedelta(minutes=10),
        lambda: board.overview(T, [CohortView(cohort=OPEN, joined=0, held=True)]),
        "held for ten minutes.",
    ),
    (
        "approvals.HOLD",
        timedelta(minutes=10),
        lambda: approvals.approved(T, "Spring", "c1"),
        "In ten minutes I’ll start",
    ),
    (
        "opening.LAST_CALL_BEFORE",
        timedelta(days=3),
        lambda: opening.preview(T, DRAFT, ""),
        "a last call three days before opt-in closes;",
    ),
    (
        "opening.WARNING_BEFORE",
        timedelta(days=2),
        lambda: opening.preview(T, DRAFT, ""),
        "; two days before, a message to everybody",
    ),
    (
        "opening.CLOSING_TIME",
        time(18, 30),
        lambda: opening.what_step(T, DRAFT, "", None),
        "At 18:30 in your time zone, UTC.",
    ),
    (
        "mentoring.timeline.CLOSING_TIME",
        time(18, 30),
        lambda: cohorts.announcement(T, Announcement(cohort=OPEN, joined=0)),
        "|Fri 22 Jan, 18:30 (UTC)>.",
    ),
    (
        "mentoring.timeline.CLOSING_TIME",
        time(18, 30),
        lambda: enrolment.day_before(T, DayBefore(cohort=OPEN, joined=2), help_.footer(T, nudge())),
        "|Fri 22 Jan, 18:30 (UTC)>.",
    ),
    ("opening.SUGGESTED_SESSIONS", 8, lambda: opening.how_step(T, DRAFT, ""), "Eight sessions, one every four weeks"),
    ("opening.SUGGESTED_WEEKS", 3, lambda: opening.how_step(T, DRAFT, ""), "Six sessions, one every three weeks"),
    ("cohorts.PER_WEEK", 3, lambda: cohorts.how_it_works(T), "at most three times a week"),
    ("cohorts.FEWEST", 7, lambda: cohorts.how_it_works(T), "at least seven people and seven pairs"),
    ("help.PER_WEEK", 1, lambda: help_.why(T, nudge()), "at most once in seven days"),
    ("help.WEEK", timedelta(days=14), lambda: help_.why(T, nudge()), "at most twice in 14 days"),
    (
        "feedback.FEWEST",
        7,
        lambda: feedback.pulse_form(T, SAMPLES.session.id, 2, (BEN,), None),
        "at least seven people and seven pairs",
    ),
    (
        "feedback.EDITABLE_FOR",
        timedelta(days=3),
        lambda: feedback.pulse_kept(T, PulseKept(partners=(BEN,), everybody=True)),
        "three days.",
    ),
    ("reports.FEWEST", 7, lambda: _small_report(), "need seven pairs"),
    (
        "leaving.LONGEST_PAUSE",
        timedelta(days=91),
        lambda: leaving.pause_form(T, TODAY),
        "At most three months ahead.",
    ),
    ("reasons.PER_WEEK", 3, lambda: _held_back(), "(already three messages in seven days)"),
    ("profile.MOST_TOPICS", 8, lambda: profile.topics_step(T, None, TAXONOMY, ""), "Most wanted first, up to eight"),
    ("own_questions.LONGEST_WORDS", 18, lambda: own_questions.form(T), "at most 18 words."),
)
"""The constant, another value for it, what is drawn, and how that then reads."""


def _held_back() -> Message:
    return help_.latest(T, [replace(nudge(), reason=WaitReason.WEEKLY_BUDGET)])


def _small_report() -> Message:
    whole = a_report(OPEN)
    return reports.report(T, replace(whole, counts=replace(whole.counts, small=True)))


@pytest.mark.parametrize(("constant", "value", "draw", "words"), SAID, ids=[f"{each[0]} {each[3]}" for each in SAID])
def test_a_sentence_says_the_number_of_its_constant(
    monkeypatch: pytest.MonkeyPatch, constant: str, value: object, draw: Callable[[], Message | View], words: str
) -> None:
    assert words not in read(draw())

    where = constant if constant.startswith("mentoring.") else f"handlers.blocks.{constant}"
    monkeypatch.setattr(where, value)

    assert words in read(draw())


def test_a_refusal_says_the_number_that_it_carries() -> None:
    assert worded(T, PauseInThePast(longest=timedelta(days=91))).endswith("at most three months ahead.")
    assert worded(T, PulseTooLate(editable_for=timedelta(days=3))).startswith("A pulse can be changed for three days.")


def test_a_review_halfway_says_how_long_it_takes() -> None:
    turns = tuple(Turn(answerer=each, asker=each, time=timedelta(minutes=2)) for each in (AMINA, BEN))
    review = Part(kind=PartKind.REVIEW, index=0, turns=turns)
    agenda = replace(SAMPLES.agenda, kind=SessionKind.MIDDLE, parts=(review,))

    said = agenda_text.as_text(agenda, {AMINA: "Amina", BEN: "Ben", agenda.opens: "Amina"})

    assert "You’re halfway: this session includes four minutes to look back." in said


@pytest.mark.parametrize(("number", "words"), [(1, "once"), (2, "twice"), (3, "three times"), (13, "13 times")])
def test_how_often_in_words(number: int, words: str) -> None:
    assert formatting.often(T, number) == words
