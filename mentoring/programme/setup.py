"""Set-up: the first organiser, and handing the role to others."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentoring.errors import AdminsOnly, LastOrganiser, NamedInSettings, SetUpAlready, ThatPersonCannot
from mentoring.model import Actor, CohortStage, Member, MemberId, OrganiserAct
from mentoring.nudges.kinds.approval_reminder import approval_reminder
from mentoring.nudges.kinds.organiser_welcome import welcome
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import organisers_of
from mentoring.programme.services import UseCase
from mentoring.timeline import local_day


class SetUp(UseCase):
    """Who organises in a workspace."""

    async def begin(self, actor: Actor) -> bool:
        """Make the first workspace admin who asks (or anyone named in the settings) organiser.

        Where every organiser has gone, an admin takes over: the role, and the cohorts that nobody looks after any more.
        True when they are new in the role. Raises AdminsOnly, SetUpAlready.
        """
        now = self.services.clock()
        person = await self.services.directory.person(actor.workspace, actor.member)
        named = actor.member in self.services.named_organisers
        left = await self._left(actor)
        if not named and left and actor.member not in left:
            raise SetUpAlready(organisers=left)
        if not named and not left and not person.admin:
            raise AdminsOnly
        async with self.services.store.transaction(actor.workspace) as tx:
            member = await tx.members.get(actor.member)
            if member is not None and member.organiser:
                return False
            if not left:
                await self._retire_everybody(tx)
            known = replace(member or Member(id=actor.member), tz=person.tz, locale=person.locale, organiser=named)
            await tx.members.put(known)
            if not named and not await tx.members.make_first_organiser(actor.member):
                raise SetUpAlready(organisers=await self._all(tx))
            day = local_day(now, person.tz)
            await self.services.plan(tx, [welcome(actor.member, day, now)])
            await self.log(tx, actor, OrganiserAct.ORGANISER_BEGAN)
            if not left:
                await self._take_over(tx, actor.member, now)
        return True

    async def appoint(self, actor: Actor, member: MemberId) -> bool:
        """Make another person organiser; False when they were already. Raises NotAnOrganiser, ThatPersonCannot."""
        now = self.services.clock()
        person = await self.services.directory.person(actor.workspace, member)
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            if not person.eligible:
                raise ThatPersonCannot(member=member, why=person.standing)
            known = await tx.members.get(member)
            if member in self.services.named_organisers or (known is not None and known.organiser):
                return False
            new = replace(known or Member(id=member), tz=person.tz, locale=person.locale, organiser=True)
            await tx.members.put(new)
            await self.services.plan(tx, [welcome(member, local_day(now, person.tz), now)])
            await self.log(tx, actor, OrganiserAct.ORGANISER_ADDED, "", member)
        return True

    async def dismiss(self, actor: Actor, member: MemberId) -> bool:
        """Take the role from a colleague, or step down; False when they have it not.

        Raises NotAnOrganiser, LastOrganiser, NamedInSettings.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            if member in self.services.named_organisers:
                raise NamedInSettings
            known = await tx.members.get(member)
            if known is None or not known.organiser:
                return False
            if not set(await organisers_of(self.services, tx)) - {member}:
                raise LastOrganiser
            await tx.members.put(replace(known, organiser=False))
            for cohort in await tx.cohorts.all():
                owners = tuple(one for one in cohort.owners if one != member)
                if owners != cohort.owners:
                    await tx.cohorts.put(replace(cohort, owners=owners or (actor.member,)))
            await self.log(tx, actor, OrganiserAct.ORGANISER_REMOVED, "", member)
        await self.services.surfaces.home_changed(actor.workspace, member)
        return True

    async def require(self, actor: Actor) -> None:
        """Refuse whoever does not organise, before anything is read from a form. Raises as `require_organiser`."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)

    async def organisers(self, actor: Actor) -> list[MemberId]:
        """Everybody who organises in this workspace."""
        async with self.services.store.transaction(actor.workspace) as tx:
            stored = {member.id for member in await tx.members.organisers()}
        return sorted(stored | self.services.named_organisers)

    async def is_organiser(self, actor: Actor) -> bool:
        """Whether the person organises here."""
        return actor.member in await self.organisers(actor)

    async def _left(self, actor: Actor) -> tuple[MemberId, ...]:
        """The organisers whose accounts Slack still lets take part."""
        async with self.services.store.transaction(actor.workspace) as tx:
            organisers = await self._all(tx)
        known = [await self.services.directory.person(actor.workspace, each) for each in organisers]
        return tuple(each.id for each in known if each.eligible)

    @staticmethod
    async def _retire_everybody(tx: Transaction) -> None:
        """Their accounts have gone, so the role is free; a person who comes back can be appointed again."""
        for gone in await tx.members.organisers():
            await tx.members.put(replace(gone, organiser=False))

    async def _take_over(self, tx: Transaction, member: MemberId, now: datetime) -> None:
        """The cohorts that are not over hear from somebody again, at once where pairs wait."""
        for cohort in await tx.cohorts.all():
            if cohort.stage not in (CohortStage.FINISHED, CohortStage.CANCELLED):
                await tx.cohorts.put(replace(cohort, owners=(*cohort.owners, member)))
            if cohort.stage is CohortStage.PROPOSED:
                await self.services.plan(tx, [approval_reminder(cohort, member, now)])

    async def _all(self, tx: Transaction) -> tuple[MemberId, ...]:
        ids = {member.id for member in await tx.members.organisers()} | self.services.named_organisers
        return tuple(sorted(ids))
