"""To everybody who joined a cohort that nobody has approved: it starts later, and they hear when that is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.model import Cohort, CohortStage, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip

WORD_EVERY = timedelta(weeks=4)
"""Whoever still waits hears so again after so long."""


@dataclass(frozen=True, kw_only=True)
class StartsLater(NudgeContent):
    """The cohort with the day that was planned, and who can decide. `again`: they were told before."""

    cohort: Cohort
    organisers: tuple[MemberId, ...]
    again: bool = False


def starts_later(cohort: Cohort, member: MemberId, due_at: datetime, day: date, people: int) -> Draft:
    """Due on the last working day before the planned start, then every four weeks."""
    return Draft(kind=NudgeKind.STARTS_LATER, to=(member,), subject=cohort.id, due_at=due_at, day=day, people=people)


async def content(nudge: Nudge, sources: Sources) -> StartsLater | Skip:
    """As things are now; nothing once it was approved or ended, or to somebody who left."""
    cohort = await sources.cohort(nudge)
    if cohort is None or cohort.stage not in (CohortStage.CLOSED, CohortStage.PROPOSED):
        return NOT_ANY_MORE
    if not await sources.takes_part(nudge.to[0], cohort.id):
        return NOT_ANY_MORE
    here = tuple(member.id for member in await sources.tx.members.organisers() if member.active)
    again = nudge.due_at.date() > cohort.starts_on
    return StartsLater(cohort=cohort, organisers=here, again=again)
