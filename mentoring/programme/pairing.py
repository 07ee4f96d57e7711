"""From closed opt-in to introductions: the proposal, the organiser's changes to it, and the approval."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations

from mentoring.errors import BreaksARule, NoPartnerInThat, NoSuchThing, PairingChanged, TooLateToCancel
from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    Leftover,
    Match,
    MemberId,
    Profile,
    Proposal,
    WorkspaceId,
)
from mentoring.nudge import NudgeKind
from mentoring.nudging import HOLD, Draft
from mentoring.pairing import Changes, History, NothingToSwap, Rules, changes, check, score_match, total_score
from mentoring.ports import Transaction
from mentoring.programme.desk import Journey, require_stage
from mentoring.programme.enrolment import enrolled
from mentoring.programme.founding import introduce
from mentoring.programme.rounds import history_of
from mentoring.timeline import local_day

Pair = tuple[MemberId, MemberId]

FEWEST = 2
"""With fewer people there is nobody to pair."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A proposal with what an organiser needs to judge it; `changed` is what a change just made has moved."""

    cohort: Cohort
    proposal: Proposal
    profiles: Mapping[MemberId, Profile]
    changed: Changes | None = None


@dataclass(frozen=True, kw_only=True)
class _Wishes:
    """What the organiser asked of a pairing: pairs to lock, to forbid, and to keep where nothing is lost by it."""

    pins: tuple[Pair, ...] = ()
    forbids: tuple[Pair, ...] = ()
    keep: tuple[Pair, ...] = ()

    def among(self, here: Collection[MemberId]) -> _Wishes:
        """The wishes that are about two people who are still here."""
        pins, forbids, keep = (
            tuple(two for two in pairs if set(two) <= set(here)) for pairs in (self.pins, self.forbids, self.keep)
        )
        return _Wishes(pins=pins, forbids=forbids, keep=keep)


