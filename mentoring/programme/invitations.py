"""An organiser invites people themselves: where to join. Nobody is enrolled or messaged by it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mentoring.model import Actor, ChannelId, Cohort, CohortId, CohortStage, MemberId, OrganiserAct
from mentoring.nudges.model import NudgeState
from mentoring.programme.services import UseCase, require_stage


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A cohort that is open, and its announcement's place, where everybody may read it."""

    cohort: Cohort
    channel: ChannelId | None = None
    ts: str = ""


class Invitations(UseCase):
    """What an organiser needs to invite people; all raise NotAnOrganiser, NoSuchThing, WrongStage."""

    async def look(self, actor: Actor, cohort: CohortId) -> Invitation:
        """Where people can join. An announcement in a private channel is no place for those who are not in it."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.OPEN)
            nudge = await tx.nudges.get(found.announcement)
        if nudge is None or nudge.state is not NudgeState.SENT or not nudge.slack_ts or nudge.channel is None:
            return Invitation(cohort=found)
        channel = await self.services.directory.channel(actor.workspace, nudge.channel)
        if channel is None or channel.private:
            return Invitation(cohort=found)
        return Invitation(cohort=found, channel=nudge.channel, ts=nudge.slack_ts)

    async def made(self, actor: Actor, cohort: CohortId, people: Collection[MemberId]) -> tuple[Cohort, list[str]]:
        """The cohort, and the names of those whom the organiser chose; that it was made is in the audit log."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.OPEN)
            await self.log(tx, actor, OrganiserAct.INVITATION_MADE, cohort)
        accounts = [await self.services.directory.person(actor.workspace, each) for each in people]
        return found, [each.name for each in accounts]
