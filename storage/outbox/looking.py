"""A look into the outbox for an operator: what is planned, in which state everything is, who is at work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.nudges.model import Nudge, NudgeState
from storage.engines import PROGRAM
from storage.rows import table_of
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
