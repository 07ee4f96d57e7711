"""Lease and fencing token: nudges are taken for a while, fairly over workspaces, and a late holder is told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Integer,
    Row,
    Select,
    Update,
    bindparam,
    case,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import TextualSelect

from mentoring.model import WorkspaceId
from mentoring.nudges.limits import Pace
from mentoring.nudges.model import Nudge, NudgeState
from storage.database import BOUNDED, workspace_key
from storage.outbox.budgets import Bucket, first_planned, refilled
from storage.outbox.keys import write_claims
from storage.rows import power_of_two, table_of
from storage.tables import NUDGES, BudgetRow, NudgeRow, is_in

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
    capacity: int,
) -> list[Nudge]:
    """Claim at most `capacity` due nudges, longest-waiting workspace first, each within its token bucket.

    Runs in a transaction of its own. On PostgreSQL a workspace that another replica is busy with is left for later.
    """
    buckets = [
        refilled(row, pace, now) for row in await _due_budgets(connection, now, min(capacity, WORKSPACES_A_CLAIM))
    ]
    shares: dict[Bucket, int] = {}
    for bucket in buckets:
        # Many workspaces get a few slots each, since each may have only a few posts on their way at a time.
        fair = min(pace.per_claim, -(-capacity // len(buckets)))
        shares[bucket] = max(0, min(fair, int(bucket.tokens), capacity - sum(shares.values())))
    if not shares:
        return []
    wanted = {bucket.workspace: share for bucket, share in shares.items() if share}
    nudges = await _take(connection, NudgeState.PLANNED, wanted, owner, now, now + lease)
    await _charge(connection, shares, nudges, now)
    return nudges


async def claim_uncertain(
    connection: AsyncConnection, *, owner: str, now: datetime, lease: timedelta, capacity: int
) -> list[Nudge]:
    """Take uncertain nudges whose time to be looked up has come, a few of each workspace; they stay uncertain."""
    c = table_of(NudgeRow).c
    ripe = (
        select(c.workspace_id)
        .where(is_in(NudgeState.UNCERTAIN), c.not_before <= now, func.coalesce(c.lease_until, now) <= now)
        .order_by(c.not_before)
        .limit(capacity * READS_A_WORKSPACE)
    )
    found = (await connection.execute(ripe)).scalars()
    workspaces = list(dict.fromkeys(WorkspaceId(workspace) for workspace in found))[: min(capacity, WORKSPACES_A_CLAIM)]
    free = await _free(connection, workspaces)
    if not free:
        return []
    return await _take(
        connection, NudgeState.UNCERTAIN, dict.fromkeys(free, READS_A_WORKSPACE), owner, now, now + lease
    )


async def _due_budgets(connection: AsyncConnection, now: datetime, most: int) -> list[Row[Any]]:
    """The budgets of workspaces in which something can be claimed, and that nobody else is busy with."""
    rows = (await connection.execute(due_budgets(), {"moment": now, "most": most})).all()
    free = set(await _free(connection, [WorkspaceId(row.workspace_id) for row in rows]))
    return [row for row in rows if row.workspace_id in free]


@lru_cache
def due_budgets() -> Select[Any]:
    """The query that an idle tick runs, at `:moment` and for `:most`; it must be answered from one index."""
    table = table_of(BudgetRow)
    moment = bindparam("moment", type_=table.c.next_claim_at.type)
    return (
        select(table)
        .where(table.c.next_claim_at <= moment, table.c.paused.is_(None))
        .order_by(table.c.served_at, table.c.workspace_id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True)
    )


async def _free(connection: AsyncConnection, workspaces: Sequence[WorkspaceId]) -> list[WorkspaceId]:
    """Those workspaces that are ours for this transaction; on SQLite all are."""
    if connection.dialect.name == "sqlite" or not workspaces:
        return list(workspaces)
    keys = {workspace_key(workspace): workspace for workspace in workspaces}
    free = "unnest(CAST(:keys AS bigint[])) AS key WHERE pg_try_advisory_xact_lock(key)"
    query = text(f"SELECT key FROM {BOUNDED}, {free}")  # noqa: S608 - our own words
    ours = (await connection.execute(query, {"keys": list(keys)})).scalars()
    return [keys[key] for key in ours]


async def _take(
    connection: AsyncConnection,
    state: NudgeState,
    shares: Mapping[WorkspaceId, int],
    owner: str,
    now: datetime,
    until: datetime,
) -> list[Nudge]:
    """Put owner, lease and a higher fence on so many nudges of each workspace in that state.

    Whoever holds the workspaces reads and then writes, which takes half as long as one UPDATE with RETURNING.
    """
    if not shares:
        return []
    given: dict[str, Any] = {"moment": now}
    size = power_of_two(len(shares))
    for place, (workspace, share) in enumerate([*shares.items(), *[("", 0)] * (size - len(shares))]):
        given |= {f"workspace_{place}": workspace, f"most_{place}": share}
    found = await connection.execute(waiting(state, size), given)
    to = NudgeState.CLAIMED if state is NudgeState.PLANNED else state
    held = {"state": to, "owner": owner, "lease_until": until}
    names = tuple(found.keys())
    rows = (dict(zip(names, values, strict=True)) for values in found)
    taken = [NUDGES.read(row | held | {"fence": row["fence"] + 1}) for row in rows]
    await write_claims(connection, taken)
    return sorted(taken, key=lambda nudge: nudge.not_before)


@lru_cache
def waiting(state: NudgeState, workspaces: int) -> TextualSelect:
    """The nudges in a state that wait for us at `:moment`: of `:workspace_0` the `:most_0` longest waiting, and so on.

    Written out, since SQLAlchemy takes a tenth of a second to build and compile as many queries.
    """
    table = table_of(NudgeRow)
    columns = ", ".join(table.c.keys())
    free = " AND coalesce(lease_until, :moment) <= :moment" if state is NudgeState.UNCERTAIN else ""
    each = (
        # Each query is wrapped, because SQLite takes no LIMIT inside a bare UNION.
        f"SELECT * FROM (SELECT {columns} FROM {table.name} WHERE workspace_id = :workspace_{place} "  # noqa: S608 - our names
        f"AND state = '{state}' AND not_before <= :moment{free} ORDER BY not_before LIMIT :most_{place}) AS of_{place}"
        for place in range(workspaces)
    )
    moment = bindparam("moment", type_=table.c.not_before.type)
    return text(" UNION ALL ".join(each)).bindparams(moment).columns(*table.c)


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
