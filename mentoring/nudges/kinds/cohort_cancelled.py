"""To everybody who joined a cohort that an organiser ended before it began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, CohortStage, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class CohortCancelled(NudgeContent):
    """The cohort that does not take place."""

    cohort: Cohort


def cohort_cancelled(cohort: Cohort, member: MemberId, now: datetime, people: int) -> Draft:
    """Due at once."""
    day = local_day(now, cohort.tz)
    return Draft(kind=NudgeKind.COHORT_CANCELLED, to=(member,), subject=cohort.id, due_at=now, day=day, people=people)


async def content(nudge: Nudge, sources: Sources) -> CohortCancelled | Skip:
    """As things are now."""
    cohort = await sources.cohort(nudge)
    if cohort is None or cohort.stage is not CohortStage.CANCELLED:
        return NOT_ANY_MORE
    return CohortCancelled(cohort=cohort)
