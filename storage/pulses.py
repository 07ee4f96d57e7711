"""The two-minute checks after sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortId, MentorshipId, Pulse, SessionId, WorkspaceId
from storage.rows import Rows, table_of
from storage.tables import MentorshipRow, PulseRow, SessionRow


class PulseTable:
    """`mentoring.ports.Pulses` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The pulses of one workspace."""
        self._rows = Rows(connection, workspace, PulseRow)

    async def put(self, pulse: Pulse) -> None:
        """Insert or replace."""
        await self._rows.put(PulseRow.of(self._rows.workspace, pulse))

    async def of_session(self, session: SessionId) -> Sequence[Pulse]:
        """Those of a session, by member."""
        c = self._rows.c
        return [row.pulse() for row in await self._rows.all(c.session_id == session, order=c.member_id)]

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Pulse]:
        """Those of a mentorship, by session number and member."""
        return await self._joined(table_of(SessionRow).c.mentorship_id == mentorship)

    async def of_cohort(self, cohort: CohortId) -> Sequence[Pulse]:
        """All of a cohort, by mentorship, session number and member."""
        s, m = table_of(SessionRow).c, table_of(MentorshipRow).c
        theirs = select(m.mentorship_id).where(m.workspace_id == self._rows.workspace, m.cohort_id == cohort)
        return await self._joined(s.mentorship_id.in_(theirs))

    async def _joined(self, condition: ColumnElement[bool]) -> list[Pulse]:
        """The pulses of the sessions that fit, by mentorship, number and member."""
        c, s = self._rows.c, table_of(SessionRow).c
        query: Any = (
            select(self._rows.table)
            .join_from(
                self._rows.table,
                table_of(SessionRow),
                (s.workspace_id == c.workspace_id) & (s.session_id == c.session_id),
            )
            .where(self._rows.where(condition))
            .order_by(s.mentorship_id, s.number, c.member_id)
        )
        found = await self._rows.connection.execute(query)
        return [PulseRow(**columns).pulse() for columns in found.mappings()]
