"""To every organiser: one cohort cannot be planned, so that what it says waits; the others go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, CohortId, MemberId, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import Nudge, NudgeKind


@dataclass(frozen=True, kw_only=True)
class PlanningStuck(NudgeContent):
    """Which cohort, where it can be read; `subject` is what whoever runs Bothways looks up."""

    cohort: Cohort | None
    subject: str


def planning_stuck(subject: CohortId | MentorshipId, organiser: MemberId, now: datetime) -> Draft:
    """Due at once, at most once a day for each cohort or mentorship."""
    return Draft(kind=NudgeKind.PLANNING_STUCK, to=(organiser,), subject=subject, due_at=now, day=now.date())


async def content(nudge: Nudge, sources: Sources) -> PlanningStuck:
    """With the cohort's name, unless that is what cannot be read."""
    try:
        cohort = await sources.cohort(nudge)
    except (ValueError, TypeError):
        cohort = None
    return PlanningStuck(cohort=cohort, subject=nudge.subject)
