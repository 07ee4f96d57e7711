"""To a participant without a match: what happens next. The causes are the organiser's to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, CohortStage, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.session_plan import dates_left
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class LeftOver(NudgeContent):
    """A cohort in which somebody has no partner. `too_few`: it does not even start; `no_time`: it is nearly over.

    `late`: they joined it when it was under way.
    """

    cohort: Cohort
    too_few: bool = False
    no_time: bool = False
    late: bool = False


def left_over(cohort: Cohort, member: MemberId, due_at: datetime, run: str = "") -> Draft:
    """Due when the approval is final; `run` tells one approval of the same cohort from another."""
    return Draft(
        kind=NudgeKind.LEFT_OVER,
        to=(member,),
        subject=cohort.id,
        due_at=due_at,
        day=local_day(due_at, cohort.tz),
        series=f"{NudgeKind.LEFT_OVER} {run}".rstrip(),
    )


async def content(nudge: Nudge, sources: Sources) -> LeftOver | Skip:
    """As things are now; nothing to somebody who has found a partner."""
    cohort = await sources.cohort(nudge)
    if cohort is not None and cohort.stage is CohortStage.FINISHED and cohort.approved_at is None:
        return LeftOver(cohort=cohort, too_few=True)
    if cohort is None or cohort.stage is not CohortStage.UNDER_WAY:
        return NOT_ANY_MORE
    own = await sources.tx.mentorships.of_member(nudge.to[0])
    if any(each.cohort == cohort.id and each.is_open for each in own):
        return Skip(reason=SkipReason.PARTNER_FOUND)
    enrolment = await sources.tx.enrolments.get(cohort.id, nudge.to[0])
    return LeftOver(
        cohort=cohort,
        no_time=not dates_left(cohort, local_day(sources.now, cohort.tz)),
        late=enrolment is not None and enrolment.late,
    )
