"""When a workspace's next nudge can be claimed: one column, so that an idle tick reads one index entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import case, or_
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from storage.rows import insert_into, table_of
from storage.tables import BudgetRow

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""A workspace that was never served has waited longest, and its bucket is full."""

FULL = 1e9
"""Tokens and rate of a new workspace: whatever delivery's limits allow, since it takes the smaller."""


async def wake_workspaces(connection: AsyncConnection, at: Mapping[WorkspaceId, datetime]) -> None:
    """Something may be claimed in each workspace from that instant on, if not earlier, and once it is not blocked."""
    if not at:
        return
    table = table_of(BudgetRow)
    insert = insert_into(connection, table)
    wanted = insert.excluded.next_claim_at
    possible = case((table.c.blocked_until > wanted, table.c.blocked_until), else_=wanted)
    sooner = or_(table.c.next_claim_at.is_(None), table.c.next_claim_at > possible)
    statement = insert.on_conflict_do_update(
        index_elements=["workspace_id"],
        set_={"next_claim_at": case((sooner, possible), else_=table.c.next_claim_at)},
    )
    rows = [
        {
            "workspace_id": workspace,
            "tokens": FULL,
            "rate": FULL,
            "refilled_at": LONG_AGO,
            "served_at": LONG_AGO,
            "blocked_until": None,
            "next_claim_at": instant,
            "paused": None,
        }
        for workspace, instant in sorted(at.items())
    ]
    await connection.execute(statement, rows)
