"""Taking nudges to deliver: fairly over workspaces, within their budgets, under a lease and a higher fence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, case, func, select, text, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.nudge import Nudge, NudgeState
from storage.database import workspace_key
from storage.outbox.budgets import Bucket, Pace, first_planned, refilled
from storage.rows import table_of
from storage.tables import BudgetRow, NudgeRow, nudge_of

WORKSPACES_A_CLAIM = 50
"""A claim stays short, so that clicks are not kept waiting behind it."""

READS_A_WORKSPACE = 4
"""Uncertain nudges of one workspace that are looked up at a time; Slack allows about fifty reads a minute."""


async def claim(
    connection: AsyncConnection,
    *,
    owner: str,
    now: datetime,
    lease: timedelta,
    pace: Pace,
    room: int,
) -> list[Nudge]:
    """Claim at most `room` due nudges, longest-waiting workspace first, each within its token bucket.

    Runs in a transaction of its own. On PostgreSQL a workspace that another replica is busy with is left for later.
    """
    buckets = [refilled(row, pace, now) for row in await _due_budgets(connection, now, min(room, WORKSPACES_A_CLAIM))]
    shares: dict[Bucket, int] = {}
    for bucket in buckets:
        shares[bucket] = max(0, min(pace.per_claim, int(bucket.tokens), -(-room // len(buckets)), room - sum(shares.values())))
    if not shares:
        return []
    nudges = await _take(
        connection,
        [_due(bucket.workspace, now, share) for bucket, share in shares.items() if share],
        owner,
        now + lease,
    )
    await _charge(connection, shares, nudges, now)
    return nudges


async def claim_uncertain(
    connection: AsyncConnection, *, owner: str, now: datetime, lease: timedelta, room: int
) -> list[Nudge]:
    """Take uncertain nudges whose time to be looked up has come, a few of each workspace; they stay uncertain."""
    c = table_of(NudgeRow).c
    ripe = (
        select(c.workspace_id)
        .where(c.state == NudgeState.UNCERTAIN, c.not_before <= now, func.coalesce(c.lease_until, now) <= now)
        .order_by(c.not_before)
        .limit(room * READS_A_WORKSPACE)
    )
    found = (await connection.execute(ripe)).scalars()
    workspaces = list(dict.fromkeys(WorkspaceId(workspace) for workspace in found))[: min(room, WORKSPACES_A_CLAIM)]
    free = await _free(connection, workspaces)
    if not free:
        return []
    queries = [_ripe(workspace, now, READS_A_WORKSPACE) for workspace in free]
    return await _take(connection, queries, owner, now + lease, NudgeState.UNCERTAIN)


async def _due_budgets(connection: AsyncConnection, now: datetime, most: int) -> list[BudgetRow]:
    """The budgets of workspaces in which something can be claimed, and that nobody else is busy with."""
    found = await connection.execute(due_budgets(now, most))
    rows = [BudgetRow(**columns) for columns in found.mappings()]
    free = set(await _free(connection, [WorkspaceId(row.workspace_id) for row in rows]))
    return [row for row in rows if row.workspace_id in free]


def due_budgets(now: datetime, most: int) -> Select[Any]:
    """The query that an idle tick runs; it must be answered from the index on `next_claim_at`."""
    table = table_of(BudgetRow)
    return (
        select(table)
        .where(table.c.next_claim_at <= now, table.c.paused.is_(None))
        .order_by(table.c.served_at, table.c.workspace_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )


async def _free(connection: AsyncConnection, workspaces: Sequence[WorkspaceId]) -> list[WorkspaceId]:
    """Those workspaces that are ours for this transaction; on SQLite all are."""
    if connection.dialect.name == "sqlite" or not workspaces:
        return list(workspaces)
    keys = {workspace_key(workspace): workspace for workspace in workspaces}
    query = text("SELECT key FROM unnest(CAST(:keys AS bigint[])) AS key WHERE pg_try_advisory_xact_lock(key)")
    ours = (await connection.execute(query, {"keys": list(keys)})).scalars()
    return [keys[key] for key in ours]


def _due(workspace: WorkspaceId, now: datetime, most: int) -> Select[tuple[str, str]]:
    """The planned nudges of a workspace that are due, longest waiting first."""
    c = table_of(NudgeRow).c
    return (
        select(c.workspace_id, c.nudge_id)
        .where(c.workspace_id == workspace, c.state == NudgeState.PLANNED, c.not_before <= now)
        .order_by(c.not_before)
        .limit(most)
    )


def _ripe(workspace: WorkspaceId, now: datetime, most: int) -> Select[tuple[str, str]]:
    """The uncertain nudges of a workspace that can be looked up, longest waiting first."""
    c = table_of(NudgeRow).c
    return (
        select(c.workspace_id, c.nudge_id)
        .where(c.workspace_id == workspace, c.state == NudgeState.UNCERTAIN, c.not_before <= now)
        .where(func.coalesce(c.lease_until, now) <= now)
        .order_by(c.not_before)
        .limit(most)
    )


async def _take(
    connection: AsyncConnection,
    queries: Sequence[Select[tuple[str, str]]],
    owner: str,
    until: datetime,
    state: NudgeState = NudgeState.CLAIMED,
) -> list[Nudge]:
    """Put owner, lease and a higher fence on what the queries find, in one statement."""
    if not queries:
        return []
    table = table_of(NudgeRow)
    # Each query is wrapped, because SQLite takes no LIMIT inside a bare UNION.
    due = union_all(*(select(query.subquery()) for query in queries)).subquery("due")
    before = NudgeState.PLANNED if state is NudgeState.CLAIMED else state
    statement = (
        update(table)
        .where(table.c.workspace_id == due.c.workspace_id, table.c.nudge_id == due.c.nudge_id, table.c.state == before)
        .values(state=state, owner=owner, fence=table.c.fence + 1, lease_until=until)
        .returning(*table.c)
    )
    found = await connection.execute(statement)
    return sorted((nudge_of(columns) for columns in found.mappings()), key=lambda nudge: nudge.not_before)


async def _charge(
    connection: AsyncConnection, shares: dict[Bucket, int], nudges: Sequence[Nudge], now: datetime
) -> None:
    """Spend a token for each nudge, and note when something can next be claimed in each workspace."""
    table = table_of(BudgetRow)
    taken = dict.fromkeys((bucket.workspace for bucket in shares), 0)
    for nudge in nudges:
        taken[nudge.workspace] += 1
    rows = [
        {
            "of_workspace": bucket.workspace,
            "left": bucket.tokens - taken[bucket.workspace],
            "rate_now": bucket.rate,
            "at": now,
            "served": now if taken[bucket.workspace] else bucket.served_at,
            "ready": bucket.ready_after(taken[bucket.workspace], now),
        }
        for bucket in shares
    ]
    first = first_planned()
    ready = bindparam("ready", type_=table.c.next_claim_at.type)
    statement = (
        update(table)
        .where(table.c.workspace_id == bindparam("of_workspace"))
        .values(
            tokens=bindparam("left"),
            rate=bindparam("rate_now"),
            refilled_at=bindparam("at", type_=table.c.refilled_at.type),
            served_at=bindparam("served", type_=table.c.served_at.type),
            next_claim_at=case((first.is_(None), None), (first > ready, first), else_=ready),
        )
    )
    await connection.execute(statement, rows)
