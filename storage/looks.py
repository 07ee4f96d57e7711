"""When Slack was last asked who of each workspace may take part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from storage.outbox.wake import LONG_AGO
from storage.rows import Rows, table_of
from storage.tables import BudgetRow, LookRow


class LookTable:
    """`mentoring.ports.LookRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The looks of one workspace."""
        self._rows = Rows(connection, workspace, LookRow)

    async def claim(self, now: datetime, until: datetime) -> int | None:
        """Take the look that is due; None when none is, or another process took it (atomic)."""
        await self._rows.add([LookRow(workspace_id=self._rows.workspace, look_again_at=LONG_AGO, pages=0)])
        if not await self._rows.change(self._rows.c.look_again_at <= now, look_again_at=until):
            return None
        row = await self._rows.one()
        return row.pages if row else 0

    async def done(self, again: datetime, pages: int) -> None:
        """The look was made; the next one is due at `again`."""
        await self._rows.put(LookRow(workspace_id=self._rows.workspace, look_again_at=again, pages=pages))


async def workspaces_to_look(connection: AsyncConnection, now: datetime, limit: int) -> Sequence[WorkspaceId]:
    """Workspaces whose look is due, or in which there never was one: whoever was ever written to has a budget."""
    budget, look = table_of(BudgetRow), table_of(LookRow)
    query = (
        select(budget.c.workspace_id)
        .outerjoin(look, look.c.workspace_id == budget.c.workspace_id)
        .where(or_(look.c.look_again_at.is_(None), look.c.look_again_at <= now))
        .order_by(func.coalesce(look.c.look_again_at, LONG_AGO), budget.c.workspace_id)
        .limit(limit)
    )
    return [WorkspaceId(found) for found in (await connection.execute(query)).scalars()]


async def first_look(connection: AsyncConnection) -> datetime | None:
    """When the first of the looks to come is due; None when there is none."""
    found: datetime | None = (await connection.execute(select(func.min(table_of(LookRow).c.look_again_at)))).scalar()
    return found
