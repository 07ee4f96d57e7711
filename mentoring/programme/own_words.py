"""An organiser says in their own words what a cohort is, and what the two are for each other."""

from __future__ import annotations

from dataclasses import replace

from mentoring.model import Actor, Cohort, CohortId, CohortStage, OrganiserAct, OwnWords
from mentoring.programme.services import UseCase, require_stage

SAYS = (CohortStage.DRAFT, CohortStage.OPEN, CohortStage.CLOSED, CohortStage.PROPOSED, CohortStage.UNDER_WAY)
"""While there is somebody left to read them."""


class CohortWords(UseCase):
    """Own words; nobody gets a message because of them."""

    async def look(self, actor: Actor, cohort: CohortId) -> Cohort:
        """The cohort with its words. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, *SAYS)
        return found

    async def save(self, actor: Actor, cohort: CohortId, words: OwnWords, *, benchmark: bool) -> Cohort:
        """Keep them; the announcement reads so at once, where there is one. Raises as `look`.

        What the surveys ask is fixed once the cohort is under way.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, *SAYS)
            asks = found.benchmark if found.stage is CohortStage.UNDER_WAY else benchmark
            kept = replace(found, words=words, benchmark=asks)
            await tx.cohorts.put(kept)
            await self.log(tx, actor, OrganiserAct.WORDS_CHANGED, cohort)
        if kept.stage is CohortStage.OPEN:
            await self.services.surfaces.announcement_changed(actor.workspace, cohort)
        return kept
