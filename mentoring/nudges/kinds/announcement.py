"""To a channel: a cohort is open, five minutes after its organiser said so; and a last call before opt-in closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.late_joining import takes_late
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import MORNING, instant, local_day

HOLD = timedelta(minutes=5)
"""A broadcast is held this long, so that its Cancel button means something."""

LAST_CALL_BEFORE = timedelta(days=2)
"""The last call comes so long before opt-in closes."""


@dataclass(frozen=True, kw_only=True)
class Announcement(NudgeContent):
    """A cohort that is open (or no longer), and how many have joined. `takes_late`: one can join though it began."""

    cohort: Cohort
    joined: int
    last_call: bool = False
    takes_late: bool = False


def announcement(cohort: Cohort, run: str, now: datetime) -> Draft:
    """Due after the hold; `run` tells one opening of the same cohort from another."""
    return Draft(
        kind=NudgeKind.ANNOUNCEMENT,
        to=(),
        channel=cohort.channel,
        subject=cohort.id,
        due_at=now + HOLD,
        day=local_day(now, cohort.tz),
        series=f"{NudgeKind.ANNOUNCEMENT} {run}",
    )


def last_call(cohort: Cohort) -> Draft:
    """Due on a morning before opt-in closes, once for each announcement."""
    day = cohort.opt_in_closes_on - LAST_CALL_BEFORE
    return Draft(
        kind=NudgeKind.LAST_CALL,
        to=(),
        channel=cohort.channel,
        subject=cohort.id,
        due_at=instant(day, MORNING, cohort.tz),
        day=day,
        series=f"{NudgeKind.LAST_CALL} {cohort.announcement[-8:]}",
    )


async def content(nudge: Nudge, sources: Sources) -> Announcement | Skip:
    """As things are now; nothing of a cohort that is not open, unless it moves to another channel under way."""
    cohort = await sources.cohort(nudge)
    if cohort is None or not _is_news(nudge, cohort):
        return NOT_ANY_MORE
    joined = cohort.joined if cohort.joined is not None else await sources.tx.enrolments.count(cohort.id)
    last = nudge.kind is NudgeKind.LAST_CALL
    return Announcement(cohort=cohort, joined=joined, last_call=last, takes_late=takes_late(cohort, sources.now))


def _is_news(nudge: Nudge, cohort: Cohort) -> bool:
    if cohort.stage is CohortStage.UNDER_WAY:
        return nudge.id == cohort.announcement
    return cohort.stage is CohortStage.OPEN
