"""To one who fell silent: they are out of the cohort for now, and one tap brings them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, EnrolmentState, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.session_plan import dates_left
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class SetAside(NudgeContent):
    """The cohort. `no_time`: no session is left to come back for."""

    cohort: Cohort
    no_time: bool = False


def set_aside(mentorship: Mentorship, member: MemberId, now: datetime) -> Draft:
    """Due at once."""
    day = local_day(now, "UTC")
    return Draft(kind=NudgeKind.SET_ASIDE, to=(member,), subject=mentorship.id, due_at=now, day=day)


async def content(nudge: Nudge, sources: Sources) -> SetAside | Skip:
    """As things are now; nothing to somebody who is back, or has left."""
    ended = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    cohort = await sources.tx.cohorts.get(ended.cohort) if ended else None
    enrolment = await sources.tx.enrolments.get(cohort.id, nudge.to[0]) if cohort else None
    if cohort is None or enrolment is None or enrolment.state is not EnrolmentState.SET_ASIDE:
        return NOT_ANY_MORE
    return SetAside(cohort=cohort, no_time=not dates_left(cohort, local_day(sources.now, cohort.tz)))
