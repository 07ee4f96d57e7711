"""To everybody of a mentorship that ends so that somebody who waits gets a partner: what changes, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class Rearranged(NudgeContent):
    """With whom somebody was, and with whom they are from now on; those of them who are the same are in both.

    `joined_late`: all stay together, and somebody who joined late comes to them.
    """

    cohort: Cohort
    before: tuple[MemberId, ...]
    after: tuple[MemberId, ...]
    joined_late: bool = False


def rearranged(before: Mentorship, member: MemberId, now: datetime) -> Draft:
    """Due at once; the new introduction waits for it."""
    return Draft(kind=NudgeKind.REARRANGED, to=(member,), subject=before.id, due_at=now, day=local_day(now, "UTC"))


async def content(nudge: Nudge, sources: Sources) -> Rearranged | Skip:
    """As things are now; nothing to somebody who has no new partner, who hears of that instead."""
    before = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    cohort = await sources.tx.cohorts.get(before.cohort) if before else None
    if before is None or cohort is None:
        return NOT_ANY_MORE
    member = nudge.to[0]
    own = await sources.tx.mentorships.of_member(member)
    now = next((each for each in own if each.cohort == cohort.id and each.is_open), None)
    if now is None:
        return NOT_ANY_MORE
    enrolments = [
        await sources.tx.enrolments.get(cohort.id, each) for each in now.members if each not in before.members
    ]
    together = set(before.members) < set(now.members)
    return Rearranged(
        cohort=cohort,
        before=before.partners_of(member),
        after=now.partners_of(member),
        joined_late=together and all(each is not None and each.late for each in enrolments),
    )
