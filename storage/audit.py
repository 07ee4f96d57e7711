"""The audit log of organisers' acts."""

from __future__ import annotations

from collections.abc import Sequence
from secrets import token_hex

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import AuditEntry, WorkspaceId
from storage.rows import Rows
from storage.tables import AUDIT, AuditRow


class AuditTable:
    """`mentoring.ports.AuditRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The log of one workspace."""
        self._rows = Rows(connection, workspace, AuditRow)

    async def add(self, entry: AuditEntry) -> None:
        """Keep one act."""
        await self._rows.add([AUDIT.row(self._rows.workspace, entry, entry_id=token_hex(12))])

    async def latest(self, limit: int, skip: int = 0) -> Sequence[AuditEntry]:
        """The acts, newest first, after the first `skip`."""
        c = self._rows.c
        found = await self._rows.all(order=(c.at.desc(), c.act, c.about, c.entry_id), limit=skip + limit)
        return [AUDIT.value(row) for row in found[skip:]]

    async def count(self) -> int:
        """How many there are."""
        query = select(func.count()).select_from(self._rows.table).where(self._rows.where())
        return int((await self._rows.connection.execute(query)).scalar_one())
