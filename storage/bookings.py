"""When sessions take place, changed by one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import Booking, SessionId, WorkspaceId
from storage.rows import Rows
from storage.tables import BOOKINGS, BookingRow


class BookingTable:
    """`mentoring.ports.BookingRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The bookings of one workspace."""
        self._rows = Rows(connection, workspace, BookingRow)

    async def get(self, session: SessionId) -> Booking:
        """What is known of a session's time: an empty booking where nothing ever was."""
        row = await self._rows.one(self._rows.c.session_id == session)
        return BOOKINGS.value(row) if row else Booking(session=session)

    async def of(self, sessions: Iterable[SessionId]) -> Mapping[SessionId, Booking]:
        """Those of `sessions` for which something was ever proposed or agreed."""
        found = await self._rows.among(self._rows.c.session_id, sessions)
        return {SessionId(row.session_id): BOOKINGS.value(row) for row in found}

    async def change(self, booking: Booking) -> bool:
        """Keep it under the next revision, if its own is still the one that is kept; else False (atomic)."""
        c = self._rows.c
        after = BOOKINGS.row(self._rows.workspace, replace(booking, revision=booking.revision + 1))
        if booking.revision == 0:
            return bool(await self._rows.add([after]))
        values = {name: value for name, value in after.values().items() if name not in ("workspace_id", "session_id")}
        mine = (c.session_id == booking.session, c.revision == booking.revision)
        return bool(await self._rows.change(*mine, **values))
