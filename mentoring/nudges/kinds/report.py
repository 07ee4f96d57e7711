"""To each owner of a cohort: how the cohort went, in numbers that name nobody."""

from __future__ import annotations

from dataclasses import dataclass

from mentoring.model import Cohort, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.report import Report
from mentoring.timeline import MORNING, finishes_on, instant


@dataclass(frozen=True, kw_only=True)
class ReportContent(NudgeContent):
    """The report of a cohort."""

    report: Report


def report(cohort: Cohort, owner: MemberId) -> Draft:
    """Due on the morning on which the cohort finishes."""
    day = finishes_on(cohort)
    due = instant(day, MORNING, cohort.tz)
    return Draft(kind=NudgeKind.REPORT, to=(owner,), subject=cohort.id, due_at=due, day=day)


async def content(nudge: Nudge, sources: Sources) -> ReportContent | Skip:
    """As things are now."""
    cohort = await sources.cohort(nudge)
    return ReportContent(report=await sources.report_of(cohort)) if cohort else NOT_ANY_MORE
