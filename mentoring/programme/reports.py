"""The organiser's report of a cohort, under way or finished."""

from __future__ import annotations

from mentoring.errors import NothingToReport
from mentoring.model import Actor, Cohort, CohortId, CohortStage
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase
from mentoring.report import Report, cohort_report


class Reports(UseCase):
    """Numbers that name nobody."""

    async def report(self, actor: Actor, cohort: CohortId) -> Report:
        """The report of one cohort. Raises NotAnOrganiser, NoSuchThing."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            return await report_of(tx, await self.cohort(tx, cohort))

    async def latest(self, actor: Actor) -> Report:
        """The report of the cohort that started last, once it is paired. Raises NotAnOrganiser, NothingToReport."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            for cohort in await tx.cohorts.all():
                if cohort.stage in (CohortStage.UNDER_WAY, CohortStage.FINISHED):
                    return await report_of(tx, cohort)
        raise NothingToReport


async def report_of(tx: Transaction, cohort: Cohort) -> Report:
    """The report of a cohort from what is stored."""
    return cohort_report(
        cohort,
        enrolments=await tx.enrolments.of_cohort(cohort.id),
        mentorships=await tx.mentorships.of_cohort(cohort.id),
        sessions=await tx.sessions.of_cohort(cohort.id),
        pulses=await tx.pulses.of_cohort(cohort.id),
        not_sent=await tx.nudges.skips(cohort.id),
    )
