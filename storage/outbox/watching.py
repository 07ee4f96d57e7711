"""The outbox for somebody who only watches: what became of each nudge, and what is still open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.nudges.model import OPEN, Nudge, NudgeId
from storage.rows import in_parts, table_of
from storage.tables import NUDGES, NudgeRow


async def watched(
    connection: AsyncConnection, workspace: WorkspaceId, *, known: Collection[NudgeId], due_after: datetime
) -> list[Nudge]:
    """The open nudges, those that came due after a moment, and the `known` ones as they are now; earliest due first."""
    table = table_of(NudgeRow)
    c = table.c
    new = or_(c.state.in_(sorted(OPEN)), c.due_at > due_after)
    found = (await connection.execute(select(table).where(c.workspace_id == workspace, new))).mappings().all()
    nudges = {NudgeId(columns["nudge_id"]): NUDGES.read(columns) for columns in found}
    for part in in_parts(set(known) - nudges.keys()):
        closed = await connection.execute(select(table).where(c.workspace_id == workspace, c.nudge_id.in_(part)))
        nudges |= {NudgeId(columns["nudge_id"]): NUDGES.read(columns) for columns in closed.mappings()}
    return sorted(nudges.values(), key=lambda nudge: (nudge.due_at, nudge.id))
