"""Somebody joins a cohort under way: counted once, told what happens and by when, and matched with nobody's loss."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from mentoring.late_joining import LateStart, late_closes_at, takes_late, third_from
from mentoring.model import (
    Cohort,
    CohortStage,
    Enrolment,
    EnrolmentState,
    Mentorship,
    MentorshipId,
    OddOne,
)
from mentoring.nudges.kinds.left_over import left_over
from mentoring.pairing import Newcomers
from mentoring.ports import Transaction
from mentoring.programme.services import Services
from mentoring.session_plan import dates_left
from mentoring.timeline import MORNING, closes_at, instant, local_day

TIME_TO_SAY = timedelta(weeks=2)
"""After a session was due its people have been asked twice whether they met."""


async def enrol_late(
    services: Services, tx: Transaction, cohort: Cohort, before: Enrolment | None, after: Enrolment, now: datetime
) -> LateStart:
    """Count and match them, and plan the word to whoever still has no partner by the day on which they hear."""
    await tx.enrolments.put(replace(after, late=True))
    if not _counted(cohort, before):
        count = (cohort.joined or 0) + 1
        await tx.cohorts.put(replace(cohort, joined=count, joined_late=cohort.joined_late + 1))
    await tx.cohorts.look_again(cohort.id, now)
    start = late_start(cohort, now)
    word_at = instant(start.hears_by, MORNING, cohort.tz)
    await services.plan(tx, [left_over(cohort, after.member, word_at, f"{now:%Y%m%d%H%M%S}")])
    return start


def late_start(cohort: Cohort, now: datetime) -> LateStart:
    """What somebody who joins now can expect."""
    days = dates_left(cohort, local_day(now, cohort.tz))
    return LateStart(
        sessions=len(days),
        next_on=days[0],
        hears_by=local_day(third_from(cohort, now), cohort.tz) + timedelta(days=1),
        third=cohort.odd_one is OddOne.TRIO,
    )


def newcomers_of(
    cohort: Cohort,
    enrolments: Sequence[Enrolment],
    mentorships: Sequence[Mentorship],
    now: datetime,
    met: Collection[MentorshipId] = (),
) -> Newcomers:
    """Those who joined late and had no partner in the cohort yet; `met` are the mentorships that held a session."""
    had_one = {member for mentorship in mentorships for member in mentorship.members}
    new = [
        each
        for each in enrolments
        if each.late and each.state is EnrolmentState.ENROLLED and each.member not in had_one
    ]
    return Newcomers(
        members=frozenset(each.member for each in new),
        patient=frozenset(each.member for each in new if now < third_from(cohort, each.at)),
        last=not takes_late(cohort, now),
        quiet=frozenset(
            tuple(sorted(each.members))
            for each in mentorships
            if each.is_open and each.id not in met and _had_time_to_meet(cohort, each, now)
        ),
    )


def _had_time_to_meet(cohort: Cohort, mentorship: Mentorship, now: datetime) -> bool:
    """Whether a session of theirs was due so long ago that they would have said that they met."""
    if mentorship.introduced_at is None:
        return False
    first = dates_left(cohort, local_day(mentorship.introduced_at, cohort.tz))
    return bool(first) and first[0] + TIME_TO_SAY <= local_day(now, cohort.tz)


def next_third_at(cohort: Cohort, enrolments: Sequence[Enrolment], now: datetime) -> datetime | None:
    """When one of those who joined late may next become the third of a pair, or joining ends."""
    moments = [third_from(cohort, each.at) for each in enrolments if each.late]
    closes = late_closes_at(cohort)
    return min((at for at in (*moments, closes) if at is not None and at > now), default=None)


def announcement_lives(cohort: Cohort, now: datetime) -> bool:
    """Whether the announcement of a cohort under way says that one can join, or has to cease to say so."""
    closes = late_closes_at(cohort)
    return closes is not None and now < closes + timedelta(days=1)


def opens_late_on(cohort: Cohort) -> date | None:
    """From when on people can join late while its pairs are being made; None where they cannot."""
    waits = cohort.stage in (CohortStage.CLOSED, CohortStage.PROPOSED)
    return cohort.starts_on if waits and cohort.join_until is not None else None


def _counted(cohort: Cohort, before: Enrolment | None) -> bool:
    """Whether they are among those who joined already: whoever leaves and comes back is counted once."""
    if before is None or before.state is EnrolmentState.SKIPPED:
        return False
    return before.late or before.state is not EnrolmentState.LEFT or before.at >= closes_at(cohort)
