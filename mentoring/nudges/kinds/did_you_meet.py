"""To one participant: did the session take place? At most twice, and once more where two remember it differently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.model import Booking, Cohort, MemberId, MentoringSession, Mentorship, Met
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, NudgeState, NudgeVariant, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.timeline import AFTERNOON, ASK_AFTER, ASK_AGAIN_AFTER, instant, local_day

MISMATCH_AFTER = timedelta(days=1)
"""Whoever is asked again because the other said otherwise has a day in which to talk to them."""


ASK_AFTER_BOOKED = timedelta(days=1)
"""After an agreed time there is nothing to wait for: *Did you meet?* comes on the next day."""


@dataclass(frozen=True, kw_only=True)
class DidYouMeet(NudgeContent):
    """A session to be asked about. `again`: this person answered before; `asked`: they were asked before, and did not;
    `mismatch`: the others said otherwise.
    """

    cohort: Cohort
    session: MentoringSession
    partners: tuple[MemberId, ...]
    again: bool = False
    asked: bool = False
    mismatch: bool = False


def did_you_meet(
    cohort: Cohort,
    session: MentoringSession,
    member: MemberId,
    offered_on: date,
    *,
    asked_on: date | None = None,
    people: int = 0,
    booking: Booking | None = None,
) -> list[Draft]:
    """Due to one person some days after the session was offered, and once more some days after they were asked.

    Nothing where the rhythm leaves no room. `asked_on`: when the first question arrived. `people`: how many take part.
    Where they agreed on a time it is asked on the day after that.
    """
    first = _first(cohort, session, offered_on, booking)
    second = max(first, asked_on) + (ASK_AGAIN_AFTER - ASK_AFTER) if asked_on else None
    room = timedelta(weeks=cohort.every_weeks) > ASK_AGAIN_AFTER
    days = [first, *([second] if second and room else [])]
    series = f"{NudgeKind.DID_YOU_MEET} {booking.sequence}" if booking and booking.sequence else ""
    return [_question(cohort, session, member, day, people, series) for day in days]


def mismatch(mentorship: Mentorship, session: MentoringSession, now: datetime) -> list[Draft]:
    """Due a day after two answers did not fit, once for each session."""
    return [
        Draft(
            kind=NudgeKind.DID_YOU_MEET,
            variant=NudgeVariant.MISMATCH,
            to=(member,),
            subject=session.id,
            due_at=now + MISMATCH_AFTER,
            day=session.due_on,
            series=f"{NudgeKind.DID_YOU_MEET} {NudgeVariant.MISMATCH}",
        )
        for member in mentorship.members
    ]


def _first(cohort: Cohort, session: MentoringSession, offered_on: date, booking: Booking | None) -> date:
    """The day of the first question."""
    if booking and booking.booked:
        return max(local_day(booking.booked, cohort.tz), offered_on) + ASK_AFTER_BOOKED
    called_off = [local_day(booking.called_off_at, cohort.tz)] if booking and booking.called_off_at else []
    return max(session.due_on, offered_on, *called_off) + ASK_AFTER


def _question(
    cohort: Cohort, session: MentoringSession, member: MemberId, day: date, people: int, series: str
) -> Draft:
    return Draft(
        kind=NudgeKind.DID_YOU_MEET,
        to=(member,),
        subject=session.id,
        due_at=instant(day, AFTERNOON, cohort.tz),
        day=day,
        series=series,
        people=people,
    )


async def content(nudge: Nudge, sources: Sources) -> DidYouMeet | Skip:
    """As things are now; nothing to somebody who has answered, or once nobody says any more that they met."""
    found = await sources.session(nudge)
    if found is None:
        return NOT_ANY_MORE
    session, mentorship, cohort = found
    if session.offered_at is None:
        return Skip(reason=SkipReason.NOT_OFFERED)
    if (await sources.tx.bookings.get(session.id)).is_ahead(sources.now):
        return Skip(reason=SkipReason.SESSION_MOVED)
    member = nudge.to[0]
    own, differs = session.answers.get(member), nudge.variant is NudgeVariant.MISMATCH
    if session.held_on is not None or (own is Met.YES and not differs):
        return Skip(reason=SkipReason.ANSWERED_ALREADY)
    if differs and Met.YES not in session.answers.values():
        return NOT_ANY_MORE
    earlier = await sources.tx.nudges.about(session.id, NudgeKind.DID_YOU_MEET)
    return DidYouMeet(
        cohort=cohort,
        session=session,
        partners=mentorship.partners_of(member),
        again=member in session.answers,
        asked=any(member in each.to and each.state is NudgeState.SENT for each in earlier),
        mismatch=differs,
    )
