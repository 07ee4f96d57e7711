"""When people are warned and asked: on days on which they work, and only when there is something to ask about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mentoring.model import (
    Booking,
    ChannelId,
    Cohort,
    CohortId,
    Level,
    MemberId,
    MentoringSession,
    MentorshipId,
    Profile,
    SessionId,
    Weekday,
)
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.did_you_meet import did_you_meet
from mentoring.nudges.kinds.warning import warning

BEN = MemberId("UBEN")
DAY = timedelta(days=1)
MONDAY = date(2027, 2, 1)
FRIDAY_BEFORE = date(2027, 1, 22)

COHORT = Cohort(
    id=CohortId("spring"),
    name="Spring",
    channel=ChannelId("C1"),
    organiser=MemberId("UGITA"),
    opt_in_closes_on=FRIDAY_BEFORE,
    starts_on=MONDAY,
)
SESSION = MentoringSession(id=SessionId("s1"), mentorship=MentorshipId("pair"), number=1, due_on=MONDAY, opens=BEN)


def profile(*days: Weekday) -> Profile:
    return Profile(member=BEN, level=Level.PRACTISING, offers=(), seeks=(), days=frozenset(days))


def asked(offered_on: date = MONDAY, asked_on: date | None = None, booking: Booking | None = None) -> list[date]:
    drafts: list[Draft] = did_you_meet(COHORT, SESSION, BEN, offered_on, asked_on=asked_on, booking=booking)
    return [draft.day for draft in drafts]


@pytest.mark.parametrize(
    ("days", "warned"),
    [
        ((Weekday.MONDAY, Weekday.THURSDAY), date(2027, 1, 21)),
        ((Weekday.MONDAY, Weekday.TUESDAY), date(2027, 1, 19)),
        ((Weekday.FRIDAY,), date(2027, 1, 15)),
    ],
    ids=["works on the day before", "works on Tuesday last", "works on Fridays alone"],
)
def test_a_part_timer_is_warned_on_the_last_day_before_on_which_they_work(
    days: tuple[Weekday, ...], warned: date
) -> None:
    assert warning(COHORT, BEN, profile(*days)).day == warned


def test_nobody_is_asked_on_the_morning_of_the_session_nor_a_second_time_before_the_first_arrived() -> None:
    assert asked() == [date(2027, 2, 5)]
    assert asked(asked_on=date(2027, 2, 5)) == [date(2027, 2, 5), date(2027, 2, 12)]


def test_a_late_agenda_and_a_late_first_question_move_what_follows() -> None:
    assert asked(offered_on=MONDAY + 3 * DAY) == [date(2027, 2, 8)]
    assert asked(asked_on=date(2027, 2, 9)) == [date(2027, 2, 5), date(2027, 2, 16)]


def test_with_a_time_agreed_it_is_asked_on_the_day_after() -> None:
    booking = Booking(session=SESSION.id, sequence=1, starts_at=datetime(2027, 2, 10, 10, tzinfo=UTC))

    assert asked(booking=booking) == [date(2027, 2, 11)]
    called_off = replace(booking, called_off_at=datetime(2027, 2, 9, 10, tzinfo=UTC))
    assert asked(booking=called_off) == [date(2027, 2, 13)]
