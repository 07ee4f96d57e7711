"""Where a person stands: their profile, the cohorts they are in and those they may join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.late_joining import takes_late
from mentoring.model import (
    Cohort,
    CohortId,
    CohortStage,
    EnrolmentState,
    Member,
    MemberId,
    Profile,
)
from mentoring.ports import Transaction
from mentoring.timeline import local_day

ONGOING = (CohortStage.OPEN, CohortStage.CLOSED, CohortStage.PROPOSED, CohortStage.UNDER_WAY)
"""Stages of a cohort that somebody can still leave or pause."""


@dataclass(frozen=True, kw_only=True)
class MemberOverview:
    """Where a person stands: their profile, and the cohorts that concern them; `today` is the day where they are."""

    today: date
    member: Member
    profile: Profile | None
    enrolled: tuple[Cohort, ...]
    can_join: tuple[Cohort, ...]


async def enrolled(tx: Transaction, cohort: CohortId) -> Sequence[MemberId]:
    """Those who take part in a cohort now, in the order in which they joined."""
    return [
        enrolment.member
        for enrolment in await tx.enrolments.of_cohort(cohort)
        if enrolment.state is EnrolmentState.ENROLLED
    ]


async def standing_of(tx: Transaction, member: MemberId, now: datetime) -> MemberOverview:
    """Where a person stands at that moment."""
    known = await tx.members.get(member) or Member(id=member)
    enrolments = await tx.enrolments.of_member(member)
    states = {enrolment.cohort: enrolment.state for enrolment in enrolments}
    cohorts = await tx.cohorts.all()
    return MemberOverview(
        today=local_day(now, known.tz),
        member=known,
        profile=await tx.profiles.get(member),
        enrolled=tuple(
            cohort for cohort in cohorts if states.get(cohort.id) is EnrolmentState.ENROLLED and cohort.stage in ONGOING
        ),
        can_join=_can_join(cohorts, states, now),
    )


def _can_join(
    cohorts: Sequence[Cohort], states: Mapping[CohortId, EnrolmentState], now: datetime
) -> tuple[Cohort, ...]:
    """The open ones first; and for one who is in none, those under way that still take people."""
    out = [cohort for cohort in cohorts if states.get(cohort.id) is not EnrolmentState.ENROLLED]
    found = [cohort for cohort in out if cohort.stage is CohortStage.OPEN]
    if not any(states.get(each.id) is EnrolmentState.ENROLLED and each.stage in ONGOING for each in cohorts):
        aside = [cohort for cohort in out if states.get(cohort.id) is EnrolmentState.SET_ASIDE]
        found += [cohort for cohort in out if takes_late(cohort, now) and cohort not in aside]
    return tuple(found)
