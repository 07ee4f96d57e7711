"""To the people of a mentorship: a session has a time, the first one or another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Booking, Cohort, MemberId, MentoringSession, Mentorship
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.time_proposed import is_of, zones_of
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, NudgeVariant, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class TimeBooked(NudgeContent):
    """A session with its time. `moved`: in the place of an earlier one."""

    cohort: Cohort
    session: MentoringSession
    booking: Booking
    zones: Mapping[MemberId, str]
    moved: bool = False


def time_booked(cohort: Cohort, mentorship: Mentorship, booking: Booking, now: datetime, *, moved: bool) -> Draft:
    """Due at once."""
    return Draft(
        kind=NudgeKind.TIME_BOOKED,
        variant=NudgeVariant.RESCHEDULED if moved else None,
        to=mentorship.members,
        channel=mentorship.channel,
        subject=booking.session,
        due_at=now,
        day=local_day(now, cohort.tz),
        series=f"{NudgeKind.TIME_BOOKED} {booking.sequence}",
    )


async def content(nudge: Nudge, sources: Sources) -> TimeBooked | Skip:
    """As things are now; nothing once that time has passed, was moved or called off."""
    found = await sources.session(nudge)
    if found is None:
        return NOT_ANY_MORE
    session, mentorship, cohort = found
    booking = await sources.tx.bookings.get(session.id)
    if not booking.is_ahead(sources.now) or not is_of(nudge, booking.sequence):
        return NOT_ANY_MORE
    return TimeBooked(
        cohort=cohort,
        session=session,
        booking=booking,
        zones=await zones_of(sources.tx, mentorship),
        moved=nudge.variant is NudgeVariant.RESCHEDULED,
    )
