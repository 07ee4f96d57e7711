"""Which interval of a workspace's life this database does not know, because it was restored from before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind, NudgeState
from mentoring.nudges.reasons import EndReason
from storage.rows import Rows, table_of
from storage.tables import NUDGES, NudgeRow, RestoredRow


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was said between `made_at` and `restored_at` is not written down here; Slack knows some of it.

    Until `is_confirmed`, nobody has said that the pairs of then are the pairs of now.
    """

    made_at: datetime
    restored_at: datetime
    is_confirmed: bool


async def restored(connection: AsyncConnection) -> Mapping[WorkspaceId, Restored]:
    """The workspaces that were restored, and from when to when."""
    c = table_of(RestoredRow).c
    found = await connection.execute(select(c.workspace_id, c.made_at, c.restored_at, c.confirmed_at))
    return {
        WorkspaceId(workspace): Restored(made_at=made, restored_at=at, is_confirmed=confirmed is not None)
        for workspace, made, at, confirmed in found
    }


async def mark_restored(
    connection: AsyncConnection, workspaces: Iterable[WorkspaceId], made_at: datetime, now: datetime
) -> None:
    """From here on, look in Slack for what may have been said since `made_at`."""
    for workspace in workspaces:
        row = RestoredRow(workspace_id=workspace, made_at=made_at, restored_at=now, confirmed_at=None)
        await Rows(connection, workspace, RestoredRow).put(row)


async def confirm_restored(connection: AsyncConnection, now: datetime) -> int:
    """The pairs of every restored workspace still stand: introduce again; how many workspaces were waiting."""
    table = table_of(RestoredRow)
    unconfirmed = update(table).where(table.c.confirmed_at.is_(None)).values(confirmed_at=now)
    return (await connection.execute(unconfirmed)).rowcount


async def with_nudges(connection: AsyncConnection) -> list[WorkspaceId]:
    """Every workspace that was ever said anything."""
    c = table_of(NudgeRow).c
    found = await connection.execute(select(c.workspace_id).distinct().order_by(c.workspace_id))
    return [WorkspaceId(workspace) for workspace in found.scalars()]


async def waiting_introductions(connection: AsyncConnection) -> list[Nudge]:
    """Introductions that wait for an organiser's word, earliest due first."""
    table, r = table_of(NudgeRow), table_of(RestoredRow).c
    unconfirmed = select(r.workspace_id).where(r.confirmed_at.is_(None))
    query = (
        select(table)
        .where(
            table.c.kind == NudgeKind.INTRODUCTION,
            table.c.state.in_([NudgeState.PLANNED, NudgeState.CLAIMED]),
            table.c.workspace_id.in_(unconfirmed),
        )
        .order_by(table.c.due_at, table.c.nudge_id)
    )
    return [NUDGES.read(columns) for columns in (await connection.execute(query)).mappings()]


async def arrived(connection: AsyncConnection, nudge: NudgeId) -> bool:
    """An organiser says that an introduction has arrived: it is not sent; False when it does not wait."""
    if nudge not in {each.id for each in await waiting_introductions(connection)}:
        return False
    table = table_of(NudgeRow)
    ended = {"state": NudgeState.UNKNOWN, "reason": EndReason.SAID_TO_HAVE_ARRIVED, "owner": None, "lease_until": None}
    done = update(table).where(table.c.nudge_id == nudge, table.c.state == NudgeState.PLANNED).values(**ended)
    return bool((await connection.execute(done)).rowcount)
