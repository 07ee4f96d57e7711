"""To every organiser: pairs still wait for somebody's approval, so that no cohort waits on one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.model import Cohort, CohortStage, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day

FIRST_AFTER = 2
"""Working days after the pairs were ready until every organiser is asked again."""

THEN_EVERY = timedelta(weeks=1)


@dataclass(frozen=True, kw_only=True)
class ApprovalReminder(NudgeContent):
    """How many wait, and whether their first session was due before today. `fits`: whether anybody has a match."""

    cohort: Cohort
    joined: int
    late: bool
    fits: bool


def approval_reminder(cohort: Cohort, organiser: MemberId, due_at: datetime) -> Draft:
    """Due at once, at most once a day."""
    day = local_day(due_at, cohort.tz)
    return Draft(kind=NudgeKind.APPROVAL_REMINDER, to=(organiser,), subject=cohort.id, due_at=due_at, day=day)


async def content(nudge: Nudge, sources: Sources) -> ApprovalReminder | Skip:
    """As things are now; nothing once it was approved or ended."""
    cohort = await sources.cohort(nudge)
    proposal = await sources.tx.proposals.get(cohort.id) if cohort else None
    if cohort is None or proposal is None or cohort.stage is not CohortStage.PROPOSED:
        return NOT_ANY_MORE
    return ApprovalReminder(
        cohort=cohort,
        joined=await sources.tx.enrolments.count(cohort.id),
        late=local_day(sources.now, cohort.tz) > cohort.starts_on,
        fits=bool(proposal.matches),
    )
