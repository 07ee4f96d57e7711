"""To the one who is left when the other fell silent: a new partner, without having to ask for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.session_plan import dates_left
from mentoring.timeline import local_day

DECIDES_WITHIN = timedelta(days=7)
"""Whoever has not said no after this time gets a new partner all the same: nobody is stranded for want of a tap."""


@dataclass(frozen=True, kw_only=True)
class NewPartner(NudgeContent):
    """The mentorship that has ended, and from which day on a partner is looked for; `no_time`: no session is left."""

    cohort: Cohort
    mentorship: Mentorship
    before: tuple[MemberId, ...]
    looks_on: date
    no_time: bool = False


def new_partner(mentorship: Mentorship, partner: MemberId, now: datetime) -> Draft:
    """Due at once."""
    day = local_day(now, "UTC")
    return Draft(kind=NudgeKind.NEW_PARTNER, to=(partner,), subject=mentorship.id, due_at=now, day=day)


async def content(nudge: Nudge, sources: Sources) -> NewPartner | Skip:
    """As things are now; nothing to somebody who has a partner already, or takes part no more."""
    ended = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    cohort = await sources.tx.cohorts.get(ended.cohort) if ended else None
    if (
        ended is None
        or cohort is None
        or ended.ended_at is None
        or not await sources.takes_part(nudge.to[0], cohort.id)
    ):
        return NOT_ANY_MORE
    own = await sources.tx.mentorships.of_member(nudge.to[0])
    if any(each.cohort == cohort.id and each.is_open for each in own):
        return Skip(reason=SkipReason.PARTNER_FOUND)
    return NewPartner(
        cohort=cohort,
        mentorship=ended,
        before=ended.partners_of(nudge.to[0]),
        looks_on=local_day(ended.ended_at + DECIDES_WITHIN, cohort.tz),
        no_time=not dates_left(cohort, local_day(sources.now, cohort.tz)),
    )
