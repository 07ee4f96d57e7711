"""Ending kindly: what happens to a mentorship, its plans and its people when somebody goes."""

from __future__ import annotations

from datetime import datetime

from mentoring.errors import NoPartnerToChange
from mentoring.model import Actor, Cohort, EndedFor, MemberId, Mentorship, MentorshipState
from mentoring.nudges.kinds.goes_on import goes_on
from mentoring.nudges.kinds.last_line import last_line
from mentoring.nudges.kinds.partner_left import partner_left
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.booked_times import call_off_all
from mentoring.programme.services import UseCase
from mentoring.programme.start_mentorships import go_on, introduce

SAYS_GOODBYE = frozenset({EndedFor.LEFT, EndedFor.ANOTHER_PARTNER})
"""Ends that somebody chose: their conversation hears a goodbye."""


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
                    told += await self.end_for(tx, cohort, actor.member, now, EndedFor.ANOTHER_PARTNER)
        if not told:
            raise NoPartnerToChange
        for member in (actor.member, *told):
            await self.services.surfaces.home_changed(actor.workspace, member)
        return tuple(dict.fromkeys(told))

    async def end_for(
        self, tx: Transaction, cohort: Cohort, member: MemberId, now: datetime, why: EndedFor
    ) -> list[MemberId]:
        """End the person's mentorship in this cohort; those who stay are told and, where possible, matched again.

        Two who stay of three go on as a pair. One who stays waits for a partner: the planner looks for one at once.
        Whoever was never introduced hears nothing, since there is nothing to them that has ended. The people who were
        told.
        """
        told: list[MemberId] = []
        for mentorship in await tx.mentorships.of_member(member):
            if mentorship.cohort != cohort.id or not await self.end(tx, mentorship, now, why, member):
                continue
            stay = mentorship.partners_of(member)
            if len(stay) > 1:
                await self.go_on(tx, cohort, mentorship, stay, now)
            await tx.cohorts.look_again(cohort.id, now)
            if len(stay) == 1 and why in SAYS_GOODBYE:
                await self.services.plan(tx, last_line(mentorship, now))
            if mentorship.introduced_at is not None:
                await self.services.plan(tx, [partner_left(mentorship, partner, now) for partner in stay])
                told += stay
        return told

    async def end(
        self, tx: Transaction, mentorship: Mentorship, now: datetime, why: EndedFor, leaver: MemberId | None = None
    ) -> bool:
        """End one mentorship and everything that was still planned for it; False when it had ended already.

        Whoever was to meet at an agreed time hears that it is off, but for the one who leaves.
        """
        if not mentorship.is_open or not await tx.mentorships.end(mentorship.id, now, why):
            return False
        await tx.nudges.skip(SkipReason.PAIRING_ENDED, subject=mentorship.id)
        await tx.led_sessions.look_at(mentorship.id, now)
        for session in await tx.sessions.of_mentorship(mentorship.id):
            await tx.nudges.skip(SkipReason.PAIRING_ENDED, subject=session.id)
        tell = [each for each in mentorship.members if each != leaver]
        await call_off_all(self.services, tx, mentorship, tell, now)
        return True

    async def go_on(
        self, tx: Transaction, cohort: Cohort, before: Mentorship, stay: tuple[MemberId, ...], now: datetime
    ) -> None:
        """Two of three: as a pair that knows one another, or to be introduced as one."""
        if before.introduced_at is not None:
            after = await go_on(self.services, tx, before, stay, now)
            await self.services.plan(tx, [goes_on(after, now), *last_line(before, now)])
            return
        directions = tuple(way for way in before.directions if way.giver in stay and way.receiver in stay)
        await introduce(self.services, tx, cohort, stay, directions, now=now, due_at=now)
