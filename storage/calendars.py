"""When people are busy, read by one process at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import MemberId, PublishedCalendar, WorkspaceId
from storage.rows import Rows, table_of
from storage.tables import PUBLISHED_CALENDARS, PublishedCalendarRow


class CalendarTable:
    """`mentoring.ports.CalendarRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The calendars of one workspace."""
        self._rows = Rows(connection, workspace, PublishedCalendarRow)

    async def get(self, member: MemberId) -> PublishedCalendar | None:
        """The person's, or None."""
        row = await self._rows.one(self._rows.c.member_id == member)
        return PUBLISHED_CALENDARS.value(row) if row else None

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, PublishedCalendar]:
        """Of those who have one."""
        found = await self._rows.among(self._rows.c.member_id, members)
        return {MemberId(row.member_id): PUBLISHED_CALENDARS.value(row) for row in found}

    async def put(self, calendar: PublishedCalendar) -> None:
        """Keep it in place of an earlier one."""
        await self._rows.put(PUBLISHED_CALENDARS.row(self._rows.workspace, calendar))

    async def remove(self, member: MemberId) -> bool:
        """Forget it and all that it said; False when there was none."""
        return bool(await self._rows.remove(self._rows.c.member_id == member))

    async def claim(self, member: MemberId, now: datetime, until: datetime) -> PublishedCalendar | None:
        """Take a reading that is due, so that nobody else reads before `until`; None when none is due (atomic)."""
        c = self._rows.c
        taken = await self._rows.change(c.member_id == member, c.look_again_at <= now, look_again_at=until)
        return await self.get(member) if taken else None

    async def learn(self, calendar: PublishedCalendar) -> bool:
        """Keep what a reading came to; False when the link was changed or removed meanwhile (atomic)."""
        c = self._rows.c
        return bool(
            await self._rows.change(
                c.member_id == calendar.member,
                c.link == calendar.link,
                look_again_at=calendar.look_again_at,
                read_at=calendar.read_at,
                failed=calendar.failed,
                busy=calendar.busy,
            )
        )


async def calendars_to_read(
    connection: AsyncConnection, now: datetime, limit: int
) -> Sequence[tuple[WorkspaceId, MemberId]]:
    """Whose calendar is to be read again, longest waiting first."""
    c = table_of(PublishedCalendarRow).c
    query = select(c.workspace_id, c.member_id).where(c.look_again_at <= now).order_by(c.look_again_at).limit(limit)
    return [(WorkspaceId(workspace), MemberId(member)) for workspace, member in await connection.execute(query)]
