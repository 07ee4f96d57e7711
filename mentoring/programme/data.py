"""A person's own data: see it, take it along, have it erased at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentoring.errors import NothingToLeave, NothingToShow
from mentoring.model import Actor, ChannelId, MemberId
from mentoring.programme.enrolment import Enrolments
from mentoring.programme.services import UseCase


class Data(UseCase):
    """What is stored about the one who asks; nobody else's."""

    async def export(self, actor: Actor) -> Mapping[str, Any]:
        """Everything stored about the person, by table, as JSON values. Raises NothingToShow."""
        async with self.services.store.transaction(actor.workspace) as tx:
            everything = await tx.members.export(actor.member)
        if not any(everything.values()):
            raise NothingToShow
        return everything

    async def erase(self, actor: Actor) -> tuple[MemberId, ...]:
        """Leave everything and remove every trace, at once; the partners who were told that a pairing ended."""
        try:
            told = (await Enrolments(self.services).leave(actor)).told
        except NothingToLeave:
            told = ()
        async with self.services.store.transaction(actor.workspace) as tx:
            await tx.members.erase(actor.member)
        await self.services.store.forget()
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        return told

    async def unsay(self, actor: Actor, channel: ChannelId, before: str) -> None:
        """After erasing: take back all that we said in the person's own conversation before that message."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await tx.members.unsay(channel, before)
