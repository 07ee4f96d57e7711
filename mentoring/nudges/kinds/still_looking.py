"""To somebody who takes part and has waited for a partner for a while: that they are not forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.model import Cohort, CohortStage, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, NudgeState, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.session_plan import dates_left
from mentoring.timeline import local_day

FIRST_WORD = timedelta(weeks=2)
"""Whoever has no partner hears so after this time."""

WORD_EVERY = timedelta(weeks=4)
"""And again after so long each time."""


@dataclass(frozen=True, kw_only=True)
class StillLooking(NudgeContent):
    """A cohort in which nobody has fitted so far, and who runs it. `again`: they heard so before; `no_time`: it is
    over for them, since no session is left.
    """

    cohort: Cohort
    organisers: tuple[MemberId, ...]
    again: bool = False
    no_time: bool = False


def still_looking(cohort: Cohort, member: MemberId, due_at: datetime, day: date) -> Draft:
    """Due so long after they last had a partner, or the cohort began."""
    return Draft(kind=NudgeKind.STILL_LOOKING, to=(member,), subject=cohort.id, due_at=due_at, day=day)


async def content(nudge: Nudge, sources: Sources) -> StillLooking | Skip:
    """As things are now; nothing to somebody who has found a partner, or takes part no more."""
    cohort, member = await sources.cohort(nudge), nudge.to[0]
    if cohort is None or cohort.stage is not CohortStage.UNDER_WAY or not await sources.takes_part(member, cohort.id):
        return NOT_ANY_MORE
    own = await sources.tx.mentorships.of_member(member)
    if any(each.cohort == cohort.id and each.is_open for each in own):
        return Skip(reason=SkipReason.PARTNER_FOUND)
    had = await sources.tx.nudges.about(cohort.id, NudgeKind.STILL_LOOKING)
    here = {each.id for each in await sources.tx.members.organisers() if each.active}
    return StillLooking(
        cohort=cohort,
        organisers=tuple(each for each in cohort.owners if each in here) or tuple(sorted(here)),
        again=any(member in each.to and each.state is NudgeState.SENT for each in had),
        no_time=not dates_left(cohort, local_day(sources.now, cohort.tz)),
    )
