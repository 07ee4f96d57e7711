"""Reading and writing nudges of several workspaces by their keys, within a transaction alone in those workspaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Select, Update, bindparam, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.nudge import Nudge, NudgeId
from storage.rows import table_of
from storage.tables import NudgeRow, nudge_of

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
)


def key_of(nudge: Nudge) -> Key:
    """The key of a nudge."""
    return nudge.workspace, nudge.id


async def read_nudges(connection: AsyncConnection, keys: Iterable[Key]) -> Mapping[Key, Nudge]:
    """The nudges as they are now; one that was erased is missing."""
    wanted_keys = sorted(set(keys))
    if not wanted_keys:
        return {}
    found = await connection.execute(_reading(), {"wanted": wanted_keys})
    nudges = [nudge_of(columns) for columns in found.mappings()]
    return {key_of(nudge): nudge for nudge in nudges}


async def write_nudges(connection: AsyncConnection, nudges: Iterable[Nudge]) -> None:
    """Write what delivery changed in these nudges."""
    rows: list[dict[str, Any]] = [
        {"in_workspace": nudge.workspace, "of_id": nudge.id}
        | {f"new_{name}": getattr(nudge, name) for name in CHANGED_BY_DELIVERY}
        for nudge in nudges
    ]
    if not rows:
        return
    await connection.execute(_writing(), rows)


@lru_cache
def _reading() -> Select[Any]:
    """The statement that reads nudges by their keys; kept, because building it takes longer than running it."""
    table = table_of(NudgeRow)
    wanted: BindParameter[Any] = bindparam("wanted", expanding=True)
    return select(table).where(tuple_(table.c.workspace_id, table.c.nudge_id).in_(wanted))


@lru_cache
def _writing() -> Update:
    """The statement that writes one nudge."""
    table = table_of(NudgeRow)
    return (
        update(table)
        .where(table.c.workspace_id == bindparam("in_workspace"), table.c.nudge_id == bindparam("of_id"))
        .values({name: bindparam(f"new_{name}", type_=table.c[name].type) for name in CHANGED_BY_DELIVERY})
    )
