"""The organiser's report of a cohort: frozen on fixed days, and shown as it was frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.errors import NothingToReport
from mentoring.model import Actor, Cohort, CohortId, CohortStage, EnrolmentState, Mentorship, Wave, WorkspaceId
from mentoring.nudges.kinds.report import report as report_due
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import hears_of
from mentoring.programme.services import UseCase
from mentoring.report import (
    Facts,
    Report,
    ReportMoment,
    Results,
    SessionLine,
    counts_of,
    next_day,
    releases,
    report_days,
    results,
    results_day,
    suggestion,
)
from mentoring.timeline import MORNING, instant, local_day

AFTER_THE_END = (ReportMoment.RESULTS, ReportMoment.FOLLOW_UP)
"""Reports that add nothing but what people answered."""


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """The last report of a cohort, or when there will be one; and what people let themselves be quoted with."""

    cohort: Cohort
    report: Report | None
    next_on: date | None
    quotes: tuple[str, ...] = ()


class Reports(UseCase):
    """Numbers that name nobody."""

    async def report(self, actor: Actor, cohort: CohortId) -> ReportView:
        """The last report of one cohort. Raises NotAnOrganiser, NoSuchThing."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            return await report_of(tx, await self.cohort(tx, cohort), now)

    async def latest(self, actor: Actor) -> ReportView:
        """That of the cohort that started last, once it is paired. Raises NotAnOrganiser, NothingToReport."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            for cohort in await tx.cohorts.all():
                if cohort.stage in (CohortStage.UNDER_WAY, CohortStage.FINISHED):
                    return await report_of(tx, cohort, now)
        raise NothingToReport

    async def freeze(self, workspace: WorkspaceId, cohort: Cohort, now: datetime) -> None:
        """On a fixed day: freeze the report of that day, once, and tell the organisers of it."""
        due = _due(cohort, now)
        if due is None:
            return
        async with self.services.store.transaction(workspace) as tx:
            before = await tx.reports.latest(cohort.id)
            if before is not None and before.as_of >= due[0]:
                return
            found = await made(tx, cohort, *due, before)
            if found.counts.small and found.moment in AFTER_THE_END:
                return  # it would say what the last one said
            if await tx.reports.freeze(found):
                owners = await hears_of(self.services, tx, cohort)
                await self.services.plan(tx, [report_due(cohort, each, due[0]) for each in owners])


async def report_of(tx: Transaction, cohort: Cohort, now: datetime) -> ReportView:
    """The last report as it was frozen."""
    last = await tx.reports.latest(cohort.id)
    following = next_day(cohort, local_day(now, cohort.tz))
    quotes = await _quotes(tx, cohort.id) if last and last.results.quotes else ()
    return ReportView(cohort=cohort, report=last, next_on=following, quotes=tuple(quotes))


def next_report_at(cohort: Cohort, now: datetime) -> datetime | None:
    """When the next report of a cohort is frozen; None after the last."""
    moments = (instant(day, MORNING, cohort.tz) for day, _ in report_days(cohort))
    return next((moment for moment in moments if moment > now), None)


def _due(cohort: Cohort, now: datetime) -> tuple[date, ReportMoment] | None:
    """The last fixed day that has come, if any."""
    passed = [(day, moment) for day, moment in report_days(cohort) if instant(day, MORNING, cohort.tz) <= now]
    return passed[-1] if passed else None


async def made(tx: Transaction, cohort: Cohort, day: date, moment: ReportMoment, before: Report | None) -> Report:
    """The report of a day, from what is stored and what was released before."""
    pairs = await tx.reports.pairs(cohort.id)
    sessions = await tx.reports.sessions(each.id for each in pairs)
    counts = counts_of(
        cohort, day, enrolments=await tx.reports.enrolled(cohort.id), mentorships=pairs, sessions=sessions
    )
    released = before.results if before else Results()
    if releases(cohort, moment, day, released):
        released = results(cohort, moment, day, released, await _facts(tx, cohort.id, pairs, sessions))
    return Report(
        cohort=cohort.id,
        name=cohort.name,
        as_of=day,
        moment=moment,
        counts=counts,
        suggestion=suggestion(counts, moment),
        results=released,
        results_on=None if released.end is not None or counts.small else results_day(cohort),
        next_on=next_day(cohort, day),
    )


async def _facts(
    tx: Transaction, cohort: CohortId, pairs: Sequence[Mentorship], sessions: Sequence[SessionLine]
) -> Facts:
    people = sorted({member for each in pairs for member in each.members})
    links = await tx.surveys.links(cohort, people)
    enrolled = [one.member for one in await tx.enrolments.of_cohort(cohort) if one.state is EnrolmentState.ENROLLED]
    return Facts(
        mentorships=pairs,
        pulses=await tx.reports.pulses(sessions),
        ledger=await tx.reports.ledger(sessions),
        answers=await tx.surveys.of_cohort(cohort),
        link=lambda member: links.get(member, ""),
        department=await tx.reports.departments(people),
        here=enrolled,
    )


async def _quotes(tx: Transaction, cohort: CohortId) -> Sequence[str]:
    """The words that may be quoted, in the order of the alphabet, so that who wrote first is not told."""
    return sorted(
        each.quote
        for each in await tx.surveys.of_cohort(cohort)
        if each.wave is Wave.END and each.may_quote and each.quote
    )
