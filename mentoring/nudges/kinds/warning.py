"""To a participant: pairing is tomorrow, and this is the moment to skip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from mentoring.model import Cohort, CohortStage, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import MORNING, WorksAt, closes_at, instant, last_working_day

WARNING_BEFORE = timedelta(days=1)
"""The warning comes so long before opt-in closes and people are paired."""


@dataclass(frozen=True, kw_only=True)
class DayBefore(NudgeContent):
    """The cohort that is about to be paired, and how many are in it."""

    cohort: Cohort
    joined: int


def warning(cohort: Cohort, member: MemberId, works: WorksAt, people: int = 0) -> Draft:
    """Due on the last morning before opt-in closes on which the person works, and worth nothing afterwards.

    `people` is how many take part.
    """
    day = last_working_day(works, cohort.opt_in_closes_on - WARNING_BEFORE)
    due = instant(day, MORNING, cohort.tz)
    return Draft(
        kind=NudgeKind.WARNING,
        to=(member,),
        subject=cohort.id,
        due_at=due,
        day=day,
        lasts=closes_at(cohort) - due,
        people=people,
    )


async def content(nudge: Nudge, sources: Sources) -> DayBefore | Skip:
    """As things are now; nothing to somebody who is no longer in."""
    cohort = await sources.cohort(nudge)
    if cohort is None or cohort.stage is not CohortStage.OPEN:
        return NOT_ANY_MORE
    if not await sources.takes_part(nudge.to[0], cohort.id):
        return NOT_ANY_MORE
    return DayBefore(cohort=cohort, joined=await sources.tx.enrolments.count(cohort.id))
