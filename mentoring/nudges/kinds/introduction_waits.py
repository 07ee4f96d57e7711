"""To somebody whose partner is away when they would be introduced: that there is one, and when they will meet them.

Who it is, is not said: nobody is told of somebody to whom they were not introduced.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId, MentorshipState
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class IntroductionWaits(NudgeContent):
    """The day on which the partner is back."""

    cohort: Cohort
    until: date


def introduction_waits(cohort: Cohort, mentorship: Mentorship, member: MemberId, due_at: datetime) -> Draft:
    """Due when the introduction would have been; once for each mentorship and person."""
    return Draft(
        kind=NudgeKind.INTRODUCTION_WAITS,
        to=(member,),
        subject=mentorship.id,
        due_at=due_at,
        day=local_day(mentorship.began_at, cohort.tz),
    )


async def content(nudge: Nudge, sources: Sources) -> IntroductionWaits | Skip:
    """As things are now; nothing once they were introduced, or when the partner is back."""
    found = await sources.open(MentorshipId(nudge.subject))
    if found is None or found[0].state is not MentorshipState.WAITING:
        return NOT_ANY_MORE
    mentorship, cohort = found
    partners = (await sources.tx.members.of(mentorship.partners_of(nudge.to[0]))).values()
    away = [each.paused_until for each in partners if each.paused_until and each.is_away(sources.now.date())]
    return IntroductionWaits(cohort=cohort, until=max(away)) if away else NOT_ANY_MORE
