"""To everybody whom it touches: an organiser changed the cohort's dates or its rhythm; what holds now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class CohortChanged(NudgeContent):
    """The cohort as it is now."""

    cohort: Cohort


def cohort_changed(cohort: Cohort, member: MemberId, now: datetime, people: int) -> Draft:
    """Due at once; one message for all that is changed on one day, from what is true when it is sent."""
    day = local_day(now, cohort.tz)
    return Draft(kind=NudgeKind.COHORT_CHANGED, to=(member,), subject=cohort.id, due_at=now, day=day, people=people)


async def content(nudge: Nudge, sources: Sources) -> CohortChanged | Skip:
    """As things are now; nothing of a cohort that is over, or to somebody who left."""
    cohort = await sources.cohort(nudge)
    if cohort is None or not cohort.stage.is_ongoing or not await sources.takes_part(nudge.to[0], cohort.id):
        return NOT_ANY_MORE
    return CohortChanged(cohort=cohort)
