"""To a participant who has not signed the agreement: once, some days after they were introduced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.agreements import signed_by
from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.timeline import MORNING, instant, local_day

REMIND_AFTER = timedelta(days=2)
"""So long after the introduction: before the first agenda, and not in one week with that and *Did you meet?*"""


@dataclass(frozen=True, kw_only=True)
class AgreementWaits(NudgeContent):
    """With whom it is, and who of them has signed already."""

    cohort: Cohort
    mentorship: Mentorship
    partners: tuple[MemberId, ...]
    signed: tuple[MemberId, ...] = ()


def agreement_waits(cohort: Cohort, mentorship: Mentorship, introduced_at: datetime) -> list[Draft]:
    """Due to each of them, once for a mentorship."""
    day = local_day(introduced_at, cohort.tz) + REMIND_AFTER
    due = instant(day, MORNING, cohort.tz)
    return [
        Draft(kind=NudgeKind.AGREEMENT_WAITS, to=(member,), subject=mentorship.id, due_at=due, day=day)
        for member in mentorship.members
    ]


async def content(nudge: Nudge, sources: Sources) -> AgreementWaits | Skip:
    """As things are now; nothing to whoever has signed."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    mentorship, cohort = found
    signed = signed_by(await sources.tx.agreements.of_mentorship(mentorship.id))
    if nudge.to[0] in signed:
        return Skip(reason=SkipReason.ANSWERED_ALREADY)
    partners = mentorship.partners_of(nudge.to[0])
    return AgreementWaits(
        cohort=cohort,
        mentorship=mentorship,
        partners=partners,
        signed=tuple(each for each in partners if each in signed),
    )
