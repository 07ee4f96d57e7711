"""To every organiser: opt-in has closed, and a pairing waits for their approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, CohortStage, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class ProposalReady(NudgeContent):
    """How a proposal came out."""

    cohort: Cohort
    joined: int
    pairs: int
    trios: int
    left_over: int


def proposal_ready(cohort: Cohort, organiser: MemberId, now: datetime) -> Draft:
    """Due as soon as there is a proposal."""
    day = local_day(now, cohort.tz)
    return Draft(kind=NudgeKind.PROPOSAL_READY, to=(organiser,), subject=cohort.id, due_at=now, day=day)


async def content(nudge: Nudge, sources: Sources) -> ProposalReady | Skip:
    """As things are now; nothing once it was approved."""
    cohort = await sources.cohort(nudge)
    proposal = await sources.tx.proposals.get(cohort.id) if cohort else None
    if cohort is None or proposal is None or cohort.stage not in (CohortStage.PROPOSED, CohortStage.FINISHED):
        return NOT_ANY_MORE
    sizes = [len(match.members) for match in proposal.matches]
    return ProposalReady(
        cohort=cohort,
        joined=await sources.tx.enrolments.count(cohort.id),
        pairs=sizes.count(2),
        trios=sizes.count(3),
        left_over=len(proposal.leftovers),
    )
