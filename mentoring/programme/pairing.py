"""From closed opt-in to introductions: the proposal, the organiser's changes to it, and the approval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

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
from mentoring.pairing import History, Rules, check, score_match
from mentoring.ports import Transaction
from mentoring.programme.desk import Journey, require_stage
from mentoring.programme.enrolment import enrolled
from mentoring.programme.founding import introduce
from mentoring.timeline import local_day

Pair = tuple[MemberId, MemberId]


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A proposal with what an organiser needs to judge it; `changed` names those whose match differs from before."""

    cohort: Cohort
    proposal: Proposal
    profiles: Mapping[MemberId, Profile]
    changed: frozenset[MemberId] = frozenset()


class Pairings(Journey):
    """Proposing, changing and approving the matches of a cohort."""

    async def close_and_propose(self, workspace: WorkspaceId, cohort: CohortId, now: datetime) -> None:
        """Close opt-in and make the proposal that its organiser will look at."""
        async with self.desk.store.transaction(workspace) as tx:
            await tx.cohorts.advance(cohort, CohortStage.OPEN, CohortStage.CLOSED)
            await tx.cohorts.look_again(cohort, now)
        await self.desk.surfaces.announcement_changed(workspace, cohort)
        await self._propose(workspace, cohort, now, (), ())
        async with self.desk.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
            if await tx.cohorts.advance(cohort, CohortStage.CLOSED, CohortStage.PROPOSED):
                await tx.cohorts.look_again(cohort, None)
                ready = Draft(
                    kind=NudgeKind.PROPOSAL_READY,
                    to=(found.organiser,),
                    subject=cohort,
                    due_at=now,
                    day=local_day(now, found.tz),
                )
                await self.desk.plan(tx, [ready])

    async def preview(self, actor: Actor, cohort: CohortId) -> Preview:
        """The proposal as it stands. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        async with self.desk.store.transaction(actor.workspace) as tx:
            return await self._preview(tx, actor, cohort)

    async def run_again(self, actor: Actor, cohort: CohortId) -> Preview:
        """Pair anew with what was locked and forbidden; nobody is told."""
        before = await self.preview(actor, cohort)
        return await self._again(actor, before, before.proposal.pins, before.proposal.forbids)

    async def lock(self, actor: Actor, cohort: CohortId, pair: Pair) -> Preview:
        """Keep two together whatever else changes. Raises BreaksARule."""
        before = await self.preview(actor, cohort)
        pins = tuple(sorted({*before.proposal.pins, _sorted(pair)}))
        return await self._again(actor, before, pins, before.proposal.forbids)

    async def unlock(self, actor: Actor, cohort: CohortId, pair: Pair) -> Preview:
        """Let the two be paired with others again."""
        before = await self.preview(actor, cohort)
        pins = tuple(pin for pin in before.proposal.pins if pin != _sorted(pair))
        return await self._again(actor, before, pins, before.proposal.forbids)

    async def forbid(self, actor: Actor, cohort: CohortId, pair: Pair) -> Preview:
        """Never these two in this cohort."""
        before = await self.preview(actor, cohort)
        forbids = tuple(sorted({*before.proposal.forbids, _sorted(pair)}))
        pins = tuple(pin for pin in before.proposal.pins if pin != _sorted(pair))
        return await self._again(actor, before, pins, forbids)

    async def swap(self, actor: Actor, cohort: CohortId, one: MemberId, other: MemberId) -> Preview:
        """Let two people change places; the hard rules are checked again. Raises BreaksARule, NoPartnerInThat."""
        now = self.desk.clock()
        async with self.desk.store.transaction(actor.workspace) as tx:
            before = await self._preview(tx, actor, cohort)
            history = await self._history(tx, before.profiles)
            proposal = replace(self._exchanged(before, one, other, history), at=now)
            await tx.proposals.put(proposal)
        return replace(before, proposal=proposal, changed=_changed(before.proposal, proposal))

    def _exchanged(self, before: Preview, one: MemberId, other: MemberId, history: History) -> Proposal:
        """The proposal with two people in each other's place; one of them may be left over."""
        proposal = before.proposal
        for member in (one, other):
            if member not in before.profiles:
                raise NoPartnerInThat(member=member)
        exchange = {one: other, other: one}
        matches = tuple(self._match(before, match, exchange, history) for match in proposal.matches)
        return replace(
            proposal,
            matches=matches,
            leftovers=tuple(
                Leftover(member=exchange[leftover.member], why="You moved them out of a match.")
                if leftover.member in exchange
                else leftover
                for leftover in proposal.leftovers
            ),
            total=sum(match.score for match in matches),
        )

    def _match(self, before: Preview, match: Match, exchange: Mapping[MemberId, MemberId], history: History) -> Match:
        members = tuple(sorted(exchange.get(member, member) for member in match.members))
        if set(members) == set(match.members):
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

    async def _again(self, actor: Actor, before: Preview, pins: Sequence[Pair], forbids: Sequence[Pair]) -> Preview:
        now = self.desk.clock()
        async with self.desk.store.transaction(actor.workspace) as tx:
            history = await self._history(tx, before.profiles)
        for pin in set(pins) - set(before.proposal.pins):
            self._require_rules(before, pin, history)
        proposal = await self._propose(actor.workspace, before.cohort.id, now, tuple(pins), tuple(forbids))
        return replace(before, proposal=proposal, changed=_changed(before.proposal, proposal))

    async def _propose(
        self, workspace: WorkspaceId, cohort: CohortId, now: datetime, pins: tuple[Pair, ...], forbids: tuple[Pair, ...]
    ) -> Proposal:
        async with self.desk.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
            profiles = await tx.profiles.of(await enrolled(tx, cohort))
            history = await self._history(tx, profiles)
        seed = self.desk.new_seed()
        pins = tuple(pin for pin in pins if set(pin) <= profiles.keys())
        pairing = await self.desk.pairer(
            list(profiles.values()), self.rules(found), seed=seed, history=history, pins=pins, forbids=forbids
        )
        proposal = Proposal(
            cohort=cohort,
            seed=seed,
            at=now,
            matches=pairing.matches,
            leftovers=pairing.leftovers,
            pins=pins,
            forbids=forbids,
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
    async def _history(tx: Transaction, profiles: Mapping[MemberId, Profile]) -> History:
        return History(met=await tx.mentorships.history(profiles.keys()))

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


def _changed(before: Proposal, after: Proposal) -> frozenset[MemberId]:
    """Those whose partners differ between two proposals."""

    def partners(proposal: Proposal) -> dict[MemberId, frozenset[MemberId]]:
        return {member: frozenset(match.members) for match in proposal.matches for member in match.members}

    old, new = partners(before), partners(after)
    return frozenset(member for member in old.keys() | new.keys() if old.get(member) != new.get(member))
