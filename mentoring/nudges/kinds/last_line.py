"""To the conversation of a mentorship that ended early: a goodbye, or that it goes on elsewhere; nothing private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.model import Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, OPEN, Nudge, NudgeKind, Skip, Wait
from mentoring.nudges.reasons import WaitReason
from mentoring.timeline import OfficeHours, local_day, working_moment

LOOK_AGAIN_AFTER = timedelta(minutes=30)
"""Whoever stays hears of the end from us first; until they have, the conversation waits and is looked at again."""


@dataclass(frozen=True, kw_only=True)
class LastLine(NudgeContent):
    """How many the conversation is of: two say goodbye in it, three do not."""

    people: int


def last_line(mentorship: Mentorship, now: datetime) -> list[Draft]:
    """Due at once where they have a conversation."""
    if mentorship.channel is None:
        return []
    return [
        Draft(
            kind=NudgeKind.LAST_LINE,
            to=(),
            channel=mentorship.channel,
            subject=mentorship.id,
            due_at=now,
            day=local_day(now, "UTC"),
        )
    ]


async def content(nudge: Nudge, sources: Sources) -> LastLine | Wait | Skip:
    """In working hours and after everybody was told; nothing where somebody of them was erased since."""
    ended = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    cohort = await sources.tx.cohorts.get(ended.cohort) if ended else None
    if ended is None or cohort is None or ended.channel is None:
        return NOT_ANY_MORE
    moment = working_moment(sources.now, [OfficeHours(tz=cohort.tz)]) or sources.now
    told = await sources.tx.nudges.about(ended.id, NudgeKind.PARTNER_LEFT)
    if moment == sources.now and any(each.state in OPEN for each in told):
        moment += LOOK_AGAIN_AFTER
    if sources.now < moment < nudge.expires_at - LOOK_AGAIN_AFTER:
        return Wait(until=moment, reason=WaitReason.OUTSIDE_HOURS)
    return LastLine(people=len(ended.members))
