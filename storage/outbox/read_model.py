"""Read model of the outbox, for who only looks: what is planned, in which state, who is at work, what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.nudges.model import OPEN, Nudge, NudgeId, NudgeState
from storage.engines import PROGRAM
from storage.rows import in_parts, table_of
from storage.tables import NUDGES, NudgeRow


async def planned_until(connection: AsyncConnection, until: datetime, most: int) -> Sequence[Nudge]:
    """At most so many nudges that wait to be sent and are due by then, earliest first."""
    table = table_of(NudgeRow)
    query = (
        select(table)
        .where(table.c.state.in_([NudgeState.PLANNED, NudgeState.CLAIMED]), table.c.not_before <= until)
        .order_by(table.c.not_before, table.c.nudge_id)
        .limit(most)
    )
    return [NUDGES.read(columns) for columns in (await connection.execute(query)).mappings()]


async def states(connection: AsyncConnection) -> Mapping[NudgeState, int]:
    """How many nudges are in each state."""
    c = table_of(NudgeRow).c
    found = await connection.execute(select(c.state, func.count()).group_by(c.state).order_by(c.state))
    return {NudgeState(state): number for state, number in found}


async def replicas(connection: AsyncConnection) -> Sequence[str]:
    """The bot processes that are connected to this PostgreSQL now, by host and process id."""
    query = text(
        "SELECT DISTINCT application_name FROM pg_stat_activity "
        "WHERE datname = current_database() AND application_name LIKE :ours ORDER BY 1"
    )
    found = (await connection.execute(query, {"ours": f"{PROGRAM} %"})).scalars()
    return [name.removeprefix(f"{PROGRAM} ") for name in found]


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
