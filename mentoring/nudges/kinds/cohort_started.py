"""To the channel: the cohort is under way; who with whom only where the cohort allows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.late_joining import takes_late
from mentoring.model import Cohort, CohortStage, MemberId, MentorshipState
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip, Wait
from mentoring.nudges.reasons import WaitReason
from mentoring.timeline import OfficeHours, local_day, working_moment

LOOK_AGAIN_AFTER = timedelta(minutes=30)
"""While introductions are on their way, the channel's word waits this long and looks again."""


@dataclass(frozen=True, kw_only=True)
class CohortStarted(NudgeContent):
    """A cohort that has begun, and its matches. `takes_late`: one can still join it."""

    cohort: Cohort
    people: int
    matches: tuple[tuple[MemberId, ...], ...]
    takes_late: bool = False


def cohort_started(cohort: Cohort, run: str, due_at: datetime) -> Draft:
    """Due when the approval is final; `run` tells one approval of the same cohort from another."""
    return Draft(
        kind=NudgeKind.COHORT_STARTED,
        to=(),
        channel=cohort.channel,
        subject=cohort.id,
        due_at=due_at,
        day=local_day(due_at, cohort.tz),
        series=f"{NudgeKind.COHORT_STARTED} {run}",
    )


async def content(nudge: Nudge, sources: Sources) -> CohortStarted | Wait | Skip:
    """As things are now, in the channel's working hours and after the last introduction; nothing of a cohort that is
    not under way.
    """
    cohort = await sources.cohort(nudge)
    if cohort is None or cohort.stage is not CohortStage.UNDER_WAY:
        return NOT_ANY_MORE
    moment = working_moment(sources.now, [OfficeHours(tz=cohort.tz)]) or sources.now
    mentorships = await sources.tx.mentorships.of_cohort(cohort.id)
    if moment == sources.now and any(each.state is MentorshipState.WAITING for each in mentorships):
        moment += LOOK_AGAIN_AFTER
    if sources.now < moment < nudge.expires_at - LOOK_AGAIN_AFTER:
        return Wait(until=moment, reason=WaitReason.INTRODUCTIONS_FIRST)
    matches = tuple(each.members for each in mentorships if each.state is MentorshipState.ACTIVE)
    if not matches:
        return NOT_ANY_MORE
    late = takes_late(cohort, sources.now)
    return CohortStarted(cohort=cohort, people=sum(map(len, matches)), matches=matches, takes_late=late)
