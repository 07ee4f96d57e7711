"""Making a proposal: once opt-in has closed, and anew whenever its organiser asks for something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from mentoring.errors import ChangedMeanwhile, WrongStage
from mentoring.model import (
    Cohort,
    CohortId,
    CohortStage,
    LastChange,
    Match,
    MemberId,
    Profile,
    Proposal,
    Unmatched,
    WhyUnmatched,
    WorkspaceId,
)
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.left_over import left_over
from mentoring.nudges.kinds.proposal_ready import proposal_ready
from mentoring.pairing import Changes, History, Rules, pair
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import ApprovalWaits, organisers_of
from mentoring.programme.member_overview import enrolled
from mentoring.programme.pairing_history import history_of
from mentoring.programme.services import Services, UseCase, require_stage
from mentoring.programme.standing import Standings
from mentoring.taxonomy import Taxonomy

TwoMembers = tuple[MemberId, MemberId]

MOST_UNDONE = 100
"""A change of more matches than this is not kept for *Undo*: a preview of a thousand people opens within a second."""

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
    """What the organiser asked of a pairing: pairs to lock, to forbid, and to keep where nothing is lost by it.

    `unmatched` are people who get no partner.
    """

    pins: tuple[TwoMembers, ...] = ()
    forbids: tuple[TwoMembers, ...] = ()
    keep: tuple[TwoMembers, ...] = ()
    unmatched: tuple[MemberId, ...] = ()

    def among(self, here: Collection[MemberId]) -> OrganiserChanges:
        """The wishes that are about two people who are still here."""
        pins, forbids, keep = (
            tuple(two for two in pairs if set(two) <= set(here)) for pairs in (self.pins, self.forbids, self.keep)
        )
        unmatched = tuple(member for member in self.unmatched if member in here)
        return OrganiserChanges(pins=pins, forbids=forbids, keep=keep, unmatched=unmatched)


class Proposing(UseCase):
    """From closed opt-in to a proposal."""

    async def close_and_propose(self, workspace: WorkspaceId, cohort: CohortId, now: datetime) -> None:
        """Close opt-in and make the proposal that its organiser will look at; with nobody to pair, the cohort ends."""
        await Standings(self.services).ask_cohort(workspace, cohort)
        async with self.services.store.transaction(workspace) as tx:
            await tx.cohorts.count_joined(cohort, await tx.enrolments.count(cohort))
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
        self,
        workspace: WorkspaceId,
        cohort: CohortId,
        now: datetime,
        wishes: OrganiserChanges,
        before: Proposal | None = None,
        by: MemberId | None = None,
    ) -> Proposal:
        """Pair everybody who is in, and keep what came out in the place of `before`; `by` asked for it.

        Raises WrongStage; ChangedMeanwhile when there is another proposal by now.
        """
        async with self.services.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
            profiles = await tx.profiles.of(await enrolled(tx, cohort))
            history = await history_of(tx, cohort, profiles)
        made = await self._paired(found, profiles, history, wishes.among(profiles), now)
        proposal = changed_by(by, before, made)
        async with self.services.store.transaction(workspace) as tx:
            current = await self.cohort(tx, cohort)
            require_stage(current, CohortStage.CLOSED, CohortStage.PROPOSED)
            if not await tx.proposals.put_in_place_of(before.version if before else None, proposal):
                raise ChangedMeanwhile
        return proposal

    async def _paired(
        self,
        cohort: Cohort,
        profiles: Mapping[MemberId, Profile],
        history: History,
        wishes: OrganiserChanges,
        now: datetime,
    ) -> Proposal:
        """The best pairing of these people, as a proposal; it may take minutes, in another process."""
        seed = self.services.new_seed()
        work = partial(
            pair,
            list(profiles.values()),
            replace(rules_of(self.services, cohort), inactive=frozenset(wishes.unmatched)),
            seed=seed,
            history=history,
            pins=wishes.pins,
            forbids=wishes.forbids,
            keep=wishes.keep,
        )
        pairing = await self.services.pairer.run(work, len(profiles))
        return Proposal(
            cohort=cohort.id,
            seed=seed,
            at=now,
            matches=pairing.matches,
            leftovers=tuple(_said_why(each, wishes) for each in pairing.leftovers),
            pins=wishes.pins,
            forbids=wishes.forbids,
            bound=pairing.bound,
            total=pairing.total,
            notes=pairing.notes,
            unmatched=wishes.unmatched,
        )

    async def _words_of_the_closing(
        self, tx: Transaction, cohort: Cohort, alone: Sequence[MemberId], now: datetime
    ) -> list[Draft]:
        """To every organiser: what came of it; and to those who joined a cohort that does not start."""
        told = [proposal_ready(cohort, each, now) for each in await organisers_of(self.services, tx)]
        return [*told, *(left_over(cohort, member, now) for member in alone)]


def changed_by(by: MemberId | None, before: Proposal | None, after: Proposal) -> Proposal:
    """The next version: places that stay as they were keep the version since when they are so, and it can be undone."""
    if before is None:
        return after
    version = before.version + 1
    old, had = {one.members: one for one in before.matches}, {one.member: one for one in before.leftovers}
    matches = tuple(_since(one, old.get(one.members), version) for one in after.matches)
    leftovers = tuple(
        replace(one, since=had[one.member].since if one.member in had else version) for one in after.leftovers
    )
    new = {one.members for one in matches}
    last = LastChange(
        by=by or MemberId(""),
        undone=tuple(one for members, one in old.items() if members not in new),
        made=tuple(members for members in sorted(new) if members not in old),
        leftovers=before.leftovers,
        pins=before.pins,
        forbids=before.forbids,
        unmatched=before.unmatched,
    )
    can_be_undone = by is not None and len(last.undone) <= MOST_UNDONE
    return replace(after, matches=matches, leftovers=leftovers, version=version, last=last if can_be_undone else None)


def _since(match: Match, before: Match | None, version: int) -> Match:
    if before is None:
        return replace(match, since=version)
    return replace(match, since=before.since, by_hand=match.by_hand or before.by_hand)


def _said_why(leftover: Unmatched, wishes: OrganiserChanges) -> Unmatched:
    if leftover.member not in wishes.unmatched:
        return leftover
    return replace(leftover, reason=WhyUnmatched.LEFT_BY_HAND, causes=())


def rules_of(services: Services, cohort: Cohort) -> Rules:
    """The rules of pairing that the cohort's settings stand for."""
    return Rules(
        min_gap=cohort.min_gap,
        departments_apart=cohort.departments_apart,
        odd_one=cohort.odd_one,
        on=cohort.starts_on,
        taxonomy=services.taxonomy,
    )
