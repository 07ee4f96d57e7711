"""Taking nudges to deliver: fairly over workspaces, within their budgets, under a lease and a higher fence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Integer,
    Row,
    Select,
    String,
    Update,
    bindparam,
    case,
    func,
    select,
    text,
    union_all,
    update,
)
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
        # Many workspaces get a few places each, since each may have only a few posts on their way at a time.
        fair = min(pace.per_claim, -(-room // len(buckets)))
        shares[bucket] = max(0, min(fair, int(bucket.tokens), room - sum(shares.values())))
    if not shares:
        return []
    wanted = {bucket.workspace: share for bucket, share in shares.items() if share}
    nudges = await _take(connection, NudgeState.PLANNED, wanted, owner, now, now + lease)
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
    return await _take(
        connection, NudgeState.UNCERTAIN, dict.fromkeys(free, READS_A_WORKSPACE), owner, now, now + lease
    )


async def _due_budgets(connection: AsyncConnection, now: datetime, most: int) -> list[Row[Any]]:
    """The budgets of workspaces in which something can be claimed, and that nobody else is busy with."""
    rows = (await connection.execute(due_budgets(now, most))).all()
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


def _due(
    workspace: str | BindParameter[str], now: datetime | BindParameter[datetime], most: int | BindParameter[int]
) -> Select[tuple[str, str]]:
    """The planned nudges of a workspace that are due, longest waiting first."""
    c = table_of(NudgeRow).c
    return (
        select(c.workspace_id, c.nudge_id)
        .where(c.workspace_id == workspace, c.state == NudgeState.PLANNED, c.not_before <= now)
        .order_by(c.not_before)
        .limit(most)
    )


def _ripe(
    workspace: str | BindParameter[str], now: datetime | BindParameter[datetime], most: int | BindParameter[int]
) -> Select[tuple[str, str]]:
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
    state: NudgeState,
    shares: Mapping[WorkspaceId, int],
    owner: str,
    now: datetime,
    until: datetime,
) -> list[Nudge]:
    """Put owner, lease and a higher fence on so many nudges of each workspace in that state, in one statement."""
    if not shares:
        return []
    given: dict[str, Any] = {"new_owner": owner, "moment": now, "until": until}
    for place, (workspace, share) in enumerate(shares.items()):
        given |= {f"workspace_{place}": workspace, f"most_{place}": share}
    found = await connection.execute(_taking(state, len(shares)), given)
    return sorted((nudge_of(columns) for columns in found.mappings()), key=lambda nudge: nudge.not_before)


@lru_cache
def _taking(state: NudgeState, workspaces: int) -> Update:
    """The statement for so many workspaces; kept, because building it takes longer than running it."""
    table = table_of(NudgeRow)
    moment = bindparam("moment", type_=table.c.not_before.type)
    of_one = _due if state is NudgeState.PLANNED else _ripe
    each = (
        of_one(bindparam(f"workspace_{place}", type_=String), moment, bindparam(f"most_{place}", type_=Integer))
        for place in range(workspaces)
    )
    # Each query is wrapped, because SQLite takes no LIMIT inside a bare UNION.
    due = union_all(*(select(query.subquery()) for query in each)).subquery("due")
    return (
        update(table)
        .where(table.c.workspace_id == due.c.workspace_id, table.c.nudge_id == due.c.nudge_id, table.c.state == state)
        .values(
            state=NudgeState.CLAIMED if state is NudgeState.PLANNED else state,
            owner=bindparam("new_owner"),
            fence=table.c.fence + 1,
            lease_until=bindparam("until", type_=table.c.lease_until.type),
        )
        .returning(*table.c)
    )


async def _charge(
    connection: AsyncConnection, shares: dict[Bucket, int], nudges: Sequence[Nudge], now: datetime
) -> None:
    """Spend a token for each nudge, and note when something can next be claimed in each workspace."""
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
    await connection.execute(_charging(), rows)


@lru_cache
def _charging() -> Update:
    """The statement that writes one workspace's budget."""
    table = table_of(BudgetRow)
    first = first_planned()
    ready = bindparam("ready", type_=table.c.next_claim_at.type)
    return (
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
