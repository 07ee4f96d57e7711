"""Ending kindly: what happens to a mentorship, its plans and its people when somebody goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentoring.errors import NoPartnerToChange
from mentoring.model import Actor, Cohort, MemberId, Mentorship, MentorshipState
from mentoring.nudges.kinds.partner_left import partner_left
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase
from mentoring.programme.start_mentorships import found


class Exits(UseCase):
    """Endings, without blame and without a reason passed on."""

    async def another_partner(self, actor: Actor) -> tuple[MemberId, ...]:
        """End the pairing and stay: everybody concerned is matched again, with somebody else.

        Those who are told that it has ended, without a reason. Raises NoPartnerToChange.
        """
        now = self.services.clock()
        told: list[MemberId] = []
        async with self.services.store.transaction(actor.workspace) as tx:
            for mentorship in await tx.mentorships.of_member(actor.member):
                cohort = await tx.cohorts.get(mentorship.cohort)
                if cohort is not None and mentorship.state is MentorshipState.ACTIVE:
                    told += await self.end_for(tx, cohort, actor.member, now)
        if not told:
            raise NoPartnerToChange
        for member in (actor.member, *told):
            await self.services.surfaces.home_changed(actor.workspace, member)
        return tuple(dict.fromkeys(told))

    async def end_for(self, tx: Transaction, cohort: Cohort, member: MemberId, now: datetime) -> list[MemberId]:
        """End the person's mentorship in this cohort; those who stay are told and, where possible, matched again.

        Two who stay of three go on as a pair. One who stays waits for a partner: the planner looks for one at once.
        The people who were told.
        """
        told: list[MemberId] = []
        for mentorship in await tx.mentorships.of_member(member):
            if mentorship.cohort != cohort.id or mentorship.state is not MentorshipState.ACTIVE:
                continue
            if not await self.end(tx, mentorship, now):
                continue
            stay = mentorship.partners_of(member)
            if len(stay) > 1:
                await self._go_on(tx, cohort, mentorship, stay, now)
            await tx.cohorts.look_again(cohort.id, now)
            await self.services.plan(tx, [partner_left(mentorship, partner, now) for partner in stay])
            told += stay
        return told

    async def end(self, tx: Transaction, mentorship: Mentorship, now: datetime) -> bool:
        """End one mentorship and everything that was still planned for it; False when it had ended already."""
        if not await tx.mentorships.end(mentorship.id, now):
            return False
        await tx.nudges.skip(SkipReason.PAIRING_ENDED, subject=mentorship.id)
        for session in await tx.sessions.of_mentorship(mentorship.id):
            await tx.nudges.skip(SkipReason.PAIRING_ENDED, subject=session.id)
        return True

    async def _go_on(
        self, tx: Transaction, cohort: Cohort, mentorship: Mentorship, stay: tuple[MemberId, ...], now: datetime
    ) -> None:
        directions = tuple(d for d in mentorship.directions if d.giver in stay and d.receiver in stay)
        await found(self.services, tx, cohort, replace(mentorship, members=stay, directions=directions), now)
