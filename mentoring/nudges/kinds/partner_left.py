"""To those who stay when somebody leaves: the pairing has ended (or goes on as two), no reason given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.session_plan import dates_left
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class PartnerLeft(NudgeContent):
    """What follows for the one who stays: they go on as two, have a new partner already, or wait for one.

    `no_time`: no session is left in which a new partner could be met.
    """

    cohort: Cohort
    goes_on: bool
    rematched: bool
    no_time: bool = False
    mentorship: MentorshipId | None = None


def partner_left(mentorship: Mentorship, partner: MemberId, now: datetime) -> Draft:
    """Due at once to one who stays."""
    day = local_day(now, "UTC")
    return Draft(kind=NudgeKind.PARTNER_LEFT, to=(partner,), subject=mentorship.id, due_at=now, day=day)


async def content(nudge: Nudge, sources: Sources) -> PartnerLeft | Skip:
    """As things are now."""
    ended = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    cohort = await sources.tx.cohorts.get(ended.cohort) if ended else None
    if ended is None or cohort is None:
        return NOT_ANY_MORE
    own = await sources.tx.mentorships.of_member(nudge.to[0])
    here = [each for each in own if each.cohort == cohort.id and each.is_open]
    goes_on = bool(here) and set(here[0].members) < set(ended.members)
    return PartnerLeft(
        cohort=cohort,
        goes_on=goes_on,
        rematched=bool(here) and not goes_on,
        no_time=not dates_left(cohort, local_day(sources.now, cohort.tz)),
        mentorship=ended.id,
    )
