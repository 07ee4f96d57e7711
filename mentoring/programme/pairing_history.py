"""What earlier cohorts say about the people of this one: who has met whom, and who had nobody the last time."""

from __future__ import annotations

from collections.abc import Collection

from mentoring.model import Cohort, CohortId, CohortStage, MemberId
from mentoring.pairing import History
from mentoring.ports import Transaction

LOOKED_BACK = 8
"""Cohorts looked back upon; whoever was in none of these has waited long enough to be new again."""


async def history_of(tx: Transaction, cohort: CohortId, people: Collection[MemberId]) -> History:
    """Who of `people` met whom in any cohort, and who was left without a partner in their last one."""
    return History(met=await tx.mentorships.history(people), left_out=await _left_out(tx, cohort, people))


async def _left_out(tx: Transaction, cohort: CohortId, people: Collection[MemberId]) -> frozenset[MemberId]:
    earlier = [
        each
        for each in await tx.cohorts.all()
        if each.id != cohort and each.stage in (CohortStage.UNDER_WAY, CohortStage.FINISHED)
    ]
    unknown, found = set(people), set[MemberId]()
    for each in earlier[:LOOKED_BACK]:
        if not unknown:
            break
        matched, alone = await _outcome(tx, each)
        found |= unknown & alone
        unknown -= matched | alone
    return frozenset(found)


async def _outcome(tx: Transaction, cohort: Cohort) -> tuple[set[MemberId], set[MemberId]]:
    """Who of a cohort had a partner at some time, and who had none to the end."""
    matched = {one for mentorship in await tx.mentorships.of_cohort(cohort.id) for one in mentorship.members}
    proposal = await tx.proposals.get(cohort.id)
    left_over = {leftover.member for leftover in proposal.leftovers} if proposal else set()
    return matched, left_over - matched
