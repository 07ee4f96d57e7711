"""To the people of a mentorship, about a time that they agreed on: the day before, and ten minutes before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.model import Booking, ChannelId, Cohort, MemberId, MentoringSession, Mentorship, WorkspaceId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.time_proposed import is_of, zones_of
from mentoring.nudges.model import NOT_ANY_MORE, OPEN, Nudge, NudgeKind, NudgeState, Skip, Wait
from mentoring.nudges.reasons import SkipReason, WaitReason
from mentoring.scheduling.slots import last_common_moment
from mentoring.timeline import WorksAt, local_day

DAY_BEFORE = timedelta(hours=24)
"""The first reminder comes this long before at the latest: within hours that they share."""

MINUTES_BEFORE = timedelta(minutes=10)
"""The second comes this long before, whatever the hour: they asked for that time."""

TOO_LATE = timedelta(hours=1)
"""The first reminder is worth nothing so short before; the second follows."""

FRESH = timedelta(hours=2)
"""What the agenda or the booking said so shortly before, the first reminder does not say again."""

IN_A_MOMENT = timedelta(hours=1)
"""An agenda that is due by then is waited for: it has the time in it."""

LOOK_AGAIN_AFTER = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class TimeReminder(NudgeContent):
    """A session that comes next. `soon`: in ten minutes; a huddle opens in the conversation of `workspace`, where they
    have one.
    """

    session: MentoringSession
    booking: Booking
    zones: Mapping[MemberId, str]
    workspace: WorkspaceId
    channel: ChannelId | None
    soon: bool = False


def reminders(
    cohort: Cohort,
    mentorship: Mentorship,
    booking: Booking,
    works: Sequence[WorksAt],
    now: datetime,
    days_off: Collection[date] = (),
) -> list[Draft]:
    """Both, where there is time left for them."""
    starts_at = booking.booked
    if starts_at is None:
        return []
    first = last_common_moment(starts_at - DAY_BEFORE, works, days_off, not_before=now) if works else None
    due = {NudgeKind.SESSION_TOMORROW: (first, TOO_LATE), NudgeKind.SESSION_SOON: (starts_at - MINUTES_BEFORE, None)}
    return [
        Draft(
            kind=kind,
            to=mentorship.members,
            channel=mentorship.channel,
            subject=booking.session,
            due_at=at,
            day=local_day(starts_at, cohort.tz),
            series=f"{kind} {booking.sequence}",
            lasts=starts_at - at - (spare or timedelta(0)),
        )
        for kind, (at, spare) in due.items()
        if at is not None and at > now
    ]


async def content(nudge: Nudge, sources: Sources) -> TimeReminder | Wait | Skip:
    """As things are now; nothing of a time that was moved or called off, that another message has just told them, or
    while somebody is away.
    """
    found = await sources.session(nudge)
    if found is None:
        return NOT_ANY_MORE
    session, mentorship, _ = found
    booking = await sources.tx.bookings.get(session.id)
    if session.held_on is not None:
        return Skip(reason=SkipReason.MET_ALREADY)
    if not booking.is_ahead(sources.now) or not is_of(nudge, booking.sequence):
        return Skip(reason=SkipReason.SESSION_MOVED)
    members = (await sources.tx.members.of(mentorship.members)).values()
    if any(each.is_away(local_day(sources.now, each.tz)) for each in members):
        return Skip(reason=WaitReason.PAUSED)
    if nudge.kind is NudgeKind.SESSION_TOMORROW and (said := await _said_elsewhere(nudge, sources)):
        return said
    return TimeReminder(
        session=session,
        booking=booking,
        zones=await zones_of(sources.tx, mentorship),
        workspace=nudge.workspace,
        channel=mentorship.channel,
        soon=nudge.kind is NudgeKind.SESSION_SOON,
    )


async def _said_elsewhere(nudge: Nudge, sources: Sources) -> Wait | Skip | None:
    """Whether another message about the session has just told them its time, or is about to."""
    agendas = await sources.tx.nudges.about(nudge.subject, NudgeKind.AGENDA)
    bookings = await sources.tx.nudges.about(nudge.subject, NudgeKind.TIME_BOOKED)
    if any(_came_after(each, sources.now - FRESH) for each in (*agendas, *bookings)):
        return Skip(reason=SkipReason.SAID_JUST_NOW)
    coming = [max(each.due_at, each.not_before) for each in agendas if each.state in OPEN]
    if any(moment <= sources.now + IN_A_MOMENT for moment in coming):
        until = max(sources.now, min(coming)) + LOOK_AGAIN_AFTER
        return Wait(until=until, reason=WaitReason.AGENDA_FIRST) if until < nudge.expires_at else None
    return None


def _came_after(nudge: Nudge, moment: datetime) -> bool:
    return nudge.state is NudgeState.SENT and (nudge.last_attempt_at or nudge.due_at) > moment
