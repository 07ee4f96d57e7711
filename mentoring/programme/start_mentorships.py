"""A match becomes a mentorship: it waits for its introduction, and has sessions from the moment that this arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentoring.model import Cohort, Direction, MemberId, Mentorship, MentorshipId, MentorshipState, SessionId
from mentoring.nudges.kinds.agreement_waits import agreement_waits
from mentoring.nudges.kinds.introduction import introduction
from mentoring.ports import Transaction
from mentoring.programme.agreements import go_on_with
from mentoring.programme.goals import keep_goals
from mentoring.programme.services import Services
from mentoring.session_plan import own_sessions
from mentoring.timeline import local_day


async def introduce(
    services: Services,
    tx: Transaction,
    cohort: Cohort,
    members: tuple[MemberId, ...],
    directions: tuple[Direction, ...],
    *,
    now: datetime,
    due_at: datetime,
) -> Mentorship:
    """A mentorship of people who do not know one another yet, with the introduction to follow at `due_at`."""
    mentorship = Mentorship(
        id=MentorshipId(services.new_id()),
        cohort=cohort.id,
        members=await _newest_first(tx, members),
        directions=directions,
        began_at=now,
        look_again_at=due_at,
    )
    await tx.mentorships.put(mentorship)
    await services.plan(tx, [introduction(cohort, mentorship, due_at)])
    return mentorship


async def introduced(services: Services, tx: Transaction, mentorship: Mentorship, at: datetime) -> None:
    """Its introduction arrived: from now on it has sessions of its own. Safe to repeat."""
    cohort = await tx.cohorts.get(mentorship.cohort)
    if cohort is None or await tx.sessions.of_mentorship(mentorship.id):
        return
    today = local_day(at, cohort.tz)
    for session in own_sessions(cohort, mentorship.id, mentorship.members, today, services.new_id):
        await tx.sessions.put(session)
    await services.plan(tx, agreement_waits(cohort, mentorship, at))


async def go_on(
    services: Services, tx: Transaction, before: Mentorship, stay: tuple[MemberId, ...], now: datetime
) -> Mentorship:
    """Two who stay of three go on as a pair that knows one another: with the sessions that are left, by their numbers.

    They hear of it, and need no introduction; a conversation of their own is opened with their next agenda.
    """
    after = Mentorship(
        id=MentorshipId(services.new_id()),
        cohort=before.cohort,
        members=tuple(member for member in before.members if member in stay),
        directions=tuple(way for way in before.directions if way.giver in stay and way.receiver in stay),
        began_at=now,
        state=MentorshipState.ACTIVE,
        introduced_at=before.introduced_at,
        look_again_at=now,
    )
    await tx.mentorships.put(after)
    await go_on_with(tx, before.id, after.id, stay)
    await keep_goals(services.taxonomy, tx, before, after)
    left = [one for one in await tx.sessions.of_mentorship(before.id) if one.held_on is None and one.offered_at is None]
    for place, session in enumerate(left):
        opens = after.members[place % len(after.members)]
        new = SessionId(services.new_id())
        await tx.sessions.put(replace(session, id=new, mentorship=after.id, opens=opens, questions=(), answers={}))
    return after


async def _newest_first(tx: Transaction, members: tuple[MemberId, ...]) -> tuple[MemberId, ...]:
    """Whoever has the lower level opens the first session, so that rank does not take the first word."""
    profiles = await tx.profiles.of(members)
    return tuple(sorted(members, key=lambda member: (profiles[member].level if member in profiles else 0, member)))
