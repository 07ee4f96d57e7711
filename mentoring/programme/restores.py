"""After a restore: an organiser says who was introduced meanwhile, and the other introductions go on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mentoring.model import Actor, MemberId, OrganiserAct, Restored
from mentoring.nudges.model import Nudge
from mentoring.programme.services import UseCase


@dataclass(frozen=True, kw_only=True)
class WaitingIntroductions:
    """What waits, earliest due first. `restored` is None once somebody has decided."""

    restored: Restored | None
    introductions: Sequence[Nudge]

    @property
    def people(self) -> frozenset[MemberId]:
        """Everybody who waits to be introduced."""
        return frozenset(member for nudge in self.introductions for member in nudge.to)


@dataclass(frozen=True, kw_only=True)
class ConfirmedRestore:
    """What an organiser's word changed. `done`: False when somebody had said so before."""

    done: bool
    introduced: int = 0
    to_introduce: int = 0


class Restores(UseCase):
    """An organiser's word about the introductions of a restored workspace."""

    async def waiting(self, actor: Actor) -> WaitingIntroductions:
        """The introductions that wait. Raises NotAnOrganiser, NoOrganiserYet, NotEligible."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            restored = await tx.restores.unconfirmed()
            return WaitingIntroductions(restored=restored, introductions=await tx.restores.waiting())

    async def confirm(self, actor: Actor, introduced: Collection[MemberId]) -> ConfirmedRestore:
        """Those of `introduced` had theirs already, the others are introduced now. Raises as `waiting`."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            waiting = await tx.restores.waiting()
            had = [nudge for nudge in waiting if set(nudge.to) & set(introduced)]
            for nudge in had:
                await tx.restores.arrived(nudge.id)
            done = await tx.restores.confirm(self.services.clock())
            if not done:
                return ConfirmedRestore(done=False)
            about = [member for nudge in had for member in nudge.to]
            await self.log(tx, actor, OrganiserAct.RESTORE_CONFIRMED, "", *about)
            return ConfirmedRestore(done=True, introduced=len(had), to_introduce=len(waiting) - len(had))
