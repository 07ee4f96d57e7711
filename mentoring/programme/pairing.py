"""A proposal in its organiser's hands: looking at it, approving it, taking the approval back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from mentoring.errors import ChangedMeanwhile, PairingChanged, TooLateToCancel
from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    MemberId,
    OrganiserAct,
    Proposal,
    WorkspaceId,
)
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.kinds.cohort_cancelled import cohort_cancelled
from mentoring.nudges.kinds.cohort_started import cohort_started
from mentoring.nudges.kinds.dates_moved import dates_moved
from mentoring.nudges.kinds.left_over import left_over
from mentoring.nudges.model import NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import ApprovalWaits
from mentoring.programme.cohorts import CohortView
from mentoring.programme.member_overview import enrolled
from mentoring.programme.pair_changes import PairChanges
from mentoring.programme.previews import Previews
from mentoring.programme.proposing import Preview
from mentoring.programme.services import require_stage
from mentoring.programme.standing import Standings
from mentoring.programme.start_mentorships import introduce
from mentoring.steering_errors import DatesMove

UNTIL_FINAL = frozenset({NudgeKind.COHORT_STARTED, NudgeKind.LEFT_OVER, NudgeKind.DATES_MOVED})
"""What an approval plans about the cohort, and taking it back undoes."""


class Pairings(Previews):
    """Looking at the matches of a cohort, and approving them."""

    async def names(self, actor: Actor, people: Sequence[MemberId]) -> Mapping[MemberId, str]:
        """What Slack calls each of these people now, for where it does not draw a mention."""
        asked = (self.services.directory.person(actor.workspace, member) for member in people)
        return {person.id: person.name for person in await asyncio.gather(*asked)}

    async def before_ending(self, actor: Actor, cohort: CohortId) -> CohortView:
        """A proposed cohort, and how many would hear that it ends. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        async with self.services.store.transaction(actor.workspace) as tx:
            before = await self.preview_in(tx, actor, cohort)
            return CohortView(cohort=before.cohort, joined=await tx.enrolments.count(cohort))

    async def end(self, actor: Actor, cohort: CohortId) -> Cohort:
        """It does not take place: everybody who joined is told. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = (await self.preview_in(tx, actor, cohort)).cohort
            await tx.cohorts.advance(cohort, CohortStage.PROPOSED, CohortStage.CANCELLED)
            await tx.cohorts.look_again(cohort, None)
            await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort)
            joined = await enrolled(tx, cohort)
            await self.services.plan(tx, [cohort_cancelled(found, each, now, len(joined)) for each in joined])
            await self.log(tx, actor, OrganiserAct.COHORT_CANCELLED, cohort)
        for member in joined:
            await self.services.surfaces.home_changed(actor.workspace, member)
        return replace(found, stage=CohortStage.CANCELLED)

    async def before_approval(self, actor: Actor, cohort: CohortId, seen: int) -> Preview:
        """What they are about to approve. Raises ChangedMeanwhile when it is not what they have seen."""
        preview = await self.preview(actor, cohort)
        if preview.proposal.version != seen:
            raise ChangedMeanwhile
        return preview

    async def approve(self, actor: Actor, cohort: CohortId, seen: int, starts_on: date | None = None) -> Cohort:
        """Begin: introductions and the word to the channel follow in five minutes, unless recalled.

        After the planned start all dates move by whole weeks; `starts_on` is the new start that was shown.

        Raises NotAnOrganiser, WrongStage; ChangedMeanwhile when the proposal is not the version that they have seen;
        DatesMove when they have not seen the dates that approving gives it now; PairingChanged when somebody is gone
        since, after pairing again.
        """
        now = self.services.clock()
        await self.before_approval(actor, cohort, seen)
        await Standings(self.services).ask_cohort(actor.workspace, cohort, actor.member)
        view = await self.preview(actor, cohort)
        if await self._somebody_went(actor.workspace, view):
            await PairChanges(self.services).pair_anew(actor, cohort)
            raise PairingChanged
        if view.moved is not None and view.moved.starts_on != starts_on:
            raise DatesMove(planned=view.cohort, moved=view.moved)
        async with self.services.store.transaction(actor.workspace) as tx:
            view = await self.preview_in(tx, actor, cohort)
            if not view.proposal.matches:
                raise ChangedMeanwhile  # there was nothing to approve on the screen
            approved = replace(view.proposal, version=seen + 1, last=None)
            if not await tx.proposals.put_in_place_of(seen, approved):
                raise ChangedMeanwhile
            begun = await self._begin(tx, view, now)
            await self.log(tx, actor, OrganiserAct.PAIRS_APPROVED, cohort)
        return begun

    async def _begin(self, tx: Transaction, view: Preview, now: datetime) -> Cohort:
        """The cohort is under way: what was proposed becomes mentorships, and everybody hears of it."""
        cohort = view.cohort.id
        await tx.cohorts.advance(cohort, CohortStage.PROPOSED, CohortStage.UNDER_WAY)
        begun = replace(
            view.moved or view.cohort,
            stage=CohortStage.UNDER_WAY,
            approved_at=now,
            look_again_at=None,
            moved_from=view.cohort.starts_on if view.moved else None,
        )
        await tx.cohorts.put(begun)
        await tx.cohorts.look_again(cohort, now + HOLD)
        for match in view.proposal.matches:
            await introduce(self.services, tx, begun, match.members, match.directions, now=now, due_at=now + HOLD)
        await self.services.plan(tx, _words_of_the_start(begun, view.proposal, now))
        if view.moved is not None:
            run, here = f"{now:%H%M%S}", await enrolled(tx, cohort)
            await self.services.plan(tx, [dates_moved(begun, each, now + HOLD, run) for each in here])
        return begun

    async def recall(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Take an approval back while nothing has been sent, and the dates that it moved. Raises TooLateToCancel."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.UNDER_WAY)
            if found.approved_at is None or self.services.clock() >= found.approved_at + HOLD:
                raise TooLateToCancel
            for mentorship in await tx.mentorships.of_cohort(cohort):
                await tx.nudges.skip(SkipReason.RECALLED, subject=mentorship.id)
                await tx.mentorships.forget(mentorship.id)
            await tx.nudges.skip(SkipReason.RECALLED, subject=cohort, kinds=UNTIL_FINAL)
            await tx.cohorts.advance(cohort, CohortStage.UNDER_WAY, CohortStage.PROPOSED)
            back = replace(
                found,
                stage=CohortStage.PROPOSED,
                approved_at=None,
                look_again_at=None,
                starts_on=found.moved_from or found.starts_on,
                moved_from=None,
            )
            await tx.cohorts.put(back)
            await ApprovalWaits(self.services).plan(tx, back, self.services.clock())
            await self.log(tx, actor, OrganiserAct.APPROVAL_RECALLED, cohort)
        return back

    async def _somebody_went(self, workspace: WorkspaceId, view: Preview) -> bool:
        async with self.services.store.transaction(workspace) as tx:
            here = set(await enrolled(tx, view.cohort.id))
        placed = {member for match in view.proposal.matches for member in match.members}
        return placed | {leftover.member for leftover in view.proposal.leftovers} != here


def _words_of_the_start(cohort: Cohort, proposal: Proposal, now: datetime) -> list[Draft]:
    """To the channel, and to those without a partner; a second approval after a recall says it anew."""
    due = now + HOLD
    run = f"{now:%H%M%S}"
    unmatched = [left_over(cohort, leftover.member, due, run) for leftover in proposal.leftovers]
    return [cohort_started(cohort, run, due), *unmatched]
