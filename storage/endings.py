"""Thanks, and what partners decide on together."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import Accord, AccordKind, MentorshipId, ThanksNote, WorkspaceId
from storage.rows import Rows
from storage.tables import ACCORDS, THANKS, AccordRow, ThanksRow


class ThanksTable:
    """`mentoring.ports.ThanksRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The thanks of one workspace."""
        self._rows = Rows(connection, workspace, ThanksRow)

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[ThanksNote]:
        """Those of a mentorship, by writer."""
        c = self._rows.c
        return [THANKS.value(row) for row in await self._rows.all(c.mentorship_id == mentorship, order=c.member_id)]

    async def put(self, note: ThanksNote) -> None:
        """Insert or replace."""
        await self._rows.put(THANKS.row(self._rows.workspace, note))


class AccordTable:
    """`mentoring.ports.AccordRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The accords of one workspace."""
        self._rows = Rows(connection, workspace, AccordRow)

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Accord]:
        """Every yes of a mentorship, by kind and member."""
        c = self._rows.c
        found = await self._rows.all(c.mentorship_id == mentorship, order=(c.kind, c.member_id))
        return [ACCORDS.value(row) for row in found]

    async def put(self, accord: Accord) -> None:
        """Insert or replace."""
        await self._rows.put(ACCORDS.row(self._rows.workspace, accord))

    async def clear(self, mentorship: MentorshipId, kind: AccordKind) -> None:
        """Forget every yes of a kind: it has been done."""
        await self._rows.remove(self._rows.c.mentorship_id == mentorship, self._rows.c.kind == kind)
