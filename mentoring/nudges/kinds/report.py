"""To each owner of a cohort, on fixed days: how it goes or went, in numbers that name nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentoring.model import Cohort, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.report import Report
from mentoring.timeline import MORNING, instant


@dataclass(frozen=True, kw_only=True)
class ReportContent(NudgeContent):
    """The last report of a cohort, as it was frozen."""

    report: Report


def report(cohort: Cohort, owner: MemberId, day: date) -> Draft:
    """Due on the morning of the day on which the report is frozen."""
    due = instant(day, MORNING, cohort.tz)
    return Draft(kind=NudgeKind.REPORT, to=(owner,), subject=cohort.id, due_at=due, day=day)


async def content(nudge: Nudge, sources: Sources) -> ReportContent | Skip:
    """What was frozen; a later report takes the place of one that was not told yet."""
    cohort = await sources.cohort(nudge)
    last = await sources.tx.reports.latest(cohort.id) if cohort else None
    return ReportContent(report=last) if last else NOT_ANY_MORE
