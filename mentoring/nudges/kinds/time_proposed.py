"""To the people of a mentorship: one of them proposes times for a session, and the others pick with one tap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Booking, Cohort, MemberId, MentoringSession, Mentorship
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.ports import Transaction
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class TimeProposed(NudgeContent):
    """What is proposed for a session. `zones`: each person's, by its IANA name."""

    session: MentoringSession
    mentorship: Mentorship
    booking: Booking
    zones: Mapping[MemberId, str]


def time_proposed(cohort: Cohort, mentorship: Mentorship, booking: Booking, now: datetime) -> Draft:
    """Due at once, for each proposal."""
    return Draft(
        kind=NudgeKind.TIME_PROPOSED,
        to=mentorship.members,
        channel=mentorship.channel,
        subject=booking.session,
        due_at=now,
        day=local_day(now, cohort.tz),
        series=f"{NudgeKind.TIME_PROPOSED} {booking.round}",
    )


async def content(nudge: Nudge, sources: Sources) -> TimeProposed | Skip:
    """As things are now; nothing once it was answered or another proposal took its place."""
    found = await sources.session(nudge)
    if found is None:
        return NOT_ANY_MORE
    session, mentorship, _ = found
    booking = await sources.tx.bookings.get(session.id)
    if not booking.still_proposed(sources.now) or not is_of(nudge, booking.round):
        return NOT_ANY_MORE
    zones = await zones_of(sources.tx, mentorship)
    return TimeProposed(session=session, mentorship=mentorship, booking=booking, zones=zones)


def is_of(nudge: Nudge, number: int) -> bool:
    """Whether a nudge of a series is that of the number."""
    return nudge.dedupe_key.startswith(f"{nudge.kind} {number}/")


async def zones_of(tx: Transaction, mentorship: Mentorship) -> dict[MemberId, str]:
    """Each person's zone: their profile's, or what Slack says."""
    profiles, members = await tx.profiles.of(mentorship.members), await tx.members.of(mentorship.members)
    tz = {each.id: each.tz for each in members.values()} | {each.member: each.tz for each in profiles.values()}
    return {each: tz.get(each, "UTC") for each in mentorship.members}
