"""What follows from a time that is booked, moved or called off: who hears of it, and when the agenda comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mentoring.model import (
    Booking,
    Cohort,
    Member,
    MemberId,
    MentoringSession,
    Mentorship,
    SessionId,
)
from mentoring.nudges.kinds.time_booked import time_booked
from mentoring.nudges.kinds.time_called_off import time_called_off
from mentoring.nudges.kinds.time_proposed import time_proposed
from mentoring.nudges.kinds.time_reminder import reminders
from mentoring.nudges.model import NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.services import Services
from mentoring.scheduling.booking import BookingOutcome, BookingStep, call_off
from mentoring.scheduling.slots import Attendee
from mentoring.timeline import OfficeHours, last_working_day, local_day

OF_A_TIME = frozenset({NudgeKind.TIME_PROPOSED, NudgeKind.SESSION_TOMORROW, NudgeKind.SESSION_SOON})
"""What is said of a time only while it stands."""


async def attendees(tx: Transaction, mentorship: Mentorship) -> list[Attendee]:
    """The people of a mentorship with their hours, and what their calendars say is taken."""
    profiles, members = await tx.profiles.of(mentorship.members), await tx.members.of(mentorship.members)
    calendars = await tx.calendars.of(mentorship.members)
    people = []
    for each in mentorship.members:
        member = members.get(each, Member(id=each))
        works = profiles.get(each) or OfficeHours(tz=member.tz)
        busy = calendars[each].busy if each in calendars else ()
        people.append(Attendee(member=each, works=works, back_on=member.paused_until, busy=busy))
    return people


async def follow(
    services: Services,
    tx: Transaction,
    cohort: Cohort,
    mentorship: Mentorship,
    session: MentoringSession,
    step: BookingStep,
) -> None:
    """What follows from a step: who hears of it, what is no longer said, and when the agenda and the questions come."""
    now, booking, outcome = services.clock(), step.booking, step.outcome
    if outcome is BookingOutcome.COUNTED:
        return
    await tx.nudges.skip(SkipReason.SESSION_MOVED, subject=session.id, kinds={NudgeKind.TIME_PROPOSED})
    if outcome is BookingOutcome.PROPOSED:
        await services.plan(tx, [time_proposed(cohort, mentorship, booking, now)])
        return
    await tx.nudges.skip(SkipReason.SESSION_MOVED, subject=session.id, kinds={*OF_A_TIME, NudgeKind.DID_YOU_MEET})
    if outcome is BookingOutcome.CALLED_OFF:
        await services.plan(tx, [time_called_off(mentorship, booking, now)])
    else:
        works = [each.works for each in await attendees(tx, mentorship)]
        moved = outcome is BookingOutcome.MOVED
        await services.plan(
            tx,
            [
                time_booked(cohort, mentorship, booking, now, moved=moved),
                *reminders(cohort, mentorship, booking, works, now, services.days_off),
            ],
        )
        await _agenda_first(tx, cohort, session, booking, now)
    await tx.mentorships.look_again(mentorship.id, now)


async def _agenda_first(
    tx: Transaction, cohort: Cohort, session: MentoringSession, booking: Booking, now: datetime
) -> None:
    """A session that is held before its day gets its agenda before it is held."""
    if session.offered_at is not None or booking.booked is None:
        return
    held_on = local_day(booking.booked, cohort.tz)
    eve = last_working_day(OfficeHours(tz=cohort.tz), held_on - timedelta(days=1))
    due_on = max(eve, local_day(now, cohort.tz))
    if due_on < session.due_on:
        await tx.nudges.skip(SkipReason.SESSION_MOVED, subject=session.id, kinds={NudgeKind.AGENDA})
        await tx.sessions.put(replace(session, due_on=due_on, moved=session.moved + 1))


async def call_off_all(
    services: Services,
    tx: Transaction,
    mentorship: Mentorship,
    tell: Sequence[MemberId],
    now: datetime,
    before: datetime | None = None,
) -> None:
    """Call off every time to come of a mentorship (up to `before`), and tell these of its people, each alone."""
    sessions = await tx.sessions.of_mentorship(mentorship.id)
    for booking in (await tx.bookings.of([each.id for each in sessions])).values():
        if before and booking.starts_at and booking.starts_at >= before:
            continue
        step = call_off(booking, booking.sequence, now)
        if step.outcome is BookingOutcome.CALLED_OFF and await tx.bookings.change(step.booking):
            await tx.nudges.skip(SkipReason.CANCELLED, subject=booking.session, kinds=OF_A_TIME)
            drafts = [time_called_off(mentorship, step.booking, now, [each]) for each in tell]
            await services.plan(tx, drafts)


def next_to_book(
    cohort: Cohort, sessions: Sequence[MentoringSession], bookings: Mapping[SessionId, Booking], now: datetime
) -> MentoringSession | None:
    """The session whose time is still to come; else the one that is due and has none; else the next one."""
    today = local_day(now, cohort.tz)
    open_ones = [each for each in sessions if each.held_on is None]
    known = {each.id: bookings.get(each.id, Booking(session=each.id)) for each in open_ones}
    ahead = [each for each in open_ones if known[each.id].is_ahead(now)]
    timeless = [each for each in open_ones if known[each.id].booked is None]
    due = [each for each in timeless if each.due_on <= today][-1:]
    return next(iter([*ahead, *due, *(each for each in timeless if each.due_on > today)]), None)
