"""An organiser changes a proposal: every change is made to what is true now, and none to what they have not seen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import combinations

from mentoring.errors import ChangedMeanwhile, NoPartnerInThat, NothingToUndo
from mentoring.model import Actor, CohortId, Match, MemberId, OrganiserAct, Proposal, Unmatched, WhyUnmatched
from mentoring.pairing import BreaksARule, History, changes
from mentoring.programme.pairing_history import history_of
from mentoring.programme.previews import Previews, require_seen
from mentoring.programme.proposing import (
    OrganiserChanges,
    Preview,
    Proposing,
    TwoMembers,
    changed_by,
    rules_of,
)
from mentoring.programme.swap import require_rules, swapped

TRIES = 5
"""So often a change is made anew when another organiser was faster; nobody presses as often in one moment."""

ProposalChange = Callable[[Preview, History], Proposal]
"""Makes a proposal from what there is; pure, so that it can be made again from what another organiser made of it."""


class PairChanges(Previews):
    """Changes to the matches of a proposed cohort; `seen` is the version that the organiser has before them.

    A change is about certain people. It goes through whatever else has changed in the meantime, and is refused where
    another organiser gave one of these people another place since. All raise NotAnOrganiser, NoSuchThing, WrongStage,
    ChangedMeanwhile.
    """

    async def lock(self, actor: Actor, cohort: CohortId, pair: TwoMembers, seen: int) -> Preview:
        """Keep two together whatever else changes; nobody moves if they are together already. Raises BreaksARule."""
        kept = _sorted(pair)
        before = await self.preview(actor, cohort)
        if any(match.members == kept for match in before.proposal.matches):
            return await self._change(actor, cohort, pair, seen, lambda found, _: _marked(found, _pinned(found, kept)))
        return await self._again(
            actor,
            cohort,
            pair,
            seen,
            lambda found: replace(
                wishes_of(found.proposal),
                pins=_pinned(found, kept),
                keep=_together(found.proposal.matches),
                unmatched=tuple(one for one in found.proposal.unmatched if one not in kept),
            ),
        )

    async def unlock(self, actor: Actor, cohort: CohortId, pair: TwoMembers, seen: int) -> Preview:
        """Let the two be paired with others the next time; nobody moves now."""
        return await self._change(actor, cohort, pair, seen, lambda found, _: _marked(found, _without(found, pair)))

    async def forbid(self, actor: Actor, cohort: CohortId, people: Sequence[MemberId], seen: int) -> Preview:
        """Never any two of these people in this cohort; as few others move as can be."""
        fresh = {_sorted((one, other)) for one, other in combinations(people, 2)}

        def wishes(found: Preview) -> OrganiserChanges:
            before = wishes_of(found.proposal)
            return replace(
                before,
                forbids=tuple(sorted({*before.forbids, *fresh})),
                pins=tuple(pin for pin in before.pins if pin not in fresh),
                keep=_together(found.proposal.matches),
            )

        return await self._again(actor, cohort, people, seen, wishes)

    async def leave_unmatched(self, actor: Actor, cohort: CohortId, people: Sequence[MemberId], seen: int) -> Preview:
        """These people get no partner for now; nobody else moves."""
        return await self._change(actor, cohort, people, seen, lambda found, _: _left(found.proposal, people))

    async def match_again(self, actor: Actor, cohort: CohortId, member: MemberId, seen: int) -> Preview:
        """Somebody who was left without a partner by hand is paired again; as few others move as can be."""

        def wishes(found: Preview) -> OrganiserChanges:
            before = wishes_of(found.proposal)
            left = tuple(one for one in before.unmatched if one != member)
            return replace(before, unmatched=left, keep=_together(found.proposal.matches))

        return await self._again(actor, cohort, [member], seen, wishes)

    async def swap(self, actor: Actor, cohort: CohortId, one: MemberId, other: MemberId, seen: int) -> Preview:
        """Let two people change places; the hard rules are checked again, and what came of it is kept by *Pair again*.

        Raises BreaksARule, NoPartnerInThat, NobodyToSwap.
        """

        def change(found: Preview, history: History) -> Proposal:
            return swapped(found, one, other, rules_of(self.services, found.cohort), history)

        return await self._change(actor, cohort, [one, other], seen, change)

    async def undo(self, actor: Actor, cohort: CohortId, seen: int) -> Preview:
        """Take the last change back, whoever made it. Raises NothingToUndo when it is not the one they have seen."""

        def change(found: Preview, _: History) -> Proposal:
            if found.proposal.version != seen or found.proposal.last is None:
                raise NothingToUndo
            return _undone(found.proposal)

        return await self._change(actor, cohort, [], seen, change)

    async def run_again(self, actor: Actor, cohort: CohortId) -> Preview:
        """Pair anew, keeping what was done by hand: pairs kept and made, people left out, pairs refused."""

        def wishes(found: Preview) -> OrganiserChanges:
            by_hand = [match for match in found.proposal.matches if match.by_hand]
            return replace(wishes_of(found.proposal), keep=_together(by_hand))

        return await self._again(actor, cohort, [], None, wishes)

    async def change_rules(self, actor: Actor, cohort: CohortId, min_gap: int, *, departments_apart: bool) -> Preview:
        """Pair anew by other rules; nobody is told. What was locked and no longer fits is released."""
        async with self.services.store.transaction(actor.workspace) as tx:
            before = await self.preview_in(tx, actor, cohort)
            await tx.cohorts.put(replace(before.cohort, min_gap=min_gap, departments_apart=departments_apart))
            history = await history_of(tx, cohort, before.profiles)
            await self.log(tx, actor, OrganiserAct.RULES_CHANGED, cohort)

        def wishes(found: Preview) -> OrganiserChanges:
            made = wishes_of(found.proposal)
            return replace(made, pins=tuple(pin for pin in made.pins if self._fits(found, pin, history)))

        return await self._again(actor, cohort, [], None, wishes)

    async def pair_anew(self, actor: Actor, cohort: CohortId) -> Preview:
        """Somebody went: pair those who are here, with everything that was asked for."""
        return await self._again(actor, cohort, [], None, lambda found: wishes_of(found.proposal))

    async def _change(
        self, actor: Actor, cohort: CohortId, people: Collection[MemberId], seen: int | None, change: ProposalChange
    ) -> Preview:
        """Make a change to what is true at that moment, in one transaction; again when somebody else was faster."""
        now = self.services.clock()
        for _ in range(TRIES):
            async with self.services.store.transaction(actor.workspace) as tx:
                before = await self.preview_in(tx, actor, cohort)
                require_seen(before.proposal, people, seen)
                history = await history_of(tx, cohort, before.profiles)
                after = changed_by(actor.member, before.proposal, replace(change(before, history), at=now))
                if await tx.proposals.put_in_place_of(before.proposal.version, after):
                    await self.log(tx, actor, OrganiserAct.PAIRS_CHANGED, cohort, *people)
                    return _shown(before, after)
        raise ChangedMeanwhile

    async def _again(
        self,
        actor: Actor,
        cohort: CohortId,
        people: Collection[MemberId],
        seen: int | None,
        wishes: Callable[[Preview], OrganiserChanges],
    ) -> Preview:
        """Pair anew with these wishes, from what is true as the pairing begins; again when somebody else was faster."""
        now = self.services.clock()
        for _ in range(TRIES):
            async with self.services.store.transaction(actor.workspace) as tx:
                before = await self.preview_in(tx, actor, cohort)
                history = await history_of(tx, cohort, before.profiles)
            require_seen(before.proposal, people, seen)
            wanted = wishes(before)
            for pin in wanted.pins:
                require_rules(before, pin, rules_of(self.services, before.cohort), history)
            try:
                after = await Proposing(self.services).propose(
                    actor.workspace, cohort, now, wanted, before.proposal, actor.member
                )
            except ChangedMeanwhile:
                continue
            async with self.services.store.transaction(actor.workspace) as tx:
                await self.log(tx, actor, OrganiserAct.PAIRS_CHANGED, cohort, *people)
            return _shown(before, after)
        raise ChangedMeanwhile

    def _fits(self, preview: Preview, pin: TwoMembers, history: History) -> bool:
        try:
            require_rules(preview, pin, rules_of(self.services, preview.cohort), history)
        except BreaksARule:
            return False
        return True


def wishes_of(proposal: Proposal) -> OrganiserChanges:
    """What was asked of a pairing so far."""
    return OrganiserChanges(pins=proposal.pins, forbids=proposal.forbids, unmatched=proposal.unmatched)


def _shown(before: Preview, after: Proposal) -> Preview:
    return replace(before, proposal=after, changed=changes(before.proposal.matches, after.matches))


def _marked(preview: Preview, pins: Sequence[TwoMembers]) -> Proposal:
    """The same matches, with other ones of them locked."""
    marked = [replace(match, pinned=match.members in pins) for match in preview.proposal.matches]
    return replace(preview.proposal, matches=tuple(marked), pins=tuple(pins))


def _pinned(preview: Preview, kept: TwoMembers) -> tuple[TwoMembers, ...]:
    return tuple(sorted([kept, *(pin for pin in preview.proposal.pins if not set(pin) & set(kept))]))


def _without(preview: Preview, pair: TwoMembers) -> tuple[TwoMembers, ...]:
    return tuple(pin for pin in preview.proposal.pins if pin != _sorted(pair))


def _left(proposal: Proposal, people: Sequence[MemberId]) -> Proposal:
    """The proposal without the match of these people. Raises NoPartnerInThat when they are in none."""
    gone = [match for match in proposal.matches if set(people) & set(match.members)]
    if not gone:
        raise NoPartnerInThat(member=people[0])
    alone = [member for match in gone for member in match.members]
    without = tuple(Unmatched(member=member, reason=WhyUnmatched.LEFT_BY_HAND) for member in alone)
    return replace(
        proposal,
        matches=tuple(match for match in proposal.matches if match not in gone),
        leftovers=(*proposal.leftovers, *without),
        pins=tuple(pin for pin in proposal.pins if not set(pin) & set(alone)),
        unmatched=tuple(sorted({*proposal.unmatched, *alone})),
        total=proposal.total - sum(match.score for match in gone),
    )


def _undone(proposal: Proposal) -> Proposal:
    """The proposal before its last change."""
    last = proposal.last
    if last is None:
        raise NothingToUndo
    kept = [match for match in proposal.matches if match.members not in last.made]
    matches = tuple(sorted((*kept, *last.undone), key=lambda match: match.members))
    marked = tuple(replace(match, pinned=match.members in last.pins) for match in matches)
    return replace(
        proposal,
        matches=marked,
        leftovers=last.leftovers,
        pins=last.pins,
        forbids=last.forbids,
        unmatched=last.unmatched,
    )


def _sorted(pair: TwoMembers) -> TwoMembers:
    return (min(pair), max(pair))


def _together(matches: Sequence[Match]) -> tuple[TwoMembers, ...]:
    """Every two people who are in one of these matches."""
    return tuple(two for match in matches for two in combinations(match.members, 2))
