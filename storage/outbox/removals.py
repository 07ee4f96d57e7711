"""What is to be taken back in Slack after somebody was erased; the rows name channels and messages, and nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import ChannelId, Language, WorkspaceId
from storage.outbox.wake import LONG_AGO
from storage.rows import insert_into, table_of
from storage.tables import BudgetRow, RemovalRow

WHOLE = ""
"""In the place of a message's timestamp: the whole conversation."""

NAMING = "naming "
"""In the place of a message's timestamp, before a keyed hash of somebody: every message that names them."""


@dataclass(frozen=True, kw_only=True)
class Removal:
    """One message of ours; or with `ts` `WHOLE` all of ours in a conversation, and with `NAMING` and a hash those that
    name somebody; before `before` (or now). What stays in its place is in the `language` of those who read it.
    """

    workspace: WorkspaceId
    channel: ChannelId
    ts: str = WHOLE
    before: str = ""
    attempt: int = 0
    language: Language = Language.ENGLISH


async def plan_removals(connection: AsyncConnection, removals: Iterable[Removal]) -> None:
    """Take these back, soon; of a conversation, what was said before the later of two moments."""
    table = table_of(RemovalRow)
    insert = insert_into(connection, table)
    rows = [
        {
            "workspace_id": one.workspace,
            "channel": one.channel,
            "ts": one.ts,
            "before": one.before,
            "not_before": LONG_AGO,
            "attempt": 0,
            "language": one.language,
        }
        for one in removals
    ]
    if rows:
        kept = insert.on_conflict_do_update(
            index_elements=["workspace_id", "channel", "ts"],
            set_={"before": insert.excluded.before, "not_before": LONG_AGO, "attempt": 0},
        )
        await connection.execute(kept, rows)


async def due_removals(connection: AsyncConnection, now: datetime, most: int) -> Sequence[Removal]:
    """Those whose time has come, in workspaces that may be written to."""
    c = table_of(RemovalRow).c
    paused = select(table_of(BudgetRow).c.workspace_id).where(table_of(BudgetRow).c.paused.is_not(None))
    query = select(table_of(RemovalRow)).where(c.not_before <= now, c.workspace_id.not_in(paused))
    found = await connection.execute(query.order_by(c.not_before).limit(most))
    return [
        Removal(
            workspace=WorkspaceId(row.workspace_id),
            channel=ChannelId(row.channel),
            ts=row.ts,
            before=row.before,
            attempt=row.attempt,
            language=row.language,
        )
        for row in found
    ]


async def removed(connection: AsyncConnection, removal: Removal) -> None:
    """It is done, or never can be."""
    await connection.execute(delete(table_of(RemovalRow)).where(*_this(removal)))


async def put_off(connection: AsyncConnection, removal: Removal, until: datetime, *, counts: bool) -> None:
    """Try again then; `counts` as an attempt."""
    changed = {"not_before": until, "attempt": removal.attempt + counts}
    await connection.execute(update(table_of(RemovalRow)).where(*_this(removal)).values(changed))


async def look_before(connection: AsyncConnection, removal: Removal, before: str) -> None:
    """What is newer has been looked at: the next page is the one before."""
    await connection.execute(update(table_of(RemovalRow)).where(*_this(removal)).values(before=before, attempt=0))


def _this(removal: Removal) -> tuple[ColumnElement[bool], ...]:
    c = table_of(RemovalRow).c
    return c.workspace_id == removal.workspace, c.channel == removal.channel, c.ts == removal.ts


def backoff(attempt: int) -> timedelta:
    """How long to wait after so many attempts that came to nothing."""
    doubled: int = 2 ** min(attempt, 12)
    return min(timedelta(seconds=30) * doubled, timedelta(hours=6))
