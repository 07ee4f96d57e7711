"""Making a proposal: once opt-in has closed, and anew whenever its organiser asks for something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from mentoring.errors import ChangedMeanwhile, WrongStage
from mentoring.model import Cohort, CohortId, CohortStage, MemberId, Profile, Proposal, WorkspaceId
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.left_over import left_over
from mentoring.nudges.kinds.proposal_ready import proposal_ready
from mentoring.pairing import Changes, Rules, pair
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import ApprovalWaits, organisers_of
from mentoring.programme.enrolment import enrolled
from mentoring.programme.pairing_history import history_of
from mentoring.programme.services import Services, UseCase, require_stage
from mentoring.programme.standing import Standings
from mentoring.taxonomy import Taxonomy

TwoMembers = tuple[MemberId, MemberId]

FEWEST = 2
"""With fewer people there is nobody to pair."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A proposal with what an organiser needs to judge it; `changed` is what a change just made has moved.

    `moved`: the cohort with the dates that approving it today would give it, where its start has passed.
    `away`: who has paused past today, and the day on which they are back.
    """

    cohort: Cohort
    proposal: Proposal
    profiles: Mapping[MemberId, Profile]
    taxonomy: Taxonomy
    changed: Changes | None = None
    moved: Cohort | None = None
    away: Mapping[MemberId, date] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OrganiserChanges:
    """What the organiser asked of a pairing: pairs to lock, to forbid, and to keep where nothing is lost by it."""

    pins: tuple[TwoMembers, ...] = ()
    forbids: tuple[TwoMembers, ...] = ()
    keep: tuple[TwoMembers, ...] = ()

    def among(self, here: Collection[MemberId]) -> OrganiserChanges:
        """The wishes that are about two people who are still here."""
        pins, forbids, keep = (
            tuple(two for two in pairs if set(two) <= set(here)) for pairs in (self.pins, self.forbids, self.keep)
        )
        return OrganiserChanges(pins=pins, forbids=forbids, keep=keep)


class Proposing(UseCase):
    """From closed opt-in to a proposal."""

    async def close_and_propose(self, workspace: WorkspaceId, cohort: CohortId, now: datetime) -> None:
        """Close opt-in and make the proposal that its organiser will look at; with nobody to pair, the cohort ends."""
        await Standings(self.services).ask_cohort(workspace, cohort)
        async with self.services.store.transaction(workspace) as tx:
            await tx.cohorts.count_joined(cohort, len(await enrolled(tx, cohort)))
            await tx.cohorts.advance(cohort, CohortStage.OPEN, CohortStage.CLOSED)
        await self.services.surfaces.announcement_changed(workspace, cohort)
        with suppress(ChangedMeanwhile, WrongStage):  # another replica was faster, and perhaps its organiser too
            await self.propose(workspace, cohort, now, OrganiserChanges())
        async with self.services.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
            joined = await enrolled(tx, cohort)
            enough = len(joined) >= FEWEST
            after = CohortStage.PROPOSED if enough else CohortStage.FINISHED
            if await tx.cohorts.advance(cohort, CohortStage.CLOSED, after):
                await tx.cohorts.look_again(cohort, None)
                await self.services.plan(tx, await self._words_of_the_closing(tx, found, [] if enough else joined, now))
                if enough:
                    await ApprovalWaits(self.services).plan(tx, found, now)

    async def propose(
        self, workspace: WorkspaceId, cohort: CohortId, now: datetime, wishes: OrganiserChanges
    ) -> Proposal:
        """Pair everybody who is in, and keep what came out in the place of what there was.

        Raises WrongStage; ChangedMeanwhile when that is no longer what there was as the pairing began.
        """
        async with self.services.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
            profiles = await tx.profiles.of(await enrolled(tx, cohort))
            history = await history_of(tx, cohort, profiles)
            before = await tx.proposals.get(cohort)
        seed = self.services.new_seed()
        wishes = wishes.among(profiles)
        work = partial(
            pair,
            list(profiles.values()),
            rules_of(self.services, found),
            seed=seed,
            history=history,
            pins=wishes.pins,
            forbids=wishes.forbids,
            keep=wishes.keep,
        )
        pairing = await self.services.pairer.run(work, len(profiles))
        proposal = Proposal(
            cohort=cohort,
            seed=seed,
            at=now,
            matches=pairing.matches,
            leftovers=pairing.leftovers,
            pins=wishes.pins,
            forbids=wishes.forbids,
            bound=pairing.bound,
            total=pairing.total,
            notes=pairing.notes,
        )
        async with self.services.store.transaction(workspace) as tx:
            current = await self.cohort(tx, cohort)
            require_stage(current, CohortStage.CLOSED, CohortStage.PROPOSED)
            await put_in_place_of(tx, before, proposal)
        return proposal

    async def _words_of_the_closing(
        self, tx: Transaction, cohort: Cohort, alone: Sequence[MemberId], now: datetime
    ) -> list[Draft]:
        """To every organiser: what came of it; and to those who joined a cohort that does not start."""
        told = [proposal_ready(cohort, each, now) for each in await organisers_of(self.services, tx)]
        return [*told, *(left_over(cohort, member, now) for member in alone)]


async def put_in_place_of(tx: Transaction, before: Proposal | None, proposal: Proposal) -> None:
    """Keep a proposal that was made from the one before it. Raises ChangedMeanwhile when there is another by now."""
    if await tx.proposals.get(proposal.cohort) != before:
        raise ChangedMeanwhile
    await tx.proposals.put(proposal)


def rules_of(services: Services, cohort: Cohort) -> Rules:
    """The rules of pairing that the cohort's settings stand for."""
    return Rules(
        min_gap=cohort.min_gap,
        departments_apart=cohort.departments_apart,
        odd_one=cohort.odd_one,
        on=cohort.starts_on,
        taxonomy=services.taxonomy,
    )