class Pairings(Journey):
    """Proposing, changing and approving the matches of a cohort."""

    async def close_and_propose(self, workspace: WorkspaceId, cohort: CohortId, now: datetime) -> None:
        """Close opt-in and make the proposal that its organiser will look at; with nobody to pair, the cohort ends."""
        async with self.desk.store.transaction(workspace) as tx:
            await tx.cohorts.advance(cohort, CohortStage.OPEN, CohortStage.CLOSED)
            await tx.cohorts.look_again(cohort, now)
        await self.desk.surfaces.announcement_changed(workspace, cohort)
        await self._propose(workspace, cohort, now, _Wishes())
        async with self.desk.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
            joined = await enrolled(tx, cohort)
            enough = len(joined) >= FEWEST
            after = CohortStage.PROPOSED if enough else CohortStage.FINISHED
            if await tx.cohorts.advance(cohort, CohortStage.CLOSED, after):
                await tx.cohorts.look_again(cohort, None)
                told = {NudgeKind.PROPOSAL_READY: [found.organiser], NudgeKind.LEFT_OVER: [] if enough else joined}
                day = local_day(now, found.tz)
                words = [
                    Draft(kind=kind, to=(member,), subject=cohort, due_at=now, day=day)
                    for kind, members in told.items()
                    for member in members
                ]
                await self.desk.plan(tx, words)

    async def preview(self, actor: Actor, cohort: CohortId) -> Preview:
        """The proposal as it stands. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        async with self.desk.store.transaction(actor.workspace) as tx:
            return await self._preview(tx, actor, cohort)

    async def run_again(self, actor: Actor, cohort: CohortId) -> Preview:
        """Pair anew with what was locked and forbidden; nobody is told."""
        before = await self.preview(actor, cohort)
        return await self._again(actor, before, before.proposal.pins, before.proposal.forbids)

    async def lock(self, actor: Actor, cohort: CohortId, pair: Pair) -> Preview:
        """Keep two together whatever else changes; nobody moves if they are together already. Raises BreaksARule."""
        before = await self.preview(actor, cohort)
        kept = _sorted(pair)
        pins = tuple(sorted([kept, *(pin for pin in before.proposal.pins if not set(pin) & set(kept))]))
        if any(match.members == kept for match in before.proposal.matches):
            return await self._marked(actor, before, pins)
        return await self._again(actor, before, pins, before.proposal.forbids, keep=_together(before.proposal))

    async def unlock(self, actor: Actor, cohort: CohortId, pair: Pair) -> Preview:
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
        now = self.desk.clock()
        async with self.desk.store.transaction(actor.workspace) as tx:
            before = await self._preview(tx, actor, cohort)
            history = await history_of(tx, cohort, before.profiles)
            proposal = replace(self._exchanged(before, one, other, history), at=now)
            await tx.proposals.put(proposal)
        return replace(before, proposal=proposal, changed=changes(before.proposal.matches, proposal.matches))

    def _exchanged(self, before: Preview, one: MemberId, other: MemberId, history: History) -> Proposal:
        """The proposal with two people in each other's place; one of them may be left over."""
        proposal = before.proposal
        for member in (one, other):
            if member not in before.profiles:
                raise NoPartnerInThat(member=member)
        exchange = {one: other, other: one}
        if all(_moved(match, exchange) == match.members for match in proposal.matches):
            why = "they are in the same place already"
            raise NothingToSwap(a=f"<@{one}>", b=f"<@{other}>", why=why)
        matches = tuple(self._match(before, match, exchange, history) for match in proposal.matches)
        groups = {match.members for match in matches}
        return replace(
            proposal,
            matches=tuple(sorted(matches, key=lambda match: match.members)),
            leftovers=tuple(
                Leftover(member=exchange[leftover.member], why="You moved them out of a match.")
                if leftover.member in exchange
                else leftover
                for leftover in proposal.leftovers
            ),
            pins=tuple(pin for pin in proposal.pins if pin in groups),
            total=total_score(matches),
        )

    def _match(self, before: Preview, match: Match, exchange: Mapping[MemberId, MemberId], history: History) -> Match:
        members = _moved(match, exchange)
        if members == match.members:
            return match
        self._require_rules(before, members, history)
        return score_match([before.profiles[member] for member in members], self.rules(before.cohort), history=history)

    def _require_rules(self, before: Preview, members: Sequence[MemberId], history: History) -> None:
        """Refuse a match that breaks a hard rule. Raises BreaksARule with a sentence for each."""
        broken = check(
            [before.profiles[member] for member in members],
            self.rules(before.cohort),
            history=history,
            forbids=before.proposal.forbids,
            among=before.profiles.values(),
            names={member: f"<@{member}>" for member in before.profiles},
        )
        if broken:
            raise BreaksARule(rules=" ".join(rule.sentence for rule in broken))

    async def approve(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Begin: introductions and the word to the channel follow in five minutes, unless recalled.

        Raises NotAnOrganiser, WrongStage; PairingChanged when somebody is gone since, after pairing again.
        """
        now = self.desk.clock()
        view = await self.preview(actor, cohort)
        if await self._somebody_went(actor.workspace, view):
            await self._again(actor, view, view.proposal.pins, view.proposal.forbids)
            raise PairingChanged
        async with self.desk.store.transaction(actor.workspace) as tx:
            view = await self._preview(tx, actor, cohort)
            await tx.cohorts.advance(cohort, CohortStage.PROPOSED, CohortStage.UNDER_WAY)
            begun = replace(view.cohort, stage=CohortStage.UNDER_WAY, approved_at=now, look_again_at=None)
            await tx.cohorts.put(begun)
            await tx.cohorts.look_again(cohort, now + HOLD)
            for match in view.proposal.matches:
                await introduce(self.desk, tx, begun, match.members, match.directions, now=now, due_at=now + HOLD)
            await self.desk.plan(tx, self._words_of_the_start(begun, view.proposal, now))
        return begun

    async def recall(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Take an approval back while nothing has been sent. Raises TooLateToCancel."""
        async with self.desk.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.UNDER_WAY)
            if found.approved_at is None or self.desk.clock() >= found.approved_at + HOLD:
                raise TooLateToCancel
            reason = "recalled by the organiser"
            for mentorship in await tx.mentorships.of_cohort(cohort):
                await tx.nudges.skip(reason, subject=mentorship.id)
                await tx.mentorships.forget(mentorship.id)
            await tx.nudges.skip(reason, subject=cohort, kinds={NudgeKind.COHORT_STARTED, NudgeKind.LEFT_OVER})
            await tx.cohorts.advance(cohort, CohortStage.UNDER_WAY, CohortStage.PROPOSED)
            back = replace(found, stage=CohortStage.PROPOSED, approved_at=None, look_again_at=None)
            await tx.cohorts.put(back)
        return back

    def rules(self, cohort: Cohort) -> Rules:
        """The rules of pairing that the cohort's settings stand for."""
        return Rules(
            min_gap=cohort.min_gap,
            departments_apart=cohort.departments_apart,
            odd_one=cohort.odd_one,
            on=cohort.starts_on,
            taxonomy=self.desk.taxonomy,
        )

    async def _somebody_went(self, workspace: WorkspaceId, view: Preview) -> bool:
        async with self.desk.store.transaction(workspace) as tx:
            here = set(await enrolled(tx, view.cohort.id))
        placed = {member for match in view.proposal.matches for member in match.members}
        return placed | {leftover.member for leftover in view.proposal.leftovers} != here

    async def _marked(self, actor: Actor, before: Preview, pins: Sequence[Pair]) -> Preview:
        """The same matches, with other ones of them locked."""
        marked = [replace(match, pinned=match.members in pins) for match in before.proposal.matches]
        proposal = replace(before.proposal, matches=tuple(marked), pins=tuple(pins))
        async with self.desk.store.transaction(actor.workspace) as tx:
            await self._preview(tx, actor, before.cohort.id)
            await tx.proposals.put(proposal)
        return replace(before, proposal=proposal)

    async def _again(
        self,
        actor: Actor,
        before: Preview,
        pins: Sequence[Pair],
        forbids: Sequence[Pair],
        *,
        keep: Sequence[Pair] = (),
    ) -> Preview:
        now = self.desk.clock()
        async with self.desk.store.transaction(actor.workspace) as tx:
            history = await history_of(tx, before.cohort.id, before.profiles)
        for pin in pins:
            self._require_rules(before, pin, history)
        wishes = _Wishes(pins=tuple(pins), forbids=tuple(forbids), keep=tuple(keep))
        proposal = await self._propose(actor.workspace, before.cohort.id, now, wishes)
        return replace(before, proposal=proposal, changed=changes(before.proposal.matches, proposal.matches))

    async def _propose(self, workspace: WorkspaceId, cohort: CohortId, now: datetime, wishes: _Wishes) -> Proposal:
        async with self.desk.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
            profiles = await tx.profiles.of(await enrolled(tx, cohort))
            history = await history_of(tx, cohort, profiles)
        seed = self.desk.new_seed()
        wishes = wishes.among(profiles)
        pairing = await self.desk.pairer.pair(
            list(profiles.values()),
            self.rules(found),
            seed=seed,
            history=history,
            pins=wishes.pins,
            forbids=wishes.forbids,
            keep=wishes.keep,
        )
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
        async with self.desk.store.transaction(workspace) as tx:
            current = await self.cohort(tx, cohort)
            require_stage(current, CohortStage.CLOSED, CohortStage.PROPOSED)
            await tx.proposals.put(proposal)
        return proposal

    async def _preview(self, tx: Transaction, actor: Actor, cohort: CohortId) -> Preview:
        await self.require_organiser(tx, actor)
        found = await self.cohort(tx, cohort)
        require_stage(found, CohortStage.PROPOSED)
        proposal = await tx.proposals.get(cohort)
        if proposal is None:
            raise NoSuchThing
        people = [member for match in proposal.matches for member in match.members]
        people += [leftover.member for leftover in proposal.leftovers]
        return Preview(cohort=found, proposal=proposal, profiles=await tx.profiles.of(people))

    @staticmethod
    def _words_of_the_start(cohort: Cohort, proposal: Proposal, now: datetime) -> list[Draft]:
        due = now + HOLD
        day = local_day(due, cohort.tz)
        run = f"{now:%H%M%S}"
        started = Draft(
            kind=NudgeKind.COHORT_STARTED,
            to=(),
            channel=cohort.channel,
            subject=cohort.id,
            due_at=due,
            day=day,
            series=f"{NudgeKind.COHORT_STARTED} {run}",
        )
        left_over = [
            Draft(
                kind=NudgeKind.LEFT_OVER,
                to=(leftover.member,),
                subject=cohort.id,
                due_at=due,
                day=day,
                series=f"{NudgeKind.LEFT_OVER} {run}",
            )
            for leftover in proposal.leftovers
        ]
        return [started, *left_over]


def _sorted(pair: Pair) -> Pair:
    return (min(pair), max(pair))


def _moved(match: Match, exchange: Mapping[MemberId, MemberId]) -> tuple[MemberId, ...]:
    """The members of a match once two people have changed places; two of one match change nothing."""
    return tuple(sorted(exchange.get(member, member) for member in match.members))


def _together(proposal: Proposal) -> tuple[Pair, ...]:
    """Every two people of a proposal who are in one match."""
    return tuple(two for match in proposal.matches for two in combinations(match.members, 2))
