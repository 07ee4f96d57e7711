"""Reading and writing nudges of several workspaces by their keys, within a transaction alone in those workspaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Update, bindparam, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.nudges.model import Nudge, NudgeId
from storage.rows import of_pairs, table_of
from storage.tables import NUDGES, NudgeRow

Key = tuple[WorkspaceId, NudgeId]
"""A nudge is known by its workspace and its id."""

CHANGED_BY_DELIVERY = (
    "not_before",
    "channel",
    "state",
    "owner",
    "fence",
    "lease_until",
    "attempt",
    "first_attempt_at",
    "last_attempt_at",
    "slack_ts",
    "last_error",
    "reason",
    "reason_until",
)

CHANGED_BY_A_CLAIM = ("state", "owner", "fence", "lease_until")


def key_of(nudge: Nudge) -> Key:
    """The key of a nudge."""
    return nudge.workspace, nudge.id


async def read_nudges(connection: AsyncConnection, keys: Iterable[Key]) -> Mapping[Key, Nudge]:
    """The nudges as they are now; one that was erased is missing."""
    nudges = [NUDGES.read(columns) for columns in await of_pairs(connection, NudgeRow, "nudge_id", keys)]
    return {key_of(nudge): nudge for nudge in nudges}


async def write_nudges(connection: AsyncConnection, nudges: Iterable[Nudge]) -> None:
    """Write what delivery changed in these nudges."""
    await _write(connection, nudges, CHANGED_BY_DELIVERY)


async def write_claims(connection: AsyncConnection, nudges: Iterable[Nudge]) -> None:
    """Write who holds these nudges now."""
    await _write(connection, nudges, CHANGED_BY_A_CLAIM)


async def _write(connection: AsyncConnection, nudges: Iterable[Nudge], columns: tuple[str, ...]) -> None:
    """Write these columns of the nudges."""
    rows: list[dict[str, Any]] = [
        {"in_workspace": nudge.workspace, "of_id": nudge.id} | {f"new_{name}": getattr(nudge, name) for name in columns}
        for nudge in nudges
    ]
    if rows:
        await connection.execute(_writing(columns), rows)


@lru_cache
def _writing(columns: tuple[str, ...]) -> Update:
    """The statement that writes one nudge; kept, because building it takes longer than running it."""
    table = table_of(NudgeRow)
    return (
        update(table)
        .where(table.c.workspace_id == bindparam("in_workspace"), table.c.nudge_id == bindparam("of_id"))
        .values({name: bindparam(f"new_{name}", type_=table.c[name].type) for name in columns})
    )
