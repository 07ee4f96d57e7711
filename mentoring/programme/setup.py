"""Set-up: the first organiser, and handing the role to others."""

from __future__ import annotations

from dataclasses import replace

from mentoring.errors import AdminsOnly, SetUpAlready, ThatPersonCannot
from mentoring.model import Actor, Member, MemberId
from mentoring.nudges.kinds.organiser_welcome import welcome
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase
from mentoring.timeline import local_day


class SetUp(UseCase):
    """Who organises in a workspace."""

    async def begin(self, actor: Actor) -> bool:
        """Make the first workspace admin who asks (or anyone named in the settings) organiser.

        True when they are new in the role. Raises AdminsOnly, SetUpAlready.
        """
        now = self.services.clock()
        person = await self.services.directory.person(actor.workspace, actor.member)
        named = actor.member in self.services.named_organisers
        if not named and (self.services.named_organisers or not person.admin):
            await self._refuse_late(actor)
        async with self.services.store.transaction(actor.workspace) as tx:
            member = await tx.members.get(actor.member)
            if member is not None and member.organiser:
                return False
            await tx.members.put(replace(member or Member(id=actor.member), tz=person.tz, organiser=named))
            if not named and not await tx.members.make_first_organiser(actor.member):
                raise SetUpAlready(organisers=await self._all(tx))
            day = local_day(now, person.tz)
            await self.services.plan(tx, [welcome(actor.member, day, now)])
        return True

    async def appoint(self, actor: Actor, member: MemberId) -> bool:
        """Make another person organiser; False when they were already. Raises NotAnOrganiser, ThatPersonCannot."""
        now = self.services.clock()
        person = await self.services.directory.person(actor.workspace, member)
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            if person.why_not is not None:
                raise ThatPersonCannot(member=member, why=person.why_not)
            known = await tx.members.get(member)
            if member in self.services.named_organisers or (known is not None and known.organiser):
                return False
            await tx.members.put(replace(known or Member(id=member), tz=person.tz, organiser=True))
            await self.services.plan(tx, [welcome(member, local_day(now, person.tz), now)])
        return True

    async def organisers(self, actor: Actor) -> list[MemberId]:
        """Everybody who organises in this workspace."""
        async with self.services.store.transaction(actor.workspace) as tx:
            stored = {member.id for member in await tx.members.organisers()}
        return sorted(stored | self.services.named_organisers)

    async def is_organiser(self, actor: Actor) -> bool:
        """Whether the person organises here."""
        return actor.member in await self.organisers(actor)

    async def _refuse_late(self, actor: Actor) -> None:
        async with self.services.store.transaction(actor.workspace) as tx:
            organisers = await self._all(tx)
        if organisers:
            raise SetUpAlready(organisers=organisers)
        raise AdminsOnly

    async def _all(self, tx: Transaction) -> tuple[MemberId, ...]:
        ids = {member.id for member in await tx.members.organisers()} | self.services.named_organisers
        return tuple(sorted(ids))
