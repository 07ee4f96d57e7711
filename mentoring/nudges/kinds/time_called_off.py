"""To those who were to meet: they do not, because one of them called it off or because their pairing has ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Booking, MemberId, MentoringSession, Mentorship, SessionId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.time_proposed import is_of
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class TimeCalledOff(NudgeContent):
    """A session that had a time. `goes_on`: they can find another."""

    session: MentoringSession
    booking: Booking
    goes_on: bool = True


def time_called_off(
    mentorship: Mentorship, booking: Booking, now: datetime, to: Sequence[MemberId] | None = None
) -> Draft:
    """Due at once: in their conversation, or to one of them alone where the pairing has ended."""
    return Draft(
        kind=NudgeKind.TIME_CALLED_OFF,
        to=tuple(to or mentorship.members),
        channel=None if to else mentorship.channel,
        subject=booking.session,
        due_at=now,
        day=local_day(now, "UTC"),
        series=f"{NudgeKind.TIME_CALLED_OFF} {booking.sequence}",
    )


async def content(nudge: Nudge, sources: Sources) -> TimeCalledOff | Skip:
    """As things are now; nothing where they have agreed on another time since, or it has passed."""
    session = await sources.tx.sessions.get(SessionId(nudge.subject))
    booking = await sources.tx.bookings.get(SessionId(nudge.subject))
    passed = booking.starts_at is None or booking.starts_at <= sources.now
    if session is None or booking.called_off_at is None or passed or not is_of(nudge, booking.sequence):
        return NOT_ANY_MORE
    goes_on = session.held_on is None and await sources.active(session.mentorship) is not None
    return TimeCalledOff(session=session, booking=booking, goes_on=goes_on)
