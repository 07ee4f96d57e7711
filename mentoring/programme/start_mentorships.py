"""A match becomes a mentorship: its sessions, who opens each, and the introduction."""

from __future__ import annotations

from datetime import datetime

from mentoring.model import Cohort, Direction, MemberId, MentoringSession, Mentorship, MentorshipId, SessionId
from mentoring.nudges.kinds.introduction import introduction
from mentoring.ports import Transaction
from mentoring.programme.services import Services
from mentoring.timeline import local_day, session_due, sessions_left


async def found(
    services: Services,
    tx: Transaction,
    cohort: Cohort,
    match: Mentorship,
    now: datetime,
) -> Mentorship:
    """A new mentorship of those people for what is left of the cohort, with every session that is still to come.

    The introduction is not planned here: people who go on together need none.
    """
    mentorship = Mentorship(
        id=MentorshipId(services.new_id()),
        cohort=cohort.id,
        members=match.members,
        directions=match.directions,
        began_at=now,
        look_again_at=now,
    )
    await tx.mentorships.put(mentorship)
    for number in sessions_left(cohort, local_day(now, cohort.tz)):
        await tx.sessions.put(
            MentoringSession(
                id=SessionId(services.new_id()),
                mentorship=mentorship.id,
                number=number,
                due_on=session_due(cohort, number),
                opens=opener(mentorship.members, number),
            )
        )
    return mentorship


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
    ordered = await _newest_first(tx, members)
    match = Mentorship(id=MentorshipId(""), cohort=cohort.id, members=ordered, directions=directions, began_at=now)
    mentorship = await found(services, tx, cohort, match, now)
    await services.plan(tx, [introduction(cohort, mentorship, due_at)])
    return mentorship


def opener(members: tuple[MemberId, ...], number: int) -> MemberId:
    """Who opens the session of that number: turn about."""
    return members[(number - 1) % len(members)]


async def _newest_first(tx: Transaction, members: tuple[MemberId, ...]) -> tuple[MemberId, ...]:
    """Whoever has the lower level opens the first session, so that rank does not take the first word."""
    profiles = await tx.profiles.of(members)
    return tuple(sorted(members, key=lambda member: (profiles[member].level if member in profiles else 0, member)))
