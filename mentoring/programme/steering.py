"""Steering a cohort while it runs: change it, end it early, cancel it, put it away, delete it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    EndedFor,
    MemberId,
    OrganiserAct,
)
from mentoring.nudges.kinds.cohort_cancelled import cohort_cancelled
from mentoring.nudges.kinds.thanks import thanks
from mentoring.nudges.reasons import SkipReason
from mentoring.programme.cohorts import Cohorts, CohortView
from mentoring.programme.exits import Exits
from mentoring.programme.member_overview import enrolled
from mentoring.programme.reports import next_report_at
from mentoring.programme.services import UseCase, require_stage
from mentoring.timeline import local_day

BEFORE_THE_START = (CohortStage.OPEN, CohortStage.CLOSED, CohortStage.PROPOSED)
OVER = (CohortStage.FINISHED, CohortStage.CANCELLED)


class Steering(UseCase):
    """An organiser's use cases for a cohort that runs; all raise NotAnOrganiser, NoSuchThing and WrongStage."""

    async def manage(self, actor: Actor, cohort: CohortId) -> CohortView:
        """The cohort, with what can be done to it."""
        return await Cohorts(self.services).one(actor, cohort)

    async def end_early(self, actor: Actor, cohort: CohortId) -> Cohort:
        """It is over today: everybody is thanked as at any end, and reports keep their days."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.UNDER_WAY)
            await tx.cohorts.advance(cohort, CohortStage.UNDER_WAY, CohortStage.FINISHED)
            await tx.cohorts.look_again(cohort, next_report_at(found, now))
            await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort)
            for mentorship in await tx.mentorships.of_cohort(cohort):
                await Exits(self.services).end(tx, mentorship, now, EndedFor.COHORT_OVER)
            joined = await enrolled(tx, cohort)
            today = local_day(now, found.tz)
            await self.services.plan(tx, [replace(draft, due_at=now, day=today) for draft in thanks(found, joined)])
            await self.log(tx, actor, OrganiserAct.COHORT_ENDED, cohort)
        await self._drawn(actor, found, joined)
        return replace(found, stage=CohortStage.FINISHED)

    async def cancel(self, actor: Actor, cohort: CohortId) -> Cohort:
        """It does not take place: everybody who joined is told, kindly."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, *BEFORE_THE_START)
            await tx.cohorts.advance(cohort, found.stage, CohortStage.CANCELLED)
            await tx.cohorts.look_again(cohort, None)
            await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort)
            joined = await enrolled(tx, cohort)
            await self.services.plan(tx, [cohort_cancelled(found, each, now, len(joined)) for each in joined])
            await self.log(tx, actor, OrganiserAct.COHORT_CANCELLED, cohort)
        await self._drawn(actor, found, joined)
        return replace(found, stage=CohortStage.CANCELLED)

    async def archive(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Put a cohort that is over out of sight; what is stored stays."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, *OVER)
            away = replace(found, archived_on=local_day(self.services.clock(), found.tz))
            await tx.cohorts.put(away)
            await self.log(tx, actor, OrganiserAct.COHORT_ARCHIVED, cohort)
        return away

    async def delete(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Remove a draft, or a cohort that is over, with everything that is stored of it; profiles stay."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.DRAFT, *OVER)
            await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort)
            await tx.cohorts.remove(cohort)
            await self.log(tx, actor, OrganiserAct.COHORT_DELETED, cohort)
        return found

    async def _drawn(self, actor: Actor, cohort: Cohort, people: Sequence[MemberId]) -> None:
        if cohort.stage is not CohortStage.UNDER_WAY:
            await self.services.surfaces.announcement_changed(actor.workspace, cohort.id)
        for member in people:
            await self.services.surfaces.home_changed(actor.workspace, member)
