"""To everybody who joined: the cohort was approved after its planned start, so all its dates move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, CohortStage, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class DatesMoved(NudgeContent):
    """The cohort with the dates that hold now."""

    cohort: Cohort


def dates_moved(cohort: Cohort, member: MemberId, due_at: datetime, run: str) -> Draft:
    """Due when the approval is final; `run` tells one approval of the same cohort from another."""
    return Draft(
        kind=NudgeKind.DATES_MOVED,
        to=(member,),
        subject=cohort.id,
        due_at=due_at,
        day=local_day(due_at, cohort.tz),
        series=f"{NudgeKind.DATES_MOVED} {run}",
    )


async def content(nudge: Nudge, sources: Sources) -> DatesMoved | Skip:
    """As things are now; nothing of a cohort that is not under way, or to somebody who left."""
    cohort = await sources.cohort(nudge)
    if cohort is None or cohort.stage is not CohortStage.UNDER_WAY:
        return NOT_ANY_MORE
    return DatesMoved(cohort=cohort) if await sources.takes_part(nudge.to[0], cohort.id) else NOT_ANY_MORE
