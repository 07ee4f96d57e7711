"""What people see of the time of a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.blocks import booking, booking_forms, published_calendars, sessions
from mentoring.model import Booking, ChannelId, CohortStage, ProposedTime, PublishedCalendar, WorkspaceId
from mentoring.nudges.kinds.time_booked import TimeBooked
from mentoring.nudges.kinds.time_called_off import TimeCalledOff
from mentoring.nudges.kinds.time_proposed import TimeProposed
from mentoring.nudges.kinds.time_reminder import TimeReminder
from mentoring.programme.bookings import BookingView
from mentoring.scheduling.booking import BookingOutcome
from mentoring.scheduling.slots import Choice, MeetingSlot
from tests.handlers.blocks.cases.kind import Cases, told
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, NOW, Samples, T

FIRST, SECOND, THIRD = (NOW + timedelta(days=day, hours=day) for day in (1, 2, 3))
CALENDAR = PublishedCalendar(member=AMINA, link="https://calendar.example/secret.ics", look_again_at=NOW)
APART = {AMINA: "Europe/London", BEN: "America/New_York"}
TOGETHER = {AMINA: "Europe/London", BEN: "Europe/London"}


def drawn(samples: Samples) -> Cases:
    """All of it."""
    return _said(samples) | _forms(samples)


def _said(samples: Samples) -> Cases:
    session, mentorship = samples.session, samples.mentorship()
    agreed = Booking(session=session.id, sequence=9, round=1, starts_at=FIRST)
    by_amina = _proposal(agreed)
    moving = replace(by_amina, starts_at=FIRST)
    trio = replace(
        by_amina,
        proposed=(ProposedTime(starts_at=FIRST, suits=(AMINA, CHIARA), outside=(BEN,)), *by_amina.proposed[1:]),
    )
    off = replace(agreed, called_off_at=NOW)
    told_booked = TimeBooked(cohort=samples.at(CohortStage.UNDER_WAY), session=session, booking=agreed, zones=APART)
    reminder = TimeReminder(
        session=session, booking=agreed, zones=APART, workspace=WorkspaceId("T1"), channel=ChannelId("GPAIR")
    )
    proposed = TimeProposed(session=session, mentorship=mentorship, booking=by_amina, zones=APART)
    return {
        "booking.proposal": {
            "first": told(proposed),
            "to move": told(replace(proposed, booking=moving, zones=TOGETHER)),
            "of three": told(replace(proposed, booking=trio, zones=TOGETHER)),
        },
        "booking.booked": {
            "in two zones": told(told_booked),
            "moved": told(replace(told_booked, zones=TOGETHER, moved=True)),
        },
        "booking.called_off": {
            "": told(TimeCalledOff(session=session, booking=off)),
            "ended": told(TimeCalledOff(session=session, booking=off, goes_on=False)),
        },
        "booking.reminder": {
            "the day before": told(reminder),
            "ten minutes before": told(replace(reminder, soon=True)),
            "without a conversation": told(replace(reminder, channel=None)),
        },
        "sessions.calendar_view": {
            "": sessions.calendar_view(T, 2, off=False),
            "cancelled": sessions.calendar_view(T, 2, off=True),
        },
    }


def _forms(samples: Samples) -> Cases:
    nothing = Booking(session=samples.session.id)
    agreed = replace(nothing, sequence=9, round=1, starts_at=FIRST)
    slots = tuple(MeetingSlot(starts_at=each) for each in (FIRST, SECOND, THIRD))
    seen = BookingView(
        cohort=samples.at(CohortStage.UNDER_WAY),
        mentorship=samples.mentorship(),
        session=samples.session,
        booking=nothing,
        member=AMINA,
        zones=APART,
        writes_first=BEN,
        now=NOW,
        choice=Choice(slots=slots, more=True),
    )
    three = {**APART, CHIARA: "Asia/Tokyo"}
    marked = Choice(slots=tuple(replace(each, outside=CHIARA) for each in slots), in_common=False)
    waiting = replace(seen, booking=_proposal(nothing), outcome=BookingOutcome.PROPOSED)
    theirs = replace(waiting, member=BEN, outcome=BookingOutcome.SHOWN)
    off = replace(seen, booking=replace(agreed, called_off_at=NOW), outcome=BookingOutcome.CALLED_OFF)
    return {
        "booking_forms.time_form": {
            "the other writes first": booking_forms.time_form(T, seen),
            "one's own turn, one zone": booking_forms.time_form(T, replace(seen, writes_first=AMINA, zones=TOGETHER)),
            "nothing in common": booking_forms.time_form(T, replace(seen, choice=Choice(in_common=False))),
            "three, marked": booking_forms.time_form(T, replace(seen, zones=three, choice=marked)),
            "booked": booking_forms.time_form(T, replace(seen, booking=agreed)),
            "suggested": booking_forms.time_form(T, waiting),
            "suggested by the other": booking_forms.time_form(T, theirs),
            "outdated": booking_forms.time_form(T, replace(theirs, outcome=BookingOutcome.OUTDATED)),
            "cancelled": booking_forms.time_form(T, off),
        },
        "booking_forms.own_time_form": {
            "": booking_forms.own_time_form(T, seen),
            "nothing in common": booking_forms.own_time_form(T, replace(seen, choice=Choice(in_common=False))),
        },
        "published_calendars.my_calendar_form": {
            "none": published_calendars.my_calendar_form(T, None),
            "set": published_calendars.my_calendar_form(T, CALENDAR),
            "read": published_calendars.my_calendar_form(T, replace(CALENDAR, read_at=NOW)),
            "unreadable": published_calendars.my_calendar_form(T, replace(CALENDAR, failed=True)),
        },
        "published_calendars.my_calendar_kept": {"": published_calendars.my_calendar_kept(T)},
        "published_calendars.my_calendar_forgotten": {"": published_calendars.my_calendar_forgotten(T)},
        "booking.proposal_now": {
            "still open": booking.proposal_now(T, theirs),
            "agreed": booking.proposal_now(T, replace(seen, booking=agreed)),
        },
        "booking.time_settled": {
            "others proposed since": booking.time_settled(T, theirs),
            "agreed": booking.time_settled(T, replace(seen, booking=agreed)),
            "called off": booking.time_settled(T, off),
        },
        "booking.time_now": {
            "their own": booking.time_now(T, replace(waiting, outcome=BookingOutcome.OWN)),
            "outdated": booking.time_now(T, replace(seen, booking=agreed, outcome=BookingOutcome.OUTDATED)),
            "cancelled": booking.time_now(T, off),
        },
    }


def _proposal(before: Booking) -> Booking:
    """Three times that Amina suggests."""
    times = tuple(ProposedTime(starts_at=each, suits=(AMINA,)) for each in (FIRST, SECOND, THIRD))
    return replace(before, round=before.round + 1, starts_at=None, proposed_by=AMINA, proposed=times)
