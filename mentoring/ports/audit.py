"""Memory of what organisers did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mentoring.model import AuditEntry


class AuditRepository(Protocol):
    """The audit log of one workspace; nothing in it is ever changed, but for the name of somebody who is erased."""

    async def add(self, entry: AuditEntry) -> None:
        """Keep one act."""
        ...

    async def latest(self, limit: int, skip: int = 0) -> Sequence[AuditEntry]:
        """The acts, newest first, after the first `skip`."""
        ...

    async def count(self) -> int:
        """How many there are."""
        ...
