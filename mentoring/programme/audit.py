"""The audit log: what organisers did and what was refused, for organisers to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.model import Actor, AuditEntry, OrganiserAct
from mentoring.programme.services import UseCase

PER_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class AuditPage:
    """Some of the log, newest first; `names` are of cohorts that are still there, by id."""

    entries: Sequence[AuditEntry]
    names: dict[str, str]
    page: int
    everything: int

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.everything // PER_PAGE))


class Audits(UseCase):
    """Reading the audit log, and writing down what was refused."""

    async def page(self, actor: Actor, page: int = 0) -> AuditPage:
        """A page of the log, from 0. Raises NotAnOrganiser, NoOrganiserYet."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            entries = await tx.audit.latest(PER_PAGE, page * PER_PAGE)
            names = {str(cohort.id): cohort.name for cohort in await tx.cohorts.all()}
            return AuditPage(entries=entries, names=names, page=page, everything=await tx.audit.count())

    async def refused(self, actor: Actor, control: str) -> None:
        """Somebody tried what only organisers may do, or what is not theirs."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.log(tx, actor, OrganiserAct.REFUSED, "", control)
