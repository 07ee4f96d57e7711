"""*Why did I (not) get this?*: the answer to a person about one message, or about the latest ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.errors import NoSuchThing, NotYours
from mentoring.model import Actor
from mentoring.nudges.model import Nudge
from mentoring.programme.services import UseCase


@dataclass(frozen=True, kw_only=True)
class Why:
    """One message and what led to it."""

    nudge: Nudge


class DeliveryLog(UseCase):
    """Explains what was sent and what was not."""

    async def one(self, actor: Actor, nudge: str) -> Why:
        """Why this message came. Raises NoSuchThing, NotYours."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await tx.nudges.get(nudge)
        if found is None:
            raise NoSuchThing
        if found.to and actor.member not in found.to:
            raise NotYours
        return Why(nudge=found)

    async def latest(self, actor: Actor, limit: int = 10) -> Sequence[Nudge]:
        """The latest messages to this person: sent, waiting, and not sent with the reason."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return await tx.nudges.of_member(actor.member, limit)
