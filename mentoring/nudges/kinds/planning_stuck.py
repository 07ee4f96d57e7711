"""To every organiser: one cohort cannot be planned, so that what it says waits; the others go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, CohortId, MemberId, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import Nudge, NudgeKind, Skip
from mentoring.nudges.reasons import SkipReason


@dataclass(frozen=True, kw_only=True)
class PlanningStuck(NudgeContent):
    """Which cohort, where it can be read; `subject` is what whoever runs Bothways looks up."""

    cohort: Cohort | None
    subject: str


def planning_stuck(subject: CohortId | MentorshipId, organiser: MemberId, now: datetime) -> Draft:
    """Due at once, at most once a day for each cohort or mentorship; of those of a weekend the newest is said."""
    return Draft(kind=NudgeKind.PLANNING_STUCK, to=(organiser,), subject=subject, due_at=now, day=now.date())


async def content(nudge: Nudge, sources: Sources) -> PlanningStuck | Skip:
    """With the cohort's name, unless that is what cannot be read."""
    alarms = await sources.tx.nudges.about(nudge.subject, nudge.kind)
    if any(each.to == nudge.to and each.due_at > nudge.due_at for each in alarms):
        return Skip(reason=SkipReason.NO_LONGER_APPLIES)
    try:
        cohort = await sources.cohort(nudge)
    except (ValueError, TypeError):
        cohort = None
    return PlanningStuck(cohort=cohort, subject=nudge.subject)
