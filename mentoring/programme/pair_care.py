"""What an organiser can do for one pair: see how many sessions both confirmed, remind, find new partners, end it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.errors import NoSuchThing, RemindedAlready, TooLateToCancel
from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    EndedFor,
    MemberId,
    Mentorship,
    MentorshipId,
    MentorshipState,
    OrganiserAct,
)
from mentoring.nudges.kinds.new_partner import new_partner
from mentoring.nudges.kinds.pair_reminder import pair_reminder
from mentoring.nudges.kinds.partner_left import partner_left
from mentoring.nudges.model import OPEN, NudgeKind, NudgeState
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.cohorts import Cohorts, CohortView
from mentoring.programme.exits import Exits
from mentoring.programme.services import UseCase, require_stage

REMIND_EVERY = timedelta(weeks=1)
"""A pair is not reminded more often, whoever presses."""


@dataclass(frozen=True, kw_only=True)
class PairInCare:
    """A pair that an organiser did something for, and its cohort."""

    cohort: Cohort
    mentorship: MentorshipId
    members: tuple[MemberId, ...]


class PairCare(UseCase):
    """An organiser's use cases for one pair of a cohort under way."""

    async def meetings(self, actor: Actor, cohort: CohortId) -> CohortView:
        """Who is meeting, in a cohort under way. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        view = await Cohorts(self.services).one(actor, cohort)
        require_stage(view.cohort, CohortStage.UNDER_WAY)
        return view

    async def pair(self, actor: Actor, mentorship: MentorshipId) -> PairInCare:
        """A pair that goes on, before something is done for it. Raises NotAnOrganiser, NoSuchThing."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return _in_care(*await self._pair(tx, actor, mentorship))

    async def remind(self, actor: Actor, mentorship: MentorshipId) -> PairInCare:
        """A friendly word to the pair, in five minutes. Raises NotAnOrganiser, NoSuchThing, RemindedAlready."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found, cohort = await self._pair(tx, actor, mentorship)
            if found.state is not MentorshipState.ACTIVE:
                raise NoSuchThing
            if await _reminded(tx, mentorship, now - REMIND_EVERY):
                raise RemindedAlready(members=found.members)
            await self.services.plan(tx, [pair_reminder(found, now, f"{now:%Y%m%d%H%M%S}")])
            await self.log(tx, actor, OrganiserAct.PAIR_REMINDED, cohort.id, *found.members)
        return _in_care(found, cohort)

    async def take_back(self, actor: Actor, mentorship: MentorshipId) -> PairInCare:
        """*Take it back*, while nothing was sent. Raises NotAnOrganiser, NoSuchThing, TooLateToCancel."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found, cohort = await self._pair(tx, actor, mentorship)
            if not await tx.nudges.skip(SkipReason.RECALLED, subject=mentorship, kinds={NudgeKind.PAIR_REMINDER}):
                raise TooLateToCancel
            await self.log(tx, actor, OrganiserAct.REMINDER_RECALLED, cohort.id, *found.members)
        return _in_care(found, cohort)

    async def renew(self, actor: Actor, mentorship: MentorshipId) -> PairInCare:
        """New partners for them, looked for at once; they hear that it has ended. As `remind` raises."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found, cohort = await self._pair(tx, actor, mentorship)
            await Exits(self.services).end(tx, found, now, EndedFor.ANOTHER_PARTNER)
            if found.introduced_at is not None:
                await self.services.plan(tx, [partner_left(found, each, now) for each in found.members])
            await tx.cohorts.look_again(cohort.id, now)
            await self.log(tx, actor, OrganiserAct.PAIR_RENEWED, cohort.id, *found.members)
        return await self._drawn(actor, found, cohort)

    async def end(self, actor: Actor, mentorship: MentorshipId) -> PairInCare:
        """End it, kindly: each is asked whether they would like a new partner. Raises NotAnOrganiser, NoSuchThing."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found, cohort = await self._pair(tx, actor, mentorship)
            await Exits(self.services).end(tx, found, now, EndedFor.ORGANISER)
            if found.introduced_at is not None:
                await self.services.plan(tx, [new_partner(found, each, now) for each in found.members])
            await tx.cohorts.look_again(cohort.id, now)
            await self.log(tx, actor, OrganiserAct.PAIR_ENDED, cohort.id, *found.members)
        return await self._drawn(actor, found, cohort)

    async def _pair(self, tx: Transaction, actor: Actor, mentorship: MentorshipId) -> tuple[Mentorship, Cohort]:
        await self.require_organiser(tx, actor)
        found = await tx.mentorships.get(mentorship)
        if found is None or not found.is_open:
            raise NoSuchThing
        cohort = await self.cohort(tx, found.cohort)
        require_stage(cohort, CohortStage.UNDER_WAY)
        return found, cohort

    async def _drawn(self, actor: Actor, found: Mentorship, cohort: Cohort) -> PairInCare:
        for member in found.members:
            await self.services.surfaces.home_changed(actor.workspace, member)
        return _in_care(found, cohort)


def _in_care(found: Mentorship, cohort: Cohort) -> PairInCare:
    return PairInCare(cohort=cohort, mentorship=found.id, members=tuple(sorted(found.members)))


async def _reminded(tx: Transaction, mentorship: MentorshipId, since: datetime) -> bool:
    """Whether a reminder waits, or was sent after that."""
    before = await tx.nudges.about(mentorship, NudgeKind.PAIR_REMINDER)
    return any(each.state in OPEN or (each.state is NudgeState.SENT and each.due_at > since) for each in before)
