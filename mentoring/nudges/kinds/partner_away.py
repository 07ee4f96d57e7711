"""To a partner: the other is away until a day, and what that means for the next session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class PartnerAway(NudgeContent):
    """Who is away, and the first day on which they are back."""

    cohort: Cohort
    who: MemberId
    until: date


def partner_away(mentorship: Mentorship, member: MemberId, now: datetime) -> list[Draft]:
    """Due at once to everybody whose partner pauses, once a day at most."""
    return [
        Draft(
            kind=NudgeKind.PARTNER_AWAY,
            to=(partner,),
            subject=mentorship.id,
            due_at=now,
            day=local_day(now, "UTC"),
            series=f"{NudgeKind.PARTNER_AWAY} {member}",
        )
        for partner in mentorship.partners_of(member)
    ]


async def content(nudge: Nudge, sources: Sources) -> PartnerAway | Skip:
    """As things are now; nothing once they are back."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    mentorship, cohort = found
    partners = (await sources.tx.members.of(mentorship.partners_of(nudge.to[0]))).values()
    away = [(each.id, each.paused_until) for each in partners if each.paused_until]
    who, until = next(((who, until) for who, until in away if until > sources.now.date()), (None, None))
    if who is None or until is None:
        return Skip(reason=SkipReason.PARTNER_BACK)
    return PartnerAway(cohort=cohort, who=who, until=until)
