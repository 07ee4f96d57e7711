"""To somebody whose account may take part again: where they are in again, and what went on without them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, CohortStage, EnrolmentState, Member, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.left_out import gone_from, others_who_organise
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class WelcomeBack(NudgeContent):
    """The cohorts that they are in again, and those that went on without them; `ask` are organisers."""

    again: tuple[Cohort, ...]
    without: tuple[Cohort, ...]
    ask: tuple[MemberId, ...]


def welcome_back(member: Member, now: datetime) -> Draft:
    """Due at once; each time that it happens."""
    return Draft(
        kind=NudgeKind.WELCOME_BACK,
        to=(member.id,),
        subject=member.id,
        due_at=now,
        day=local_day(now, "UTC"),
        series=f"{NudgeKind.WELCOME_BACK} {now:%H%M%S}",
    )


async def content(nudge: Nudge, sources: Sources) -> WelcomeBack | Skip:
    """As things are now."""
    member = nudge.to[0]
    own = await sources.tx.enrolments.of_member(member)
    into = [await sources.tx.cohorts.get(each.cohort) for each in own if each.state is EnrolmentState.ENROLLED]
    again = tuple(cohort for cohort in into if cohort is not None and cohort.stage is CohortStage.OPEN)
    without = await gone_from(sources, member)
    if not again and not without:
        return NOT_ANY_MORE
    return WelcomeBack(again=again, without=without, ask=await others_who_organise(sources, member))
