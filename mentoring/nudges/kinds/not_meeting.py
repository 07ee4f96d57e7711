"""To those who run a cohort: these people are not meeting. Never which of them is quiet, nor what anybody answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class NotMeeting(NudgeContent):
    """A mentorship by its people alone, in the order of their ids so that the order says nothing."""

    cohort: Cohort
    members: tuple[MemberId, ...]


def not_meeting(cohort: Cohort, mentorship: Mentorship, hear: Iterable[MemberId], now: datetime) -> list[Draft]:
    """Due at once, once for each mentorship, to everybody of `hear` who is not in it."""
    return [
        Draft(
            kind=NudgeKind.NOT_MEETING,
            to=(each,),
            subject=mentorship.id,
            due_at=now,
            day=local_day(mentorship.began_at, cohort.tz),
        )
        for each in hear
        if each not in mentorship.members
    ]


async def content(nudge: Nudge, sources: Sources) -> NotMeeting | Skip:
    """As things are now."""
    found = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    cohort = await sources.tx.cohorts.get(found.cohort) if found else None
    if found is None or cohort is None:
        return NOT_ANY_MORE
    return NotMeeting(cohort=cohort, members=tuple(sorted(found.members)))
