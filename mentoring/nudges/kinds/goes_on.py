"""To two who stay of three, in a conversation of their own: it goes on here, since nobody can leave the old one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MentoringSession, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.introduction import LOOK_AGAIN_AFTER, hears_of_changes_first
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip, Wait
from mentoring.nudges.reasons import WaitReason
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class GoesOn(NudgeContent):
    """The mentorship of the two, and the session that comes next."""

    cohort: Cohort
    mentorship: Mentorship
    next_session: MentoringSession | None


def goes_on(mentorship: Mentorship, now: datetime) -> Draft:
    """Due at once; their conversation is opened with it."""
    day = local_day(now, "UTC")
    return Draft(kind=NudgeKind.GOES_ON, to=mentorship.members, subject=mentorship.id, due_at=now, day=day)


async def content(nudge: Nudge, sources: Sources) -> GoesOn | Wait | Skip:
    """As things are now, once both know why."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    mentorship, cohort = found
    if await hears_of_changes_first(mentorship, sources):
        return Wait(until=sources.now + LOOK_AGAIN_AFTER, reason=WaitReason.INTRODUCTIONS_FIRST)
    sessions = await sources.tx.sessions.of_mentorship(mentorship.id)
    ahead = next((one for one in sessions if one.held_on is None and one.offered_at is None), None)
    return GoesOn(cohort=cohort, mentorship=mentorship, next_session=ahead)
