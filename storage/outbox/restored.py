"""Which interval of a workspace's life this database does not know, because it was restored from before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import Restored, WorkspaceId
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind, NudgeState
from mentoring.nudges.reasons import EndReason
from storage.rows import Rows, table_of
from storage.tables import NUDGES, NudgeRow, RestoredRow, is_in


def _within(workspace: WorkspaceId | None) -> ColumnElement[bool]:
    """The restores of one workspace; None: of all."""
    return true() if workspace is None else table_of(RestoredRow).c.workspace_id == workspace


async def restored(connection: AsyncConnection, workspace: WorkspaceId | None = None) -> Mapping[WorkspaceId, Restored]:
    """The workspaces that were restored, and from when to when; of one, or of all."""
    c = table_of(RestoredRow).c
    query = select(c.workspace_id, c.made_at, c.restored_at, c.confirmed_at).where(_within(workspace))
    found = await connection.execute(query)
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


async def confirm_restored(connection: AsyncConnection, now: datetime, workspace: WorkspaceId | None = None) -> int:
    """The pairs of one restored workspace, or of all, still stand: introduce again; how many were waiting."""
    table = table_of(RestoredRow)
    unconfirmed = update(table).where(table.c.confirmed_at.is_(None), _within(workspace)).values(confirmed_at=now)
    return (await connection.execute(unconfirmed)).rowcount


async def with_nudges(connection: AsyncConnection) -> list[WorkspaceId]:
    """Every workspace that was ever said anything."""
    c = table_of(NudgeRow).c
    found = await connection.execute(select(c.workspace_id).distinct().order_by(c.workspace_id))
    return [WorkspaceId(workspace) for workspace in found.scalars()]


async def waiting_introductions(connection: AsyncConnection, workspace: WorkspaceId | None = None) -> list[Nudge]:
    """Introductions that wait for an organiser's word, earliest due first; of one workspace, or of all."""
    table, r = table_of(NudgeRow), table_of(RestoredRow).c
    unconfirmed = select(r.workspace_id).where(r.confirmed_at.is_(None), _within(workspace))
    workspaces = list((await connection.execute(unconfirmed)).scalars())
    of_them = select(table).where(table.c.workspace_id.in_(workspaces), table.c.kind == NudgeKind.INTRODUCTION)
    planned = of_them.where(is_in(NudgeState.PLANNED))
    held = of_them.where(is_in(NudgeState.CLAIMED), table.c.lease_until.is_not(None))
    found = [NUDGES.read(row) for query in (planned, held) for row in (await connection.execute(query)).mappings()]
    return sorted(found, key=lambda nudge: (nudge.due_at, nudge.id))


async def arrived(connection: AsyncConnection, nudge: NudgeId, workspace: WorkspaceId | None = None) -> bool:
    """An organiser says that an introduction has arrived: it is not sent; False when it does not wait."""
    if nudge not in {each.id for each in await waiting_introductions(connection, workspace)}:
        return False
    table = table_of(NudgeRow)
    ended = {"state": NudgeState.UNKNOWN, "reason": EndReason.SAID_TO_HAVE_ARRIVED, "owner": None, "lease_until": None}
    done = (
        update(table)
        .where(table.c.nudge_id == nudge, table.c.state.in_([NudgeState.PLANNED, NudgeState.CLAIMED]))
        .values(**ended)
    )
    return bool((await connection.execute(done)).rowcount)
