"""To one who has been quiet about two sessions in a row: stay, later or stop, with one tap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.still_quiet import LOOK_BACK
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, NudgeState, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.silence import ASK_AT, quiet
from mentoring.timeline import local_day

WORDINGS = 2
"""In so many ways it can be asked; nobody is asked more often."""


@dataclass(frozen=True, kw_only=True)
class StayOrStop(NudgeContent):
    """The mentorship it is about, and how often this person was asked before."""

    cohort: Cohort
    mentorship: Mentorship
    partners: tuple[MemberId, ...]
    wording: int = 0


def stay_or_stop(cohort: Cohort, mentorship: Mentorship, member: MemberId, now: datetime) -> Draft:
    """Due at once, once a day at most; whoever plans it looks first whether they were asked already."""
    return Draft(
        kind=NudgeKind.STAY_OR_STOP,
        to=(member,),
        subject=mentorship.id,
        due_at=now,
        day=local_day(now, cohort.tz),
    )


async def content(nudge: Nudge, sources: Sources) -> StayOrStop | Skip:
    """As things are now; nothing to somebody who has answered since."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    mentorship, cohort = found
    member = nudge.to[0]
    sessions = await sources.tx.sessions.of_mentorship(mentorship.id)
    if len(quiet(cohort, sessions, member, sources.now).sessions) < ASK_AT:
        return Skip(reason=SkipReason.ANSWERED_ALREADY)
    had = [
        one
        for one in await sources.tx.nudges.of_member(member, LOOK_BACK)
        if one.kind is NudgeKind.STAY_OR_STOP and one.state is NudgeState.SENT
    ]
    if len(had) >= WORDINGS:
        return NOT_ANY_MORE
    return StayOrStop(cohort=cohort, mentorship=mentorship, partners=mentorship.partners_of(member), wording=len(had))
