"""Token bucket of each workspace, so that none is written to faster than Slack allows; who must wait, who is paused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Row, ScalarSelect, Select, and_, bindparam, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.nudges.limits import Pace
from mentoring.nudges.model import NudgeState
from mentoring.nudges.reasons import WaitReason
from storage.outbox.wake import wake_workspaces
from storage.rows import table_of
from storage.tables import BudgetRow, NudgeRow, is_in

RECOVERY = 1.1
"""After a 429 the rate grows back by this factor a minute."""

LOST_LATELY = timedelta(days=90)
"""How far back a message that was lost to a removed app is looked for, when the app is welcome again."""

SLOWEST = 16
"""However often Slack says 429, the rate stays above this fraction of the full one."""


@dataclass(frozen=True, kw_only=True)
class Gate:
    """Whether a workspace may be written to now: not before `blocked_until`, and not while `paused` says why not."""

    blocked_until: datetime | None = None
    paused: str | None = None


@dataclass(frozen=True, kw_only=True)
class Bucket:
    """A workspace's tokens at one moment, and the rate at which they come."""

    workspace: WorkspaceId
    tokens: float
    rate: float
    served_at: datetime

    def ready_after(self, taken: int, now: datetime) -> datetime:
        """When another second's worth of tokens is there after `taken` are spent."""
        left = self.tokens - taken
        if left >= 1:
            return now
        return now + timedelta(seconds=(max(1.0, self.rate) - left) / self.rate)


def refilled(row: Row[Any], pace: Pace, now: datetime) -> Bucket:
    """The bucket of a row of the budget table as it is at `now`; a clock that went back refills nothing."""
    elapsed = max(0.0, (now - row.refilled_at).total_seconds())
    # From half a day on it is full again anyway, and the power would overflow.
    rate = min(pace.rate, row.rate * RECOVERY ** min(elapsed / 60, 720.0))
    tokens = min(float(pace.burst), row.tokens + elapsed * rate)
    return Bucket(workspace=WorkspaceId(row.workspace_id), tokens=tokens, rate=rate, served_at=row.served_at)


async def gates(connection: AsyncConnection, workspaces: Iterable[WorkspaceId]) -> Mapping[WorkspaceId, Gate]:
    """Whether these workspaces may be written to."""
    wanted = sorted(set(workspaces))
    if not wanted:
        return {}
    found = await connection.execute(_gates(), {"wanted": wanted})
    known = {WorkspaceId(workspace): Gate(blocked_until=blocked, paused=paused) for workspace, blocked, paused in found}
    return {workspace: known.get(workspace, Gate()) for workspace in wanted}


@lru_cache
def _gates() -> Select[str, datetime | None, str | None]:
    """The statement that reads some workspaces' gates."""
    c = table_of(BudgetRow).c
    wanted: BindParameter[Any] = bindparam("wanted", expanding=True)
    return select(c.workspace_id, c.blocked_until, c.paused).where(c.workspace_id.in_(wanted))


async def block(
    connection: AsyncConnection,
    workspace: WorkspaceId,
    until: datetime,
    *,
    now: datetime,
    pace: Pace,
    halve: bool,
) -> None:
    """Post nothing there before `until`; after a 429, at half the rate from then on.

    The posts that were on their way together halve it once.
    """
    await wake_workspaces(connection, {workspace: until})
    table = table_of(BudgetRow)
    row = (await connection.execute(select(table).where(table.c.workspace_id == workspace))).one()
    bucket = refilled(row, pace, now)
    first_of_storm = row.blocked_until is None or row.blocked_until <= now
    slower = max(pace.rate / SLOWEST, bucket.rate / 2) if halve and first_of_storm else bucket.rate
    latest = max(filter(None, (row.blocked_until, until)))
    await connection.execute(
        update(table)
        .where(table.c.workspace_id == workspace)
        .values(
            blocked_until=latest,
            rate=slower,
            tokens=bucket.tokens,
            refilled_at=now,
            next_claim_at=max(filter(None, (row.next_claim_at, latest))),
        )
    )


async def pause(connection: AsyncConnection, workspace: WorkspaceId, why: str, now: datetime) -> None:
    """Post nothing there until `resume`; what is planned waits, until it expires."""
    await wake_workspaces(connection, {workspace: now})
    table = table_of(BudgetRow)
    await connection.execute(update(table).where(table.c.workspace_id == workspace).values(paused=why))


async def resume(connection: AsyncConnection, workspace: WorkspaceId, now: datetime) -> None:
    """Go on: the workspace was installed again, or its token works again."""
    table = table_of(BudgetRow)
    await connection.execute(
        update(table)
        .where(table.c.workspace_id == workspace)
        .values(paused=None, blocked_until=None, next_claim_at=case((first_planned().is_(None), None), else_=now))
    )


async def lost_while_paused(connection: AsyncConnection, workspace: WorkspaceId, now: datetime) -> bool:
    """Whether something ran out lately because Slack refused us in the workspace."""
    n = table_of(NudgeRow).c
    lost = and_(
        # Joined to nothing, the id is no key any more: by it SQLite would read every nudge of the workspace.
        n.workspace_id.concat("") == workspace,
        is_in(NudgeState.EXPIRED),
        n.reason == WaitReason.APP_REMOVED,
        n.expires_at > now - LOST_LATELY,
        n.expires_at <= now,
    )
    return (await connection.execute(select(n.nudge_id).where(lost).limit(1))).first() is not None


async def paused_workspaces(connection: AsyncConnection) -> Mapping[WorkspaceId, str]:
    """The workspaces that are paused, and why."""
    c = table_of(BudgetRow).c
    found = await connection.execute(
        select(c.workspace_id, c.paused).where(c.paused.is_not(None)).order_by(c.workspace_id)
    )
    return {WorkspaceId(workspace): why for workspace, why in found}


def first_planned() -> ScalarSelect[datetime | None]:
    """When the first planned nudge of the budget's workspace may go."""
    b, n = table_of(BudgetRow).c, table_of(NudgeRow).c
    return (
        select(func.min(n.not_before))
        .where(n.workspace_id == b.workspace_id, is_in(NudgeState.PLANNED))
        .correlate(table_of(BudgetRow))
        .scalar_subquery()
    )
