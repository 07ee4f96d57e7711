"""Being away for a while, and hearing nothing for a day or a week: a participant's own decisions too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from mentoring.errors import NothingToPause, NotPaused, PauseInThePast
from mentoring.model import Actor, Member, MemberId, MentorshipState
from mentoring.nudges.kinds.partner_away import partner_away
from mentoring.ports import Transaction
from mentoring.programme.booked_times import call_off_all
from mentoring.programme.meeting_plans import MeetingPlans
from mentoring.programme.member_overview import MemberOverview, standing_of
from mentoring.programme.services import UseCase
from mentoring.timeline import MORNING, instant, local_day

LONGEST_PAUSE = timedelta(days=183)
"""A pause always has an end, and not a far one: nobody is forgotten."""


class Pauses(UseCase):
    """Pausing, coming back, and snoozing."""

    async def pausable(self, actor: Actor) -> MemberOverview:
        """Where a person stands who wants to pause. Raises NothingToPause."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            standing = await standing_of(tx, actor.member, now)
        if not standing.enrolled:
            raise NothingToPause
        return standing

    async def pause(self, actor: Actor, until: date) -> Member:
        """Hear nothing until that day; partners learn when they are back. Raises NothingToPause, PauseInThePast."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            standing = await standing_of(tx, actor.member, now)
            if not standing.enrolled:
                raise NothingToPause
            if not standing.today < until <= standing.today + LONGEST_PAUSE:
                raise PauseInThePast(longest=LONGEST_PAUSE)
            paused = replace(standing.member, paused_until=until)
            await tx.members.put(paused)
            await self._tell_partners(tx, actor.member, now, instant(until, MORNING, paused.tz))
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        return paused

    async def resume(self, actor: Actor) -> Member:
        """End a pause early. Raises NotPaused."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            member = await tx.members.get(actor.member)
            if member is None or member.paused_until is None or member.paused_until <= local_day(now, member.tz):
                raise NotPaused
            back = replace(member, paused_until=None)
            await tx.members.put(back)
            await tx.nudges.wake(actor.member, now)
            await MeetingPlans(self.services).back_early(tx, actor.member, now)
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        return back

    async def snooze(self, actor: Actor, wait: timedelta) -> None:
        """Hear nothing of our own accord for so long from now."""
        until = self.services.clock() + wait
        async with self.services.store.transaction(actor.workspace) as tx:
            member = await tx.members.get(actor.member)
            await tx.members.put(replace(member or Member(id=actor.member), snoozed_until=until))

    async def _tell_partners(self, tx: Transaction, member: MemberId, now: datetime, back: datetime) -> None:
        """Each partner who was introduced; and the plans look again at once, since a session may have to move.

        What they had agreed on before `back` is off.
        """
        for mentorship in await tx.mentorships.of_member(member):
            if not mentorship.is_open:
                continue
            await tx.mentorships.look_again(mentorship.id, now)
            await tx.led_sessions.look_at(mentorship.id, now)
            if mentorship.state is MentorshipState.ACTIVE:
                await self.services.plan(tx, partner_away(mentorship, member, now))
                await call_off_all(self.services, tx, mentorship, mentorship.partners_of(member), now, before=back)
