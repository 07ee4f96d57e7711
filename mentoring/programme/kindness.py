"""Kindness: whom to talk to when something was heavy, and what somebody would rather not hear."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mentoring.model import Actor
from mentoring.nudges.model import MUTABLE, NudgeKind
from mentoring.programme.services import UseCase
from mentoring.programme.setup import SetUp


@dataclass(frozen=True, kw_only=True)
class Support:
    """Whom to talk to, in the organisation's words (empty: it has written none); whether the reader may change them."""

    words: str
    organises: bool


class Kindness(UseCase):
    """What makes it easier."""

    async def support(self, actor: Actor) -> Support:
        """Whom to talk to. Nothing is kept of who asked, and nobody hears of it: it only reads."""
        organises = await SetUp(self.services).is_organiser(actor)
        async with self.services.store.transaction(actor.workspace) as tx:
            return Support(words=await tx.support.words(), organises=organises)

    async def name_support(self, actor: Actor, words: str) -> None:
        """An organiser says whom to talk to; no words at all bring back the usual ones. Raises NotAnOrganiser."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            await tx.support.put(words)

    async def muted(self, actor: Actor) -> frozenset[NudgeKind]:
        """What they have muted."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return (await tx.muted.of([actor.member])).get(actor.member, frozenset())

    async def mute(self, actor: Actor, kinds: Collection[NudgeKind]) -> frozenset[NudgeKind]:
        """Mute these kinds, of those that can be muted, and no others; what is muted now."""
        wanted = frozenset(kinds) & MUTABLE
        async with self.services.store.transaction(actor.workspace) as tx:
            await tx.muted.put(actor.member, wanted)
        return wanted

    async def mute_also(self, actor: Actor, kind: NudgeKind) -> frozenset[NudgeKind]:
        """Mute this kind too."""
        return await self.mute(actor, {*await self.muted(actor), kind})
