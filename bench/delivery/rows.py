"""An outbox of any size, written straight into its tables: a tenth is due, half of that in one workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import MemberId, WorkspaceId
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind
from storage.database import Database
from storage.outbox.wake import wake_workspaces
from storage.rows import table_of
from storage.tables import NUDGES, NudgeRow

WORKSPACES = 3000
NOISY = WorkspaceId("T0000")
CHUNK = 20_000
DUE_SHARE, NOISY_SHARE = 10, 2
"""One nudge in ten is due; one in two of those is of the noisy workspace."""


async def fill(database: Database, rows: int, now: datetime) -> None:
    """So many nudges, a tenth of them due at `now`."""
    made = _rows(rows, now)
    while chunk := list(islice(made, CHUNK)):
        async with database.begin() as connection:
            await connection.execute(insert(table_of(NudgeRow)), chunk)
    async with database.begin() as connection:
        await _wake(connection, rows, now)


def _rows(rows: int, now: datetime) -> Iterator[dict[str, Any]]:
    for number in range(rows):
        is_due = number % DUE_SHARE == 0
        which = number // DUE_SHARE
        noisy = is_due and which % NOISY_SHARE == 0
        workspace = NOISY if noisy else WorkspaceId(f"T{1 + which % (WORKSPACES - 1):04}")
        at = now - timedelta(seconds=which % 600) if is_due else now + timedelta(days=1, seconds=number)
        yield NUDGES.values(workspace, _nudge(workspace, number, at))


def _nudge(workspace: WorkspaceId, number: int, at: datetime) -> Nudge:
    return Nudge(
        id=NudgeId(f"{number:032x}"),
        workspace=workspace,
        kind=NudgeKind.AGENDA,
        to=(MemberId(f"U{number}"),),
        subject=f"s{number}",
        dedupe_key=f"agenda/s{number}:U{number}:{at.date()}",
        due_at=at,
        not_before=at,
        expires_at=at + timedelta(days=6),
    )


async def _wake(connection: AsyncConnection, rows: int, now: datetime) -> None:
    """What planning them one by one would have left behind: when each workspace can next be claimed in."""
    busy = min(WORKSPACES - 1, max(1, rows // DUE_SHARE))
    await wake_workspaces(connection, {WorkspaceId(f"T{1 + each:04}"): now for each in range(busy)} | {NOISY: now})
