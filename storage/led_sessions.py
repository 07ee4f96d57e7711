"""Sessions that are led turn by turn: their state, and which of their messages are due to be edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.led_sessions import LedSession
from mentoring.model import ChannelId, MentorshipId, SessionId, WorkspaceId
from storage.outbox.wake import LONG_AGO
from storage.rows import Rows, table_of
from storage.tables import BudgetRow, EditPaceRow, LedSessionRow

NEVER_PINGED = -1


class LedSessionTable:
    """`mentoring.ports.LedSessionRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The led sessions of one workspace."""
        self._rows = Rows(connection, workspace, LedSessionRow)

    async def get(self, session: SessionId) -> LedSession | None:
        """The run that goes on, or the last one; None when the session was never led."""
        row = await self._rows.one(self._rows.c.session_id == session)
        return row.led if row else None

    async def put(self, led: LedSession, now: datetime) -> None:
        """Insert or replace, and have its message brought up to date at once; a new run gets a message of its own."""
        c = self._rows.c
        goes_on = await self._rows.change(
            c.session_id == led.session, c.run == led.run, led=led, version=led.version, wake_at=now
        )
        if not goes_on:
            await self._rows.put(_new(self._rows.workspace, led, now))

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[LedSession]:
        """All of a mentorship, by number."""
        rows = await self._rows.all(self._rows.c.mentorship_id == mentorship)
        return sorted((row.led for row in rows), key=lambda led: led.number)

    async def redraw(self, session: SessionId, now: datetime) -> None:
        """What has become of a session that is over has changed: its message says so, where it has one."""
        row = await self._rows.one(self._rows.c.session_id == session)
        if row is not None and row.led.is_over and row.ts is not None:
            await self.put(replace(row.led, version=row.led.version + 1), now)

    async def look_at(self, mentorship: MentorshipId, now: datetime) -> None:
        """Something about its people has changed: whatever of it goes on is looked at again at once."""
        c = self._rows.c
        await self._rows.change(c.mentorship_id == mentorship, c.wake_at > now, wake_at=now)


def _new(workspace: WorkspaceId, led: LedSession, now: datetime) -> LedSessionRow:
    """A run whose message is still to be posted."""
    return LedSessionRow(
        workspace_id=workspace,
        session_id=led.session,
        mentorship_id=led.mentorship,
        led=led,
        run=led.run,
        version=led.version,
        shown=0,
        channel=None,
        ts=None,
        pings=(),
        pinged=NEVER_PINGED,
        fence=0,
        lease_until=None,
        settle_at=None,
        wake_at=now,
    )


async def workspaces_due(connection: AsyncConnection, now: datetime, limit: int) -> Sequence[WorkspaceId]:
    """Workspaces in which something is due and that may be written to, by the `limit` rows that have waited longest.

    Made different here: asked to group them, SQLite would read every session that was ever led.
    """
    c, budget = table_of(LedSessionRow).c, table_of(BudgetRow).c
    paused = select(budget.workspace_id).where(budget.paused.is_not(None))
    query = select(c.workspace_id).where(c.wake_at <= now, c.workspace_id.not_in(paused))
    found = (await connection.execute(query.order_by(c.wake_at).limit(limit))).scalars()
    return [WorkspaceId(each) for each in dict.fromkeys(found)]


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next thing of any led session is due; None when none goes on."""
    c, budget = table_of(LedSessionRow).c, table_of(BudgetRow).c
    paused = select(budget.workspace_id).where(budget.paused.is_not(None))
    query = select(c.wake_at).where(c.wake_at.is_not(None), c.workspace_id.not_in(paused))
    found: datetime | None = (await connection.execute(query.order_by(c.wake_at).limit(1))).scalar()
    return found


class LiveRows:
    """The rows of one workspace as whoever draws them sees them, within a transaction that holds the workspace."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """Of that workspace."""
        self._rows = Rows(connection, workspace, LedSessionRow)

    async def due(self, now: datetime, limit: int) -> list[LedSessionRow]:
        """Those with something to do that nobody else is at, the longest waiting first."""
        c = self._rows.c
        free = or_(c.lease_until.is_(None), c.lease_until <= now)
        return await self._rows.all(c.wake_at <= now, free, order=(c.wake_at, c.session_id), limit=limit)

    async def one(self, session: SessionId) -> LedSessionRow | None:
        """The row of a session."""
        return await self._rows.one(self._rows.c.session_id == session)

    async def put(self, row: LedSessionRow) -> None:
        """Write the row as it is now."""
        await self._rows.put(row)


@dataclass(frozen=True, kw_only=True)
class EditPace:
    """So many edits a minute, and so many at once after a rest: together less than a tier allows in any minute."""

    per_minute: int
    burst: int

    @property
    def each(self) -> timedelta:
        """What one edit costs."""
        return timedelta(minutes=1) / self.per_minute


class EditPaces:
    """A token bucket of edits, kept as one instant (the generic cell rate algorithm): when it would be full again.

    Within a transaction that holds the workspace, so that replicas share it.
    """

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """Of one workspace."""
        self._rows = Rows(connection, workspace, EditPaceRow)

    async def take(self, now: datetime, pace: EditPace) -> datetime | None:
        """Take one edit. None when it may be made now, or else when to ask again."""
        row = await self._rows.one() or self._rested()
        if row.blocked_until is not None and now < row.blocked_until:
            return row.blocked_until
        full_at = max(row.full_at, now) + pace.each
        ready = full_at - pace.each * pace.burst
        if ready > now:
            return ready
        row.full_at, row.blocked_until = full_at, None
        await self._rows.put(row)
        return None

    async def block(self, until: datetime) -> None:
        """Slack asked for a wait."""
        row = await self._rows.one() or self._rested()
        row.blocked_until = max(until, row.blocked_until or until)
        await self._rows.put(row)

    def _rested(self) -> EditPaceRow:
        return EditPaceRow(workspace_id=self._rows.workspace, full_at=LONG_AGO, blocked_until=None)


def channel_of(row: LedSessionRow) -> ChannelId | None:
    """Where the row's message is."""
    return ChannelId(row.channel) if row.channel else None
