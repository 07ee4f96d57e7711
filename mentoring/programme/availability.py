"""Free and busy, for who wants it: slots avoid what somebody's own published calendar says is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mentoring.errors import LinkNotTaken
from mentoring.model import Actor, Member, MemberId, PublishedCalendar, WorkspaceId
from mentoring.ports.calendars import CalendarUnreadable
from mentoring.programme.services import UseCase

READ_EVERY = timedelta(hours=6)
"""How old what we know of a calendar may be."""

LEASE = timedelta(minutes=5)
"""A reading that did not finish is made again by another process after this."""

AHEAD = timedelta(days=60)
"""How far ahead a calendar is read."""

AT_A_TIME = 20
"""So many calendars are read in one go."""


class Availability(UseCase):
    """What people let us know of their own calendars."""

    async def of(self, actor: Actor) -> PublishedCalendar | None:
        """The person's own calendar, where they have given us one."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return await tx.calendars.get(actor.member)

    async def publish(self, actor: Actor, link: str) -> None:
        """Read this calendar from now on, in place of an earlier one. Raises LinkNotTaken."""
        if not self.services.calendars.takes(link):
            raise LinkNotTaken
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await tx.calendars.put(PublishedCalendar(member=actor.member, link=link, look_again_at=now))

    async def forget(self, actor: Actor) -> None:
        """Forget the link, and all that was read there, at once."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await tx.calendars.remove(actor.member)

    async def read_due(self) -> int:
        """Read the calendars that are due, one after the other; how many. One that cannot be read holds up no other."""
        due = await self.services.store.calendars_to_read(self.services.clock(), AT_A_TIME)
        return sum([await self._read(workspace, member) for workspace, member in due])

    async def _read(self, workspace: WorkspaceId, member: MemberId) -> bool:
        now = self.services.clock()
        async with self.services.store.transaction(workspace) as tx:
            known = await tx.calendars.claim(member, now, now + LEASE)
            works = await tx.profiles.get(member) or await tx.members.get(member) or Member(id=member)
        if known is None:
            return False
        again = replace(known, look_again_at=now + READ_EVERY)
        try:
            busy = await self.services.calendars.busy(known.link, now, now + AHEAD, works.tz)
            after = replace(again, busy=busy, read_at=now, failed=False)
        except CalendarUnreadable:
            after = replace(again, failed=True)
        async with self.services.store.transaction(workspace) as tx:
            return await tx.calendars.learn(after)
