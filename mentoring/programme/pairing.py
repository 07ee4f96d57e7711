"""A proposal in its organiser's hands: looking at it, changing it, approving it, taking the approval back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations

from mentoring.errors import NoSuchThing, PairingChanged, TooLateToCancel
from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    MemberId,
    Proposal,
    WorkspaceId,
)
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.kinds.cohort_started import cohort_started
from mentoring.nudges.kinds.left_over import left_over
from mentoring.nudges.model import NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.pairing import changes
from mentoring.ports import Transaction
from mentoring.programme.enrolment import enrolled
from mentoring.programme.pairing_history import history_of
from mentoring.programme.proposing import OrganiserChanges, Preview, Proposing, TwoMembers, put_in_place_of, rules_of
from mentoring.programme.services import UseCase, require_stage
from mentoring.programme.start_mentorships import introduce
from mentoring.programme.swap import require_rules, swapped


class Pairings(UseCase):
    """Changing and approving the matches of a cohort."""

    async def preview(self, actor: Actor, cohort: CohortId) -> Preview:
        """The proposal as it stands. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return await self._preview(tx, actor, cohort)

    async def names(self, actor: Actor, people: Sequence[MemberId]) -> Mapping[MemberId, str]:
        """What Slack calls each of these people now, for where it does not draw a mention."""
        asked = (self.services.directory.person(actor.workspace, member) for member in people)
        return {person.id: person.name for person in await asyncio.gather(*asked)}

    async def run_again(self, actor: Actor, cohort: CohortId) -> Preview:
        """Pair anew with what was locked and forbidden; nobody is told."""
        before = await self.preview(actor, cohort)
        return await self._again(actor, before, before.proposal.pins, before.proposal.forbids)

    async def lock(self, actor: Actor, cohort: CohortId, pair: TwoMembers) -> Preview:
        """Keep two together whatever else changes; nobody moves if they are together already. Raises BreaksARule."""
        before = await self.preview(actor, cohort)
        kept = _sorted(pair)
        pins = tuple(sorted([kept, *(pin for pin in before.proposal.pins if not set(pin) & set(kept))]))
        if any(match.members == kept for match in before.proposal.matches):
            return await self._marked(actor, before, pins)
        return await self._again(actor, before, pins, before.proposal.forbids, keep=_together(before.proposal))

    async def unlock(self, actor: Actor, cohort: CohortId, pair: TwoMembers) -> Preview:
        """Let the two be paired with others the next time; nobody moves now."""
        before = await self.preview(actor, cohort)
        return await self._marked(actor, before, tuple(pin for pin in before.proposal.pins if pin != _sorted(pair)))

    async def forbid(self, actor: Actor, cohort: CohortId, people: Sequence[MemberId]) -> Preview:
        """Never any two of these people in this cohort; as few others move as can be."""
        before = await self.preview(actor, cohort)
        fresh = {_sorted((one, other)) for one, other in combinations(people, 2)}
        forbids = tuple(sorted({*before.proposal.forbids, *fresh}))
        pins = tuple(pin for pin in before.proposal.pins if pin not in fresh)
        return await self._again(actor, before, pins, forbids, keep=_together(before.proposal))

    async def swap(self, actor: Actor, cohort: CohortId, one: MemberId, other: MemberId) -> Preview:
        """Let two people change places; the hard rules are checked again.

        Raises BreaksARule, NoPartnerInThat, NothingToSwap.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            before = await self._preview(tx, actor, cohort)
            history = await history_of(tx, cohort, before.profiles)
            proposal = swapped(before, one, other, rules_of(self.services, before.cohort), history)
            proposal = replace(proposal, at=now)
            await tx.proposals.put(proposal)
        return replace(before, proposal=proposal, changed=changes(before.proposal.matches, proposal.matches))

    async def approve(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Begin: introductions and the word to the channel follow in five minutes, unless recalled.

        Raises NotAnOrganiser, WrongStage; PairingChanged when somebody is gone since, after pairing again.
        """
        now = self.services.clock()
        view = await self.preview(actor, cohort)
        if await self._somebody_went(actor.workspace, view):
            await self._again(actor, view, view.proposal.pins, view.proposal.forbids)
            raise PairingChanged
        async with self.services.store.transaction(actor.workspace) as tx:
            view = await self._preview(tx, actor, cohort)
            await tx.cohorts.advance(cohort, CohortStage.PROPOSED, CohortStage.UNDER_WAY)
            begun = replace(view.cohort, stage=CohortStage.UNDER_WAY, approved_at=now, look_again_at=None)
            await tx.cohorts.put(begun)
            await tx.cohorts.look_again(cohort, now + HOLD)
            for match in view.proposal.matches:
                await introduce(self.services, tx, begun, match.members, match.directions, now=now, due_at=now + HOLD)
            await self.services.plan(tx, _words_of_the_start(begun, view.proposal, now))
        return begun

    async def recall(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Take an approval back while nothing has been sent. Raises TooLateToCancel."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.UNDER_WAY)
            if found.approved_at is None or self.services.clock() >= found.approved_at + HOLD:
                raise TooLateToCancel
            for mentorship in await tx.mentorships.of_cohort(cohort):
                await tx.nudges.skip(SkipReason.RECALLED, subject=mentorship.id)
                await tx.mentorships.forget(mentorship.id)
            await tx.nudges.skip(
                SkipReason.RECALLED, subject=cohort, kinds={NudgeKind.COHORT_STARTED, NudgeKind.LEFT_OVER}
            )
            await tx.cohorts.advance(cohort, CohortStage.UNDER_WAY, CohortStage.PROPOSED)
            back = replace(found, stage=CohortStage.PROPOSED, approved_at=None, look_again_at=None)
            await tx.cohorts.put(back)
        return back

    async def _somebody_went(self, workspace: WorkspaceId, view: Preview) -> bool:
        async with self.services.store.transaction(workspace) as tx:
            here = set(await enrolled(tx, view.cohort.id))
        placed = {member for match in view.proposal.matches for member in match.members}
        return placed | {leftover.member for leftover in view.proposal.leftovers} != here

    async def _marked(self, actor: Actor, before: Preview, pins: Sequence[TwoMembers]) -> Preview:
        """The same matches, with other ones of them locked."""
        marked = [replace(match, pinned=match.members in pins) for match in before.proposal.matches]
        proposal = replace(before.proposal, matches=tuple(marked), pins=tuple(pins))
        async with self.services.store.transaction(actor.workspace) as tx:
            await self._preview(tx, actor, before.cohort.id)
            await put_in_place_of(tx, before.proposal, proposal)
        return replace(before, proposal=proposal)

    async def _again(
        self,
        actor: Actor,
        before: Preview,
        pins: Sequence[TwoMembers],
        forbids: Sequence[TwoMembers],
        *,
        keep: Sequence[TwoMembers] = (),
    ) -> Preview:
        """Pair anew with these wishes, and say what has moved. Raises BreaksARule when a pair to lock breaks one."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            history = await history_of(tx, before.cohort.id, before.profiles)
        for pin in pins:
            require_rules(before, pin, rules_of(self.services, before.cohort), history)
        wishes = OrganiserChanges(pins=tuple(pins), forbids=tuple(forbids), keep=tuple(keep))
        proposal = await Proposing(self.services).propose(actor.workspace, before.cohort.id, now, wishes)
        return replace(before, proposal=proposal, changed=changes(before.proposal.matches, proposal.matches))

    async def _preview(self, tx: Transaction, actor: Actor, cohort: CohortId) -> Preview:
        await self.require_organiser(tx, actor)
        found = await self.cohort(tx, cohort)
        require_stage(found, CohortStage.PROPOSED)
        proposal = await tx.proposals.get(cohort)
        if proposal is None:
            raise NoSuchThing
        people = [member for match in proposal.matches for member in match.members]
        people += [leftover.member for leftover in proposal.leftovers]
        return Preview(
            cohort=found, proposal=proposal, profiles=await tx.profiles.of(people), taxonomy=self.services.taxonomy
        )


def _words_of_the_start(cohort: Cohort, proposal: Proposal, now: datetime) -> list[Draft]:
    """To the channel, and to those without a partner; a second approval after a recall says it anew."""
    due = now + HOLD
    run = f"{now:%H%M%S}"
    unmatched = [left_over(cohort, leftover.member, due, run) for leftover in proposal.leftovers]
    return [cohort_started(cohort, run, due), *unmatched]


def _sorted(pair: TwoMembers) -> TwoMembers:
    return (min(pair), max(pair))


def _together(proposal: Proposal) -> tuple[TwoMembers, ...]:
    """Every two people of a proposal who are in one match."""
    return tuple(two for match in proposal.matches for two in combinations(match.members, 2))
