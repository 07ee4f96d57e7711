"""Silence: what counts as a sign of life, and what follows from none, session after session."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    MemberId,
    MentoringSession,
    MentorshipId,
    Met,
    SessionId,
)
from mentoring.silence import SilenceStep, called_off, closes_at, next_look, quiet

AMINA, BEN = MemberId("UAMINA"), MemberId("UBEN")
START = date(2027, 2, 1)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def cohort(every_weeks: int = 4) -> Cohort:
    return Cohort(
        id=CohortId("spring"),
        name="Spring",
        channel=ChannelId("C1"),
        organiser=MemberId("UGITA"),
        opt_in_closes_on=START - WEEK,
        starts_on=START,
        every_weeks=every_weeks,
    )


def offered(count: int, every_weeks: int = 4) -> list[MentoringSession]:
    """So many sessions whose agendas arrived on their mornings."""
    days = [START + timedelta(weeks=every_weeks * number) for number in range(count)]
    return [
        MentoringSession(
            id=SessionId(f"s{number}"),
            mentorship=MentorshipId("pair"),
            number=number,
            due_on=day,
            opens=AMINA,
            offered_at=datetime(day.year, day.month, day.day, 10, tzinfo=UTC),
        )
        for number, day in enumerate(days, start=1)
    ]


def passed(session: MentoringSession, every_weeks: int = 4) -> datetime:
    end = closes_at(cohort(every_weeks), session)
    assert end is not None
    return end


def test_a_session_is_open_to_an_answer_for_two_weeks_or_until_the_next() -> None:
    (session,) = offered(1)
    assert passed(session).date() == START + 2 * WEEK
    assert passed(session, every_weeks=1).date() == START + WEEK
    assert next_look(cohort(), [session], passed(session) - DAY) == passed(session)
    assert closes_at(cohort(), replace(session, offered_at=None)) is None
    assert next_look(cohort(), [session], passed(session)) is None


@pytest.mark.parametrize("every_weeks", [1, 2, 4, 8])
def test_a_nudge_then_a_question_then_the_end(every_weeks: int) -> None:
    run, sessions = cohort(every_weeks), offered(3, every_weeks)
    ends = [passed(session, every_weeks) for session in sessions]

    def step(now: datetime, asked_at: datetime | None = None) -> SilenceStep:
        known = [one for one in sessions if one.offered_at and one.offered_at <= now]
        return quiet(run, known, BEN, now, asked_at).step

    assert step(ends[0] - DAY) is SilenceStep.NOTHING
    assert step(ends[0]) is SilenceStep.NUDGE
    assert step(ends[1]) is SilenceStep.ASK
    assert step(ends[1] + DAY, ends[1]) is SilenceStep.NOTHING
    assert step(max(ends[2], ends[1] + 5 * DAY), ends[1]) is SilenceStep.PART


def test_six_weeks_after_the_first_is_enough_where_sessions_are_far_apart() -> None:
    sessions = offered(2)
    first, second = passed(sessions[0]), passed(sessions[1])

    assert quiet(cohort(), sessions, BEN, first + 6 * WEEK - DAY, second).step is SilenceStep.NOTHING
    assert quiet(cohort(), sessions, BEN, first + 6 * WEEK, second).step is SilenceStep.PART


def test_nobody_is_set_aside_who_was_not_asked_some_days_before() -> None:
    sessions = offered(3)
    late = passed(sessions[2]) + WEEK

    assert quiet(cohort(), sessions, BEN, late).step is SilenceStep.ASK
    assert quiet(cohort(), sessions, BEN, late, passed(sessions[0])).step is SilenceStep.ASK
    assert quiet(cohort(), sessions, BEN, late, late - 4 * DAY).step is SilenceStep.NOTHING
    assert quiet(cohort(), sessions, BEN, late, late - 5 * DAY).step is SilenceStep.PART


@pytest.mark.parametrize("session", [0, 1])
def test_any_press_an_answer_or_a_partner_who_says_that_they_met_ends_the_silence(session: int) -> None:
    sessions = offered(2)
    now = passed(sessions[1])
    at = sessions[session].offered_at
    signs = [
        {"touched": {BEN: at}},
        {"answers": {BEN: Met.SKIPPED}},
        {"answers": {AMINA: Met.YES}},
        {"held_on": START},
    ]
    for sign in signs:
        changed = [replace(one, **sign) if place == session else one for place, one in enumerate(sessions)]
        expected = SilenceStep.NUDGE if session == 0 else SilenceStep.NOTHING
        assert quiet(cohort(), changed, BEN, now).step is expected


def test_a_press_about_an_old_session_is_a_sign_of_life_today() -> None:
    first, second = offered(2)
    now = passed(second)
    pressed = replace(first, touched={BEN: second.offered_at})

    assert quiet(cohort(), [pressed, second], BEN, now).sessions == ()
    assert len(quiet(cohort(), [pressed, second], AMINA, now).sessions) == 2


def test_sessions_that_were_not_offered_are_nobodys_silence() -> None:
    sessions = [replace(one, offered_at=None) for one in offered(3)]
    assert quiet(cohort(), sessions, BEN, passed(offered(3)[2])).step is SilenceStep.NOTHING


def test_what_one_side_called_off_is_theirs_and_what_both_did_is_nobodys() -> None:
    first, second, third = offered(3)
    sessions = [
        replace(first, answers={AMINA: Met.SKIPPED, BEN: Met.NOT_YET}),
        replace(second, answers={AMINA: Met.SKIPPED}),
        replace(third, answers={AMINA: Met.SKIPPED, BEN: Met.SKIPPED}),
    ]
    assert called_off(sessions, AMINA) == tuple(sessions[:2])
    assert called_off(sessions, BEN) == ()
