"""To an organiser who reminded people: how many it reached, and what kept others from it; nobody by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.disclosure import Amount, Rounded, rounded
from mentoring.model import Cohort, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.model import KIND_FACTS, NOT_ANY_MORE, Nudge, NudgeKind, NudgeState, Skip
from mentoring.nudges.reasons import NudgeReason, SkipReason
from mentoring.timeline import local_day

TOLD_AFTER = KIND_FACTS[NudgeKind.COHORT_REMINDER].patience + timedelta(minutes=10)
"""A reminder that has not gone out by then does not go out any more."""


@dataclass(frozen=True, kw_only=True)
class Reminded(NudgeContent):
    """How many a reminder reached of `people`, and why it did not reach others, as far as that tells of nobody."""

    cohort: Cohort
    people: int
    reached: Rounded
    kept_from: Mapping[NudgeReason, Rounded]


def told_of_reminder(cohort: Cohort, organiser: MemberId, now: datetime, run: str) -> Draft:
    """Due when all of it is over."""
    due_at = now + HOLD + TOLD_AFTER
    return Draft(
        kind=NudgeKind.REMINDED,
        to=(organiser,),
        subject=cohort.id,
        due_at=due_at,
        day=local_day(due_at, cohort.tz),
        series=f"{NudgeKind.REMINDED} {run}",
    )


async def content(nudge: Nudge, sources: Sources) -> Reminded | Skip:
    """Counted by person: each was sent one message at most."""
    cohort = await sources.cohort(nudge)
    if cohort is None:
        return NOT_ANY_MORE
    all_of_it = await sources.tx.nudges.about(cohort.id, NudgeKind.COHORT_REMINDER)
    asked_at = nudge.due_at - TOLD_AFTER
    those = [each for each in all_of_it if each.due_at == asked_at and each.reason is not SkipReason.RECALLED]
    if not those:
        return NOT_ANY_MORE
    reached = sum(each.state is NudgeState.SENT for each in those)
    why = Counter(each.reason for each in those if each.state is not NudgeState.SENT and each.reason)
    told = {reason: rounded(number, len(those)) for reason, number in why.most_common()}
    return Reminded(
        cohort=cohort,
        people=len(those),
        reached=rounded(reached, len(those)),
        kept_from={reason: number for reason, number in told.items() if number.amount is Amount.ABOUT},
    )
