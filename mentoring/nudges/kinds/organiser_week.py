"""To those who run a cohort, once a week at most and only when something needs somebody: what, and how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, CohortStage, MemberId, Need
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class OrganiserWeek(NudgeContent):
    """What needs somebody in a cohort; never who of a pair is behind."""

    cohort: Cohort
    needs: Sequence[Need]


def organiser_week(cohort: Cohort, organiser: MemberId, due_at: datetime) -> Draft:
    """Due at once, at most once a day."""
    day = local_day(due_at, cohort.tz)
    return Draft(kind=NudgeKind.ORGANISER_WEEK, to=(organiser,), subject=cohort.id, due_at=due_at, day=day)


async def content(nudge: Nudge, sources: Sources) -> OrganiserWeek | Skip:
    """As things are now; nothing when nothing needs anybody any more."""
    cohort = await sources.cohort(nudge)
    if cohort is None or cohort.stage is not CohortStage.UNDER_WAY:
        return NOT_ANY_MORE
    needs = await sources.needs_of(cohort)
    return OrganiserWeek(cohort=cohort, needs=needs) if needs else NOT_ANY_MORE
