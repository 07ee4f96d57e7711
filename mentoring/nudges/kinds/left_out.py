"""To somebody whose account may not take part any more, and who can still be told: what has ended, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, EnrolmentState, Member, MemberId, Standing
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class LeftOut(NudgeContent):
    """What their account says, the cohorts that they are out of, and whether they organised; `ask` are organisers."""

    standing: Standing
    cohorts: tuple[Cohort, ...]
    organised: bool
    ask: tuple[MemberId, ...]


def left_out(member: Member, now: datetime) -> Draft:
    """Due at once; each time that it happens."""
    return Draft(
        kind=NudgeKind.LEFT_OUT,
        to=(member.id,),
        subject=member.id,
        due_at=now,
        day=local_day(now, "UTC"),
        series=f"{NudgeKind.LEFT_OUT} {now:%H%M%S}",
    )


async def content(nudge: Nudge, sources: Sources) -> LeftOut | Skip:
    """As things are now; nothing to somebody who may take part again."""
    member = await sources.tx.members.get(nudge.to[0])
    if member is None or member.active:
        return NOT_ANY_MORE
    return LeftOut(
        standing=member.standing,
        cohorts=await gone_from(sources, member.id),
        organised=member.organiser,
        ask=await others_who_organise(sources, member.id),
    )


async def gone_from(sources: Sources, member: MemberId) -> tuple[Cohort, ...]:
    """The cohorts that go on without them."""
    own = await sources.tx.enrolments.of_member(member)
    gone = [await sources.tx.cohorts.get(each.cohort) for each in own if each.state is EnrolmentState.GONE]
    return tuple(cohort for cohort in gone if cohort is not None and cohort.stage.is_ongoing)


async def others_who_organise(sources: Sources, member: MemberId) -> tuple[MemberId, ...]:
    """Organisers who can be asked."""
    return tuple(each.id for each in await sources.tx.members.organisers() if each.active and each.id != member)
